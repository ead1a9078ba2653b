"""Pages of cases."""

from typing import Any

from flask import Blueprint, render_template

from app.access import Permission, current_actor, requires
from casework.cases import queries
from casework.cases.models import Case
from casework.cases.pages import case_page
from casework.people.models import Person
from casework.people.queries import person_in_scope

blueprint = Blueprint("cases", __name__, template_folder="templates")


@blueprint.get("/cases")
@requires(Permission.CASE_READ)
def index() -> Any:
    """The cases this reader sees, the last touched first."""
    return render_template("cases/index.html")


@blueprint.get("/cases/<uuid:record_id>")
@requires(Permission.CASE_READ, on=queries.case_in_scope)
def show(case: Case) -> Any:
    """The file."""
    return render_template("cases/show.html", **case_page(current_actor(), case, "cases"))


@blueprint.route("/people/<uuid:record_id>/case/new", methods=["GET", "POST"])
@requires(Permission.CASE_OPEN, on=person_in_scope)
def open_for(person: Person) -> Any:
    """Take a person into care."""
    return render_template("cases/open.html", person=person)


@blueprint.route("/cases/<uuid:record_id>/note", methods=["GET", "POST"])
@requires(Permission.NOTE_WRITE, on=queries.case_in_scope)
def note(case: Case) -> Any:
    """Write a note."""
    return render_template("cases/note.html", **case_page(current_actor(), case, "cases"))


@blueprint.route("/cases/<uuid:record_id>/task", methods=["GET", "POST"])
@requires(Permission.TASK_WRITE, on=queries.case_in_scope)
def task(case: Case) -> Any:
    """Add a task."""
    return render_template("cases/task.html", **case_page(current_actor(), case, "cases"))
