"""Pages of contacts: the twenty-second form, the list, one contact."""

import uuid
from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app import clock
from app.access import Permission, current_actor, requires
from app.codelists.labels import choices, is_code
from app.i18n import _
from app.web import keyset_page, once
from casework.outreach import queries, services
from casework.outreach.choices import GROUP, PERSON, SEEN
from casework.outreach.forms import ContactForm, contact_shown
from casework.outreach.models import Contact, Shift, Zone
from casework.outreach.queries import visible_contacts
from casework.outreach.routes.blueprint import blueprint, clash
from casework.outreach.routes.shifts import PERIODS, _chosen_unit
from casework.outreach.services.shifts import refuse_if_not_running
from casework.people.models import Person
from casework.people.naming import display_name
from casework.people.queries import visible_people


@blueprint.get("/contacts")
@requires(Permission.CONTACT_LIST)
def contacts() -> Any:
    """The contacts this reader sees, latest first."""
    actor = current_actor()
    page = keyset_page(_filtered(visible_contacts(actor)), Contact.at, Contact.id)
    zones = [(zone.id, zone.name) for zone in queries.visible_zones(actor).order_by(Zone.name).all()]
    kinds = choices("contact_kind")
    return render_template("outreach/contacts.html", page=page, zones=zones, kinds=kinds, periods=PERIODS)


@blueprint.route("/shifts/<uuid:record_id>/contact", methods=["GET", "POST"])
@requires(Permission.CONTACT_WRITE, on=queries.shift_in_hand)
def new_contact(shift: Shift) -> Any:
    """Somebody met on this shift."""
    refuse_if_not_running(shift)
    where = _present_zone(shift)
    form = ContactForm(data={"who": _who_asked(), "zone": where, "time": _now()})
    form.offer(queries.zones_of(shift.team_id, [each.zone_id for each in shift.zones]))
    if form.validate_on_submit():
        return once(form, lambda: _recorded(form, shift))
    return render_template(
        "outreach/contact_form.html", form=form, shift=shift, contact=None
    ), 422 if form.errors else 200


@blueprint.route("/contacts/new", methods=["GET", "POST"])
@requires(Permission.CONTACT_WRITE)
def office_contact() -> Any:
    """Somebody who came to the office or called, outside any shift."""
    unit = _chosen_unit()
    if unit is None:
        units = queries.units_in_hand(current_actor())
        return render_template("outreach/choose_unit.html", units=units, to="outreach.office_contact")
    form = ContactForm(data={"time": _now()})
    form.offer(queries.zones_of(unit.id))
    if form.validate_on_submit():
        return once(form, lambda: _recorded(form, None, unit.id))
    return render_template(
        "outreach/contact_form.html", form=form, shift=None, contact=None
    ), 422 if form.errors else 200


@blueprint.get("/contacts/<uuid:record_id>")
@requires(Permission.CONTACT_READ, on=queries.contact_in_scope)
def contact(contact: Contact) -> Any:
    """One contact, and the person behind it where they are known."""
    actor = current_actor()
    person = visible_people(actor).first(Person.id == contact.person_id) if contact.person_id else None
    in_hand = actor.may(Permission.CONTACT_WRITE) and contact.team_id in {u.id for u in queries.units_in_hand(actor)}
    called = display_name(person) if person else None
    return render_template(
        "outreach/contact.html", contact=contact, person=person, person_called=called, in_hand=in_hand
    )


@blueprint.route("/contacts/<uuid:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONTACT_WRITE, on=queries.contact_in_hand)
def edit_contact(contact: Contact) -> Any:
    """Mend a contact while its shift is not reviewed."""
    if contact.shift is not None:
        refuse_if_not_running(contact.shift)
    form = _edit_form(contact)
    if form.validate_on_submit():
        if clashing := form.conflicts(contact):
            return clash(form, contact, clashing, url_for(".contact", record_id=contact.id))
        return once(form, lambda: _changed(form, contact))
    if request.method == "GET":
        form.remember(contact)
    page = render_template("outreach/contact_form.html", form=form, shift=contact.shift, contact=contact)
    return page, 422 if form.errors else 200


def _filtered(scope: Any) -> Any:
    kind, person, days = request.args.get("kind", ""), request.args.get("person"), request.args.get("days", type=int)
    zone_id, alert = request.args.get("zone", type=uuid.UUID), request.args.get("alert")
    if kind and is_code("contact_kind", kind):
        scope = scope.where(Contact.kind == kind)
    if person in ("no", "yes"):
        scope = scope.where(Contact.person_id.is_(None) if person == "no" else Contact.person_id.is_not(None))
    if zone_id:
        scope = scope.where(Contact.zone_id == zone_id)
    if days in PERIODS:
        scope = scope.where(Contact.at >= clock.now() - timedelta(days=days))
    if alert in ("open", "any"):
        scope = scope.where(Contact.id.in_(queries.contacts_with_alerts(scope.actor, only_open=alert == "open")))
    return scope


def _who_asked() -> str:
    asked = request.args.get("who")
    return asked if asked in (GROUP, SEEN) else PERSON


def _now() -> Any:
    return clock.now().astimezone(clock.ROME).time().replace(second=0, microsecond=0, tzinfo=None)


def _present_zone(shift: Shift) -> str | None:
    """Where the unit stands now: its last stop, else the first zone of the plan."""
    stops = queries.stops_of(shift)
    zone_id = stops[0].zone_id if stops else next((each.zone_id for each in shift.zones), None)
    return str(zone_id) if zone_id else None


def _edit_form(contact: Contact) -> ContactForm:
    form = ContactForm(data=contact_shown(contact))
    form.offer(queries.zones_of(contact.team_id, [contact.zone_id] if contact.zone_id else []), contact)
    del form.time
    return form


def _recorded(form: ContactForm, shift: Shift | None, team_id: uuid.UUID | None = None) -> Any:
    contact = services.record_contact(current_actor(), form.draft(shift), shift=shift, team_id=team_id)
    said = _("Contact saved. The coordinator has been alerted.") if form.alerts.data else _("Contact saved.")
    flash({"text": said, "url": url_for(".edit_contact", record_id=contact.id), "label": _("Mend it")}, "success")  # type: ignore[arg-type]
    if shift is None:
        return redirect(url_for(".contact", record_id=contact.id))
    if "another" in request.form:
        return redirect(url_for(".new_contact", record_id=shift.id))
    return redirect(url_for(".shift", record_id=shift.id))


def _changed(form: ContactForm, contact: Contact) -> Any:
    services.change_contact(current_actor(), contact, form.draft(contact.shift))
    flash(_("Saved."), "success")
    return redirect(url_for(".contact", record_id=contact.id))
