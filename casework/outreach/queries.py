"""What an actor may see of the street: units, zones, shifts, stops, contacts, alerts."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, true

from app import clock
from app.access import Actor, Role, Scope
from app.db import db
from app.identity.models import RoleAssignment, Team, TeamDistrict, TeamKind, User
from casework.outreach.models import AlertNotice, Contact, Shift, ShiftCorrection, ShiftMember, Stop, Zone
from casework.outreach.workflow import LINKABLE, ShiftStatus

MOST_ALERTS = 200


def visible_shifts(actor: Actor) -> Scope[Shift]:
    """Of the own unit, of the units an équipe works for, of a coordinator's districts, and those one was on."""
    aboard = Shift.id.in_(_shifts_aboard(actor))
    return Scope(actor, Shift, _any(_of_teams(actor, Shift.team_id), aboard if actor.user_id else None))


def shift_in_scope(actor: Actor, record_id: uuid.UUID) -> Shift:
    return visible_shifts(actor).one_or_404(record_id)


def shift_in_hand(actor: Actor, record_id: uuid.UUID) -> Shift:
    """A shift the actor may work on: of the own unit, or of a coordinated one."""
    return visible_shifts(actor).where(Shift.team_id.in_(_own_units(actor))).one_or_404(record_id)


def visible_contacts(actor: Actor) -> Scope[Contact]:
    """Like the shifts; a mediator sees the contacts of the shifts they were on board of."""
    aboard = Contact.shift_id.in_(_shifts_aboard(actor))
    return Scope(actor, Contact, _any(_of_teams(actor, Contact.team_id), aboard if actor.user_id else None))


def contact_in_scope(actor: Actor, record_id: uuid.UUID) -> Contact:
    return visible_contacts(actor).one_or_404(record_id)


def contact_in_hand(actor: Actor, record_id: uuid.UUID) -> Contact:
    """A contact the actor may change."""
    return visible_contacts(actor).where(Contact.team_id.in_(_own_units(actor))).one_or_404(record_id)


def waiting_contacts(actor: Actor) -> Scope[Contact]:
    """Meetings with one person who gave a nickname, and whom nobody has recognised yet."""
    return visible_contacts(actor).where(
        Contact.person_id.is_(None),
        Contact.kind.in_(LINKABLE),
        Contact.alias_sealed.is_not(None),
    )


def contacts_of_shift(actor: Actor, shift: Shift) -> Sequence[Contact]:
    """The shift's contacts, latest first."""
    scope = visible_contacts(actor).where(Contact.shift_id == shift.id)
    return scope.order_by(Contact.at.desc(), Contact.id.desc()).all()


def contacts_of_person(actor: Actor, person_id: uuid.UUID) -> Scope[Contact]:
    return visible_contacts(actor).where(Contact.person_id == person_id).order_by(Contact.at.desc(), Contact.id.desc())


def stops_of(shift: Shift) -> Sequence[Stop]:
    """The halts of a shift in scope, latest first."""
    found = select(Stop).where(Stop.shift_id == shift.id).order_by(Stop.arrived_at.desc(), Stop.id.desc())
    return db.session.scalars(found).all()


def stop_in_hand(actor: Actor, record_id: uuid.UUID) -> Stop:
    in_hand = select(Shift.id).where(Shift.team_id.in_(_own_units(actor)))
    return Scope(actor, Stop, Stop.shift_id.in_(in_hand)).one_or_404(record_id)


def corrections_of(actor: Actor, shift: Shift) -> Sequence[ShiftCorrection]:
    """What was added after the review, oldest first."""
    scope = Scope(actor, ShiftCorrection, ShiftCorrection.shift_id == shift.id)
    return scope.order_by(ShiftCorrection.written_at, ShiftCorrection.id).all()


def visible_alerts(actor: Actor) -> Scope[AlertNotice]:
    """A coordinator's districts; a worker sees what their unit raised, and reads what they raised themselves."""
    own = AlertNotice.team_id.in_(actor.teams_as(Role.OP_STRADA))
    territory = AlertNotice.team_id.in_(_teams_in(actor)) if actor.districts_as(Role.COORD) else None
    return Scope(actor, AlertNotice, _any(own, territory))


def alert_in_hand(actor: Actor, record_id: uuid.UUID) -> AlertNotice:
    """An alert that this coordinator answers."""
    return visible_alerts(actor).where(AlertNotice.team_id.in_(_teams_in(actor))).one_or_404(record_id)


def open_alerts(actor: Actor) -> Scope[AlertNotice]:
    return visible_alerts(actor).where(AlertNotice.handled_at.is_(None))


def contacts_with_alerts(actor: Actor, *, only_open: bool = False) -> list[uuid.UUID]:
    """Ids of the contacts behind the latest alerts that this actor may read; they lie sealed in the notices."""
    scope = open_alerts(actor) if only_open else visible_alerts(actor)
    notices = scope.order_by(AlertNotice.raised_at.desc()).limit(MOST_ALERTS).all()
    return [uuid.UUID(notice.about["contact"]) for notice in notices if notice.about]


