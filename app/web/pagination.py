"""Paging by key, not by offset: page 2,000 costs what page 1 costs."""

import base64
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from flask import request, url_for
from sqlalchemy import ColumnElement, literal, select, tuple_, union_all

from app.access.scopes import Scope

T = TypeVar("T")
SIZE = 50


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows, and where the neighbours begin."""

    items: Sequence[T]
    next_cursor: str | None = None
    previous_cursor: str | None = None

    @property
    def next_url(self) -> str | None:
        return self._url(after=self.next_cursor)

    @property
    def previous_url(self) -> str | None:
        return self._url(before=self.previous_cursor)

    @staticmethod
    def _url(**cursor: str | None) -> str | None:
        if not any(cursor.values()) or request.endpoint is None:
            return None
        kept = {name: values for name, values in request.args.lists() if name not in ("after", "before")}
        return url_for(request.endpoint, **{**(request.view_args or {}), **kept, **cursor})


def keyset_page(
    scope: Scope[T],
    *columns: Any,
    descending: bool = True,
    size: int = SIZE,
    ways: Sequence[ColumnElement[bool]] = (),
) -> Page[T]:
    """One page of a scope, ordered by ``columns`` (the last one unique), at the cursor of the request's url.

    :param ways: the alternatives that the scope's condition is made of, when each has an index in this order: each is
        then walked by itself as far as one page, where an ``OR`` of them would be read and sorted whole.
    """
    after, before = _decoded("after", columns), _decoded("before", columns)
    backwards = before is not None
    falling = descending is not backwards
    edge = before or after
    if edge is not None:
        scope = scope.where(_beyond(columns, edge, falling))
    if ways:
        scope = scope.where(columns[-1].in_(_first_of_each(scope, columns, falling, size + 1, ways)))
    rows = list(scope.order_by(*[c.desc() if falling else c.asc() for c in columns]).limit(size + 1).all())
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_next, has_previous = (bool(rows) or more, more) if backwards else (more, after is not None)
    return Page(
        rows,
        _encoded(rows[-1], columns) if rows and has_next else None,
        _encoded(rows[0], columns) if rows and has_previous else None,
    )


def _first_of_each(
    scope: Scope[T], columns: Sequence[Any], falling: bool, size: int, ways: Sequence[ColumnElement[bool]]
) -> Any:
    order = [c.desc() if falling else c.asc() for c in columns]
    walks = [scope.where(way).order_by(*order).limit(size) for way in ways]
    ids = [walk.statement.with_only_columns(columns[-1]).subquery() for walk in walks]
    return union_all(*[select(each.c[columns[-1].key]) for each in ids])


def _beyond(columns: Sequence[Any], edge: Sequence[Any], falling: bool) -> ColumnElement[bool]:
    here = tuple_(*columns)
    there = tuple_(*[literal(value, column.type) for column, value in zip(columns, edge, strict=True)])
    return here < there if falling else here > there


def _encoded(row: Any, columns: Sequence[Any]) -> str:
    values = [getattr(row, column.key) for column in columns]
    plain = [value.isoformat() if isinstance(value, datetime) else str(value) for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _decoded(name: str, columns: Sequence[Any]) -> list[Any] | None:
    text = request.args.get(name)
    if not text:
        return None
    try:
        plain = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return [_typed(column, value) for column, value in zip(columns, plain, strict=True)]
    except (ValueError, TypeError, AttributeError):
        return None


def _typed(column: Any, value: str) -> Any:
    kind = column.type.python_type
    if kind is uuid.UUID:
        return uuid.UUID(value)
    return datetime.fromisoformat(value) if kind is datetime else kind(value)
