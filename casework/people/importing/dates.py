"""Birth dates in the ways people write them: whole, partial, approximate, in words, as spreadsheet serials."""

import re
from datetime import date, timedelta

from app.db.types import PartialDate
from casework.people.importing.reasons import Reason, Refused
from casework.people.importing.text import clean, fold, is_missing, plain_digits

OLDEST_YEARS = 125
_SERIAL_ZERO = date(1899, 12, 30)
SERIAL_SHIFT_1904 = 1462

_MONTHS = {
    number: names.split()
    for number, names in enumerate(
        (
            "gennaio january janvier enero",
            "febbraio february fevrier febrero",
            "marzo march mars",
            "aprile april avril abril",
            "maggio may mai mayo",
            "giugno june juin junio",
            "luglio july juillet julio",
            "agosto august aout",
            "settembre september septembre septiembre sept",
            "ottobre october octobre octubre",
            "novembre november noviembre",
            "dicembre december decembre diciembre",
        ),
        start=1,
    )
}
_ABOUT = r"(?:circa|ca|c|about|approx|around|verso il|verso|intorno al|forse|probabilmente|presunto|presunta)"
_LEADING = re.compile(r"^(?:(?:nat[oa]|born)\s+)?(?:(?:nel|nell|il|l|in|on)\b['’]?\s*)?")
_ORDINAL = re.compile(r"(?<=\d)\s*[°º]")
_ABOUT_BEFORE = re.compile(rf"^(?:{_ABOUT}\b\.?\s*(?:(?:nel|il|l)\b\s*)?|[~≈]\s*)")
_ABOUT_AFTER = re.compile(rf"\s*(?:\(?\s*{_ABOUT}\b\.?\s*\)?|\(?\?\)?)$")
_CLOCK = re.compile(r"[t\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?z?$")
_ISO = re.compile(r"^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?$")
_NUMBERS = re.compile(r"^(\d{1,2}|x{1,2})\s*[-/., ]\s*(\d{1,2}|x{1,2})\s*[-/., ]\s*'?(\d{4}|\d{2})$")
_MONTH_YEAR = re.compile(r"^(\d{1,2}|x{1,2})\s*[-/.]\s*(\d{4})$")
_WORDS = re.compile(
    r"^(?:(\d{1,2})(?:(?:o|st|nd|rd|th)\b)?\s*(?:(?:di|de|of)\b)?[\s\-/.]*)?([a-z]{3,})\.?[\s\-/,.]*(?:del|de|of)?\s*'?(\d{4}|\d{2})$"
)
_WORDS_FIRST = re.compile(r"^([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_SERIAL = re.compile(r"^(\d{4,5})(?:[.,]\d+)?$")


def birth_date(text: str, today: date, *, month_first: bool = False, serial_shift: int = 0) -> PartialDate | None:
    """The date a cell means; ``None`` when it is empty or says that nobody knows.

    Two-digit years never give somebody a birth in the future. Four digits are a year, five a spreadsheet serial.

    :raises Refused: with ``impossible_date`` or ``birth_date_in_future``.
    """
    written = _LEADING.sub("", _ORDINAL.sub("", plain_digits(clean(text)).casefold())).strip(" .,;")
    if is_missing(written) or set(fold(written)) <= set("0x "):
        return None
    exact, about = _without_about(written)
    found = _read(exact, today, month_first, serial_shift)
    if found is None:
        raise Refused(Reason.IMPOSSIBLE_DATE)
    return _plausible(PartialDate(found.year, found.month, found.day, about or found.approximate), today)


def _without_about(written: str) -> tuple[str, bool]:
    stripped = _ABOUT_AFTER.sub("", _ABOUT_BEFORE.sub("", written)).strip(" .,;()")
    return _CLOCK.sub("", stripped), stripped != written.strip(" .,;()")


def _read(text: str, today: date, month_first: bool, serial_shift: int) -> PartialDate | None:
    try:
        return (
            _from_numbers(text, today, month_first)
            or _from_words(text, today)
            or _from_serial(text, today, serial_shift)
        )
    except ValueError:
        return None


def _from_numbers(text: str, today: date, month_first: bool) -> PartialDate | None:
    if match := _ISO.match(text) or _COMPACT.match(text):
        year, month, day = match.groups()
        return _partial(int(year), month, day)
    if match := _NUMBERS.match(text):
        first, second, year = match.groups()
        day, month = (second, first) if month_first else (first, second)
        return _recent(year, month, day, today)
    if match := _MONTH_YEAR.match(text):
        return _partial(int(match[2]), match[1], None)
    return None


def _from_words(text: str, today: date) -> PartialDate | None:
    plain = re.sub(r"\s+", " ", "".join(c if c.isalnum() or c in "-/.,'" else " " for c in _unaccented(text)))
    if match := _WORDS.match(plain):
        day, word, year = match.groups()
    elif match := _WORDS_FIRST.match(plain):
        word, day, year = match.groups()
    else:
        return None
    month = _month_called(word)
    return None if month is None else _recent(year, str(month), day, today)


def _from_serial(text: str, today: date, serial_shift: int) -> PartialDate | None:
    match = _SERIAL.match(text)
    if not match:
        return None
    if len(match[1]) == 4:
        return PartialDate(int(match[1]))
    day = _SERIAL_ZERO + timedelta(days=int(match[1]) + serial_shift)
    return PartialDate(day.year, day.month, day.day)


def _partial(year: int, month: str | None, day: str | None) -> PartialDate:
    """The date; zeros and crosses in place of the day or the month mean that it is not known."""
    known_month = _number(month)
    return PartialDate(year, known_month, _number(day) if known_month else None)


def _number(part: str | None) -> int | None:
    return int(part) or None if part and part.isdigit() else None


def _recent(year: str, month: str, day: str | None, today: date) -> PartialDate:
    """The date, with the latest century that does not lie ahead when the year has two digits."""
    if len(year) == 4:
        return _partial(int(year), month, day)
    century = today.year // 100 * 100
    found = _partial(century + int(year), month, day)
    return _partial(found.year - 100, month, day) if _first_day(found) > today else found


def _first_day(found: PartialDate) -> date:
    return date(found.year, found.month or 1, found.day or 1)


def _month_called(word: str) -> int | None:
    months = {number for number, names in _MONTHS.items() for name in names if name.startswith(word)}
    return months.pop() if len(months) == 1 else None


def _unaccented(text: str) -> str:
    return text.replace("é", "e").replace("û", "u").replace("ô", "o")


def _plausible(found: PartialDate, today: date) -> PartialDate:
    if _first_day(found) > today:
        raise Refused(Reason.BIRTH_DATE_IN_FUTURE)
    if found.year < today.year - OLDEST_YEARS:
        raise Refused(Reason.IMPOSSIBLE_DATE)
    return found
