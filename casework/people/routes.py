"""Pages of people: find, list, open, change; the legal position; the notice."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.audit import Operation
from app.i18n import _
from app.web import keyset_page, once
from app.web.lifecycle import trace_as
from casework.people import entering, filling, pages, queries, services
from casework.people.forms import CALLS, LEVELS, MODES, NewPersonForm, NoticeForm, PersonForm
from casework.people.models import LegalStatus, Person
from casework.people.search import search as find

blueprint = Blueprint("people", __name__, template_folder="templates", url_prefix="/people")


@blueprint.get("/")
@requires(Permission.PERSON_LIST)
def index() -> Any:
    """The people this reader sees, last changed first."""
    actor = current_actor()
    scope = queries.narrowed(queries.visible_people(actor), level=pages.chosen_level(), team_id=pages.chosen_team())
    page = keyset_page(scope, Person.updated_at, Person.id)
    return render_template(
        "people/index.html",
        page=page,
        rows=pages.rows_of(page.items),
        teams=pages.teams_to_filter(actor),
        levels=[(str(level), words) for level, words in LEVELS],
    )


@blueprint.route("/search", methods=["GET", "POST"])
@requires(Permission.PERSON_SEARCH)
def search() -> Any:
    """Candidates for what was typed: a list under the box for htmx, a page otherwise."""
    text = request.form.get("q", "")
    found = find(current_actor(), text)
    if request.method == "POST":
        trace_as(Operation.SEARCH, count=len(found.candidates))
    template = "people/_options.html" if "HX-Request" in request.headers else "people/search.html"
    return render_template(template, **pages.answer(found, text))


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.PERSON_CREATE)
def new() -> Any:
    """A person's first page; whoever comes without having searched is sent to search first."""
    if request.method == "GET":
        return redirect(url_for("people.search"))
    actor = current_actor()
    form = entering.new_form(actor)
    if "submission_id" not in request.form:
        filling.prefill(form, request.form.get("q", ""))
        return render_template("people/new.html", form=form, likely=None)
    return _entered(form) if form.validate() else _new_again(form)


def _entered(form: NewPersonForm) -> Any:
    if entering.handed_in_before(form):
        return once(form, lambda: _create(form))
    if entering.name_who_has_it(current_actor(), form):
        return _new_again(form)
    likely = entering.likely_same(current_actor(), form)
    if likely and "nobody" not in request.form:
        return render_template("people/new.html", form=form, likely=pages.answer(likely, "")), 422
    try:
        return once(form, lambda: _create(form))
    except services.IdentifierTaken:
        entering.name_who_has_it(current_actor(), form)
        return _new_again(form)


def _create(form: NewPersonForm) -> Any:
    person = entering.enter(current_actor(), form)
    flash(_("Saved: the code is %(code)s.", code=person.public_code), "success")
    return redirect(pages.after_creation(current_actor(), person))


def _new_again(form: NewPersonForm) -> Any:
    return render_template("people/new.html", form=form, likely=None), 422


@blueprint.get("/<uuid:record_id>")
@requires(Permission.PERSON_READ, on=queries.person_in_scope)
def show(person: Person) -> Any:
    """Who a person is and how to reach them, with what other slices add."""
    actor = current_actor()
    return render_template(
        "people/show.html",
        boxes=pages.panel_boxes(actor, person),
        actions=pages.actions(actor, person),
        external_ids=queries.external_ids(actor, person).all(),
        calls=dict(CALLS),
        **pages.person_page(actor, person, "people.show"),
    )


@blueprint.route("/<uuid:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.PERSON_UPDATE, on=queries.person_in_scope)
def edit(person: Person) -> Any:
    """Change who somebody is and how to reach them."""
    form, stored = entering.edit_form(current_actor(), person)
    if not form.is_submitted():
        form.remember(stored)
        return _edit_page(person, form)
    if not form.validate() or entering.name_who_has_it(current_actor(), form, person):
        return _edit_page(person, form), 422
    if clashing := form.conflicts(stored):
        form.remember(stored)
        return _changed_meanwhile(person, form, clashing, form.stored(stored), person), 409
    try:
        return once(form, lambda: _update(person, form, stored))
    except services.IdentifierTaken:
        entering.name_who_has_it(current_actor(), form, person)
        return _edit_page(person, form), 422


def _update(person: Person, form: PersonForm, stored: dict[str, Any]) -> Any:
    changes = filling.changes_of(form, stored, person)
    if changes:
        services.update_person(current_actor(), person, changes)
    flash(_("Saved.") if changes else _("Nothing was changed."), "success")
    return redirect(url_for("people.show", record_id=person.id))


def _edit_page(person: Person, form: PersonForm) -> Any:
    return render_template("people/edit.html", form=form, **pages.person_page(current_actor(), person, "people.show"))


def _changed_meanwhile(person: Person, form: Any, clashing: list[str], theirs: dict[str, Any], record: Any) -> Any:
    changed_by, changed_at = pages.last_change_by(record)
    tab = "people.show" if record is person else "people.legal_status"
    shown = pages.person_page(current_actor(), person, tab)
    return render_template(
        "people/changed.html",
        form=form, clashing=clashing, theirs=theirs, changed_by=changed_by, changed_at=changed_at, **shown,
    )  # fmt: skip


@blueprint.get("/<uuid:record_id>/legal-status")
@requires(Permission.LEGAL_STATUS_READ, on=queries.person_in_scope)
def legal_status(person: Person) -> Any:
    """The legal position and its history."""
    form, present = entering.legal_form(current_actor(), person)
    form.remember(present)
    return _legal_page(person, form)


@blueprint.post("/<uuid:record_id>/legal-status")
@requires(Permission.LEGAL_STATUS_UPDATE, on=queries.person_in_scope)
def save_legal_status(person: Person) -> Any:
    """Note the legal position from now on."""
    form, present = entering.legal_form(current_actor(), person)
    if not form.validate():
        return _legal_page(person, form), 422
    if clashing := form.conflicts(present):
        form.remember(present)
        return _changed_meanwhile(person, form, clashing, form.stored(present), present), 409
    return once(form, lambda: _note_legal_status(person, form, present))


def _note_legal_status(person: Person, form: Any, present: LegalStatus | None) -> Any:
    entering.note_legal_status(current_actor(), person, form.said(), present)
    flash(_("Saved."), "success")
    return redirect(url_for("people.legal_status", record_id=person.id))


def _legal_page(person: Person, form: Any) -> Any:
    actor = current_actor()
    return render_template(
        "people/legal_status.html",
        form=form,
        history=entering.legal_history(actor, person),
        **pages.person_page(actor, person, "people.legal_status"),
    )


@blueprint.route("/<uuid:record_id>/notice", methods=["GET", "POST"])
@requires(Permission.NOTICE_RECORD, on=queries.person_in_scope)
def notice(person: Person) -> Any:
    """Record that the person was told what happens to their data."""
    actor, form = current_actor(), NoticeForm()
    form.offer((person.languages or [None])[0])
    if form.validate_on_submit():
        return once(form, lambda: _record_notice(person, form))
    shown = pages.person_page(actor, person, "people.notice")
    given = entering.notice_history(actor, person)
    return render_template(
        "people/notice.html", form=form, given=given, modes=dict(MODES), **shown
    ), 422 if form.errors else 200


def _record_notice(person: Person, form: NoticeForm) -> Any:
    services.record_notice(
        current_actor(), person, item=form.item.data, language=form.language.data, mode=form.mode.data
    )
    flash(_("Recorded that the notice was given."), "success")
    return redirect(url_for("people.show", record_id=person.id))
