"""Keeps this process's index the same as the database: built once, caught up by change number before each answer."""

import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import current_app
from sqlalchemy import select

from app.crypto import Compartment, envelope
from app.crypto.models import SubjectKey
from app.crypto.subject_keys import OpenKey, bound_to, provider
from app.db import db
from casework.people.models import SearchClock, SearchRecord
from casework.people.search.index import Entry, Part, PeopleIndex, born_number
from casework.people.search.records import has_own_changes

_BATCH = 5_000


@dataclass
class _Held:
    """The index of one application, and up to which change it is current."""

    index: PeopleIndex = field(default_factory=PeopleIndex)
    lock: threading.Lock = field(default_factory=threading.Lock)
    change: int = 0
    removals: int = 0


def current_parts() -> tuple[Part, ...]:
    """The index as of this moment: whatever was committed before is in it, whoever committed it."""
    held: _Held = current_app.extensions.setdefault("people_index", _Held())
    if has_own_changes():
        return held.index.parts
    last, removals = _clock()
    with held.lock:
        if last > held.change:
            _catch_up(held)
            held.change = last
        if removals > held.removals:
            held.index.remove(held.index.person_ids() - _still_there())
            held.removals = removals
        return held.index.parts


def _clock() -> tuple[int, int]:
    row = db.session.execute(select(SearchClock.last_change, SearchClock.removals)).first()
    return (row[0], row[1]) if row else (0, 0)


def _still_there() -> set[uuid.UUID]:
    return set(db.session.scalars(select(SearchRecord.person_id)))


def _catch_up(held: _Held) -> None:
    """Read what changed since; the first time, everything at once into one part."""
    if held.index.parts:
        held.index.change(list(_changed_since(held.change)))
        return
    everybody = Part(_changed_since(held.change))
    held.index.parts = (everybody,) if len(everybody) else ()


def _changed_since(change: int) -> Iterator[Entry]:
    """Entries of the people changed since, in the order of change.

    Opened for the machine alone: what is shown of anybody is opened again, under its reader's clearance.
    """
    table = SearchRecord.__table__
    rows = (
        select(table.c.person_id, table.c.tokens_sealed, *_KEY_COLUMNS)
        .join(SubjectKey, SubjectKey.subject_id == table.c.person_id)
        .where(table.c.change_no > change, table.c.tokens_sealed.is_not(None))
        .order_by(table.c.change_no)
        .execution_options(yield_per=_BATCH)
    )
    for person_id, closed, version, kek_id, wrapped in db.session.execute(rows):
        if envelope.dek_version_of(closed) == version:
            yield _entry(person_id, closed, version, kek_id, wrapped)


_KEY_COLUMNS = (SubjectKey.dek_version, SubjectKey.kek_id, SubjectKey.wrapped)


def _entry(person_id: uuid.UUID, closed: bytes, version: int, kek_id: str, wrapped: bytes) -> Entry:
    key = OpenKey(person_id, version, provider().unwrap(kek_id, wrapped, bound_to(person_id, version)))
    where = envelope.place(SearchRecord.__tablename__, "tokens", person_id, person_id)
    tokens: dict[str, Any] = SearchRecord.tokens.read(envelope.unseal(key.cipher(Compartment.C1), where, closed))
    words = tuple(tuple(word) for word in tokens["n"])
    return Entry(person_id, words, tuple(tokens["p"]), born_number(tokens["b"]))
