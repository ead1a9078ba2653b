"""Pages of zones."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web import once
from casework.outreach import queries, services
from casework.outreach.forms import ZoneForm
from casework.outreach.models import Zone
from casework.outreach.routes.blueprint import blueprint, clash


@blueprint.get("/zones")
@requires(Permission.SHIFT_LIST)
def zones() -> Any:
    """The zones of the units this reader sees."""
    found = queries.visible_zones(current_actor()).order_by(Zone.active.desc(), Zone.name).all()
    return render_template("outreach/zones.html", zones=found)


@blueprint.route("/zones/new", methods=["GET", "POST"])
@requires(Permission.ZONE_UPDATE)
def new_zone() -> Any:
    """A new zone of a unit."""
    form = ZoneForm(queries.units_in_hand(current_actor()))
    if form.validate_on_submit():
        return once(form, lambda: _saved(form, None))
    return render_template("outreach/zone.html", form=form, zone=None), 422 if form.errors else 200


@blueprint.route("/zones/<uuid:record_id>", methods=["GET", "POST"])
@requires(Permission.ZONE_UPDATE, on=queries.zone_in_hand)
def edit_zone(zone: Zone) -> Any:
    """Rename a zone, or take it out of use."""
    form = ZoneForm(queries.units_in_hand(current_actor()), obj=zone)
    if form.validate_on_submit():
        if clashing := form.conflicts(zone):
            return clash(form, zone, clashing, url_for(".zones"))
        return once(form, lambda: _saved(form, zone))
    if request.method == "GET":
        form.remember(zone)
    return render_template("outreach/zone.html", form=form, zone=zone), 422 if form.errors else 200


def _saved(form: ZoneForm, zone: Zone | None) -> Any:
    names = ("team_id", "name", "district", "bounds", "active")
    services.save_zone(current_actor(), zone, **{name: form[name].data for name in names})
    flash(_("Saved."), "success")
    return redirect(url_for(".zones"))
