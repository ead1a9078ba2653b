"""Pages of recognising a person: proposals, search, link, undo, a new file from a nickname."""

import uuid
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web import Form, keyset_page, once
from casework.outreach import queries, services
from casework.outreach.forms import FindForm
from casework.outreach.models import Contact
from casework.outreach.proposals import people_found, proposals_for
from casework.outreach.routes.blueprint import blueprint
from casework.people.queries import person_in_scope

PAGE = 20


@blueprint.get("/contacts/waiting")
@requires(Permission.CONTACT_LINK)
def waiting() -> Any:
    """Meetings with somebody known by a nickname, whom nobody has recognised yet."""
    page = keyset_page(queries.waiting_contacts(current_actor()), Contact.at, Contact.id, size=PAGE)
    return render_template("outreach/waiting.html", page=page)


@blueprint.route("/contacts/<uuid:record_id>/link", methods=["GET", "POST"])
@requires(Permission.CONTACT_LINK, on=queries.contact_in_scope)
def link(contact: Contact) -> Any:
    """Choose who it was: proposals by nickname, or a search."""
    actor, form = current_actor(), FindForm()
    if request.method == "POST" and "person" in request.form:
        return _linked(contact)
    searched = form.validate_on_submit()
    found = people_found(actor, form.q.data or "") if searched else proposals_for(actor, contact)
    return render_template(
        "outreach/link.html", contact=contact, form=form, found=found, searched=searched, confirm=Form()
    ), 422 if form.errors else 200


@blueprint.post("/contacts/<uuid:record_id>/unlink")
@requires(Permission.CONTACT_LINK, on=queries.contact_in_scope)
def unlink(contact: Contact) -> Any:
    """It was somebody else."""
    services.unlink_contact(current_actor(), contact)
    flash(_("The link was undone: the contact is off the timeline again."), "success")
    return redirect(url_for(".contact", record_id=contact.id))


@blueprint.post("/contacts/<uuid:record_id>/person")
@requires(Permission.PERSON_CREATE, on=queries.contact_in_scope)
def new_person(contact: Contact) -> Any:
    """A file for somebody known by a nickname only."""
    form = Form()
    if not form.validate_on_submit():
        return redirect(url_for(".link", record_id=contact.id))
    return once(form, lambda: _opened(contact))


def _linked(contact: Contact) -> Any:
    form = Form()
    person = person_in_scope(current_actor(), _person_asked())
    if not form.validate_on_submit():
        return redirect(url_for(".link", record_id=contact.id))
    return once(form, lambda: _link(contact, person))


def _person_asked() -> uuid.UUID:
    try:
        return uuid.UUID(request.form["person"])
    except ValueError:
        return uuid.UUID(int=0)


def _link(contact: Contact, person: Any) -> Any:
    services.link_contact(current_actor(), contact, person)
    undo = {"undo_url": url_for(".unlink", record_id=contact.id), "undo_label": _("Undo the link")}
    flash({"text": _("Linked: the contact now stands on the person's timeline."), **undo}, "success")  # type: ignore[arg-type]
    return redirect(url_for(".contact", record_id=contact.id))


def _opened(contact: Contact) -> Any:
    person = services.person_from_contact(current_actor(), contact)
    flash(_("The file was opened at the level of the nickname, and the contact linked to it."), "success")
    return redirect(url_for("people.show", record_id=person.id))
