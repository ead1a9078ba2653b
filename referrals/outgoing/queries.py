"""Which referrals an actor sees: those sent by their teams or cases, those that came to their service point."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from app import clock
from app.access import Actor, Role, Scope
from app.codelists.labels import value_of
from app.codelists.snapshot import current
from app.db import db
from app.identity.models import Team, TeamDistrict
from casework.cases.models import Case, CaseMember
from casework.people.models import ExternalId, LegalStatus
from referrals.directory.models import ServicePoint
from referrals.directory.queries import visible_service_points
from referrals.outgoing.models import Referral, ReferralStep
from referrals.outgoing.policies import BY_CASE, BY_TEAM
from referrals.workflow import REFERRAL


@dataclass(frozen=True)
class Filters:
    """What a sender looks for among what was sent."""

    status: str = ""
    service_point_id: uuid.UUID | None = None
    late: bool = False


def visible_referrals(actor: Actor) -> Scope[Referral]:
    """Both sides together: what a page may load by its id."""
    sides = [condition for condition in (_sent_by(actor), _came_to(actor)) if condition is not None]
    return Scope(actor, Referral, or_(*sides) if sides else None).options(*_with_teams())


def sent_referrals(actor: Actor) -> Scope[Referral]:
    """What the actor's teams and cases sent, or are about to send."""
    return Scope(actor, Referral, _sent_by(actor)).options(*_with_teams())


def inbox(actor: Actor) -> Scope[Referral]:
    """What came to the actor's service points."""
    return Scope(actor, Referral, _came_to(actor)).options(*_with_teams())


def referral_in_scope(actor: Actor, record_id: uuid.UUID) -> Referral:
    return visible_referrals(actor).one_or_404(record_id)


def sent_in_scope(actor: Actor, record_id: uuid.UUID) -> Referral:
    return sent_referrals(actor).one_or_404(record_id)


def received_in_scope(actor: Actor, record_id: uuid.UUID) -> Referral:
    return inbox(actor).one_or_404(record_id)


def own_draft(actor: Actor, record_id: uuid.UUID) -> Referral:
    """A draft to be finished: by whoever began it."""
    mine = (Referral.sender_id == actor.user_id, Referral.status == "BOZZA")
    return sent_referrals(actor).where(*mine).one_or_404(record_id)


def filtered(scope: Scope[Referral], filters: Filters) -> Scope[Referral]:
    if filters.status:
        scope = scope.where(Referral.status == filters.status)
    if filters.service_point_id:
        open_to_all = select(ServicePoint.id).where(ServicePoint.id == filters.service_point_id, tells_nothing())
        scope = scope.where(Referral.to_service_point_id.in_(open_to_all))
    return scope.where(is_late()) if filters.late else scope


def is_late() -> ColumnElement[bool]:
    """Past its day: unanswered, or given up by the clock."""
    unanswered = Referral.status.in_(REFERRAL.waiting) & Referral.asked_at.is_(None)
    return (unanswered & (Referral.due_at < clock.now())) | (Referral.status == "SCAD")


def is_waiting() -> ColumnElement[bool]:
    return Referral.status.in_(REFERRAL.waiting)


def overdue(now: datetime) -> Select[uuid.UUID]:
    """Ids of what the clock has to give up."""
    late = (Referral.status.in_(REFERRAL.waiting), Referral.due_at < now, Referral.asked_at.is_(None))
    return select(Referral.id).where(*late).order_by(Referral.due_at)


def steps_of(actor: Actor, referral: Referral) -> Sequence[ReferralStep]:
    """The history of a referral in scope, oldest first."""
    mine = Scope(actor, ReferralStep, ReferralStep.referral_id == referral.id)
    return mine.order_by(ReferralStep.at, ReferralStep.id).all()


