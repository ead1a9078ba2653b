"""Pages of cases: the list, the file, taking into care, changing."""

import uuid
from datetime import date, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.access import Permission, current_actor, requires
from app.access.clearance import reads_of
from app.crypto import Compartment
from app.db import db
from app.i18n import _
from app.identity.models import User
from app.plugging import quick_actions_of
from app.web import once
from casework.cases import queries, services
from casework.cases.diary import diary_links, diary_page
from casework.cases.filling import (
    changes_of,
    edit_form,
    filter_options,
    move_page,
    move_words,
    note_choices,
    open_form,
    status_form,
    task_owners,
)
from casework.cases.forms import CorrectNoteForm, EditCaseForm, NoteForm, OpenCaseForm, StatusForm, TaskForm
from casework.cases.listing import CaseFilter, case_list
from casework.cases.models import Case, Note, Task
from casework.cases.naming import contact_words, display_name, user_name
from casework.cases.pages import BADGES, case_page, cases_seen, panel_boxes, rows_of
from casework.cases.policies import NOTE_COMPARTMENTS, readable
from casework.cases.visits import mark_as_read
from casework.cases.workflow import MoveRefused
from casework.people.models import Person
from casework.people.queries import person_in_scope

blueprint = Blueprint("cases", __name__, template_folder="templates")


blueprint.add_app_template_filter(display_name, "called")
blueprint.add_app_template_filter(contact_words, "contact_words")


@blueprint.app_template_filter("as_day")
def as_day(text: str) -> date:
    """A day as the timeline keeps it, ready for the other filters."""
    return date.fromisoformat(text)


@blueprint.app_template_filter("as_moment")
def as_moment(text: str) -> datetime:
    """An instant as the timeline keeps it, ready for the other filters."""
    return datetime.fromisoformat(text)


@blueprint.get("/cases")
@requires(Permission.CASE_READ)
def index() -> Any:
    """The cases this reader sees, the last touched first."""
    actor = current_actor()
    page = case_list(actor, CaseFilter.of(request.args))
    return render_template("cases/index.html", page=page, rows=rows_of(page.items), **filter_options(actor))


@blueprint.get("/cases/<uuid:record_id>")
@requires(Permission.CASE_READ, on=queries.case_in_scope)
def show(case: Case) -> Any:
    """The file: its timeline, what can be added, what comes next."""
    actor, opens = current_actor(), readable(current_actor(), case)
    panels = panel_boxes(actor, "case", case)
    around = case_page(actor, case, "cases")
    diary = _diary(case.person_id, opens, case.id, around["visited_at"])
    quick = [{"label": a.label, "url": url_for(a.endpoint, record_id=case.id)} for a in quick_actions_of("case", actor)]
    return render_template("cases/show.html", panels=panels, quick=quick, **diary, **around)


@blueprint.get("/people/<uuid:record_id>/timeline")
@requires(Permission.PERSON_READ, on=person_in_scope)
def timeline(person: Person) -> Any:
    """The same timeline on the person's side, for who sees the person and not the case."""
    opens = [each for each in reads_of(current_actor()) if each in NOTE_COMPARTMENTS]
    visited_at = queries.surroundings(current_actor(), person.id).visited_at
    diary = _diary(person.id, sorted(opens), person.id, visited_at)
    return render_template("cases/timeline.html", person=person, name=display_name(person), **diary)


@blueprint.post("/cases/<uuid:record_id>/read")
@requires(Permission.CASE_READ, on=queries.case_in_scope)
def read(case: Case) -> Any:
    """What is on the file now is no longer new to this reader."""
    mark_as_read(current_actor(), case.person_id)
    return _to(case)


@blueprint.route("/people/<uuid:record_id>/case/new", methods=["GET", "POST"])
@requires(Permission.CASE_OPEN, on=person_in_scope)
def open_for(person: Person) -> Any:
    """Take a person into care."""
    form = open_form(current_actor(), person)
    if form.validate_on_submit():
        return once(form, lambda: _open(form, person))
    already = cases_seen(current_actor(), person)
    return render_template(
        "cases/open.html", form=form, person=person, name=display_name(person), cases=already
    ), _code(form)


