"""Tables of the code lists: the lists, their values, who belongs to whom in the territory, and the revision."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.codelists.values import TerritoryLink, Value
from app.db import Record, db

FIELDS = (
    "label_it",
    "label_en",
    "parent",
    "position",
    "compartment",
    "source",
    "verified",
    "notes",
    "valid_from",
    "valid_to",
)
"""What a file says of a value besides its code."""


class CodeList(Record):
    """A list that is installed; what it is called and how it is ordered stands in ``lists.csv``."""

    __tablename__ = "code_list"

    name: Mapped[str] = mapped_column(String(40), unique=True)


class CodeValue(Record):
    """One value of a list."""

    __tablename__ = "code_value"

    list_name: Mapped[str] = mapped_column(String(40), ForeignKey("code_list.name"), index=True)
    code: Mapped[str] = mapped_column(String(24))
    label_it: Mapped[str] = mapped_column(String(300))
    label_en: Mapped[str] = mapped_column(String(300))
    parent: Mapped[str | None] = mapped_column(String(24))
    position: Mapped[int] = mapped_column(default=0)
    compartment: Mapped[str | None] = mapped_column(String(2))
    source: Mapped[str] = mapped_column(String(300), default="")
    verified: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(Text, default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    """The first day on which the value is no longer offered."""
    shipped: Mapped[bool] = mapped_column(default=False)
    """Comes with the software; values added by an administrator do not."""
    local_fields: Mapped[str] = mapped_column(String(120), default="")
    """Fields an administrator changed here, comma separated: a new version of the software leaves them alone."""

    __table_args__ = (UniqueConstraint("list_name", "code"),)

    @property
    def changed_here(self) -> frozenset[str]:
        return frozenset(filter(None, self.local_fields.split(",")))

    def mark_changed_here(self, *fields: str) -> None:
        self.local_fields = ",".join(sorted(self.changed_here.union(fields)))

    def as_value(self) -> Value:
        return Value(self.code, *(getattr(self, name) for name in FIELDS))


class Territory(Record):
    """One place belongs to another for a time (districts are re-drawn, comuni merge)."""

    __tablename__ = "territory"

    kind: Mapped[str] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(24))
    parent: Mapped[str] = mapped_column(String(24), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    """The first day on which it no longer belongs there."""
    changed_here: Mapped[bool] = mapped_column(default=False)
    """An administrator changed where this place belongs: the loader leaves it alone."""

    __table_args__ = (Index("ix_territory_kind_code", "kind", "code"),)

    def as_link(self) -> TerritoryLink:
        return TerritoryLink(self.kind, self.code, self.parent, self.valid_from, self.valid_to)


class CodeListRevision(db.Model):  # type: ignore[name-defined]
    """One row that changes with every change of a list, so that each worker knows when its copy is old."""

    __tablename__ = "code_list_revision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    token: Mapped[str] = mapped_column(String(32))
    """Random, not counted: a change that was rolled back can never be taken for the one that came after it."""
