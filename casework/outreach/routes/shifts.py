"""Pages of shifts: list, plan, start, close, review, correct."""

import uuid
from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app import clock
from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web import Form, keyset_page, once
from casework.outreach import queries, services
from casework.outreach.forms import CorrectionForm, ShiftForm, report_form, shown_of
from casework.outreach.models import Shift
from casework.outreach.routes.blueprint import blueprint, clash
from casework.outreach.workflow import RefusedMove, ShiftIsLocked, ShiftIsNotRunning, ShiftStatus

PERIODS = (7, 30, 90, 365)


@blueprint.get("/shifts")
@requires(Permission.SHIFT_LIST)
def shifts() -> Any:
    """The shifts this reader sees, latest first."""
    actor = current_actor()
    units = [(unit.id, unit.name) for unit in queries.visible_units(actor)]
    page = keyset_page(_filtered(queries.visible_shifts(actor)), Shift.planned_start, Shift.id)
    counts = queries.contact_counts([shift.id for shift in page.items])
    return render_template("outreach/shifts.html", page=page, counts=counts, units=units, periods=PERIODS)


@blueprint.route("/shifts/new", methods=["GET", "POST"])
@requires(Permission.SHIFT_WRITE)
def plan() -> Any:
    """Plan a shift, or go out now."""
    unit = _chosen_unit()
    if unit is None:
        return render_template(
            "outreach/choose_unit.html", units=queries.units_in_hand(current_actor()), to="outreach.plan"
        )
    form = ShiftForm(data=_tonight())
    form.offer(unit, queries.zones_of(unit.id), queries.possible_crew(unit))
    if form.validate_on_submit():
        return once(form, lambda: _planned(form))
    return render_template("outreach/plan.html", form=form, unit=unit, shift=None), 422 if form.errors else 200


@blueprint.get("/shifts/<uuid:record_id>")
@requires(Permission.SHIFT_READ, on=queries.shift_in_scope)
def shift(shift: Shift) -> Any:
    """One shift: big buttons while it runs, what it did afterwards."""
    actor = current_actor()
    in_hand = actor.may(Permission.CONTACT_WRITE) and shift.team_id in {
        unit.id for unit in queries.units_in_hand(actor)
    }
    return render_template(
        "outreach/shift.html",
        shift=shift,
        in_hand=in_hand,
        stops=queries.stops_of(shift),
        contacts=queries.contacts_of_shift(actor, shift),
        corrections=queries.corrections_of(actor, shift) if shift.locked else [],
        figures=shift.figures or queries.figures_of(shift),
    )


