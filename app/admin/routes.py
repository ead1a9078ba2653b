"""Pages of the lists of values and of the territory."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app import clock
from app.access import Permission, current_actor, requires
from app.admin import queries, services
from app.admin.forms import MoveComuneForm, RetireForm, ValueForm, WordsForm
from app.codelists.labels import choices, group_label
from app.codelists.models import CodeList, CodeValue
from app.codelists.territory import district_of
from app.codelists.usage import usage_of
from app.i18n import _
from app.web import once

blueprint = Blueprint("admin", __name__, url_prefix="/admin", template_folder="templates")
READ, UPDATE = Permission.CODELIST_READ, Permission.CODELIST_UPDATE


@blueprint.get("/lists")
@requires(READ)
def lists() -> Any:
    """All lists, with how many values each has."""
    words = request.args.get("words", "")
    return render_template("admin/lists.html", areas=queries.lists_by_area(words), words=words)


@blueprint.get("/lists/<list_name>")
@requires(READ, on=queries.list_by_name)
def show_list(code_list: CodeList) -> Any:
    """One list with its values; ``?edit=`` opens one of them."""
    edited = _edited(code_list) if current_actor().may(UPDATE) else None
    form = WordsForm(obj=edited) if edited else None
    if form is not None:
        form.remember(edited)
    return _list_page(code_list, edited, form)


@blueprint.route("/lists/<list_name>/new", methods=["GET", "POST"])
@requires(UPDATE, on=queries.list_by_name)
def add_value(code_list: CodeList) -> Any:
    """A new value at the end of a list."""
    form = ValueForm()
    nothing = [("", _("(none)"))]
    form.parent.choices = nothing + queries.groups_of(code_list.name)
    form.compartment.choices = nothing + choices("data_compartment")
    if form.validate_on_submit():
        try:
            return once(form, lambda: _added(code_list, form))
        except services.CodeIsTaken:
            form.code.errors = [_("This list has a value of that code already: choose another.")]
        except services.ListIsClosed:
            abort(409)
    page = render_template("admin/new_value.html", code_list=code_list, info=queries.info_of(code_list), form=form)
    return page, 422 if form.errors else 200


@blueprint.post("/values/<uuid:value_id>/words")
@requires(UPDATE, on=queries.value_by_id)
def rename(value: CodeValue) -> Any:
    """New words for a value."""
    form, code_list = WordsForm(), queries.list_of(value)
    if not form.validate_on_submit():
        return _list_page(code_list, value, form), 422
    if clashing := form.conflicts(value):
        form.remember(value)
        return _list_page(code_list, value, form, clashing), 409
    words = form.label_it.data or "", form.label_en.data or ""
    return once(form, lambda: _done(value, services.rename_value(current_actor(), value, *words), _("Words saved.")))


@blueprint.post("/values/<uuid:value_id>/retire")
@requires(UPDATE, on=queries.value_by_id)
def retire(value: CodeValue) -> Any:
    """Offer a value no longer."""
    form = RetireForm()
    if not form.validate_on_submit():
        flash(_("Say from which day the value is offered no longer."), "danger")
        return redirect(_address_of(value, edit=value.id))
    day = form.day.data or clock.today()
    return _carried_out(value, lambda: services.retire_value(current_actor(), value, day), _("Value retired."))


@blueprint.post("/values/<uuid:value_id>/restore")
@requires(UPDATE, on=queries.value_by_id)
def restore(value: CodeValue) -> Any:
    """Offer a retired value again."""
    return _carried_out(value, lambda: services.restore_value(current_actor(), value), _("The value is offered again."))


@blueprint.post("/values/<uuid:value_id>/move/<any(up,down):direction>")
@requires(UPDATE, on=lambda actor, value_id, direction: queries.value_by_id(actor, value_id))
def move(value: CodeValue) -> Any:
    """One place up or down in the order of the list."""
    up = (request.view_args or {})["direction"] == "up"
    return _carried_out(value, lambda: services.move_value(current_actor(), value, up=up), _("Order saved."), stay=True)


@blueprint.post("/values/<uuid:value_id>/delete")
@requires(UPDATE, on=queries.value_by_id)
def delete(value: CodeValue) -> Any:
    """Take away a value of our own that nothing uses."""
    return _carried_out(value, lambda: services.delete_value(current_actor(), value), _("Value deleted."))


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
    form.district.choices = choices("geo_districts_er")
    if form.validate_on_submit():
        try:
            return once(form, lambda: _moved(place, form))
        except services.NotAChange:
            form.district.errors = [_("The municipality belongs to this district that day already.")]
    page = render_template("admin/move_comune.html", place=place, form=form, present=district_of(place.code))
    return page, 422 if form.errors else 200


def _edited(code_list: CodeList) -> CodeValue | None:
    try:
        value_id = uuid.UUID(request.args["edit"])
    except (KeyError, ValueError):
        return None
    return queries.value_in(code_list, value_id)


def _list_page(code_list: CodeList, edited: CodeValue | None, form: WordsForm | None, clashing: Any = ()) -> str:
    words = request.args.get("words", "")
    return render_template(
        "admin/list.html",
        code_list=code_list,
        info=queries.info_of(code_list),
        values=queries.values_of(code_list, words),
        words=words,
        edited=edited,
        form=form,
        clashing=clashing,
        theirs=form.stored(edited) if form is not None and edited is not None else {},
        group_label=group_label,
        usage=usage_of(edited.list_name, edited.code) if edited else None,
        today=clock.today(),
    )


def _carried_out(value: CodeValue, act: Callable[[], Any], said: str, *, stay: bool = False) -> Any:
    where = _address_of(value, edit=value.id if stay else None)
    try:
        act()
        flash(said, "success")
    except services.StillInUse:
        flash(_("The value is in use, or may be where nobody can count: retire it instead."), "danger")
    except services.ComesWithTheSoftware:
        flash(_("This value comes with the software: retire it instead."), "danger")
    except services.ListIsClosed:
        flash(_("The program itself knows the values of this list: only their words can change."), "danger")
    except services.NotAChange:
        flash(_("It stands there already."), "info")
    return redirect(where)


def _added(code_list: CodeList, form: ValueForm) -> Any:
    value = services.add_value(
        current_actor(),
        code_list,
        form.code.data or "",
        form.label_it.data or "",
        form.label_en.data or "",
        parent=form.parent.data or None,
        compartment=form.compartment.data or None,
    )
    return _done(value, value, _("Value added."))


def _done(value: CodeValue, _changed: Any, said: str) -> Any:
    flash(said, "success")
    return redirect(_address_of(value))


def _moved(place: CodeValue, form: MoveComuneForm) -> Any:
    new = queries.district_by_code(current_actor(), form.district.data)
    services.move_comune(current_actor(), place, new, form.day.data or clock.today())
    flash(_("The municipality belongs to the new district from that day."), "success")
    return redirect(url_for("admin.district", code=new.code, on=form.day.data))


def _address_of(value: CodeValue, edit: uuid.UUID | None = None) -> str:
    return url_for("admin.show_list", list_name=value.list_name, edit=edit, _anchor=f"value-{value.id}")


def _day() -> date:
    try:
        return date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return clock.today()
