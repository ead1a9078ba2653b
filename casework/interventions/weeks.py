"""A week of one's own work: days, minutes, and the weeks beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from app import clock
from casework.interventions.models import Intervention

_WRITTEN = re.compile(r"^(\d{4})-W(\d{2})$")


@dataclass(frozen=True)
class Week:
    """What was done from a Monday to the Sunday after."""

    monday: date
    interventions: Sequence[Intervention]

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> str:
        return week_code(self.monday - timedelta(days=7))

    @property
    def after(self) -> str | None:
        following = self.monday + timedelta(days=7)
        return week_code(following) if following <= clock.today() else None

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.interventions)

    @property
    def travel_minutes(self) -> int:
        return sum(each.travel_minutes for each in self.interventions)

    @property
    def people(self) -> int:
        return len({each.person_id for each in self.interventions})

    @property
    def days(self) -> list[tuple[date, list[Intervention]]]:
        return [(day, list(same)) for day, same in groupby(self.interventions, key=_day)]


def monday_of(code: str | None) -> date:
    """The Monday of a week written ``2026-W47``; of this week when it is not one."""
    match = _WRITTEN.match(code or "")
    today = clock.today()
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else today - timedelta(today.weekday())
    except ValueError:
        return today - timedelta(today.weekday())


def week_code(monday: date) -> str:
    year, week, _day_of_week = monday.isocalendar()
    return f"{year}-W{week:02d}"


def _day(intervention: Intervention) -> date:
    return intervention.at.astimezone(clock.ROME).date()
