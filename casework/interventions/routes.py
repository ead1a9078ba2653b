"""Pages of interventions and appointments."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web import once
from casework.cases.models import Case
from casework.cases.naming import display_name
from casework.cases.pages import case_page
from casework.cases.queries import case_in_scope
from casework.cases.visits import mark_as_read
from casework.interventions import queries, services
from casework.interventions.filling import appointment_form, changes_of, correcting_form, intervention_form
from casework.interventions.models import Appointment, AppointmentStatus, Intervention
from casework.interventions.weeks import Week, monday_of
from casework.people.models import Person
from casework.people.queries import person_in_scope

blueprint = Blueprint("interventions", __name__, template_folder="templates")


@blueprint.get("/interventions")
@requires(Permission.INTERVENTION_LIST)
def index() -> Any:
    """One's own work, a week at a time."""
    monday = monday_of(request.args.get("week"))
    scope = queries.own_interventions(current_actor(), monday).order_by(Intervention.at, Intervention.id)
    week = Week(monday, scope.limit(500).all())
    return render_template("interventions/index.html", week=week, reader_id=current_actor().user_id)


@blueprint.route("/cases/<uuid:record_id>/intervention", methods=["GET", "POST"])
@requires(Permission.INTERVENTION_WRITE, on=case_in_scope)
def add(case: Case) -> Any:
    """Record an intervention on a case."""
    form = intervention_form(current_actor(), case)
    if form.validate_on_submit():
        return once(form, lambda: _add(form, case, url_for("cases.show", record_id=case.id)))
    return _on_case("interventions/add.html", case, form)


@blueprint.route("/people/<uuid:record_id>/intervention", methods=["GET", "POST"])
@requires(Permission.INTERVENTION_WRITE, on=person_in_scope)
def add_for(person: Person) -> Any:
    """Record an intervention for a person, on their case where the actor sees one."""
    about = queries.open_case_seen(current_actor(), person.id) or person
    form = intervention_form(current_actor(), about)
    if form.validate_on_submit():
        return once(form, lambda: _add(form, about, url_for("interventions.index")))
    return render_template("interventions/add_for.html", form=form, person=person, name=display_name(person)), _code(
        form
    )


@blueprint.route("/interventions/<uuid:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.INTERVENTION_WRITE, on=queries.own_intervention)
def correct(intervention: Intervention) -> Any:
    """Its author puts an intervention right."""
    form = correcting_form(current_actor(), intervention)
    values = {"form": form, "person": intervention.person, "name": display_name(intervention.person)}
    if not form.validate_on_submit():
        return render_template("interventions/correct.html", **values), _code(form)
    if clashing := form.conflicts(intervention):
        theirs = form.stored(intervention)
        form.remember(intervention)
        return render_template("interventions/correct.html", conflicts=clashing, theirs=theirs, **values), 409
    services.correct_intervention(current_actor(), intervention, changes_of(form))
    flash(_("Saved."), "success")
    return redirect(url_for("interventions.index"))


@blueprint.route("/cases/<uuid:record_id>/appointment", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_WRITE, on=case_in_scope)
def appoint(case: Case) -> Any:
    """Agree a date on a case."""
    form = appointment_form(current_actor(), case)
    if form.validate_on_submit():
        return once(form, lambda: _appoint(form, case))
    return _on_case("interventions/appoint.html", case, form)


@blueprint.post("/appointments/<uuid:record_id>/outcome")
@requires(Permission.APPOINTMENT_WRITE, on=queries.appointment_in_scope)
def outcome(appointment: Appointment) -> Any:
    """Say what became of an appointment; it can be undone."""
    asked, before = request.values.get("status", ""), appointment.status
    if asked not in set(AppointmentStatus):
        abort(400)
    services.set_outcome(current_actor(), appointment, AppointmentStatus(asked))
    flash(_noted(appointment, before), "success")  # type: ignore[arg-type]
    if request.form.get("back") == "today" or appointment.case_id is None:
        return redirect(url_for("identity.today"))
    return redirect(url_for("cases.show", record_id=appointment.case_id))


def _noted(appointment: Appointment, before: str) -> dict[str, Any]:
    said: dict[str, Any] = {"text": _("Noted.")}
    if before != appointment.status:
        said["undo_url"] = url_for("interventions.outcome", record_id=appointment.id, status=before)
    if appointment.status == AppointmentStatus.ATTENDED and appointment.case_id:
        said["url"] = url_for("interventions.add", record_id=appointment.case_id)
        said["label"] = _("Record the intervention too")
    return said


def _on_case(template: str, case: Case, form: Any) -> tuple[str, int]:
    return render_template(template, form=form, **case_page(current_actor(), case, "cases")), _code(form)


def _add(form: Any, about: Case | Person, then: str) -> Response:
    intervention = services.add_intervention(current_actor(), about, **changes_of(form))
    mark_as_read(current_actor(), intervention.person_id)
    flash(_("Intervention recorded."), "success")
    return redirect(then)


def _appoint(form: Any, case: Case) -> Response:
    services.add_appointment(current_actor(), case, **changes_of(form))
    mark_as_read(current_actor(), case.person_id)
    return redirect(url_for("cases.show", record_id=case.id))


def _code(form: Any) -> int:
    return 422 if form.errors else 200
