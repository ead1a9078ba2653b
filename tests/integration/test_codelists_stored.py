"""What is stored as a code is a code: looked at in every column of the demonstration, the sealed ones included."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app import create_app
from app.access.actor import system_actor
from app.access.clearance import opening_as
from app.codelists.labels import is_code
from app.codelists.types import CodeType
from app.db import Record, db
from tests.support import session
from tests.support.installation import Template, close


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[Flask]:
    template = Template("sqlite", "demo", session.folder()).ensure_built()
    with template.copied(tmp_path / "instance") as config:
        app = create_app(config)
        yield app
        close(app)


def test_every_stored_code_is_in_its_list(demonstration: Flask) -> None:
    strange: dict[str, set[str]] = {}
    looked_at = 0
    with demonstration.app_context(), opening_as(system_actor("test")):
        for where, list_name, code in (*_plain(), *_sealed()):
            looked_at += 1
            if not is_code(list_name, code):
                strange.setdefault(f"{where} ({list_name})", set()).add(code)
    assert strange == {}
    assert looked_at > 1000, "the demonstration holds hardly any codes: this test looks at nothing"


def _plain() -> Iterator[tuple[str, str, str]]:
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, CodeType):
                for code in db.session.scalars(select(column).where(column.is_not(None)).distinct()):
                    yield f"{table.name}.{column.name}", column.type.list_name, code


def _sealed() -> Iterator[tuple[str, str, str]]:
    for mapper in Record.registry.mappers:
        columns = {n: c.codelist for n, c in getattr(mapper.class_, "__sealed__", {}).items() if c.codelist}
        if not columns:
            continue
        for row in db.session.scalars(select(mapper.class_).limit(500)):
            for name, list_name in columns.items():
                yield from ((f"{mapper.class_.__tablename__}.{name}", list_name, code) for code in _codes(row, name))


def _codes(row: Any, name: str) -> list[str]:
    value = getattr(row, name)
    return [] if value is None else [value] if isinstance(value, str) else [_code_of(each) for each in value]


def _code_of(item: Any) -> str:
    """A list may hold codes, or small records that begin with one: a language and how well it is spoken."""
    return item if isinstance(item, str) else str(item.get("code") or item.get("language"))
