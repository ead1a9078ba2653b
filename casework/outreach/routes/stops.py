"""Pages of stops."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web import once
from casework.outreach import queries, services
from casework.outreach.forms import StopForm, stop_shown
from casework.outreach.models import Shift, Stop
from casework.outreach.routes.blueprint import blueprint, clash
from casework.outreach.services.shifts import refuse_if_not_running


@blueprint.route("/shifts/<uuid:record_id>/stop", methods=["GET", "POST"])
@requires(Permission.SHIFT_WRITE, on=queries.shift_in_hand)
def new_stop(shift: Shift) -> Any:
    """Halt somewhere and count who is there."""
    refuse_if_not_running(shift)
    form = StopForm(data={"zone": _next_zone(shift)})
    form.offer(_zones(shift))
    if form.validate_on_submit():
        return once(form, lambda: _added(form, shift))
    return render_template("outreach/stop.html", form=form, shift=shift, stop=None), 422 if form.errors else 200


@blueprint.route("/stops/<uuid:record_id>", methods=["GET", "POST"])
@requires(Permission.SHIFT_WRITE, on=queries.stop_in_hand)
def edit_stop(stop: Stop) -> Any:
    """Mend a stop's counts, or leave it."""
    refuse_if_not_running(stop.shift)
    form = StopForm(data=stop_shown(stop))
    form.offer(queries.zones_of(stop.shift.team_id, [stop.zone_id]))
    if form.validate_on_submit():
        if clashing := form.conflicts(stop):
            return clash(form, stop, clashing, url_for(".shift", record_id=stop.shift_id))
        return once(form, lambda: _changed(form, stop))
    if request.method == "GET":
        form.remember(stop)
    return render_template("outreach/stop.html", form=form, shift=stop.shift, stop=stop), 422 if form.errors else 200


def _zones(shift: Shift) -> list[Any]:
    """The unit's zones, those of the plan first."""
    planned = [each.zone_id for each in shift.zones]
    zones = queries.zones_of(shift.team_id, planned)
    return sorted(zones, key=lambda zone: planned.index(zone.id) if zone.id in planned else len(planned))


def _next_zone(shift: Shift) -> Any:
    """The first zone of the plan where nobody has been yet."""
    been = {stop.zone_id for stop in queries.stops_of(shift)}
    return next((each.zone_id for each in shift.zones if each.zone_id not in been), None)


def _added(form: StopForm, shift: Shift) -> Any:
    services.add_stop(current_actor(), shift, zone_id=form.zone.data, seen=form.seen())
    flash(_("Stop noted."), "success")
    return redirect(url_for(".shift", record_id=shift.id))


def _changed(form: StopForm, stop: Stop) -> Any:
    services.change_stop(current_actor(), stop, zone_id=form.zone.data, seen=form.seen(), left=form.left.data)
    flash(_("Saved."), "success")
    return redirect(url_for(".shift", record_id=stop.shift_id))