@blueprint.route("/shifts/<uuid:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.SHIFT_WRITE, on=queries.shift_in_hand)
def edit_shift(shift: Shift) -> Any:
    """Change crew, zones or times."""
    if shift.locked:
        raise ShiftIsLocked
    form = _plan_form(shift)
    if form.validate_on_submit():
        if clashing := form.conflicts(shift):
            return clash(form, shift, clashing, url_for(".shift", record_id=shift.id))
        return once(form, lambda: _changed(form, shift))
    if request.method == "GET":
        form.remember(shift)
    return render_template("outreach/plan.html", form=form, unit=shift.team, shift=shift), 422 if form.errors else 200


@blueprint.post("/shifts/<uuid:record_id>/start")
@requires(Permission.SHIFT_WRITE, on=queries.shift_in_hand)
def start(shift: Shift) -> Any:
    """Go out."""
    services.start_shift(current_actor(), shift)
    return redirect(url_for(".shift", record_id=shift.id))


@blueprint.route("/shifts/<uuid:record_id>/close", methods=["GET", "POST"])
@requires(Permission.SHIFT_WRITE, on=queries.shift_in_hand)
def close(shift: Shift) -> Any:
    """Come back: kilometres, materials, diary, debriefing."""
    if shift.locked:
        raise ShiftIsLocked
    if not shift.takes_records:
        raise ShiftIsNotRunning
    form = report_form(shift)
    if shift.critical_events_sealed and not shift.critical_events:
        del form.critical_events
    if form.validate_on_submit():
        return once(form, lambda: _closed(form, shift))
    figures = queries.figures_of(shift)
    return render_template("outreach/close.html", form=form, shift=shift, figures=figures), 422 if form.errors else 200


@blueprint.route("/shifts/<uuid:record_id>/review", methods=["GET", "POST"])
@requires(Permission.SHIFT_REVIEW, on=queries.shift_in_hand)
def review(shift: Shift) -> Any:
    """The coordinator reads it once more, then the figures freeze."""
    form = Form()
    if form.validate_on_submit():
        return once(form, lambda: _reviewed(shift))
    if shift.status != ShiftStatus.CLOSED:
        raise RefusedMove
    return render_template("outreach/review.html", form=form, shift=shift, figures=queries.figures_of(shift))


@blueprint.route("/shifts/<uuid:record_id>/correct", methods=["GET", "POST"])
@requires(Permission.SHIFT_WRITE, on=queries.shift_in_hand)
def correct(shift: Shift) -> Any:
    """Add to a locked shift."""
    form = CorrectionForm()
    if form.validate_on_submit():
        return once(form, lambda: _corrected(form, shift))
    if not shift.locked:
        raise ShiftIsNotRunning
    return render_template("outreach/correct.html", form=form, shift=shift), 422 if form.errors else 200


def _filtered(scope: Any) -> Any:
    status, days, unit = request.args.get("status"), request.args.get("days", type=int), _unit_asked()
    if status in set(ShiftStatus):
        scope = scope.where(Shift.status == status)
    if days in PERIODS:
        scope = scope.where(Shift.planned_start >= clock.now() - timedelta(days=days))
    return scope.where(Shift.team_id == unit) if unit else scope


def _unit_asked() -> uuid.UUID | None:
    return request.args.get("unit", type=uuid.UUID)


def _chosen_unit() -> Any:
    """The unit asked for; the only one there is; else nothing, and the page asks."""
    units, asked = queries.units_in_hand(current_actor()), _unit_asked()
    return next((unit for unit in units if unit.id == asked), units[0] if len(units) == 1 else None)


def _tonight() -> dict[str, Any]:
    """What most shifts look like: from the next full hour, three hours, with whoever plans it on board."""
    local = clock.now().astimezone(clock.ROME)
    start = (local + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    end = start + timedelta(hours=3)
    times = {"day": start.date(), "start": start.time().replace(tzinfo=None), "end": end.time().replace(tzinfo=None)}
    return {**times, "members": [current_actor().user_id]}


def _plan_form(shift: Shift) -> ShiftForm:
    form = ShiftForm(data=shown_of(shift))
    zones = queries.zones_of(shift.team_id, [each.zone_id for each in shift.zones])
    form.offer(shift.team, zones, queries.possible_crew(shift.team))
    return form


def _planned(form: ShiftForm) -> Any:
    actor, now = current_actor(), "now" in request.form
    shift = services.plan_shift(actor, form.plan())
    if now:
        services.start_shift(actor, shift)
    flash(_("You are out. Take care.") if now else _("The shift is planned."), "success")
    return redirect(url_for(".shift", record_id=shift.id))


def _changed(form: ShiftForm, shift: Shift) -> Any:
    services.change_plan(current_actor(), shift, form.plan())
    flash(_("Saved."), "success")
    return redirect(url_for(".shift", record_id=shift.id))


def _closed(form: Any, shift: Shift) -> Any:
    services.close_shift(current_actor(), shift, form.report(shift))
    flash(_("The shift is closed. The coordinator reads it within three working days."), "success")
    return redirect(url_for(".shift", record_id=shift.id))


def _reviewed(shift: Shift) -> Any:
    services.review_shift(current_actor(), shift)
    flash(_("Reviewed: the figures are frozen."), "success")
    return redirect(url_for(".shift", record_id=shift.id))


def _corrected(form: CorrectionForm, shift: Shift) -> Any:
    services.correct_shift(current_actor(), shift, (form.text.data or "").strip())
    flash(_("The correction was added."), "success")
    return redirect(url_for(".shift", record_id=shift.id))
