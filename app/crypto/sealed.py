"""Sealed columns: ``surname = sealed(str, compartment=Compartment.C1)`` on a model, opened through the one door.

A row says whose it is with ``__subject__``: the name of the attribute that holds the data subject's id (``"id"`` for a
person). The plaintext is never kept on the row: it is sealed when set and opened when read.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Generic, TypeVar, overload

from sqlalchemy import LargeBinary, event, inspect
from sqlalchemy.orm import Mapper, mapped_column

from app.crypto import envelope
from app.crypto.compartments import Compartment
from app.crypto.door import REDACTED, current_door
from app.crypto.subject_keys import NoSubjectKey, OpenKey, await_key, create_key, key_of
from app.db import PartialDate

T = TypeVar("T")

_WRITERS: Mapping[type, Callable[[Any], bytes]] = {
    str: str.encode,
    PartialDate: lambda value: str(value).encode(),
    date: lambda value: value.isoformat().encode(),
    datetime: lambda value: value.isoformat().encode(),
}
_READERS: Mapping[type, Callable[[bytes], Any]] = {
    str: lambda plain: plain.decode(),
    PartialDate: lambda plain: PartialDate.parse(plain.decode()),
    date: lambda plain: date.fromisoformat(plain.decode()),
    datetime: lambda plain: datetime.fromisoformat(plain.decode()),
}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _to_json(value: Any) -> bytes:
    return _encode(value).encode()


class SealedColumn(Generic[T]):
    """The descriptor behind :func:`sealed`; beside it stands a binary column ``<name>_sealed``."""

    def __init__(self, kind: type[T], compartment: Compartment | str, codelist: str | None) -> None:
        self.kind = kind
        self.fixed = compartment if isinstance(compartment, Compartment) else None
        self.always = str(self.fixed) if self.fixed else None
        self.chosen_by = None if self.fixed else str(compartment)
        self.codelist = codelist
        self.write = _WRITERS.get(kind, _to_json)
        self.read: Callable[[bytes], T] = _READERS.get(kind, json.loads)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name, self.stored_as = name, f"{name}_sealed"
        owner.__sealed__ = {**getattr(owner, "__sealed__", {}), name: self}  # type: ignore[attr-defined]
        setattr(owner, self.stored_as, mapped_column(self.stored_as, LargeBinary, nullable=True))

    @overload
    def __get__(self, row: None, owner: type) -> "SealedColumn[T]": ...
    @overload
    def __get__(self, row: object, owner: type) -> T: ...
    def __get__(self, row: Any, owner: type) -> Any:
        if row is None:
            return self
        closed = getattr(row, self.stored_as)
        if closed is None:
            return None
        subject_id, compartment, door = subject_of(row), self.compartment(row), current_door()
        if door is None or not door.allows(subject_id, compartment, row):
            return REDACTED
        door.note(subject_id, compartment)
        return self.unseal(row, closed)

    def __set__(self, row: Any, value: T | None) -> None:
        if value is REDACTED:
            raise ValueError(f"{self.name}: a restricted value cannot be saved back")
        setattr(row, self.stored_as, None if value is None else self.seal(row, value))

    def compartment(self, row: Any) -> Compartment:
        return self.fixed or Compartment(getattr(row, str(self.chosen_by)))

    def seal(self, row: Any, value: T) -> bytes:
        return self.seal_with(_key_for_writing(row), row.__tablename__, row.id, self.compartment(row), value)

    def seal_with(self, key: OpenKey, table: str, row_id: uuid.UUID, compartment: str, value: T) -> bytes:
        """Seal outside a mapped row, for bulk inserts."""
        where = envelope.place(table, self.name, row_id, key.subject_id)
        return envelope.seal(key.cipher(compartment), key.version, where, self.write(value))

    def unseal(self, row: Any, closed: bytes) -> T:
        """Open without asking; only the door above and machine openings (search, rotation) come here."""
        subject_id = subject_of(row)
        key = key_of(subject_id, envelope.dek_version_of(closed))
        where = envelope.place(row.__tablename__, self.name, row.id, subject_id)
        return self.read(envelope.unseal(key.cipher(self.compartment(row)), where, closed))


def sealed(kind: type[T], *, compartment: Compartment | str, codelist: str | None = None) -> SealedColumn[T]:
    """A personal field.

    :param kind: ``str``, ``PartialDate``, ``date``, ``datetime``, or what JSON holds (``dict``, ``list``, ``int``).
    :param compartment: the compartment, or the name of the attribute of the row that says which.
    :param codelist: the code list of its values, if they are codes.
    """
    return SealedColumn(kind, compartment, codelist)


def sealed_columns(model: type) -> Mapping[str, SealedColumn[Any]]:
    """The sealed columns of a model, by name."""
    return getattr(model, "__sealed__", {})


def subject_of(row: Any) -> uuid.UUID:
    """Whose data this row holds."""
    subject_id: uuid.UUID = getattr(row, row.__subject__)
    return subject_id


def seal_values(model: type, key: OpenKey, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row for a bulk insert with its personal fields sealed: ``{"surname": …}`` becomes ``{"surname_sealed": …}``."""
    table, out = str(model.__tablename__), dict(row)  # type: ignore[attr-defined]
    for name, column in sealed_columns(model).items():
        if name not in row:
            continue
        value = out.pop(name)
        if value is not None:
            compartment = column.always or str(row[str(column.chosen_by)])
            value = column.seal_with(key, table, row["id"], compartment, value)
        out[column.stored_as] = value
    return out


def _key_for_writing(row: Any) -> OpenKey:
    """A subject's own row makes its key when it is born; any other row needs the subject to exist."""
    subject_id = subject_of(row)
    try:
        return key_of(subject_id)
    except NoSubjectKey:
        state = inspect(row)
        if row.__subject__ != "id" or not (state.transient or state.pending):
            raise
        return create_key(subject_id)


@event.listens_for(Mapper, "mapper_configured")
def _watch_loading(_mapper: Any, model: type) -> None:
    if sealed_columns(model):
        event.listen(model, "load", _await_key_of)


def _await_key_of(row: Any, context: Any) -> None:
    await_key(context.session, row.__dict__.get(row.__subject__))
