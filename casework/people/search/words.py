"""The words a person can be found by: names in plain Latin letters, in any order, and how they sound."""

from collections.abc import Iterable, Mapping
from typing import Any

from casework.people.search.romanise import romanise

DIGITS, ENDING, SOUND = "#", "~", "="
"""What a word starts with that is not a name: a phone's digits, the same from the end, a sound."""
NAMES = ("surname", "given_name", "alias", "original_name")


def words_of_name(text: str) -> list[str]:
    """The words of a name."""
    return romanise(text).split()


def words_of_phone(number: str) -> list[str]:
    """A phone number as it may be typed: without the prefix of Italy, and from its end."""
    digits = "".join(c for c in number if c.isdigit())
    digits = digits.removeprefix("39") if number.startswith("+39") else digits
    return [DIGITS + digits, ENDING + digits[::-1]] if digits else []


def search_words(values: Mapping[str, Any]) -> list[str]:
    """Every word of a person's values, each once."""
    names = (word for name in NAMES for word in words_of_name(values.get(name) or ""))
    phones = (word for phone in values.get("phones") or () for word in words_of_phone(phone["number"]))
    return list(dict.fromkeys((*names, *phones)))


def tokens_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a search record holds: words, and the birth date as it is written down."""
    born = values.get("birth_date")
    return {"w": search_words(values), "b": str(born) if born else ""}


def is_name(word: str) -> bool:
    return word[0] not in (DIGITS, ENDING, SOUND)


def names_in(words: Iterable[str]) -> list[str]:
    return [word for word in words if is_name(word)]
