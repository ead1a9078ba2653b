"""Pages of the privacy desk: the log, one person's accesses, one's own."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.audit import AccessEvent, AccessEventSubject, Operation
from app.codelists.labels import label
from app.i18n import _
from app.web import keyset_page
from casework.people.models import Person
from casework.privacy import pages, queries
from casework.privacy.forms import CodeForm

blueprint = Blueprint("privacy", __name__, url_prefix="/privacy", template_folder="templates")


@blueprint.route("/", methods=["GET", "POST"])
@requires(Permission.ACCESS_LOG_READ)
def desk() -> Any:
    """The log of the whole installation, and the way to one person's accesses."""
    form = CodeForm()
    if form.validate_on_submit():
        person = queries.person_with_code(current_actor(), form.code.data or "")
        if person is not None:
            return redirect(url_for("privacy.person_log", record_id=person.id))
        form.code.errors = [_("No person has this code: check it on the file.")]
    return render_template("privacy/desk.html", form=form, **_log()), 422 if form.errors else 200


@blueprint.get("/people/<uuid:record_id>")
@requires(Permission.ACCESS_LOG_READ, on=queries.person_at_desk)
def person_log(person: Person) -> Any:
    """Who opened this person's file, when, which compartments, and what was refused."""
    actor = current_actor()
    scope = queries.filtered(
        queries.events_about(actor, person), request.args.get("operation"), request.args.get("outcome")
    )
    page = keyset_page(scope, AccessEventSubject.at, AccessEventSubject.event_id)
    by_actor = queries.readings_by_actor(actor, person)
    return render_template(
        "privacy/person_log.html",
        person=person,
        page=page,
        lines=pages.lines_about(page.items),
        by_actor=by_actor,
        users=queries.names_of_users(row[0] for row in by_actor),
        operations=_operations(),
    )


@blueprint.get("/mine")
@requires(Permission.ACCESS_LOG_OWN)
def own_log() -> Any:
    """What I opened and did, as the log has it; for a coordinator also the own territory's."""
    return render_template("privacy/own_log.html", **_log())


def _log() -> dict[str, Any]:
    scope = queries.filtered(
        queries.readable_events(current_actor()), request.args.get("operation"), request.args.get("outcome")
    )
    page = keyset_page(scope, AccessEvent.at, AccessEvent.id)
    return {"page": page, "lines": pages.lines_of(page.items), "operations": _operations()}


def _operations() -> list[tuple[str, str]]:
    return [(operation, label("audit_event_type", operation)) for operation in Operation]
