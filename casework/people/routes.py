"""Pages of people."""

from typing import Any

from flask import Blueprint, render_template

from app.access import Permission, current_actor, requires
from app.web import keyset_page
from casework.people import queries
from casework.people.models import Person

blueprint = Blueprint("people", __name__, template_folder="templates", url_prefix="/people")


@blueprint.get("/")
@requires(Permission.PERSON_LIST)
def index() -> Any:
    """The people this reader sees."""
    page = keyset_page(queries.visible_people(current_actor()), Person.updated_at, Person.id)
    return render_template("people/index.html", page=page)
