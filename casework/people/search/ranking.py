"""How well one person answers a question, and why, in reasons that can be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from casework.people.search.asking import Question
from casework.people.search.index import Entry
from casework.people.search.sounds import likeness, sounds_of
from casework.people.search.words import DIGITS, ENDING, SOUND, Word, is_spelling


class Why(StrEnum):
    """Why somebody is among the answers."""

    CODE = "code"
    IDENTIFIER = "identifier"
    PHONE = "phone"
    SAME_NAME = "same_name"
    SAME_SOUND = "same_sound"
    PART_OF_NAME = "part_of_name"
    SAME_DATE = "same_date"
    SAME_YEAR = "same_year"
    NEAR_YEAR = "near_year"
    OTHER_YEAR = "other_year"


LEAST_ALIKE = 0.42
"""Words that sound alike but share less than this of their letters are not the same name."""
LEAST_ALIKE_WHEN_SHORT = 0.62
"""The same for words of two consonants, of which there are many."""


@dataclass(frozen=True)
class Rank:
    """A score to sort by, how many of the asked words were found, and the reasons."""

    score: float
    found: int
    reasons: tuple[Why, ...]


def rank(question: Question, entry: Entry) -> Rank:
    """How well a person answers."""
    matches = [_best(word, entry.words) for word in question.words]
    found = [match for match in matches if match[0] > 0]
    name = sum(score for score, _ in matches) / len(matches) if matches else 0.0
    covered = len(found) / max(len(entry.words), 1)
    about_birth, birth = _birth(question, entry.born)
    phone = bool(question.digits) and _has_digits(question.digits, entry.phones)
    score = name + 0.1 * covered + birth + (1.0 if phone else 0.0)
    reasons = (*_name_reasons(found, len(matches)), *([Why.PHONE] if phone else ()), *about_birth)
    return Rank(score, len(found) + phone, reasons)


def _best(asked: Word, words: Sequence[Sequence[str]]) -> tuple[float, Why]:
    scores = (_compared(asked, keys) for keys in words)
    return max(scores, key=lambda match: match[0], default=(0.0, Why.PART_OF_NAME))


def _compared(asked: Word, keys: Sequence[str]) -> tuple[float, Why]:
    spellings = [key for key in keys if is_spelling(key)]
    if not set(asked).isdisjoint(spellings):
        return (1.0 if asked[0] in spellings else 0.95), Why.SAME_NAME
    begun = [len(form) / len(key) for form in asked for key in spellings if len(form) > 1 and key.startswith(form)]
    if begun:
        return 0.7 + 0.2 * max(begun), Why.PART_OF_NAME
    return _heard(asked, spellings, {key for key in keys if key[0] == SOUND})


def _heard(asked: Word, spellings: Sequence[str], sounds: set[str]) -> tuple[float, Why]:
    heard = [SOUND + sound for form in asked for sound in sounds_of(form)]
    whole = [sound for sound in heard if sound in sounds]
    begun = whole or [sound for sound in heard if len(sound) > 3 and any(key.startswith(sound) for key in sounds)]
    alike = max((likeness(form, key) for form in asked for key in spellings), default=0.0) if begun else 0.0
    if not begun or alike < (LEAST_ALIKE if max(map(len, begun)) > 3 else LEAST_ALIKE_WHEN_SHORT):
        return 0.0, Why.SAME_SOUND
    return (0.35 if whole else 0.15) + 0.5 * alike, Why.SAME_SOUND


def _name_reasons(found: Sequence[tuple[float, Why]], asked: int) -> tuple[Why, ...]:
    kinds = {why for _, why in found}
    if not found:
        return ()
    if kinds == {Why.SAME_NAME} and len(found) == asked:
        return (Why.SAME_NAME,)
    heard = (Why.SAME_SOUND,) if Why.SAME_SOUND in kinds else ()
    return (*heard, Why.PART_OF_NAME) if len(found) < asked or not heard else heard


def _birth(question: Question, born: int) -> tuple[tuple[Why, ...], float]:
    if not born or not (question.born or question.years):
        return (), 0.0
    if abs(born) == question.born:
        return (Why.SAME_DATE,), 0.5
    wanted = (*question.years, *([question.born // 10_000] if question.born else ()))
    distance = min(abs(abs(born) // 10_000 - year) for year in wanted)
    if distance == 0:
        return (Why.SAME_YEAR,), 0.3
    return ((Why.NEAR_YEAR,), 0.1) if distance == 1 else ((Why.OTHER_YEAR,), -0.3)


def _has_digits(digits: str, phones: Sequence[str]) -> bool:
    return any(key.startswith((DIGITS + digits, ENDING + digits[::-1])) for key in phones)
