"""The one door to plaintext: what is opened is decided and noted here, whoever asks.

The access layer sets a door for each request, job or command; without one, everything is REDACTED.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, Protocol

from app.crypto.compartments import Compartment


class Redacted:
    """Stands where a value may not be opened by this reader; prints as the screen's word for it."""

    _word: Any = staticmethod(lambda: "•••")

    def __str__(self) -> str:
        return str(self._word())

    def __repr__(self) -> str:
        return "REDACTED"

    def __bool__(self) -> bool:
        return False

    def __html__(self) -> str:
        return f'<span class="redacted">{self}</span>'


REDACTED: Final = Redacted()


class Door(Protocol):
    """What the access layer gives: may this be opened, and remember that it was."""

    def allows(self, subject_id: uuid.UUID, compartment: Compartment, row: Any) -> bool: ...

    def note(self, subject_id: uuid.UUID, compartment: Compartment) -> None: ...


_door: ContextVar[Door | None] = ContextVar("approdo_door", default=None)


def current_door() -> Door | None:
    return _door.get()


def set_door(door: Door | None) -> None:
    """For the request's begin and end; elsewhere use :func:`through`."""
    _door.set(door)


@contextmanager
def through(door: Door) -> Iterator[Door]:
    """Everything opened in the block goes through ``door``."""
    token = _door.set(door)
    try:
        yield door
    finally:
        _door.reset(token)
