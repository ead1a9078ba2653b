"""What street outreach shows on Oggi, on a person's page and beside its name in the navigation."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import url_for

from app import clock
from app.access import Actor, Permission
from app.i18n import _
from casework.outreach import queries
from casework.outreach.models import AlertNotice, Contact, Shift
from casework.outreach.workflow import ShiftStatus
from casework.people.models import Person

FEW = 5


def next_shift(actor: Actor) -> Mapping[str, Any]:
    """The shift that is out now, else the next one planned."""
    since = clock.now() - timedelta(hours=12)
    scope = queries.shifts_with_status(actor, ShiftStatus.OPEN, ShiftStatus.PLANNED)
    coming = scope.where((Shift.status == ShiftStatus.OPEN) | (Shift.planned_start >= since))
    found = coming.order_by((Shift.status == ShiftStatus.OPEN).desc(), Shift.planned_start, Shift.id).first()
    return {"shift": found, "count": None, "url": url_for("outreach.shifts"), "url_label": _("All shifts")}


def waiting(actor: Actor) -> Mapping[str, Any] | None:
    """Contacts with a nickname and without a person."""
    scope = queries.waiting_contacts(actor)
    number = scope.count()
    if not number:
        return None
    latest = scope.order_by(Contact.at.desc(), Contact.id.desc()).limit(FEW).all()
    return {"contacts": latest, "count": number, "url": url_for("outreach.waiting")}


def alerts_open(actor: Actor) -> Mapping[str, Any] | None:
    """Alerts without an answer, the most pressing first."""
    scope = queries.open_alerts(actor)
    number = scope.count()
    if not number:
        return None
    first = scope.order_by(AlertNotice.due_at, AlertNotice.id).limit(FEW).all()
    answers = actor.may(Permission.SHIFT_REVIEW)
    return {"alerts": first, "count": number, "answers": answers, "url": url_for("outreach.alerts")}


def to_review(actor: Actor) -> Mapping[str, Any] | None:
    """Closed shifts that wait for the coordinator."""
    scope = queries.shifts_with_status(actor, ShiftStatus.CLOSED)
    number = scope.count()
    if not number:
        return None
    first = scope.order_by(Shift.ended_at, Shift.id).limit(FEW).all()
    return {"shifts": first, "count": number, "url": url_for("outreach.shifts", status=ShiftStatus.CLOSED.value)}


def alerts_waiting(actor: Actor) -> int:
    """The number beside the section's name."""
    return queries.open_alerts(actor).count() if actor.may(Permission.SHIFT_REVIEW) else 0


def contacts_of(actor: Actor, person: Person) -> Mapping[str, Any] | None:
    """The street contacts on a person's page."""
    scope = queries.contacts_of_person(actor, person.id)
    latest = scope.limit(FEW).all()
    return {"contacts": latest, "count": scope.count()} if latest else None
