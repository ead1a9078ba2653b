"""A scope: the records an actor may see, as SQL; the list and the page load from the same one."""

import uuid
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, false, func, select

from app.access.actor import Actor
from app.access.clearance import clear
from app.db import db

T = TypeVar("T")


class OutOfScope(LookupError):
    """No such record, or not for this actor: the reader is told the same (404)."""

    def __init__(self, table: str, record_id: uuid.UUID | None = None) -> None:
        super().__init__(table)
        self.table, self.record_id = table, record_id


class Scope(Generic[T]):
    """A select of one model limited to what the actor may see. Whatever it loads is cleared for that actor."""

    def __init__(self, actor: Actor, model: type[T], predicate: ColumnElement[bool] | None) -> None:
        """:param predicate: what the actor sees of the model; ``None`` means nothing at all."""
        self.actor, self.model = actor, model
        self.statement: Select[Any] = select(model).where(false() if predicate is None else predicate)

    def where(self, *conditions: ColumnElement[bool]) -> "Scope[T]":
        return self._with(self.statement.where(*conditions))

    def options(self, *options: Any) -> "Scope[T]":
        return self._with(self.statement.options(*options))

    def order_by(self, *columns: Any) -> "Scope[T]":
        return self._with(self.statement.order_by(*columns))

    def limit(self, number: int) -> "Scope[T]":
        return self._with(self.statement.limit(number))

    def one_or_404(self, record_id: uuid.UUID) -> T:
        """The record of that id.

        :raises OutOfScope: when it is not there, or not for this actor.
        """
        found = self.first(self.model.id == record_id)  # type: ignore[attr-defined]
        if found is None:
            raise OutOfScope(self.model.__tablename__, record_id)  # type: ignore[attr-defined]
        return found

    def first(self, *conditions: ColumnElement[bool]) -> T | None:
        found = db.session.scalars(self.statement.where(*conditions).limit(1)).unique().first()
        if found is not None:
            clear(self.actor, [found])
        return found

    def all(self) -> Sequence[T]:
        found = db.session.scalars(self.statement).unique().all()
        clear(self.actor, found)
        return found

    def count(self) -> int:
        inner = self.statement.order_by(None).with_only_columns(self.model.id).subquery()  # type: ignore[attr-defined]
        return db.session.scalar(select(func.count()).select_from(inner)) or 0

    def _with(self, statement: Select[Any]) -> "Scope[T]":
        scope: Scope[T] = object.__new__(type(self))
        scope.actor, scope.model, scope.statement = self.actor, self.model, statement
        return scope
