"""Pages of the lists of values."""

import uuid
from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app import clock
from app.access import Permission, current_actor, requires
from app.admin import changes, queries, services
from app.admin.forms import RetireForm, ValueForm, WordsForm
from app.admin.models import CodeChange
from app.admin.policies import Action
from app.codelists.labels import choices, group_label
from app.codelists.models import CodeList, CodeValue
from app.codelists.usage import usage_of
from app.i18n import _, _l
from app.web import once

blueprint = Blueprint("admin", __name__, url_prefix="/admin", template_folder="templates")
REFUSALS: dict[type[Exception], Any] = {
    services.StillInUse: _l("The value is in use, or may be where nobody can count: retire it instead."),
    services.ComesWithTheSoftware: _l("This value comes with the software: retire it instead."),
    services.ListIsClosed: _l("The program itself knows the values of this list: only their words can change."),
    services.CodeIsTaken: _l("This list has a value of that code already: choose another."),
    changes.NotByTheSamePerson: _l("You asked for this change: somebody else has to agree to it."),
    changes.AlreadyDecided: _l("This change was decided on already."),
}
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
            form.code.errors = [REFUSALS[services.CodeIsTaken]]
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
    words = {"label_it": form.label_it.data, "label_en": form.label_en.data}
    return once(form, lambda: _carried_out(Action.RENAME, value, words, _("Words saved.")))


@blueprint.post("/values/<uuid:value_id>/retire")
@requires(UPDATE, on=queries.value_by_id)
def retire(value: CodeValue) -> Any:
    """Offer a value no longer."""
    form = RetireForm()
    if not form.validate_on_submit():
        flash(_("Say from which day the value is offered no longer."), "danger")
        return redirect(_address_of(value, edit=value.id))
    day = form.day.data or clock.today()
    return _carried_out(Action.RETIRE, value, {"day": day.isoformat()}, _("Value retired."))


@blueprint.post("/values/<uuid:value_id>/restore")
@requires(UPDATE, on=queries.value_by_id)
def restore(value: CodeValue) -> Any:
    """Offer a retired value again."""
    return _carried_out(Action.RESTORE, value, {}, _("The value is offered again."))


@blueprint.post("/values/<uuid:value_id>/move/<any(up,down):direction>")
@requires(UPDATE, on=lambda actor, value_id, direction: queries.value_by_id(actor, value_id))
def move(value: CodeValue) -> Any:
    """One place up or down in the order of the list."""
    try:
        services.move_value(current_actor(), value, up=(request.view_args or {})["direction"] == "up")
    except services.NotAChange:
        flash(_("It stands there already."), "info")
    return redirect(_address_of(value, edit=value.id))


@blueprint.post("/values/<uuid:value_id>/delete")
@requires(UPDATE, on=queries.value_by_id)
def delete(value: CodeValue) -> Any:
    """Take away a value of our own that nothing uses."""
    return _carried_out(Action.DELETE, value, {}, _("Value deleted."))


@blueprint.post("/changes/<uuid:change_id>/agree")
@requires(UPDATE, on=queries.change_by_id)
def agree(change: CodeChange) -> Any:
    """The second person agrees: the change is made."""
    code_list = queries.list_of(change)
    return _decided(
        code_list, lambda: changes.agree(current_actor(), change, code_list), _("Agreed: the change is made.")
    )


@blueprint.post("/changes/<uuid:change_id>/turn-down")
@requires(UPDATE, on=queries.change_by_id)
def turn_down(change: CodeChange) -> Any:
    """The change is dropped, by the second person or by who asked for it."""
    said = _("The change is dropped.")
    return _decided(queries.list_of(change), lambda: changes.turn_down(current_actor(), change), said)


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
        me=current_actor().user_id,
        waiting=queries.waiting_for(code_list),
        theirs=form.stored(edited) if form is not None and edited is not None else {},
        group_label=group_label,
        usage=usage_of(edited.list_name, edited.code) if edited else None,
        today=clock.today(),
    )


def _carried_out(action: Action, value: CodeValue, details: dict[str, Any], said: str) -> Any:
    where = _address_of(value)
    _tell(lambda: changes.submit(current_actor(), action, queries.list_of(value), value, details), said)
    return redirect(where)


def _decided(code_list: CodeList, act: Callable[[], Any], said: str) -> Any:
    _tell(lambda: act() is None, said)
    return redirect(url_for("admin.show_list", list_name=code_list.name))


def _tell(act: Callable[[], bool], said: str) -> None:
    """Do it, and say what came of it."""
    try:
        made = act()
    except tuple(REFUSALS) as refused:
        flash(str(REFUSALS[type(refused)]), "danger")
    else:
        flash(said if made else _("The change waits for a second person to agree."), "success" if made else "info")


def _added(code_list: CodeList, form: ValueForm) -> Any:
    names = ("code", "label_it", "label_en", "parent", "compartment")
    details = {name: form[name].data or None for name in names}
    made = changes.submit(current_actor(), Action.ADD, code_list, None, details)
    flash(
        _("Value added.") if made else _("The change waits for a second person to agree."),
        "success" if made else "info",
    )
    return redirect(url_for("admin.show_list", list_name=code_list.name))


def _address_of(value: CodeValue, edit: uuid.UUID | None = None) -> str:
    return url_for("admin.show_list", list_name=value.list_name, edit=edit, _anchor=f"value-{value.id}")
