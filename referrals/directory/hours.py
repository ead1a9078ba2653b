"""Opening hours: as people write them, as the table keeps them, and whether a door is open now. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from app.clock import ROME
from referrals.workflow import is_holiday

Interval = tuple[int, int]
"""Minutes of the day: from (included) to (not included)."""
SUNDAY = 6
_INTERVAL = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$")


class BadHours(ValueError):
    """Not a list of intervals such as ``9-12.30, 14-17``."""


@dataclass(frozen=True)
class Moment:
    """An instant as opening hours see it."""

    weekday: int
    minute: int


def moment_of(instant: datetime) -> Moment:
    """Weekday and minute in Rome; a national holiday counts as a Sunday."""
    local = instant.astimezone(ROME)
    weekday = SUNDAY if is_holiday(local.date()) else local.weekday()
    return Moment(weekday, local.hour * 60 + local.minute)


def parse(text: str | None) -> list[Interval]:
    """Read what somebody wrote for one day.

    :raises BadHours: when it cannot be read, or the intervals overlap.
    """
    parts = [part.strip() for part in re.split(r"[,;/]", text or "") if part.strip()]
    intervals = sorted(_interval(part) for part in parts)
    if any(one[1] > other[0] for one, other in pairwise(intervals)):
        raise BadHours("overlapping")
    return intervals


def written(intervals: Iterable[Interval]) -> str:
    """The form in which hours are shown and edited: ``09:00–12:30, 14:00–17:00``."""
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in intervals)


def is_open(week: Mapping[int, Sequence[Interval]], instant: datetime) -> bool:
    when = moment_of(instant)
    return any(opens <= when.minute < closes for opens, closes in week.get(when.weekday, ()))


def _interval(text: str) -> Interval:
    match = _INTERVAL.match(text)
    if match is None:
        raise BadHours("unreadable")
    opens, closes = _minutes(match[1], match[2]), _minutes(match[3], match[4])
    if not 0 <= opens < closes <= 24 * 60:
        raise BadHours("impossible")
    return opens, closes


def _minutes(hour: str, minute: str | None) -> int:
    if int(minute or 0) > 59:
        raise BadHours("impossible")
    return int(hour) * 60 + int(minute or 0)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
