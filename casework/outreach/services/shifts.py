"""The life of a shift: planned, out, closed, reviewed; and its stops."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.crypto.subject_keys import create_key
from app.db import db
from casework.outreach import queries
from casework.outreach.models import Contact, Shift, ShiftCorrection, ShiftMember, ShiftZone, Stop
from casework.outreach.workflow import ShiftIsLocked, ShiftIsNotRunning, ShiftStatus, check_move


@dataclass(kw_only=True)
class ShiftPlan:
    """What is decided before going out."""

    team_id: uuid.UUID
    type: str
    planned_start: datetime
    planned_end: datetime
    member_ids: Sequence[uuid.UUID] = ()
    zone_ids: Sequence[uuid.UUID] = ()
    vehicle: str | None = None
    others_aboard: int = 0


@dataclass(kw_only=True)
class ShiftReport:
    """What is said on coming back, without names."""

    ended_at: datetime
    km: int | None = None
    materials: Mapping[str, int] | None = None
    diary: str | None = None
    debriefed: bool = False
    critical_events: str | None = None


def plan_shift(actor: Actor, plan: ShiftPlan) -> Shift:
    """Put a shift on the calendar."""
    shift = Shift(team_id=plan.team_id, type=plan.type, status=ShiftStatus.PLANNED)
    create_key(shift.id)
    _apply(shift, plan)
    db.session.add(shift)
    record(actor, Operation.CREATE, shift)
    db.session.flush()
    return shift


def change_plan(actor: Actor, shift: Shift, plan: ShiftPlan) -> Shift:
    """Change crew, zones and times, until the review.

    :raises ShiftIsLocked: afterwards.
    """
    _refuse_if_locked(shift)
    _apply(shift, plan)
    record(actor, Operation.UPDATE, shift)
    db.session.flush()
    return shift


def start_shift(actor: Actor, shift: Shift) -> Shift:
    """Go out; starting twice is starting once.

    :raises RefusedMove: when the shift is over.
    """
    if shift.status != ShiftStatus.OPEN:
        check_move(shift.status, ShiftStatus.OPEN)
        shift.status, shift.started_at = ShiftStatus.OPEN, clock.now()
        record(actor, Operation.UPDATE, shift, purpose="shift:start")
        db.session.flush()
    return shift


def close_shift(actor: Actor, shift: Shift, report: ShiftReport) -> Shift:
    """Come back: end, kilometres, materials, diary and debriefing; until the review it may be closed again, mended.

    :raises RefusedMove: when the shift was not out.
    """
    if shift.status != ShiftStatus.CLOSED:
        check_move(shift.status, ShiftStatus.CLOSED)
    shift.status, shift.ended_at = ShiftStatus.CLOSED, report.ended_at
    shift.km, shift.materials = report.km, dict(report.materials or {})
    shift.diary, shift.debriefed = report.diary or None, report.debriefed
    if report.critical_events is not None:
        shift.critical_events = report.critical_events
    for stop in queries.stops_of(shift):
        stop.left_at = stop.left_at or report.ended_at
    record(actor, Operation.UPDATE, shift, purpose="shift:close")
    db.session.flush()
    return shift


def review_shift(actor: Actor, shift: Shift) -> Shift:
    """The coordinator has read it: the figures freeze and the shift locks.

    :raises RefusedMove: when it was not closed.
    """
    check_move(shift.status, ShiftStatus.REVIEWED)
    shift.figures = queries.figures_of(shift)
    shift.status, shift.reviewed_at, shift.reviewed_by = ShiftStatus.REVIEWED, clock.now(), actor.user_id
    record(actor, Operation.UPDATE, shift, purpose="shift:review")
    db.session.flush()
    return shift


def correct_shift(actor: Actor, shift: Shift, text: str, contact: Contact | None = None) -> ShiftCorrection:
    """Add to a locked shift what is to be read differently; nothing of it changes.

    :raises ShiftIsNotRunning: while the shift can still be mended itself.
    """
    if not shift.locked:
        raise ShiftIsNotRunning("not reviewed yet: change the shift itself")
    assert actor.user_id is not None
    contact_id = contact.id if contact else None
    added = ShiftCorrection(shift_id=shift.id, contact_id=contact_id, author_id=actor.user_id, text=text)
    db.session.add(added)
    record(actor, Operation.CREATE, added, subjects=[contact_id] if contact_id else [])
    db.session.flush()
    return added


def add_stop(actor: Actor, shift: Shift, *, zone_id: uuid.UUID, seen: Mapping[str, int]) -> Stop:
    """Halt in a zone; the stop before ends.

    :raises ShiftIsNotRunning: before the start and after the review.
    """
    refuse_if_not_running(shift)
    now = clock.now()
    for earlier in queries.stops_of(shift):
        earlier.left_at = earlier.left_at or now
    stop = Stop(shift_id=shift.id, zone_id=zone_id, arrived_at=now, seen=dict(seen))
    if shift.status != ShiftStatus.OPEN:
        stop.left_at = now
    db.session.add(stop)
    record(actor, Operation.CREATE, stop)
    db.session.flush()
    return stop


def change_stop(actor: Actor, stop: Stop, *, zone_id: uuid.UUID, seen: Mapping[str, int], left: bool) -> Stop:
    """Mend the counts of a stop, or leave it.

    :raises ShiftIsNotRunning: after the review.
    """
    refuse_if_not_running(stop.shift)
    stop.zone_id, stop.seen = zone_id, dict(seen)
    stop.left_at = (stop.left_at or clock.now()) if left else None
    record(actor, Operation.UPDATE, stop)
    db.session.flush()
    return stop


def refuse_if_not_running(shift: Shift) -> None:
    """
    :raises ShiftIsLocked: after the review.
    :raises ShiftIsNotRunning: before the start.
    """
    _refuse_if_locked(shift)
    if not shift.takes_records:
        raise ShiftIsNotRunning(shift.status)


def _refuse_if_locked(shift: Shift) -> None:
    if shift.locked:
        raise ShiftIsLocked("reviewed: add a correction")


def _apply(shift: Shift, plan: ShiftPlan) -> None:
    shift.team_id, shift.type = plan.team_id, plan.type
    shift.planned_start, shift.planned_end = plan.planned_start, plan.planned_end
    shift.vehicle, shift.others_aboard = plan.vehicle or None, plan.others_aboard
    kept = {member.user_id: member for member in shift.members}
    shift.members = [kept.get(user_id) or ShiftMember(user_id=user_id) for user_id in plan.member_ids]
    gone_to = {each.zone_id: each for each in shift.zones}
    shift.zones = [gone_to.get(zone_id) or ShiftZone(zone_id=zone_id) for zone_id in plan.zone_ids]
    for position, each in enumerate(shift.zones):
        each.position = position
