"""Many people at once: sealed like one by one, inserted in bulk; for imports and the demonstration."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app import clock
from app.crypto.models import SubjectKey
from app.crypto.sealed import seal_values
from app.crypto.subject_keys import OpenKey, new_key
from app.db import uuid7
from app.db.bulk import insert_rows
from casework.people.codes import new_public_codes
from casework.people.drafts import PERSONAL, PersonDraft
from casework.people.identifiers import TAX_CODE, Identifier, identifiers_of, rows_of
from casework.people.models import ExternalId, Person, PersonTeam, SearchRecord
from casework.people.search.records import record_row, take_change_numbers

CHUNK = 2_000
_NOTHING = dict.fromkeys([f"{name}_sealed" for name in PERSONAL])


@dataclass(frozen=True)
class Inserted:
    """A person who was put in, and the key to seal more under."""

    person_id: uuid.UUID
    key: OpenKey


def insert_people(drafts: Sequence[PersonDraft]) -> list[Inserted]:
    """Put people in, in the running transaction.

    Each draft needs ``team_id``; ``id`` and ``created_at`` are taken from it when given. Whoever calls has looked
    for people known already, and records in the access log what was done and why.
    """
    return [one for start in range(0, len(drafts), CHUNK) for one in _insert(drafts[start : start + CHUNK])]


def _insert(drafts: Sequence[PersonDraft]) -> list[Inserted]:
    codes, first = new_public_codes(len(drafts)), take_change_numbers(len(drafts))
    made = [_rows(*each) for each in zip(drafts, codes, range(first, first + len(drafts)), strict=True)]
    _put(SubjectKey, (rows.key_row for rows in made))
    _put(Person, (rows.person for rows in made))
    _put(PersonTeam, (row for rows in made for row in rows.teams))
    _put(SearchRecord, (rows.search for rows in made))
    _put(ExternalId, (row for rows in made for row in rows.external_ids))
    return [Inserted(rows.key.subject_id, rows.key) for rows in made]


@dataclass(frozen=True)
class _Rows:
    key: OpenKey
    key_row: dict[str, Any]
    person: dict[str, Any]
    teams: list[dict[str, Any]]
    search: dict[str, Any]
    external_ids: list[dict[str, Any]]


def _rows(draft: PersonDraft, code: str, change_no: int) -> _Rows:
    at = draft.created_at or clock.now()
    key, key_row = new_key(draft.id or uuid7())
    said = draft.personal()
    return _Rows(
        key,
        {**key_row, "created_at": at},
        _person_row(draft, key, code, said, at),
        [{"person_id": key.subject_id, "team_id": t, "since": at} for t in {draft.team_id, *draft.also_teams}],
        record_row(key, change_no, said),
        [_external_row(key, row, at) for row in rows_of(key.subject_id, _identifiers(draft))],
    )


def _person_row(draft: PersonDraft, key: OpenKey, code: str, said: dict[str, Any], at: datetime) -> dict[str, Any]:
    tax_code = said.get(TAX_CODE)
    plain = {
        "id": key.subject_id,
        "created_at": at,
        "updated_at": at,
        "row_version": 1,
        "public_code": code,
        "identity_level": int(draft.identity_level),
        "owner_team_id": draft.team_id,
        "codice_fiscale_index": Identifier(TAX_CODE, tax_code).index if tax_code else None,
    }
    return {**_NOTHING, **seal_values(Person, key, {**plain, **said})}


def _identifiers(draft: PersonDraft) -> list[Identifier]:
    return identifiers_of(draft.phones, draft.external_ids)


def _external_row(key: OpenKey, row: dict[str, Any], at: datetime) -> dict[str, Any]:
    whole = {"id": uuid7(), "created_at": at, "updated_at": at, "row_version": 1, **row}
    return seal_values(ExternalId, key, whole)


def _put(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    insert_rows(model, list(rows))
