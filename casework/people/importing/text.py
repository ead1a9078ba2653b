"""Cells as text: cleaned for keeping, folded for comparing, and the ways people write «nothing»."""

import re
import unicodedata

from casework.people.importing.reasons import Reason, Refused

LONGEST_NAME = 200
LONGEST_NOTE = 4000

_MISSING = frozenset(
    (
        "nd|n d|na|n a|nn|no|nessuno|nessuna|non ha|non noto|non nota|non conosciuto|non conosciuta|non so"
        "|non sa|non dichiarato|non dichiarata|non disponibile|non pervenuto|ignoto|ignota|sconosciuto"
        "|sconosciuta|manca|mancante|da verificare|in corso|in attesa|richiesto|richiesta|none|null|nil"
        "|unknown|not known|missing|x|xx|xxx"
    ).split("|")
)
_SPACES = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"[\W_]+")
_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
_DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b\u2060")


def clean(text: str) -> str:
    """The text as it is kept: composed, on one line, without control or direction characters."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return " ".join(composed.split())
    visible = (" " if c in "\t\r\n\x0b\x0c\x85\xa0" else c for c in composed if c not in _DIRECTION_MARKS)
    kept = "".join(c for c in visible if c == " " or unicodedata.category(c) not in _UNSEEN)
    return _SPACES.sub(" ", kept).strip()


def fold(text: str) -> str:
    """The text for comparing: small letters, no accents, no punctuation, single spaces."""
    bare = clean(text).casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _NOT_WORDS.sub(" ", bare).strip()


def plain_digits(text: str) -> str:
    """Digits of any script (Arabic, Persian, Bengali, full-width) as 0-9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def is_missing(text: str) -> bool:
    """Whether the cell says «nothing here», by being empty or in words."""
    folded = fold(text)
    return not folded or folded in _MISSING


def short(text: str, longest: int = LONGEST_NAME) -> str:
    """The cleaned text, refused when no field could be so long.

    :raises Refused: with ``text_too_long``.
    """
    cleaned = clean(text)
    if len(cleaned) > longest:
        raise Refused(Reason.TEXT_TOO_LONG)
    return cleaned
