"""Rows inserted in bulk are stored as one by one: types, defaults, empty fields, on both databases."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.crypto.models import SubjectKey
from app.db import db
from app.db.bulk import ROWS, insert_rows
from app.identity.models import Organisation

AT = datetime(2026, 3, 12, 9, 30, 15, 250, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_the_application(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def key_row(**values: Any) -> dict[str, Any]:
    return {"subject_id": uuid.uuid4(), "dek_version": 1, "kek_id": "kek-1", "wrapped": b"\x00\xff", **values}


def stored(row: dict[str, Any]) -> SubjectKey:
    return db.session.scalars(select(SubjectKey).where(SubjectKey.subject_id == row["subject_id"])).one()


def test_every_type_comes_back_as_it_went_in() -> None:
    row = key_row(created_at=AT)
    insert_rows(SubjectKey, [row])
    found = stored(row)
    assert (found.kek_id, found.wrapped, found.created_at) == ("kek-1", b"\x00\xff", AT)


def test_an_instant_of_another_zone_is_stored_in_utc_and_found_by_it() -> None:
    row = key_row(created_at=AT.astimezone(timezone(timedelta(hours=2))))
    insert_rows(SubjectKey, [row])
    assert db.session.scalar(select(SubjectKey.created_at).where(SubjectKey.created_at == AT)) == AT


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        insert_rows(SubjectKey, [key_row(created_at=AT.replace(tzinfo=None))])


def test_what_is_not_given_gets_the_default_of_its_column() -> None:
    row = key_row()
    del row["dek_version"]
    insert_rows(SubjectKey, [row])
    found = stored(row)
    assert found.dek_version == 1
    assert abs(found.created_at - datetime.now(UTC)) < timedelta(days=1)


def test_each_row_keeps_its_own_values_over_many_statements() -> None:
    rows = [key_row(created_at=AT + timedelta(seconds=number)) for number in range(ROWS + 3)]
    insert_rows(SubjectKey.__table__, rows)
    times = {key.subject_id: key.created_at for key in db.session.scalars(select(SubjectKey))}
    assert {row["subject_id"]: row["created_at"] for row in rows}.items() <= times.items()


def test_defaults_of_every_kind_are_filled_in() -> None:
    made = uuid.uuid4()
    insert_rows(Organisation, [{"id": made, "name": "Cooperativa Il Sentiero", "kind": "COOP"}])
    found = db.session.get_one(Organisation, made)
    assert (found.active, found.row_version, found.privacy_role, found.agreement_ref) == (True, 1, "CONTROLLER", None)


def test_an_unknown_column_or_a_missing_value_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        insert_rows(SubjectKey, [key_row(colour="red")])
    with pytest.raises(KeyError, match="kek_id"):
        insert_rows(SubjectKey, [key_row(), {"subject_id": uuid.uuid4(), "dek_version": 1, "wrapped": b""}])


def test_nothing_to_insert_is_no_statement() -> None:
    insert_rows(SubjectKey, [])
