"""Search records: written with the person, numbered so that the order of numbers is the order of commits."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, text, update

from app.access import opening_as, system_actor
from app.crypto.sealed import seal_values
from app.crypto.subject_keys import OpenKey
from app.db import db
from casework.people.models import Person, SearchClock, SearchRecord
from casework.people.search.words import tokens_of

_CHANGED_IN = "search_records_changed_in"
NEEDED = ("surname", "given_name", "alias", "original_name", "birth_date", "phones")


def take_change_numbers(count: int) -> int:
    """The first of ``count`` consecutive change numbers.

    The clock's row stays locked until the transaction ends, so nobody can commit a higher number before these.
    """
    statement = (
        update(SearchClock)
        .where(SearchClock.id == 1)
        .values(last_change=SearchClock.last_change + count)
        .returning(SearchClock.last_change)
    )
    last = db.session.scalar(statement)
    if last is None:
        start_clock()
        last = db.session.scalar(statement)
    assert last is not None
    db.session.info[_CHANGED_IN] = db.session().get_transaction()
    return int(last) - count + 1


def has_own_changes() -> bool:
    """Whether this very transaction changed search records: they may yet be undone, so no index may learn of them."""
    changed_in = db.session.info.get(_CHANGED_IN)
    return changed_in is not None and changed_in is db.session().get_transaction()


def start_clock() -> None:
    """Make the clock's one row, whoever comes first."""
    db.session.execute(
        text("INSERT INTO search_clock (id, last_change, removals) VALUES (1, 0, 0) ON CONFLICT (id) DO NOTHING")
    )


def save_search_record(person: Person) -> None:
    """Write what the person is found by, as the person is now; opens the fields for the machine, not for a reader."""
    with opening_as(system_actor("search")):
        tokens = tokens_of({name: getattr(person, name) for name in NEEDED})
    found = db.session.get(SearchRecord, person.id)
    if found is None:
        found = SearchRecord()
        found.person_id = person.id
        db.session.add(found)
    found.tokens = tokens
    found.change_no = take_change_numbers(1)


def record_row(key: OpenKey, change_no: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """A sealed search record for a bulk insert."""
    row = seal_values(SearchRecord, key, {"id": key.subject_id, "tokens": tokens_of(values)})
    return {"person_id": row.pop("id"), "change_no": change_no, **row}


def forget_search_record(person_id: uuid.UUID) -> None:
    """Take a person out of the search, in every process by its next answer; part of erasing and merging."""
    db.session.execute(delete(SearchRecord).where(SearchRecord.person_id == person_id))
    take_change_numbers(1)
    db.session.execute(update(SearchClock).where(SearchClock.id == 1).values(removals=SearchClock.removals + 1))
