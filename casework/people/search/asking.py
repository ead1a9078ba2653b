"""What somebody typed into the search, understood: name words, a year or a date of birth, digits of a phone, a code."""

import re
from dataclasses import dataclass
from datetime import date

from casework.people.codes import read_code
from casework.people.identifiers import Identifier, identifier_in
from casework.people.importing.text import plain_digits
from casework.people.search.words import Word, name_words, telling

LONGEST = 120
MOST_WORDS = 8
FEWEST_DIGITS = 3
_DATE = re.compile(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_YEAR = re.compile(r"(?<![\d+])(?:19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"\+?\d[\d\s().\-/]*")


@dataclass(frozen=True)
class Question:
    """What is looked for; empty parts were not asked."""

    words: tuple[Word, ...] = ()
    years: tuple[int, ...] = ()
    born: int = 0
    digits: str = ""
    code: str | None = None
    identifier: Identifier | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.years or self.born or self.digits or self.code or self.identifier)


def understood(text: str) -> Question:
    """The question that a text asks."""
    text = plain_digits(text.strip()[:LONGEST])
    born, rest = _date_in(text)
    years, rest = _years_in(rest)
    digits, rest = _digits_in(rest)
    words = [word for word in name_words(rest) if any(char.isalpha() for char in word[0])]
    return Question(
        words=tuple(telling(words)[:MOST_WORDS]) if words else (),
        years=years,
        born=born,
        digits=digits,
        code=read_code(text),
        identifier=identifier_in(text),
    )


def _date_in(text: str) -> tuple[int, str]:
    match = _DATE.search(text)
    if not match:
        return 0, text
    day, month, year, *iso = match.groups()
    year, month, day = (year, month, day) if year else iso
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return 0, text
    return found.year * 10_000 + found.month * 100 + found.day, text.replace(match[0], " ")


def _years_in(text: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(year) for year in _YEAR.findall(text)), _YEAR.sub(" ", text)


def _digits_in(text: str) -> tuple[str, str]:
    """The longest run of digits, blanks between them left out, without the prefix of Italy."""
    runs = _DIGITS.findall(text)
    longest = max((re.sub(r"\D", "", run) for run in runs), key=len, default="")
    if any(run.strip().startswith(("+39", "0039")) for run in runs):
        longest = re.sub(r"^(?:00)?39", "", longest)
    return longest if len(longest) >= FEWEST_DIGITS else "", _DIGITS.sub(" ", text)
