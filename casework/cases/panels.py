"""Boxes that cases put beside pages: the situation and the tasks of a case, the cases of a person."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from app.access import Actor, Permission
from app.codelists.labels import label
from app.i18n import _
from casework.cases.forms import PRIORITIES
from casework.cases.models import Case
from casework.cases.pages import cases_seen
from casework.cases.queries import open_tasks
from casework.people.models import Person


def situation(actor: Actor, case: Case) -> Mapping[str, Any]:
    """The case in a few lines, and the way to change it."""
    may = actor.may(Permission.CASE_UPDATE)
    return {
        "case": case,
        "facts": _facts(case),
        "edit_url": url_for("cases.edit", record_id=case.id) if may else None,
        "status_url": url_for("cases.status", record_id=case.id) if may else None,
    }


def tasks(actor: Actor, case: Case) -> Mapping[str, Any]:
    """What is to be done."""
    return {"tasks": open_tasks(actor, case.id), "may_write": actor.may(Permission.TASK_WRITE)}


def cases_of_person(actor: Actor, person: Person) -> Mapping[str, Any] | None:
    """That somebody follows this person, and who: not what is in the file."""
    found = cases_seen(actor, person)
    return {"cases": found} if found else None


def _facts(case: Case) -> list[tuple[str, Any]]:
    from_whom = [label("referral_source", case.source), case.requesting_service]
    reason = label("case_closure_reason", case.closure_reason) if case.closure_reason else None
    return [
        (_("Source"), " · ".join(part for part in from_whom if part)),
        (_("Opened"), case.opened_at),
        (_("Priority"), dict(PRIORITIES).get(str(case.priority))),
        (_("Next review"), case.next_review),
        (_("Closed"), case.closed_at),
        (_("Reason"), reason),
    ]
