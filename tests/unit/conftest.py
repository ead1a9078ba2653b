"""Unit tests cannot reach the database: one that tries fails and says so."""

from typing import NoReturn

import pytest
from sqlalchemy.engine import Engine


class DatabaseInUnitTest(AssertionError):
    """This test belongs to tests/integration, or its code is not as pure as it claims."""


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> NoReturn:
        raise DatabaseInUnitTest(DatabaseInUnitTest.__doc__)

    monkeypatch.setattr(Engine, "connect", refuse)
    monkeypatch.setattr(Engine, "raw_connection", refuse)
