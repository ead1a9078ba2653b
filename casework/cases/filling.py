"""Between forms and services: what a form offers, and what a filled one says."""

import uuid
from typing import Any

from app.access import Actor
from app.codelists.labels import choices, label
from app.crypto import REDACTED, Compartment
from app.i18n import _
from casework.cases import services
from casework.cases.forms import PRIORITIES, EditCaseForm, OpenCaseForm, StatusForm
from casework.cases.listing import status_options
from casework.cases.models import Case
from casework.cases.policies import readable
from casework.cases.queries import own_teams
from casework.cases.staff import MANAGERS, colleagues
from casework.cases.workflow import MoveRefused, Need, Status, moves_from
from casework.people.models import Person

IDS, NUMBERS = frozenset({"manager_id", "team_id", "owner_id"}), frozenset({"priority"})
TEXTS = frozenset({"requesting_service", "summary"})
SEEN_BEFORE = frozenset({Need.MANAGER, Need.NOTICE, Need.TASKS_RESOLVED, Need.RECENT})
"""What can be told before the form is filled in."""
NOT_DATA = frozenset({"csrf_token", "submission_id", "shown"})


def open_form(actor: Actor, person: Person) -> OpenCaseForm:
    """The form that takes a person into care, with the actor's teams and their people."""
    form, teams = OpenCaseForm(), own_teams(actor)
    people = dict(pair for team in teams for pair in colleagues(team.id, MANAGERS))
    form.offer([(str(team.id), team.name) for team in teams], list(people.items()))
    if not form.is_submitted() and str(actor.user_id) in people:
        form.manager_id.data = str(actor.user_id)
    return form


def edit_form(case: Case) -> EditCaseForm:
    """The form over a case, knowing what it showed. What the reader may not open is left out."""
    form = EditCaseForm()
    if case.summary is REDACTED:
        del form.summary
        del form.requesting_service
    form.offer(colleagues(case.team_id, besides=case.assignees), case.source)
    if not form.is_submitted():
        form.process(data=form.stored(case))
        form.remember(case)
    return form


def status_form(case: Case) -> StatusForm:
    """The form that moves a case. What is handed in may be any state: the workflow says whether it can be."""
    form = StatusForm()
    form.offer(list(Status) if form.is_submitted() else sorted(moves_from(case.status)))
    if not form.is_submitted():
        form.remember(case)
    return form


def move_page(form: StatusForm, case: Case) -> dict[str, Any]:
    """What the page of moving a case shows: only what can be reached, and what is still missing for it."""
    reachable = moves_from(case.status)
    form.offer(sorted({*reachable, form.status.data or ""} & set(Status)))
    lacking = {need for move in reachable for need in services.lacking(case, move)} & SEEN_BEFORE
    return {
        "form": form,
        "hints": move_words(MoveRefused(tuple(sorted(lacking)))) if lacking else [],
        "closable": Status.CLOSED in reachable,
        "directable": Status.NOT_TAKEN in reachable,
    }


def filter_options(actor: Actor) -> dict[str, Any]:
    """What the list of cases can be narrowed by."""
    return {
        "teams": [(str(team.id), team.name) for team in own_teams(actor)],
        "statuses": status_options(),
        "priorities": PRIORITIES,
        "sources": choices("referral_source"),
    }


def note_choices(actor: Actor, case: Case) -> list[tuple[str, str]]:
    """The compartments this actor may write in: those the actor may read."""
    return [(each.value, compartment_words(each)) for each in readable(actor, case)]


def compartment_words(compartment: Compartment) -> str:
    """Who reads a note of this compartment, in words."""
    if compartment is Compartment.C6:
        return str(_("Reserved: only I read it"))
    return label("data_compartment", compartment.value)


def task_owners(actor: Actor, case: Case) -> list[tuple[str, str]]:
    """The actor first, then the team."""
    others = [pair for pair in colleagues(case.team_id, besides=case.assignees) if pair[0] != str(actor.user_id)]
    return [(str(actor.user_id), str(_("I do it"))), *others]


def changes_of(form: Any) -> dict[str, Any]:
    """What a valid form says, as the services take it."""
    return {field.name: _value(field.name, field.data) for field in form if field.name not in NOT_DATA}


def move_words(refused: MoveRefused) -> list[str]:
    """What to do so that the case can move."""
    words = {
        Need.MANAGER: _("Choose a case manager first."),
        Need.NOTICE: _("Record that the person was given the information on data protection first."),
        Need.REASON: _("Choose the reason for closing."),
        Need.TASKS_RESOLVED: _("There are open tasks: finish them first."),
        Need.ORIENTATION: _("Write where the person was directed."),
        Need.RECENT: _("It was closed more than six months ago: open a new case."),
    }
    return [str(words[need]) for need in refused.needs] or [
        str(_("The case cannot go to this state from where it is."))
    ]


def _value(name: str, data: Any) -> Any:
    if name in IDS:
        return uuid.UUID(data) if data else None
    if name == "co_workers":
        return [uuid.UUID(each) for each in data or ()]
    if name in NUMBERS:
        return int(data)
    return (data or None) if name in TEXTS else data