@blueprint.route("/cases/<uuid:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_UPDATE, on=queries.case_in_scope)
def edit(case: Case) -> Any:
    """Change manager, co-workers, priority, next review, words."""
    form = edit_form(case)
    if not form.validate_on_submit():
        return _page("cases/edit.html", case, form=form), _code(form)
    if clashing := form.conflicts(case):
        return _clash("cases/edit.html", case, form, clashing)
    return once(form, lambda: _edit(form, case))


@blueprint.route("/cases/<uuid:record_id>/status", methods=["GET", "POST"])
@requires(Permission.CASE_UPDATE, on=queries.case_in_scope)
def status(case: Case) -> Any:
    """Move the case to another state."""
    form = status_form(case)
    if not form.validate_on_submit():
        return _page("cases/status.html", case, **move_page(form, case)), _code(form)
    if clashing := form.conflicts(case):
        return _clash("cases/status.html", case, form, clashing)
    try:
        return once(form, lambda: _move(form, case))
    except MoveRefused as refused:
        form.status.errors = move_words(refused)
    except services.AlreadyOpen:
        form.status.errors = [_("The team has another open case for this person.")]
    return _page("cases/status.html", case, **move_page(form, case)), 422


@blueprint.route("/cases/<uuid:record_id>/note", methods=["GET", "POST"])
@requires(Permission.NOTE_WRITE, on=queries.case_in_scope)
def note(case: Case) -> Any:
    """Write a note."""
    form = NoteForm()
    form.compartment.choices = note_choices(current_actor(), case)
    if form.validate_on_submit():
        return once(form, lambda: _add_note(form, case))
    return _page("cases/note.html", case, form=form), _code(form)


@blueprint.route("/notes/<uuid:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.NOTE_WRITE, on=queries.own_note)
def correct_note(note: Note) -> Any:
    """Put the words of one's own note right."""
    case, form = queries.case_in_scope(current_actor(), note.case_id), CorrectNoteForm(obj=note)
    if not form.is_submitted():
        form.remember(note)
    if not form.validate_on_submit():
        return _page("cases/correct_note.html", case, form=form), _code(form)
    if clashing := form.conflicts(note):
        return _clash("cases/correct_note.html", case, form, clashing, note)
    services.correct_note(current_actor(), note, form.body.data or "")
    flash(_("Note corrected."), "success")
    return _to(case)


@blueprint.route("/cases/<uuid:record_id>/task", methods=["GET", "POST"])
@requires(Permission.TASK_WRITE, on=queries.case_in_scope)
def task(case: Case) -> Any:
    """Add a task."""
    form = TaskForm()
    form.owner_id.choices = task_owners(current_actor(), case)
    if form.validate_on_submit():
        return once(form, lambda: _add_task(form, case))
    return _page("cases/task.html", case, form=form), _code(form)


@blueprint.post("/tasks/<uuid:record_id>/done")
@requires(Permission.TASK_WRITE, on=queries.task_in_scope)
def task_done(task: Task) -> Any:
    """A task is done; the page offers to undo it."""
    services.finish_task(current_actor(), task)
    undo = url_for("cases.task_reopen", record_id=task.id)
    flash({"text": _("Task done."), "undo_url": undo}, "success")  # type: ignore[arg-type]
    return _back(task)


@blueprint.post("/tasks/<uuid:record_id>/reopen")
@requires(Permission.TASK_WRITE, on=queries.task_in_scope)
def task_reopen(task: Task) -> Any:
    """A task was not done after all."""
    services.reopen_task(current_actor(), task)
    flash(_("The task is open again."), "info")
    return _back(task)


def _page(template: str, case: Case, **values: Any) -> str:
    return render_template(template, **values, **case_page(current_actor(), case, "cases"))


def _clash(template: str, case: Case, form: Any, clashing: list[str], record: Any = None) -> tuple[str, int]:
    """Somebody else changed the same fields meanwhile: both values, to choose from."""
    theirs = form.stored(record or case)
    form.remember(record or case)
    by = user_name(db.session.get(User, case.changed_by_id)) if record is None and case.changed_by_id else None
    return _page(template, case, form=form, conflicts=clashing, theirs=theirs, changed_by=by), 409


def _diary(
    person_id: uuid.UUID, opens: list[Compartment], record_id: uuid.UUID, visited_at: datetime | None
) -> dict[str, Any]:
    actor, endpoint = current_actor(), str(request.endpoint)
    kind, compartment = request.args.get("kind"), request.args.get("compartment")
    diary = diary_page(actor, person_id, kind=kind, compartment=compartment, readable=opens, visited_at=visited_at)

    def url(kind: str | None = None, compartment: str | None = None) -> str:
        return url_for(endpoint, record_id=record_id, kind=kind, compartment=compartment)

    return {"diary": diary, "reader_id": actor.user_id, "status_badges": BADGES, **diary_links(diary, opens, url)}


def _open(form: OpenCaseForm, person: Person) -> Response:
    try:
        case = services.open_case(current_actor(), person, **changes_of(form))
    except services.AlreadyOpen as already:
        flash(_("The team already follows this person: here is the case that is open."), "info")
        return _to(already.case)
    mark_as_read(current_actor(), person.id)
    return _to(case)


def _edit(form: EditCaseForm, case: Case) -> Response:
    changes = changes_of(form)
    co_workers = changes.pop("co_workers")
    services.update_case(current_actor(), case, changes, co_workers)
    flash(_("Saved."), "success")
    return _to(case)


def _move(form: StatusForm, case: Case) -> Response:
    services.change_status(
        current_actor(), case, form.status.data, form.reason.data or None, text=form.text.data or None
    )
    flash(_("The case changed its state."), "success")
    return _to(case)


def _add_note(form: NoteForm, case: Case) -> Response:
    compartment = Compartment(form.compartment.data)
    services.add_note(current_actor(), case, body=form.body.data or "", compartment=compartment)
    mark_as_read(current_actor(), case.person_id)
    return _to(case)


def _add_task(form: TaskForm, case: Case) -> Response:
    services.add_task(current_actor(), case, **changes_of(form))
    mark_as_read(current_actor(), case.person_id)
    return _to(case)


def _to(case: Case) -> Response:
    return redirect(url_for("cases.show", record_id=case.id))


def _back(task: Task) -> Response:
    home = request.form.get("back") == "today"
    return redirect(url_for("identity.today") if home else url_for("cases.show", record_id=task.case_id))


def _code(form: Any) -> int:
    return 422 if form.errors else 200
