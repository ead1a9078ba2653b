"""Between forms and services: what a form offers, and what a filled one says."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from app import clock
from app.access import Actor, Role
from app.access.clearance import reads_of
from app.codelists.labels import choices, compartment_of
from app.crypto import Compartment
from app.i18n import _
from casework.cases.models import Case
from casework.cases.staff import colleagues
from casework.interventions.forms import AppointmentForm, CorrectInterventionForm, InterventionForm
from casework.interventions.models import Intervention
from casework.interventions.policies import may_write
from casework.people.models import Person

TYPES = "intervention_type"
NOT_OF_A_PERSON = frozenset({"FORM_OP", "CONS_OP"})
"""Kinds of intervention that concern the staff of services, not a person."""
NOT_DATA = frozenset({"csrf_token", "submission_id", "shown", "day", "time"})


def intervention_form(actor: Actor, about: Case | Person) -> InterventionForm:
    """An empty form: now, by the actor, in the kinds the actor may write of."""
    form = InterventionForm()
    form.offer(_kinds(_readable(actor, about)), _mediators(actor, about))
    if not form.is_submitted():
        local = clock.now().astimezone(clock.ROME)
        form.day.data, form.time.data = local.date(), local.time().replace(second=0, microsecond=0)
    return form


def correcting_form(actor: Actor, intervention: Intervention) -> CorrectInterventionForm:
    """The form over an intervention, knowing what it showed."""
    form, opens = CorrectInterventionForm(), {*reads_of(actor), Compartment(intervention.compartment)}
    form.offer(_kinds(opens), _mediators(actor, intervention.person, intervention.mediator_id))
    if not form.is_submitted():
        form.process(data=form.stored(intervention))
        form.remember(intervention)
    return form


def appointment_form(actor: Actor, about: Case | Person) -> AppointmentForm:
    """An empty form; the actor goes unless somebody else is chosen."""
    form = AppointmentForm()
    others = [pair for pair in _colleagues(actor, about) if pair[0] != str(actor.user_id)]
    people = [(str(actor.user_id), str(_("I go"))), *others]
    form.offer(_kinds(_readable(actor, about)), people, _mediators(actor, about))
    return form


def changes_of(form: Any) -> dict[str, Any]:
    """What a valid form says, as the services take it."""
    said = {field.name: _value(field.name, field.data) for field in form if field.name not in NOT_DATA}
    return {**said, "at": datetime.combine(form.day.data, form.time.data, clock.ROME)}


def _value(name: str, data: Any) -> Any:
    if name.endswith("_id"):
        return uuid.UUID(data) if data else None
    if name == "travel_minutes":
        return data or 0
    return data or None


def _kinds(readable: Collection[Compartment]) -> list[tuple[str, str]]:
    offered = [pair for pair in choices(TYPES) if pair[0] not in NOT_OF_A_PERSON]
    return [pair for pair in offered if may_write(compartment_of(TYPES, pair[0]), readable)]


def _readable(actor: Actor, about: Case | Person) -> Collection[Compartment]:
    return reads_of(actor, about.assignees if isinstance(about, Case) else ())


def _mediators(actor: Actor, about: Case | Person, chosen: uuid.UUID | None = None) -> list[tuple[str, str]]:
    team_id = about.team_id if isinstance(about, Case) else actor.team_id or about.owner_team_id
    return colleagues(team_id, (Role.MEDIATORE,), besides=[chosen])


def _colleagues(actor: Actor, about: Case | Person) -> list[tuple[str, str]]:
    team_id = about.team_id if isinstance(about, Case) else actor.team_id or about.owner_team_id
    return colleagues(team_id)
