"""What an actor may see of interventions and appointments, and what waits."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import lazyload

from app import clock
from app.access import Actor, Scope
from app.db import db
from casework.cases.models import Case
from casework.cases.queries import on_seen_case, visible_cases
from casework.interventions.models import Appointment, AppointmentStatus, Intervention
from casework.people.models import Person
from casework.people.queries import also_visible

SEEN_FOR = timedelta(days=90)
"""How long a mediator sees a person after having mediated for them."""


def own_interventions(actor: Actor, monday: date) -> Scope[Intervention]:
    """What the actor did in a week, as author or as mediator."""
    mine = or_(Intervention.author_id == actor.user_id, Intervention.mediator_id == actor.user_id)
    start, end = day_start(monday), day_start(monday + timedelta(days=7))
    return Scope(actor, Intervention, mine).where(Intervention.at >= start, Intervention.at < end)


def own_intervention(actor: Actor, record_id: uuid.UUID) -> Intervention:
    """An intervention to be put right: by its author."""
    return Scope(actor, Intervention, Intervention.author_id == actor.user_id).one_or_404(record_id)


def visible_appointments(actor: Actor) -> Scope[Appointment]:
    """Appointments of the actor's own, and of the cases the actor sees."""
    seen = on_seen_case(actor, Appointment.case_id)
    mine = _own_appointment(actor)
    return Scope(actor, Appointment, mine if seen is None else or_(mine, seen))


def appointment_in_scope(actor: Actor, record_id: uuid.UUID) -> Appointment:
    return visible_appointments(actor).one_or_404(record_id)


def own_appointments_on(actor: Actor, day: date) -> Scope[Appointment]:
    """The actor's appointments of one day."""
    scope = Scope(actor, Appointment, _own_appointment(actor)).where(Appointment.status != AppointmentStatus.CANCELLED)
    scope = scope.where(Appointment.at >= day_start(day), Appointment.at < day_start(day + timedelta(days=1)))
    return scope.order_by(Appointment.at, Appointment.id)


def appointments_without_outcome(actor: Actor) -> Scope[Appointment]:
    """The actor's appointments that are over and of which nobody said what became."""
    planned = Scope(actor, Appointment, Appointment.user_id == actor.user_id)
    planned = planned.where(Appointment.status == AppointmentStatus.PLANNED)
    return planned.where(Appointment.at < day_start(clock.today())).order_by(Appointment.at, Appointment.id)


def planned_appointments(actor: Actor, person_id: uuid.UUID) -> Sequence[Appointment]:
    """The next dates of a person in scope, those without an outcome first."""
    planned = Appointment.status == AppointmentStatus.PLANNED
    scope = Scope(actor, Appointment, Appointment.person_id == person_id).where(planned)
    scope = scope.options(lazyload(Appointment.person))
    return scope.order_by(Appointment.at, Appointment.id).limit(8).all()


def next_appointment_day(case_id: uuid.UUID) -> date | None:
    """For the case's next date."""
    planned = (Appointment.case_id == case_id, Appointment.status == AppointmentStatus.PLANNED)
    at: datetime | None = db.session.scalar(select(func.min(Appointment.at)).where(*planned))
    return at.astimezone(clock.ROME).date() if at else None


def open_case_seen(actor: Actor, person_id: uuid.UUID) -> Case | None:
    """The open case of a person that the actor sees, the actor's own first: where new work belongs."""
    scope = visible_cases(actor).where(Case.person_id == person_id, Case.closed_at.is_(None))
    cases = scope.order_by(Case.opened_at.desc(), Case.id).limit(10).all()
    return next((case for case in cases if actor.user_id in case.assignees), cases[0] if cases else None)


def day_start(day: date) -> datetime:
    """The first instant of a day in Rome."""
    return datetime.combine(day, time(), clock.ROME)


@also_visible
def people_of_own_work(actor: Actor) -> ColumnElement[bool] | None:
    """People for whom the actor has an appointment, or mediated in the last months."""
    if actor.user_id is None:
        return None
    planned = exists().where(
        Appointment.person_id == Person.id, Appointment.status == AppointmentStatus.PLANNED, _own_appointment(actor)
    )
    mediated = exists().where(
        Intervention.person_id == Person.id,
        Intervention.mediator_id == actor.user_id,
        Intervention.at > clock.now() - SEEN_FOR,
    )
    return or_(planned, mediated)


def _own_appointment(actor: Actor) -> ColumnElement[bool]:
    return or_(Appointment.user_id == actor.user_id, Appointment.mediator_id == actor.user_id)
