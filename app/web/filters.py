"""Words for values on a page: dates, ages, codes, in the reader's language and in the time of Rome."""

from datetime import date, datetime
from typing import Any

from flask import Flask
from flask_babel import format_date, format_datetime, format_time

from app import clock
from app.codelists.labels import label
from app.crypto.door import REDACTED, Redacted
from app.db import PartialDate
from app.i18n import _, ngettext


def init_filters(app: Flask) -> None:
    Redacted._word = staticmethod(lambda: _("restricted"))
    for name, function in FILTERS.items():
        app.jinja_env.filters[name] = function


def show_date(value: Any, form: str = "medium") -> Any:
    """A day; an instant is shown as its day in Rome."""
    if isinstance(value, (date, datetime)):
        return format_date(_local(value), form)
    return _other(value)


def show_datetime(value: Any, form: str = "short") -> Any:
    return format_datetime(value, form) if isinstance(value, datetime) else _other(value)


def show_time(value: Any) -> Any:
    return format_time(value, "HH:mm") if isinstance(value, datetime) else _other(value)


def relative_day(value: Any) -> Any:
    """«oggi», «ieri, 21 novembre», «martedì 17 novembre»."""
    if not isinstance(value, (date, datetime)):
        return _other(value)
    day = _local(value)
    distance = (clock.today() - day).days
    spoken = format_date(day, "EEEE d MMMM" if abs(distance) < 300 else "d MMMM y")
    names = {0: _("Today"), 1: _("Yesterday"), -1: _("Tomorrow")}
    return f"{names[distance]}, {format_date(day, 'd MMMM')}" if distance in names else spoken.capitalize()


def days_until(value: date | datetime | None) -> int | None:
    return None if value is None else (_local(value) - clock.today()).days


def due_words(value: date | datetime | None) -> str:
    """How far a deadline is, in words."""
    days = days_until(value)
    if days is None:
        return ""
    if days == 0:
        return str(_("today"))
    if days > 0:
        return str(ngettext("in %(num)d day", "in %(num)d days", days))
    return str(ngettext("%(num)d day late", "%(num)d days late", -days))


def show_partial(value: Any) -> Any:
    """«12 marzo 1994», «marzo 1994», «circa 1994», «non nota»."""
    if value is None:
        return _("not known")
    if not isinstance(value, PartialDate):
        return _other(value)
    day = date(value.year, value.month or 1, value.day or 1)
    text = format_date(day, "d MMMM y") if value.day else format_date(day, "LLLL y") if value.month else str(value.year)
    return _("about %(date)s", date=text) if value.approximate else text


def show_age(value: Any) -> Any:
    """«32 anni», or «circa 32 anni» when the birth date is not sure."""
    if not isinstance(value, PartialDate):
        return _other(value)
    years, sure = value.age_on(clock.today())
    text = ngettext("%(num)d year", "%(num)d years", years)
    return text if sure else _("about %(date)s", date=text)


def show_code(value: Any, codelist: str) -> Any:
    """The label of a code, or of several joined by commas."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(label(codelist, each) for each in value)
    return _other(value) if value is None or isinstance(value, Redacted) else label(codelist, str(value))


def show_minutes(value: int | None) -> str:
    """«1 h 35 min»."""
    if value is None:
        return ""
    hours, minutes = divmod(value, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{minutes} min" if minutes or not hours else "") if part
    )


def _local(value: date | datetime) -> date:
    return value.astimezone(clock.ROME).date() if isinstance(value, datetime) else value


def _other(value: Any) -> Any:
    return value if value is REDACTED else "" if value is None else value


FILTERS = {
    "date": show_date,
    "datetime": show_datetime,
    "time": show_time,
    "relative_day": relative_day,
    "days_until": days_until,
    "due": due_words,
    "partial_date": show_partial,
    "age": show_age,
    "code": show_code,
    "minutes": show_minutes,
}
