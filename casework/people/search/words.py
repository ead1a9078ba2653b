"""The words a person can be found by: names in plain Latin letters, in any order, and how they sound."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from casework.people.search.romanise import words_with_spellings
from casework.people.search.sounds import sounds_of

DIGITS, ENDING, SOUND = "#", "~", "="
"""What a key starts with that is not a name's spelling: a phone's digits, the same from the end, a sound."""
NAMES = ("surname", "given_name", "alias", "original_name")
PARTICLES = frozenset(
    "al el ul bin ben ibn bint bent ould de di da do del della der den van von dos des du la le e y i o oglu ogli qizi "
    "kizi mr mrs ms dr haji hadji hajj sheikh cheikh".split()
)
"""Asked for among others, they tell nothing."""
MOHAMED = frozenset("md mohd muhd mohmd mhd".split())
_ABD_ALONE = re.compile(r"^abd(?:[aeiou]{1,2}[lrnsdt])?$")
_ABD_JOINED = re.compile(r"^abd(?:(?:[aeiou]{1,2}(?:[lrnsd](?=[^aeiou]))?)|l(?=[^aeiou]))(.{3,})$")
_ARTICLE = re.compile(r"^(?:al|el|ul|aal)(?=[^aeioul])(.{3,})$")
_ARTICLES = frozenset("al el ul ad ed ud".split())
_RELIGION = re.compile(r"^(?:al|el|ul|ud|ed|ad|u|e)?d+(?:i|ee|y)ne?$")
Word = list[str]
"""One word of a name: its spellings, the usual one first."""


def name_words(name: str) -> list[Word]:
    """The words of a name, with what belongs together joined: Abd al-Rahman, Nur ad-Din."""
    return _joined([_with_short_forms(word) for word in words_with_spellings(name)])


def keys_of_word(word: Word) -> list[str]:
    """A word's spellings and its sounds, as they stand in the index."""
    heard = (SOUND + sound for form in word for sound in sounds_of(form))
    return list(dict.fromkeys((*word, *heard)))


def phone_keys(number: str) -> list[str]:
    """A phone number as it may be typed: without the prefix of Italy, and from its end."""
    digits = "".join(char for char in number if char.isdigit())
    digits = digits.removeprefix("39") if number.startswith("+39") else digits
    return [DIGITS + digits, ENDING + digits[::-1]] if digits else []


def tokens_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a search record holds: keys word by word, phones, the birth date as it is written down."""
    born = values.get("birth_date")
    words = [word for name in NAMES if values.get(name) for word in _keys_of_name(values[name])]
    phones = [key for phone in values.get("phones") or () for key in phone_keys(phone.get("number", ""))]
    return {"n": _without_repeats(words), "p": phones, "b": str(born) if born else ""}


def telling(words: list[Word]) -> list[Word]:
    """Without articles and titles, unless there is nothing else."""
    kept = [word for word in words if word[0] not in PARTICLES]
    return kept or words


def is_spelling(key: str) -> bool:
    return key[0] not in (DIGITS, ENDING, SOUND)


@lru_cache(maxsize=16_384)
def _keys_of_name(name: str) -> tuple[tuple[str, ...], ...]:
    """Many people share a name; its keys are made once."""
    return tuple(tuple(keys_of_word(word)) for word in name_words(name))


def _without_repeats(words: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(words))


def _with_short_forms(word: Word) -> Word:
    """«Elsayed» is also «Sayed», «Md» is «Mohamed», «Abdelrahman» is also «Abdrahman» however it is linked."""
    if word[0] in MOHAMED:
        return ["mohamed", *word]
    forms = list(word)
    for form in word:
        if match := _ABD_JOINED.match(form):
            forms.append("abd" + match[1])
        elif match := _ARTICLE.match(form):
            forms.append(match[1])
    return list(dict.fromkeys(forms))


def _joined(words: list[Word]) -> list[Word]:
    """Servant of …, light of the religion …: names that are one, however many words they are written in."""
    out: list[Word] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if _ABD_ALONE.match(word[0]) and rest:
            if rest[0][0] in PARTICLES and len(rest) > 1:
                rest.pop(0)
            following = rest.pop(0)
            out.append(list(dict.fromkeys(["abd" + following[-1], *following])))
        elif out and any(map(_RELIGION.match, word)):
            if out[-1][0] in _ARTICLES and len(out) > 1:
                out.pop()
            out[-1] = [*out[-1], out[-1][0] + "eddin"]
        else:
            out.append(word)
    return out
