"""What the directory's pages show: the week in words, whether a door is open, how old the information is."""

from collections import defaultdict
from datetime import timedelta

from babel.dates import get_day_names

from app import clock
from app.i18n import _, current_locale
from referrals.directory.hours import SUNDAY, Interval, is_open, written
from referrals.directory.models import ServicePoint, Undocumented

STALE_AFTER = timedelta(days=180)


def week_of(point: ServicePoint) -> dict[int, list[Interval]]:
    week: dict[int, list[Interval]] = defaultdict(list)
    for each in point.openings:
        week[each.weekday].append((each.opens, each.closes))
    return dict(week)


def weekday_name(weekday: int) -> str:
    return get_day_names(locale=current_locale())[weekday].capitalize()


def week_in_words(point: ServicePoint) -> list[tuple[str, str]]:
    """Each working day and its hours; Saturday and Sunday only where there are any."""
    week = week_of(point)
    days = [day for day in range(SUNDAY + 1) if day < 5 or day in week]
    return [(weekday_name(day), written(week.get(day, ())) or _("closed")) for day in days] if week else []


def is_open_now(point: ServicePoint) -> bool:
    return is_open(week_of(point), clock.now())


def is_stale(point: ServicePoint) -> bool:
    """Nobody has verified it for half a year."""
    return point.last_verified is None or clock.today() - point.last_verified > STALE_AFTER


def undocumented_in_words(point: ServicePoint) -> str:
    return {
        Undocumented.YES: _("Also people without a permit"),
        Undocumented.NO: _("Only people with a permit"),
    }.get(Undocumented(point.accepts_undocumented), _("Not known whether people without a permit are received"))
