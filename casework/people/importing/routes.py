"""Pages of an import: upload, columns, check, progress, result."""

import uuid
from typing import Any

from flask import Blueprint, Response, redirect, render_template, url_for

from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web import once
from casework.people.importing import pages, queries, services
from casework.people.importing.forms import UploadForm, columns_form
from casework.people.importing.headings import checked
from casework.people.importing.messages import FILE_MESSAGES
from casework.people.importing.models import ImportRun, RunStatus
from casework.people.importing.reading import read_table
from casework.people.importing.reasons import FileRefused
from casework.people.importing.table import Table

blueprint = Blueprint("people_import", __name__, url_prefix="/people/import", template_folder="templates")
IMPORT = Permission.PERSON_IMPORT


@blueprint.route("/", methods=["GET", "POST"])
@requires(IMPORT)
def index() -> Any:
    """The lists brought in so far, and the form for the next one."""
    form = UploadForm()
    form.offer(queries.importable_teams(current_actor()))
    if form.validate_on_submit():
        try:
            data = form.file.data.read()
            table = services.unlocked(lambda: read_table(data))
            return once(form, lambda: _uploaded(form, data, table))
        except FileRefused as refused:
            form.file.errors = [FILE_MESSAGES[refused.reason]]
    runs = queries.recent_runs(current_actor())
    return render_template("importing/index.html", form=form, runs=runs), 422 if form.errors else 200


def _uploaded(form: UploadForm, data: bytes, table: Table) -> Any:
    source = (form.source.data or "").strip()
    run = services.upload(current_actor(), uuid.UUID(form.team_id.data), source, data, table)
    return redirect(url_for(".show", record_id=run.id))


@blueprint.get("/<uuid:record_id>")
@requires(IMPORT, on=queries.run_in_scope)
def show(run: ImportRun) -> Any:
    """Where this import stands: each state has its page."""
    if run.status == RunStatus.UPLOADED:
        return redirect(url_for(".choose_columns", record_id=run.id))
    return render_template("importing/show.html", **_standing(run))


@blueprint.get("/<uuid:record_id>/progress")
@requires(IMPORT, on=queries.run_in_scope)
def progress(run: ImportRun) -> Any:
    """The part of the page that moves."""
    return render_template("importing/_standing.html", **_standing(run))


def _standing(run: ImportRun) -> dict[str, Any]:
    refusals = pages.refusals_in_words(run)
    return {"run": run, "refusals": refusals, "halted": pages.is_halted(run), "done": pages.rows_done(run)}


@blueprint.route("/<uuid:record_id>/columns", methods=["GET", "POST"])
@requires(IMPORT, on=queries.run_in_scope)
def choose_columns(run: ImportRun) -> Any:
    """What each column means: proposed, corrected, then the whole file is checked."""
    table = services.waiting_table(run)
    if table is None or run.status not in services.WAITING:
        return redirect(url_for(".show", record_id=run.id))
    form = columns_form(table.headings, services.proposal_for(run, table), month_first=run.month_first)
    if form.validate_on_submit():
        try:
            services.check_run(run, table, checked(form.chosen()), month_first=form.month_first.data)
            return redirect(url_for(".show", record_id=run.id))
        except FileRefused as refused:
            form.form_errors.append(FILE_MESSAGES[refused.reason])
    columns = list(zip(form.meanings(), pages.filled_cells(table), strict=True))
    page = render_template("importing/columns.html", run=run, form=form, columns=columns, rows=len(table.rows))
    return page, 422 if form.errors else 200


@blueprint.post("/<uuid:record_id>/start")
@requires(IMPORT, on=queries.run_in_scope)
def start(run: ImportRun) -> Any:
    """Let the rows go in."""
    if run.status == RunStatus.CHECKED:
        services.start_run(current_actor(), run)
    return redirect(url_for(".show", record_id=run.id))


@blueprint.post("/<uuid:record_id>/resume")
@requires(IMPORT, on=queries.run_in_scope)
def resume(run: ImportRun) -> Any:
    """Go on with a run that came to a halt."""
    if pages.is_halted(run):
        services.resume_run(current_actor(), run)
    return redirect(url_for(".show", record_id=run.id))


@blueprint.post("/<uuid:record_id>/cancel")
@requires(IMPORT, on=queries.run_in_scope)
def cancel(run: ImportRun) -> Any:
    """Give the file up: it is deleted, what went in stays."""
    if run.status not in services.ENDED:
        services.cancel_run(current_actor(), run)
    return redirect(url_for(".index"))


@blueprint.get("/<uuid:record_id>/errors.csv")
@requires(IMPORT, on=queries.run_in_scope)
def errors(run: ImportRun) -> Any:
    """The refused rows as a file: numbers and reasons only."""
    listed = pages.error_list(queries.refusals_of(run))
    name = _("refused-rows") + ".csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(listed, mimetype="text/csv", headers=headers)
