"""One way to change a value: at once, or, where two persons are needed, when the second one has agreed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app import clock
from app.access import Actor
from app.admin import services
from app.admin.models import CodeChange
from app.admin.policies import Action, needs_a_second_person
from app.audit import Operation, record
from app.codelists.models import CodeList, CodeValue
from app.codelists.snapshot import forget
from app.db import db

Details = Mapping[str, Any]


class NotByTheSamePerson(ValueError):
    """Whoever asked for a change cannot also agree to it."""


class AlreadyDecided(ValueError):
    """Somebody decided on this change before."""


def submit(actor: Actor, action: Action, code_list: CodeList, value: CodeValue | None, details: Details) -> bool:
    """Make a change, or let it wait for a second person.

    :returns: whether it is made.
    :raises ValueError: what ``services`` raises when it cannot be made.
    """
    compartment = value.compartment if value else details.get("compartment")
    if not needs_a_second_person(compartment):
        _make(actor, action, code_list, value, details)
        return True
    _try(actor, action, code_list, value, details)
    _propose(actor, action, code_list, value, details)
    return False


def agree(actor: Actor, change: CodeChange, code_list: CodeList) -> None:
    """Make a change that somebody else asked for.

    :raises NotByTheSamePerson: when the actor asked for it.
    :raises AlreadyDecided: when it does not wait any more.
    :raises ValueError: what ``services`` raises when it cannot be made any more.
    """
    if change.proposed_by == actor.user_id:
        raise NotByTheSamePerson(change.id)
    _decide(actor, change, accepted=True)
    _make(actor, change.action, code_list, change.value, change.details)


def turn_down(actor: Actor, change: CodeChange) -> None:
    """Drop a change; who asked for it may take it back this way.

    :raises AlreadyDecided: when it does not wait any more.
    """
    _decide(actor, change, accepted=False)


def _propose(actor: Actor, action: Action, code_list: CodeList, value: CodeValue | None, details: Details) -> None:
    change = CodeChange(
        list_name=code_list.name,
        value_id=value.id if value else None,
        action=action,
        details=dict(details),
        proposed_by=actor.user_id,
    )
    db.session.add(change)
    db.session.flush()
    record(actor, Operation.CONFIG, change, purpose=f"propose_{action}")


def _decide(actor: Actor, change: CodeChange, *, accepted: bool) -> None:
    if change.decided_at is not None:
        raise AlreadyDecided(change.id)
    change.decided_by, change.decided_at, change.accepted = actor.user_id, clock.now(), accepted
    db.session.flush()
    record(actor, Operation.CONFIG, change, purpose="agree_to_change" if accepted else "turn_down_change")


def _try(actor: Actor, action: Action, code_list: CodeList, value: CodeValue | None, details: Details) -> None:
    """What could not be made is refused now, not when the second person agrees."""
    attempt = db.session.begin_nested()
    try:
        _make(actor, action, code_list, value, details)
    finally:
        attempt.rollback()
        forget()


def _make(actor: Actor, action: Action, code_list: CodeList, value: CodeValue | None, details: Details) -> None:
    _HOW[action](actor, code_list, value, details)


def _add(actor: Actor, code_list: CodeList, _value: Any, details: Details) -> None:
    services.add_value(actor, code_list, **details)


def _rename(actor: Actor, _list: CodeList, value: Any, details: Details) -> None:
    services.rename_value(actor, value, details["label_it"], details["label_en"])


def _retire(actor: Actor, _list: CodeList, value: Any, details: Details) -> None:
    services.retire_value(actor, value, date.fromisoformat(details["day"]))


def _restore(actor: Actor, _list: CodeList, value: Any, _details: Details) -> None:
    services.restore_value(actor, value)


def _delete(actor: Actor, _list: CodeList, value: Any, _details: Details) -> None:
    services.delete_value(actor, value)


_HOW: Mapping[Action, Callable[[Actor, CodeList, Any, Details], None]] = {
    Action.ADD: _add,
    Action.RENAME: _rename,
    Action.RETIRE: _retire,
    Action.RESTORE: _restore,
    Action.DELETE: _delete,
}
