"""Any script in plain Latin letters, well enough to compare by: each word with the spellings it is looked for under."""

import re
import unicodedata
from collections.abc import Iterator

from casework.people.search.alphabets import ARABIC_AT_START, SIMPLE, SPELT_OUT
from casework.people.search.pinyin import is_han, read_han
from casework.people.search.syllables import is_indic, read_indic, read_named

_UNSEEN = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Arabic vowel signs and lengthening strokes, direction marks, joiners."""
_APOSTROPHES = re.compile("['’‘`´ʼʻʿʾ′]")
_SEPARATORS = re.compile(r"[^\w'’‘`´ʼʻʿʾ′\u0900-\u0dff]+|_")
_UKRAINIAN = re.compile("[іїєґ]")
_GHE = "г"
_NOT_LATIN = re.compile("[^a-z0-9]")
LONG_ENOUGH = 3


def words_with_spellings(name: str) -> list[list[str]]:
    """The words of a name in small Latin letters, each as the list of its spellings, the usual one first."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
    found = (spelt for word in _SEPARATORS.split(plain) for spelt in _read(word))
    return [forms for forms in found if forms]


def _read(word: str) -> Iterator[list[str]]:
    if any(map(is_han, word)):
        yield from read_han("".join(filter(is_han, word)))
    elif any(map(is_indic, word)):
        yield _distinct([_letters(read_indic(word))])
    elif _GHE in word:
        yield _distinct([_letters(word.replace(_GHE, "h")), _letters(word)][:: 1 if _UKRAINIAN.search(word) else -1])
    else:
        yield _distinct([_letters(word), *_other_spellings(word)])


def _other_spellings(word: str) -> Iterator[str]:
    """«N’Diaye» is also looked for as «Diaye», «Çelik» also as «Chelik»."""
    *before, last = _APOSTROPHES.split(word)
    if before and len(last) >= LONG_ENOUGH:
        yield _letters(last)
    if any(char in SPELT_OUT for char in word):
        yield _letters("".join(SPELT_OUT.get(char, char) for char in word))


def _letters(word: str) -> str:
    first = ARABIC_AT_START.get(word[:1], word[:1])
    known = "".join(_letter(char) for char in first + word[1:])
    bare = (char for char in unicodedata.normalize("NFKD", known) if not unicodedata.combining(char))
    return _NOT_LATIN.sub("", "".join(SIMPLE.get(char, char) for char in bare))


def _letter(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    sound = SIMPLE.get(char)
    return sound if sound is not None else read_named(char) or char


def _distinct(forms: list[str]) -> list[str]:
    return list(dict.fromkeys(form for form in forms if form))
