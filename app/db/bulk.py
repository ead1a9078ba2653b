"""Many finished rows at once: one statement compiled, values prepared column by column, the driver's own executemany.

The same as ``session.execute(insert(table), rows)``, many times cheaper: nothing is looked up again for each row.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Dialect, LargeBinary, Table, insert
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from app.db.base import db
from app.db.types import Instant

ROWS = 2_000
"""So many a statement."""
Prepare = Callable[[Any], Any]


def insert_rows(model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that have the same columns (those of the first one), in the running transaction.

    :param model: a mapped class or a table.
    :raises KeyError: when a row lacks a column that the first one has.
    """
    if not rows:
        return
    table, connection = getattr(model, "__table__", model), db.session.connection()
    columns = _columns(table, rows[0])
    statement, names = _compiled(connection.dialect, table, [column.name for column in columns])
    for start in range(0, len(rows), ROWS):
        values = _prepared(connection.dialect, columns, rows[start : start + ROWS])
        _send(connection, statement, names, values)


def _columns(table: Table, first: Mapping[str, Any]) -> list[Column[Any]]:
    """The columns the rows fill, and those that have a default in Python."""
    unknown = [name for name in first if name not in table.c]
    if unknown:
        raise KeyError(f"{table.name} has no {', '.join(unknown)}")
    return [column for column in table.columns if column.name in first or _default_of(column)]


def _compiled(dialect: Dialect, table: Table, names: list[str]) -> tuple[str, list[str] | None]:
    """The statement, and the names its values go by where the driver wants names instead of places."""
    compiled = insert(table).compile(dialect=dialect, column_keys=names)
    places: Sequence[str] | None = getattr(compiled, "positiontup", None)
    if places is not None and list(places) != names:
        raise ValueError(f"{table.name}: values are not in the order of the columns")
    return str(compiled), None if places is not None else names


def _prepared(dialect: Dialect, columns: list[Column[Any]], rows: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    instants: dict[int, tuple[Any, Any]] = {}
    return zip(*(_values(dialect, column, rows, instants) for column in columns), strict=True)


def _values(
    dialect: Dialect, column: Column[Any], rows: Sequence[Mapping[str, Any]], instants: dict[int, tuple[Any, Any]]
) -> list[Any]:
    """One column of all rows, as the driver takes it."""
    name, prepare = column.name, _processor(dialect, column)
    if name not in rows[0]:
        make = _default_of(column)
        values = [make() for _row in rows] if make else []
    else:
        values = [row[name] for row in rows]
    if prepare is None:
        return values
    if isinstance(column.type, Instant):
        return [_once(instants, prepare, value) for value in values]
    return [prepare(value) for value in values]


def _once(known: dict[int, tuple[Any, Any]], prepare: Prepare, value: Any) -> Any:
    """A row's instants are often one and the same object; kept here, so that no other takes over its identity."""
    found = known.get(id(value))
    if found is None:
        found = known[id(value)] = (value, prepare(value))
    return found[1]


def _processor(dialect: Dialect, column: Column[Any]) -> Prepare | None:
    """What the column's type does to a value on its way in; bytes go as they are."""
    if isinstance(column.type, LargeBinary):
        return None
    prepare: Prepare | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    return prepare


def _default_of(column: Column[Any]) -> Callable[[], Any] | None:
    default = column.default
    if isinstance(default, ScalarElementColumnDefault):
        return lambda: default.arg
    if isinstance(default, CallableColumnDefault):
        return lambda: default.arg(None)  # type: ignore[arg-type]
    return None


def _send(connection: Connection, statement: str, names: list[str] | None, values: Iterator[Any]) -> None:
    if names is None:
        connection.exec_driver_sql(statement, list(values))
    else:
        connection.exec_driver_sql(statement, [dict(zip(names, each, strict=True)) for each in values])
