"""Pages of the territory."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app import clock
from app.access import current_actor, requires
from app.admin import queries, services, territory_services
from app.admin.forms import MoveComuneForm, NewComuneForm
from app.admin.routes import READ, UPDATE, blueprint
from app.codelists.labels import choices
from app.codelists.models import CodeValue
from app.codelists.territory import district_of
from app.i18n import _
from app.web import once


@blueprint.get("/territory")
@requires(READ)
def territory() -> Any:
    """AUSL and districts on a day, or the comuni of a name."""
    day, words = _day(), request.args.get("words", "")
    found = queries.comuni_named(words, day) if words else None
    page = "admin/territory.html"
    return render_template(page, region=queries.ausl_with_districts(day), found=found, words=words, day=day)


@blueprint.get("/territory/<code>")
@requires(READ, on=queries.district_by_code)
def district(place: CodeValue) -> Any:
    """The comuni of one district on a day."""
    day = _day()
    comuni = queries.comuni_of(place.code, day)
    return render_template("admin/district.html", place=place, comuni=comuni, day=day)


@blueprint.route("/territory/comuni/<code>/move", methods=["GET", "POST"])
@requires(UPDATE, on=queries.comune_by_code)
def move_comune(place: CodeValue) -> Any:
    """Give a comune to another district from a day on."""
    form = MoveComuneForm(day=clock.today())
    form.district.choices = [("", _("Choose…")), *choices("geo_districts_er")]
    if form.validate_on_submit():
        try:
            return once(form, lambda: _moved(place, form))
        except services.NotAChange:
            form.district.errors = [_("The municipality belongs to this district that day already.")]
    page = render_template("admin/move_comune.html", place=place, form=form, present=district_of(place.code))
    return page, 422 if form.errors else 200


@blueprint.route("/territory/comuni/new", methods=["GET", "POST"])
@requires(UPDATE)
def new_comune() -> Any:
    """A new comune, alone or in the place of others."""
    form = NewComuneForm()
    form.district.choices = [("", _("Choose…")), *choices("geo_districts_er")]
    form.instead_of.choices = choices("geo_comuni_er")
    if form.validate_on_submit():
        try:
            return once(form, lambda: _made(form))
        except services.CodeIsTaken:
            form.code.errors = [_("A municipality of this code is there already.")]
    return render_template("admin/new_comune.html", form=form), 422 if form.errors else 200


def _made(form: NewComuneForm) -> Any:
    actor, day = current_actor(), form.day.data or clock.today()
    district = queries.district_by_code(actor, form.district.data)
    former = [queries.comune_by_code(actor, code) for code in form.instead_of.data or ()]
    code, name = form.code.data or "", form.name.data or ""
    territory_services.make_comune(actor, code, name, district, day, instead_of=former)
    flash(_("The new municipality is there from that day."), "success")
    return redirect(url_for("admin.district", code=district.code, on=day))


def _moved(place: CodeValue, form: MoveComuneForm) -> Any:
    new = queries.district_by_code(current_actor(), form.district.data)
    territory_services.move_comune(current_actor(), place, new, form.day.data or clock.today())
    flash(_("The municipality belongs to the new district from that day."), "success")
    return redirect(url_for("admin.district", code=new.code, on=form.day.data))


def _day() -> date:
    try:
        return date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return clock.today()
