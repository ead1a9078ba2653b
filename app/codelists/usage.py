"""Where a value is used: counted in every column of its list; sealed columns cannot be counted, only named."""

from dataclasses import dataclass

from sqlalchemy import Column, func, select

from app.codelists.types import CodeType
from app.db import Record, db


@dataclass(frozen=True)
class Usage:
    """What was found: rows per ``table.column``, and the sealed columns that hold codes of this list."""

    counted: dict[str, int]
    sealed: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(self.counted.values())

    @property
    def may_be_deleted(self) -> bool:
        """Only what is surely nowhere: a sealed column cannot be searched, so there a value may only be retired."""
        return self.total == 0 and not self.sealed


def columns_of(list_name: str) -> list[Column[str]]:
    """Every plain column that holds codes of the list."""
    tables = db.metadata.sorted_tables
    return [
        c for table in tables for c in table.columns if isinstance(c.type, CodeType) and c.type.list_name == list_name
    ]


def sealed_columns_of(list_name: str) -> list[str]:
    """Every sealed column declared to hold codes of the list, as ``table.column``."""
    models = sorted((mapper.class_ for mapper in Record.registry.mappers), key=lambda model: model.__name__)
    sealed = ((model, name, column) for model in models for name, column in getattr(model, "__sealed__", {}).items())
    return [f"{model.__tablename__}.{name}" for model, name, column in sealed if column.codelist == list_name]


def usage_of(list_name: str, code: str) -> Usage:
    """Where one value is used."""
    counted = {f"{c.table.name}.{c.name}": _count(c, code) for c in columns_of(list_name)}
    return Usage({where: number for where, number in counted.items() if number}, tuple(sealed_columns_of(list_name)))


def _count(column: Column[str], code: str) -> int:
    return db.session.scalar(select(func.count()).select_from(column.table).where(column == code)) or 0
