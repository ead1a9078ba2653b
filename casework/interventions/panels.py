"""The box of the next dates beside a case, and what else interventions show on lower pages."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from app.access import Actor, Permission
from casework.cases.models import Case
from casework.interventions.queries import planned_appointments


def next_dates(actor: Actor, case: Case) -> Mapping[str, Any]:
    """Appointments to come and the review, those without an outcome first."""
    may_write = actor.may(Permission.APPOINTMENT_WRITE)
    return {
        "appointments": planned_appointments(actor, case.person_id),
        "review": case.next_review,
        "may_write": may_write,
        "add_url": url_for("interventions.appoint", record_id=case.id) if may_write else None,
    }
