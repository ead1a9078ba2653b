"""Changes to lists of values: each leaves its trace in the access log."""

from datetime import date

from sqlalchemy import select

from app.access import Actor
from app.audit import Operation, record
from app.codelists.files import shipped_lists
from app.codelists.models import CodeList, CodeValue
from app.codelists.snapshot import changed
from app.codelists.usage import Usage, usage_of
from app.db import db

LAST = 9000
STEP = 10


class ListIsClosed(ValueError):
    """The program itself knows the codes of this list: words may change, values may not."""


class CodeIsTaken(ValueError):
    """The list has a value of that code already."""


class StillInUse(ValueError):
    """Records use the value, or may use it where nobody can count; it can only be retired."""

    def __init__(self, usage: Usage) -> None:
        super().__init__("in use")
        self.usage = usage


class ComesWithTheSoftware(ValueError):
    """The value would be back at the next update; it can only be retired."""


class NotAChange(ValueError):
    """What was asked for is what is there already."""


def add_value(
    actor: Actor,
    code_list: CodeList,
    code: str,
    label_it: str,
    label_en: str,
    *,
    parent: str | None = None,
    compartment: str | None = None,
) -> CodeValue:
    """Add a value of our own at the end of a list.

    :raises ListIsClosed: when the list's codes belong to the program.
    :raises CodeIsTaken: when there is a value of that code, in capitals or not.
    """
    _refuse_if_closed(code_list.name)
    present = _values(code_list.name)
    if code.casefold() in {value.code.casefold() for value in present}:
        raise CodeIsTaken(code)
    value = CodeValue(
        list_name=code_list.name,
        code=code,
        label_it=label_it,
        label_en=label_en,
        parent=parent,
        position=max((v.position for v in present if v.position < LAST), default=0) + STEP,
        compartment=compartment,
        source="added here",
        verified=False,
        notes="",
        shipped=False,
        local_fields="",
    )
    db.session.add(value)
    return _kept(actor, value, "add_value")


def rename_value(actor: Actor, value: CodeValue, label_it: str, label_en: str) -> CodeValue:
    """Change the words of a value in either language; updates of the software keep them."""
    for field, words in (("label_it", label_it), ("label_en", label_en)):
        if getattr(value, field) != words:
            setattr(value, field, words)
            value.mark_changed_here(field)
    return _kept(actor, value, "rename_value")


def retire_value(actor: Actor, value: CodeValue, day: date) -> CodeValue:
    """Offer the value no longer from that day on; records that have it keep it.

    :raises ListIsClosed: when the list's codes belong to the program.
    """
    _refuse_if_closed(value.list_name)
    value.valid_to = day
    value.mark_changed_here("valid_to")
    return _kept(actor, value, "retire_value")


def restore_value(actor: Actor, value: CodeValue) -> CodeValue:
    """Offer a retired value again."""
    value.valid_to = None
    value.mark_changed_here("valid_to")
    return _kept(actor, value, "restore_value")


def delete_value(actor: Actor, value: CodeValue) -> None:
    """Take away a value of our own that nothing uses.

    :raises ComesWithTheSoftware: when it is not of our own.
    :raises StillInUse: when something uses it, or may.
    """
    if value.shipped:
        raise ComesWithTheSoftware(value.code)
    usage = usage_of(value.list_name, value.code)
    if not usage.may_be_deleted:
        raise StillInUse(usage)
    record(actor, Operation.CONFIG, value, purpose="delete_value")
    db.session.delete(value)
    changed()


def move_value(actor: Actor, value: CodeValue, *, up: bool) -> CodeValue:
    """Let a value change places with its neighbour in the order of the list.

    :raises NotAChange: when it is the first or the last already.
    """
    ordered = _values(value.list_name)
    here = ordered.index(value)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(ordered):
        raise NotAChange(value.code)
    ordered[here], ordered[there] = ordered[there], ordered[here]
    for place, each in enumerate(ordered, 1):
        _put(each, place * STEP)
    return _kept(actor, value, "move_value")


def _values(list_name: str) -> list[CodeValue]:
    ordered = select(CodeValue).where(CodeValue.list_name == list_name).order_by(CodeValue.position, CodeValue.code)
    return list(db.session.scalars(ordered))


def _put(value: CodeValue, position: int) -> None:
    if value.position != position and value.position < LAST:
        value.position = position
        value.mark_changed_here("position")


def _refuse_if_closed(list_name: str) -> None:
    if shipped_lists()[list_name].closed:
        raise ListIsClosed(list_name)


def _kept(actor: Actor, value: CodeValue, what: str) -> CodeValue:
    db.session.flush()
    record(actor, Operation.CONFIG, value, purpose=what)
    changed()
    return value