def service_points_written_to(actor: Actor) -> Sequence[ServicePoint]:
    """The service points that the actor's referrals went to, for the filter of the list."""
    condition = _sent_by(actor)
    if condition is None:
        return ()
    used = select(Referral.to_service_point_id).where(condition).distinct()
    found = visible_service_points(actor).where(ServicePoint.id.in_(used), tells_nothing())
    return found.order_by(ServicePoint.name).limit(200).all()


def tells_nothing() -> ColumnElement[bool]:
    """A service of which the mere name says nothing of health or violence: lists may be filtered by it."""
    telling = [value.code for value in current().values_of("service_type").values() if value.compartment]
    return ServicePoint.service_type.not_in(telling)


def legal_status_of(referral: Referral) -> LegalStatus | None:
    """The person's present legal position; what opens of it is the clearance's business."""
    mine = select(LegalStatus).where(LegalStatus.person_id == referral.person_id, LegalStatus.valid_to.is_(None))
    return db.session.scalars(mine.order_by(LegalStatus.valid_from.desc()).limit(1)).first()


def health_codes_of(referral: Referral) -> Sequence[ExternalId]:
    """STP and ENI codes, which health services ask for."""
    mine = select(ExternalId).where(ExternalId.person_id == referral.person_id, ExternalId.kind.in_(("STP", "ENI")))
    return db.session.scalars(mine.order_by(ExternalId.kind, ExternalId.id)).all()


def count_to_answer(actor: Actor) -> int:
    return inbox(actor).where(is_waiting()).count()


def live_on_case(actor: Actor, file: Case) -> Scope[Referral]:
    """Of a case's person, what is still on its way."""
    live = Referral.status.in_({*REFERRAL.live, "BOZZA"})
    return sent_referrals(actor).where(Referral.person_id == file.person_id, live).options(*_for_a_line())


def appointments_between(actor: Actor, first: datetime, last: datetime) -> Scope[Referral]:
    """Whom the actor's service points expect."""
    when = Referral.appointment_at.between(first, last)
    return inbox(actor).where(Referral.status == "APP", when).order_by(Referral.appointment_at, Referral.id)


def group_of(point: ServicePoint | None) -> str | None:
    """The group of the service's type: SAN for health."""
    value = value_of("service_type", point.service_type) if point else None
    return value.parent if value else None


def _sent_by(actor: Actor) -> ColumnElement[bool] | None:
    ways: list[ColumnElement[bool]] = []
    if actor.has(*BY_TEAM, *BY_CASE, Role.COORD):
        ways.append(Referral.sender_id == actor.user_id)
    if teams := actor.teams_as(*BY_TEAM) | actor.followed_teams_as(Role.OP_EQUIPE):
        ways.append(Referral.from_team_id.in_(teams))
    if districts := actor.districts_as(Role.COORD):
        there = select(TeamDistrict.team_id).where(TeamDistrict.district.in_(districts))
        ways.append(Referral.from_team_id.in_(there))
    if actor.has(*BY_CASE):
        ways.append(_of_followed_cases(actor))
    return or_(*ways) if ways else None


def _of_followed_cases(actor: Actor) -> ColumnElement[bool]:
    member = exists().where(CaseMember.case_id == Case.id, CaseMember.user_id == actor.user_id)
    return Referral.case_id.in_(select(Case.id).where(or_(Case.manager_id == actor.user_id, member)))


def _came_to(actor: Actor) -> ColumnElement[bool] | None:
    points = actor.service_points_as(Role.SERVIZIO)
    return Referral.to_service_point_id.in_(points) & Referral.sent_at.is_not(None) if points else None


def _with_teams() -> tuple[object, ...]:
    return (selectinload(Referral.from_team).selectinload(Team.districts),)


def _for_a_line() -> tuple[object, ...]:
    """A line beside the timeline names the service and the state; the case is on the page already."""
    point = joinedload(Referral.service_point)
    return (lazyload(Referral.case), point.lazyload(ServicePoint.spoken), point.lazyload(ServicePoint.openings))
