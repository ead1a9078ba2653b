"""Values that come from lists (sex, countries, languages, comuni) and names, as people write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from casework.people.importing.reasons import Reason, Refused
from casework.people.importing.text import clean, fold, is_missing, short

_SEXES = {
    "M": "m mas maschio maschile masc male man uomo homme hombre masculino masculin ragazzo boy signor sig",
    "F": "f fem femmina femminile femm female woman donna femme mujer femenino feminin ragazza girl signora",
    "X": "altro other non binario nonbinario nb non-binary nonbinary intersex intersessuale",
}
_SEX_OF = {word: code for code, words in _SEXES.items() for word in words.split() if word not in {"non"}} | {
    "non binario": "X",
    "non binary": "X",
}
_STATELESS = frozenset({"apolide", "stateless", "apatride", "senza cittadinanza"})
_BETWEEN = re.compile(r"\s*(?:[;,/|+\n]|\s(?:e|ed|and|et|oppure)\s)\s*")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_LETTER = re.compile(r"[^\W\d_]")


class Lists(Protocol):
    """The code lists as a reader asks them: the code that a loosely spelt label means, if it can be told."""

    def country(self, label: str) -> str | None: ...

    def language(self, label: str) -> str | None: ...

    def comune(self, label: str) -> str | None: ...


@dataclass(frozen=True)
class Citizenships:
    """Codes of citizenship, and whether the person has none."""

    codes: tuple[str, ...] = ()
    stateless: bool = False


def sex(text: str) -> str | None:
    """``M``, ``F``, ``X``; ``None`` when empty or not declared.

    :raises Refused: with ``unknown_sex``.
    """
    folded = fold(text)
    if folded not in _SEX_OF and is_missing(text):
        return None
    if folded not in _SEX_OF:
        raise Refused(Reason.UNKNOWN_SEX)
    return _SEX_OF[folded]


def country(text: str, lists: Lists) -> str | None:
    """The country of a cell that names one.

    :raises Refused: with ``unknown_country``.
    """
    if is_missing(text):
        return None
    code = lists.country(clean(text)) or lists.country(_IN_BRACKETS.sub("", clean(text)))
    if code is None:
        raise Refused(Reason.UNKNOWN_COUNTRY)
    return code


def citizenships(text: str, lists: Lists) -> Citizenships:
    """Every citizenship of a cell («Marocco / Italia», «apolide»).

    :raises Refused: with ``unknown_country``.
    """
    if is_missing(text):
        return Citizenships()
    if fold(text) in _STATELESS:
        return Citizenships(stateless=True)
    whole = lists.country(clean(text))
    codes = [whole] if whole else [country(part, lists) for part in _BETWEEN.split(text)]
    return Citizenships(codes=_distinct(codes))


def languages(text: str, lists: Lists) -> tuple[str, ...]:
    """Every language of a cell, the first one first.

    :raises Refused: with ``unknown_language``.
    """
    if is_missing(text):
        return ()
    whole = lists.language(clean(text))
    codes = [whole] if whole else [_language(part, lists) for part in _BETWEEN.split(text)]
    return _distinct(codes)


def _language(text: str, lists: Lists) -> str | None:
    if is_missing(text):
        return None
    code = lists.language(clean(text)) or lists.language(_IN_BRACKETS.sub("", clean(text)))
    if code is None:
        raise Refused(Reason.UNKNOWN_LANGUAGE)
    return code


def comune(text: str, lists: Lists) -> str | None:
    """The comune of a cell, also with its province after it («Carpi (MO)»).

    :raises Refused: with ``unknown_comune``.
    """
    if is_missing(text):
        return None
    code = lists.comune(clean(text)) or lists.comune(_IN_BRACKETS.sub("", clean(text)))
    if code is None:
        raise Refused(Reason.UNKNOWN_COMUNE)
    return code


def name(text: str) -> str | None:
    """A name in any script, as it was written; ``None`` when there is no letter in it.

    :raises Refused: with ``text_too_long``.
    """
    kept = short(text)
    return kept if _LETTER.search(kept) else None


def whole_name(text: str) -> tuple[str | None, str | None]:
    """Surname and name out of one cell: «ROSSI, Mario», «ROSSI Mario»; with a doubt all of it is the surname.

    Name searches compare all words with all words, so that nothing is lost by not guessing.
    """
    kept = name(text)
    if kept is None:
        return None, None
    if "," in kept:
        surname, _, given = kept.partition(",")
        return name(surname), name(given)
    words = kept.split(" ")
    capitals = next((i for i, word in enumerate(words) if not _is_capitals(word)), len(words))
    if 0 < capitals < len(words):
        return " ".join(words[:capitals]), " ".join(words[capitals:])
    return kept, None


def _is_capitals(word: str) -> bool:
    return word == word.upper() != word.lower()


def _distinct(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))
