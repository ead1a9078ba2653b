"""Scripts written in syllables: those of India and Sri Lanka, Ethiopic, Korean and Japanese, in Latin letters.

The nine scripts of India stand in the Unicode blocks at the same places (The Unicode Standard, chapter 12), so one
table serves all. Ethiopic, Korean and Japanese syllables are read from their Unicode names.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

_INDIA = range(0x0900, 0x0D80)
_SINHALA = range(0x0D80, 0x0E00)
_BLOCK = 0x80
_VOWELS = {
    0x05: "a", 0x06: "a", 0x07: "i", 0x08: "i", 0x09: "u", 0x0A: "u", 0x0B: "ri", 0x0C: "li", 0x0D: "e", 0x0E: "e",
    0x0F: "e", 0x10: "ai", 0x11: "o", 0x12: "o", 0x13: "o", 0x14: "au", 0x72: "i", 0x73: "u",
}  # fmt: skip
_CONSONANTS = dict(
    zip(
        range(0x15, 0x3A),
        "k kh g gh ng ch ch j jh ny t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h".split(),
        strict=True,
    )
) | {0x58: "q", 0x59: "kh", 0x5A: "g", 0x5B: "z", 0x5C: "r", 0x5D: "rh", 0x5E: "f", 0x5F: "y"}
_SIGNS = {
    0x3E: "a", 0x3F: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x44: "ri", 0x45: "e", 0x46: "e", 0x47: "e",
    0x48: "ai", 0x49: "o", 0x4A: "o", 0x4B: "o", 0x4C: "au", 0x4D: "",
}  # fmt: skip
_AFTER = {0x01: "n", 0x02: "n", 0x03: "", 0x4E: "t", 0x70: "n", 0x71: ""}
_NUKTA = 0x3C
_DOTTED = {"k": "q", "j": "z", "ph": "f", "d": "r", "dh": "rh", "s": "sh"}
"""Consonants that a dot below changes."""


def _sinhala() -> tuple[Mapping[int, str], Mapping[int, str], Mapping[int, str]]:
    vowels = zip(range(0x05, 0x17), "a a e e i i u u ri ri li li e e ai o o au".split(), strict=True)
    letters = (
        "k kh g gh ng ng ch ch j jh ny ny nj t th d dh n nd t th d dh n - nd p ph b bh m mb y r - l - - v sh sh s h l f"
    )
    signs = dict(zip(range(0x4F, 0x60), "a e e i i u - u - ri e e ai o o au li".split(), strict=True)) | {0x4A: ""}
    return dict(vowels), dict(zip(range(0x1A, 0x47), letters.split(), strict=True)), signs


_SINHALA_VOWELS, _SINHALA_CONSONANTS, _SINHALA_SIGNS = _sinhala()
_ETHIOPIC = re.compile(r"^(?:ETHIOPIC SYLLABLE) (?:GLOTTAL |PHARYNGEAL )?([^AEIOUW]*)(W?)(AA|EE|A|E|I|O|U)$")
_ETHIOPIC_CONSONANTS = {
    "HH": "h", "SZ": "s", "X": "h", "C": "ch", "TH": "t", "PH": "p", "TZ": "ts", "KX": "kh", "QH": "q", "DD": "d",
}  # fmt: skip
_ETHIOPIC_VOWELS = {"AA": "a", "A": "e", "EE": "e", "E": "", "I": "i", "O": "o", "U": "u"}
_NAMED = ("HANGUL SYLLABLE ", "HIRAGANA LETTER ", "KATAKANA LETTER ")


def is_indic(char: str) -> bool:
    return ord(char) in _INDIA or ord(char) in _SINHALA


def read_indic(word: str) -> str:
    """A word of an Indian script or Sinhala; the vowel that a last consonant carries unwritten is not said."""
    said = list(_indic_sounds(word))
    return "".join(said[:-1] if said and said[-1] == "a" and not _ends_in_vowel(word) else said)


def _indic_sounds(word: str) -> Iterator[str]:
    pending = ""
    for char in word:
        kind, sound = _indic(char)
        if kind == "dot":
            pending = _DOTTED.get(pending, pending)
            continue
        if pending:
            yield pending
            pending = ""
            if kind != "sign":
                yield "a"
        if kind == "consonant":
            pending = sound
        elif sound:
            yield sound
    if pending:
        yield pending
        yield "a"


def _ends_in_vowel(word: str) -> bool:
    return _indic(word[-1])[0] in ("sign", "vowel")


@lru_cache(maxsize=2048)
def _indic(char: str) -> tuple[str, str]:
    code = ord(char)
    if code in _SINHALA:
        return _from(code - _SINHALA.start, _SINHALA_VOWELS, _SINHALA_CONSONANTS, _SINHALA_SIGNS)
    place = (code - _INDIA.start) % _BLOCK
    return ("dot", "") if place == _NUKTA else _from(place, _VOWELS, _CONSONANTS, _SIGNS)


def _from(
    place: int, vowels: Mapping[int, str], consonants: Mapping[int, str], signs: Mapping[int, str]
) -> tuple[str, str]:
    if place in consonants:
        return "consonant", consonants[place]
    if place in signs:
        return "sign", signs[place]
    return ("vowel", vowels[place]) if place in vowels else ("other", _AFTER.get(place, ""))


@lru_cache(maxsize=4096)
def read_named(char: str) -> str | None:
    """An Ethiopic, Korean or Japanese syllable by its Unicode name; ``None`` for any other character."""
    name = unicodedata.name(char, "")
    for start in _NAMED:
        if name.startswith(start):
            return name.removeprefix(start).removeprefix("SMALL ").lower()
    match = _ETHIOPIC.match(name)
    if not match:
        return None
    consonant, rounded, vowel = match.groups()
    spelt = _ETHIOPIC_CONSONANTS.get(consonant, consonant.lower()) + rounded.lower()
    if spelt in ("", "h"):
        return spelt + {"A": "a", "E": "i"}.get(vowel, _ETHIOPIC_VOWELS[vowel])
    return spelt + _ETHIOPIC_VOWELS[vowel]
