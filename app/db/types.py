"""Column types of our own: instants kept in UTC, dates that may be partial."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import DateTime, String
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored in UTC on every database and given back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """So that a page's cursor is read back as an instant."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def bind_processor(self, dialect: Any) -> Any:
        """On SQLite written straight away, as SQLAlchemy writes an instant there."""
        return _sqlite_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_WITHOUT_OFFSET = -len("+00:00")


def _sqlite_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("an instant without a time zone")
    return value.astimezone(UTC).isoformat(" ", "microseconds")[:_WITHOUT_OFFSET]


_PARTIAL = re.compile(r"^(~?)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which only a part may be known, and that may be a guess («circa 1994»).

    Written ``1994``, ``1994-03``, ``1994-03-12``, with ``~`` before it when approximate.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the written form.

        :raises ValueError: when it is not a partial date, or no day of any calendar.
        """
        match = _PARTIAL.match(text)
        if not match:
            raise ValueError("not a partial date")
        about, year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None, bool(about))

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        text += f"-{self.month:02d}" if self.month else ""
        text += f"-{self.day:02d}" if self.day else ""
        return ("~" if self.approximate else "") + text

    def age_on(self, day: date) -> tuple[int, bool]:
        """Years completed on that day, and whether the number is sure."""
        sure = self.day is not None and not self.approximate
        birthday = (self.month or 1, self.day or 1)
        return day.year - self.year - ((day.month, day.day) < birthday), sure


class PartialDateType(TypeDecorator[PartialDate]):
    """A partial date that is no personal datum, in its written form."""

    impl = String(11)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)