def visible_zones(actor: Actor) -> Scope[Zone]:
    return Scope(actor, Zone, _of_teams(actor, Zone.team_id))


def zone_in_hand(actor: Actor, record_id: uuid.UUID) -> Zone:
    return visible_zones(actor).where(Zone.team_id.in_(_own_units(actor))).one_or_404(record_id)


def zones_of(team_id: uuid.UUID, include: Sequence[uuid.UUID] = ()) -> Sequence[Zone]:
    """The zones where a unit goes now, and those already chosen."""
    wanted = or_(Zone.active, Zone.id.in_(include))
    return db.session.scalars(select(Zone).where(Zone.team_id == team_id, wanted).order_by(Zone.name)).all()


def units_in_hand(actor: Actor) -> Sequence[Team]:
    """The street units for which this actor plans, records and reviews."""
    found = select(Team).where(Team.id.in_(_own_units(actor)), Team.kind == TeamKind.UNIT, Team.active)
    return db.session.scalars(found.order_by(Team.name)).all()


def visible_units(actor: Actor) -> Sequence[Team]:
    """The street units whose shifts this actor sees."""
    seen = _of_teams(actor, Team.id)
    if seen is None:
        return []
    return db.session.scalars(select(Team).where(seen, Team.kind == TeamKind.UNIT).order_by(Team.name)).all()


def possible_crew(team: Team) -> Sequence[User]:
    """Who may be on board: the unit's people and those of its équipe."""
    today = clock.today()
    held = select(RoleAssignment.user_id).where(
        RoleAssignment.team_id.in_([team.id, *([team.equipe_id] if team.equipe_id else [])]),
        RoleAssignment.valid_from <= today,
        or_(RoleAssignment.valid_to.is_(None), RoleAssignment.valid_to >= today),
    )
    users = db.session.scalars(select(User).where(User.id.in_(held), User.active)).all()
    return sorted(users, key=lambda user: str(user.name))


def contact_of_event(client_event_id: uuid.UUID) -> Contact | None:
    """The contact an event already made, whoever asks: for the service that must not make it twice."""
    return db.session.scalar(select(Contact).where(Contact.client_event_id == client_event_id))


def contact_counts(shift_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, int]:
    """How many contacts (sightings apart) each shift has, in one statement."""
    counted = select(Contact.shift_id, func.count()).where(Contact.shift_id.in_(shift_ids), Contact.kind != "OBS")
    return {row[0]: row[1] for row in db.session.execute(counted.group_by(Contact.shift_id)) if row[0]}


def figures_of(shift: Shift) -> dict[str, int]:
    """The counts of a shift as they stand: contacts by kind, people in groups, minutes, people seen at the stops."""
    mine = Contact.shift_id == shift.id
    sums = select(Contact.kind, func.count(), func.sum(Contact.group_size), func.sum(Contact.minutes)).where(mine)
    figures = {"contacts": 0, "sightings": 0, "groups": 0, "in_groups": 0, "minutes": 0}
    for kind, number, in_groups, minutes in db.session.execute(sums.group_by(Contact.kind)):
        figures["sightings" if kind == "OBS" else "contacts"] += number
        figures["groups"] += number if kind == "GROUP" else 0
        figures["in_groups"] += (in_groups or 0) if kind == "GROUP" else 0
        figures["minutes"] += minutes or 0
    stops = stops_of(shift)
    return {**figures, "stops": len(stops), "seen": sum(stop.total for stop in stops)}


def shifts_with_status(actor: Actor, *statuses: ShiftStatus) -> Scope[Shift]:
    return visible_shifts(actor).where(Shift.status.in_(statuses))


def _any(*conditions: ColumnElement[bool] | None) -> ColumnElement[bool] | None:
    found = [condition for condition in conditions if condition is not None]
    return or_(*found) if found else None


def _of_teams(actor: Actor, column: Any) -> ColumnElement[bool] | None:
    if actor.system_name:
        return true()
    teams = actor.teams_as(Role.OP_STRADA, Role.OP_EQUIPE) | actor.followed_teams_as(Role.OP_EQUIPE)
    own = column.in_(teams) if teams else None
    return _any(own, column.in_(_teams_in(actor)) if actor.districts_as(Role.COORD) else None)


def _own_units(actor: Actor) -> Select[uuid.UUID]:
    teams = actor.teams_as(Role.OP_STRADA)
    return select(Team.id).where(or_(Team.id.in_(teams), Team.id.in_(_teams_in(actor))), Team.kind == TeamKind.UNIT)


def _teams_in(actor: Actor) -> Select[uuid.UUID]:
    return select(TeamDistrict.team_id).where(TeamDistrict.district.in_(actor.districts_as(Role.COORD)))


def _shifts_aboard(actor: Actor) -> Select[uuid.UUID]:
    """For mediators: their own shifts; other roles reach theirs through their team."""
    mine = select(ShiftMember.shift_id).where(ShiftMember.user_id == actor.user_id)
    return mine.where(true() if actor.has(Role.MEDIATORE) else ShiftMember.shift_id.is_(None))
