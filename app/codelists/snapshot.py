"""This process's copy of all lists: read once, compared with the database's revision once a request."""

import secrets
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from flask import g, has_app_context, has_request_context
from sqlalchemy import select

from app.codelists.files import shipped_lists, shipped_territory, shipped_values
from app.codelists.models import CodeListRevision, CodeValue, Territory
from app.codelists.values import ListInfo, TerritoryLink, Value
from app.db import db

RECHECK_SECONDS = 1.0
"""Outside requests (jobs, commands) the revision is compared again after so long."""


@dataclass(frozen=True)
class Snapshot:
    """All lists as they stood at one revision; whatever is worked out from them is kept in ``derived``."""

    token: str
    lists: Mapping[str, ListInfo]
    values: Mapping[str, Mapping[str, Value]]
    territory: tuple[TerritoryLink, ...]
    derived: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def list(self, name: str) -> ListInfo:
        """
        :raises UnknownList: when there is no list of that name.
        """
        try:
            return self.lists[name]
        except KeyError:
            raise UnknownList(name) from None

    def values_of(self, name: str) -> Mapping[str, Value]:
        self.list(name)
        return self.values.get(name, {})


class UnknownList(LookupError):
    """No code list of that name."""


@dataclass
class _Held:
    snapshot: Snapshot
    compared_at: float


_kept: Snapshot | None = None


def current() -> Snapshot:
    """The lists as the database has them now; as the software brings them where there is no database."""
    if not has_app_context():
        return shipped()
    held: _Held | None = g.get("codelists")
    if held is None or (not has_request_context() and time.monotonic() - held.compared_at > RECHECK_SECONDS):
        g.codelists = held = _Held(_compared(), time.monotonic())
    return held.snapshot


def changed() -> None:
    """Call after every change, in its transaction: tells all workers, and this request, to read the lists again."""
    db.session.flush()
    row = db.session.get(CodeListRevision, 1) or CodeListRevision(id=1)
    row.token = secrets.token_hex(16)
    db.session.add(row)
    db.session.flush()
    forget()


def forget() -> None:
    """Compare again at the next question."""
    if has_app_context():
        g.pop("codelists", None)


@lru_cache
def shipped() -> Snapshot:
    """The lists as they come with the software."""
    return Snapshot("", shipped_lists(), shipped_values(), shipped_territory())


def _compared() -> Snapshot:
    global _kept
    token = db.session.scalar(select(CodeListRevision.token).where(CodeListRevision.id == 1))
    if token is None:
        return shipped()
    kept = _kept
    if kept is None or kept.token != token:
        _kept = kept = _read(token)
    return kept


def _read(token: str) -> Snapshot:
    values: dict[str, dict[str, Value]] = defaultdict(dict)
    for row in db.session.scalars(select(CodeValue).order_by(CodeValue.list_name, CodeValue.position, CodeValue.code)):
        values[row.list_name][row.code] = row.as_value()
    links = tuple(row.as_link() for row in db.session.scalars(select(Territory)))
    return Snapshot(token, shipped_lists(), dict(values), links)
