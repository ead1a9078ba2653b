"""Pages of alerts: the coordinator's desk."""

import uuid
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web import keyset_page, once
from casework.outreach import queries, services
from casework.outreach.forms import AlertForm
from casework.outreach.models import AlertNotice, Zone
from casework.outreach.routes.blueprint import blueprint


@blueprint.get("/alerts")
@requires(Permission.ALERT_READ)
def alerts() -> Any:
    """Alerts raised by the units: those without an answer first, unless all are asked for."""
    actor, everything = current_actor(), request.args.get("state") == "all"
    scope = queries.visible_alerts(actor) if everything else queries.open_alerts(actor)
    page = keyset_page(scope, AlertNotice.raised_at, AlertNotice.id)
    zones = {str(zone.id): zone for zone in queries.visible_zones(actor).all()}
    return render_template("outreach/alerts.html", page=page, zones=zones, everything=everything)


@blueprint.route("/alerts/<uuid:record_id>", methods=["GET", "POST"])
@requires(Permission.SHIFT_REVIEW, on=queries.alert_in_hand)
def alert(notice: AlertNotice) -> Any:
    """Answer an alert."""
    form = AlertForm(data={"handling": notice.handling})
    if form.validate_on_submit():
        return once(form, lambda: _answered(form, notice))
    zone = queries.visible_zones(current_actor()).first(*_of_zone(notice)) if notice.about.get("zone") else None
    return render_template("outreach/alert.html", form=form, notice=notice, zone=zone), 422 if form.errors else 200


def _of_zone(notice: AlertNotice) -> tuple[Any, ...]:
    return (Zone.id == uuid.UUID(notice.about["zone"]),)


def _answered(form: AlertForm, notice: AlertNotice) -> Any:
    services.answer_alert(current_actor(), notice, (form.handling.data or "").strip())
    flash(_("The answer was noted."), "success")
    return redirect(url_for(".alerts"))
