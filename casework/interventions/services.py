"""Record what was done and what is agreed; each stands on the timeline, and moves the case's next date."""

import uuid
from datetime import datetime
from typing import Any

from app.access import Actor, opening_as, system_actor
from app.audit import Operation, record
from app.codelists.labels import compartment_of
from app.db import db
from app.identity.models import User
from casework.cases.dates import refresh_next_date
from casework.cases.models import Case
from casework.cases.timeline import add_entry, entries_about
from casework.interventions.models import Appointment, AppointmentStatus, Intervention
from casework.people.models import Person

ORDINARY = "C2"


def add_intervention(
    actor: Actor,
    about: Case | Person,
    *,
    kind: str,
    at: datetime,
    minutes: int,
    travel_minutes: int = 0,
    mode: str = "PRES",
    language: str | None = None,
    mediator_id: uuid.UUID | None = None,
    mediator_name: str | None = None,
    outcome: str | None = None,
    place: str | None = None,
    note: str | None = None,
) -> Intervention:
    """Record something done, on a case or, where there is none, for a person.

    :param kind: code of ``intervention_type``; one of health or protection is kept in that compartment.
    """
    intervention = Intervention(
        **_belonging(about),
        team_id=actor.team_id,
        author_id=actor.user_id,
        at=at,
        minutes=minutes,
        travel_minutes=travel_minutes,
        mode=mode,
        compartment=compartment_of("intervention_type", kind) or ORDINARY,
        mediator_id=mediator_id,
        kind=kind,
        language=language,
        outcome=outcome,
        mediator_name=mediator_name,
        place=place,
        note=note,
    )
    db.session.add(intervention)
    db.session.flush()
    _tell(actor, intervention, "intervention", intervention_detail(intervention, _name(mediator_id)), at)
    record(actor, Operation.CREATE, intervention, subjects=[intervention.person_id])
    db.session.flush()
    return intervention


def correct_intervention(actor: Actor, intervention: Intervention, changes: dict[str, Any]) -> None:
    """Its author puts it right; the timeline says the same."""
    if "kind" in changes:
        _keep_in(intervention, compartment_of("intervention_type", changes["kind"]) or ORDINARY)
    for name, value in changes.items():
        setattr(intervention, name, value)
    for entry in entries_about(intervention.id):
        entry.at, entry.compartment = intervention.at, intervention.compartment
        entry.detail = intervention_detail(intervention, _name(intervention.mediator_id))
    record(actor, Operation.UPDATE, intervention, subjects=[intervention.person_id])
    db.session.flush()


def add_appointment(
    actor: Actor,
    about: Case | Person,
    *,
    at: datetime,
    with_whom: str | None = None,
    kind: str | None = None,
    place: str | None = None,
    note: str | None = None,
    user_id: uuid.UUID | None = None,
    mediator_id: uuid.UUID | None = None,
) -> Appointment:
    """Agree a date with a person; the actor goes, unless somebody else is named."""
    appointment = Appointment(
        **_belonging(about),
        author_id=actor.user_id,
        user_id=user_id or actor.user_id,
        mediator_id=mediator_id,
        at=at,
        compartment=(compartment_of("intervention_type", kind) if kind else None) or ORDINARY,
        kind=kind,
        with_whom=with_whom,
        place=place,
        note=note,
    )
    db.session.add(appointment)
    db.session.flush()
    _refresh(appointment)
    _tell(actor, appointment, "appointment", appointment_detail(appointment))
    record(actor, Operation.CREATE, appointment, subjects=[appointment.person_id])
    db.session.flush()
    return appointment


def set_outcome(actor: Actor, appointment: Appointment, status: AppointmentStatus) -> None:
    """Say what became of an appointment, or that it is still to come."""
    if appointment.status == status:
        return
    appointment.status = status
    _refresh(appointment)
    with opening_as(system_actor("timeline")):  # the entry follows, even where the actor may not read what for
        for entry in entries_about(appointment.id):
            entry.detail = appointment_detail(appointment)
    record(actor, Operation.UPDATE, appointment, subjects=[appointment.person_id], purpose=f"appointment:{status}")
    db.session.flush()


def intervention_detail(intervention: Intervention, mediator: str | None) -> dict[str, Any]:
    """What the timeline tells of an intervention."""
    said = {name: getattr(intervention, name) or None for name in ("kind", "language", "outcome", "place", "note")}
    return {
        **said,
        "minutes": intervention.minutes,
        "travel_minutes": intervention.travel_minutes,
        "mode": intervention.mode,
        "mediator": mediator or intervention.mediator_name or None,
    }


def appointment_detail(appointment: Appointment) -> dict[str, Any]:
    """What the timeline tells of an appointment."""
    said = {name: getattr(appointment, name) or None for name in ("kind", "with_whom", "place", "note")}
    return {**said, "at": appointment.at.isoformat(), "status": str(appointment.status)}


def _belonging(about: Case | Person) -> dict[str, uuid.UUID | None]:
    if isinstance(about, Case):
        return {"person_id": about.person_id, "case_id": about.id}
    return {"person_id": about.id, "case_id": None}


def _keep_in(intervention: Intervention, compartment: str) -> None:
    """Seal everything anew when the compartment changes."""
    if compartment == intervention.compartment:
        return
    values = {name: getattr(intervention, name) for name in type(intervention).__sealed__}  # type: ignore[attr-defined]
    intervention.compartment = compartment
    for name, value in values.items():
        setattr(intervention, name, value)


def _tell(
    actor: Actor, thing: Intervention | Appointment, kind: str, detail: dict[str, Any], at: datetime | None = None
) -> None:
    add_entry(
        actor,
        kind,
        thing,
        person_id=thing.person_id,
        case_id=thing.case_id,
        compartment=thing.compartment,
        detail=detail,
        at=at,
    )


def _refresh(appointment: Appointment) -> None:
    case = db.session.get(Case, appointment.case_id) if appointment.case_id else None
    if case is not None:
        refresh_next_date(case)


def _name(user_id: uuid.UUID | None) -> str | None:
    user = db.session.get(User, user_id) if user_id else None
    return user.name or None if user else None
