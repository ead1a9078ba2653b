"""How a name sounds, coarsely: its consonants in eight classes, so that vowels and spelling habits do not matter.

B = b p · T = d t · S = s z sh ch j · K = k g q kh · F = f v · M · N · L · R; h, w, y and vowels are not heard. After
the middle-coarse keys of the prototype beside the design; where Italian, French, English and Arabic habits read a
letter otherwise, the second reading is kept too.
"""

import re
from functools import lru_cache

_READINGS = (
    (r"shch|tsch|tch|dzh", "S", "S"),
    (r"sch|sh|zh|dj|cz|sz", "S", "S"),
    (r"sc(?=[ei])", "S", "SK"),
    (r"[td][sz]", "S", "S"),
    (r"ch", "S", "K"),
    (r"c(?=[eiy])", "S", "K"),
    (r"gh|kh", "K", ""),
    (r"g+(?=[eiy])", "S", "K"),
    (r"gn", "N", "N"),
    (r"ph", "F", "B"),
    (r"th|dh", "T", "S"),
    (r"x", "KS", "S"),
    (r"j", "S", "K"),
    (r"w", "", "F"),
    (r"[vf]+", "F", "F"),
    (r"[sz]+", "S", "S"),
    (r"[bp]+", "B", "B"),
    (r"[dt]+", "T", "T"),
    (r"[kcq]+|g+", "K", "K"),
    (r"m+", "M", "M"),
    (r"n+", "N", "N"),
    (r"l+", "L", "L"),
    (r"r+", "R", "R"),
    (r".", "", ""),
)
_NEXT = re.compile("|".join(f"({pattern})" for pattern, _, _ in _READINGS))
SHORTEST = 2
"""One consonant alone says nothing."""


@lru_cache(maxsize=65_536)
def sounds_of(word: str) -> tuple[str, ...]:
    """The one or two ways in which a word in Latin letters may sound."""
    heard = [_READINGS[match.lastindex - 1] for match in _NEXT.finditer(word) if match.lastindex]
    readings = ("".join(first for _, first, _ in heard), "".join(second for _, _, second in heard))
    return tuple(dict.fromkeys(sound for sound in readings if len(sound) >= SHORTEST))


def likeness(one: str, other: str) -> float:
    """How alike two words are that sound alike: 1 for the same letters but for vowels' spelling, 0 for none shared."""
    plain = _pairs_alike(_smooth(one), _smooth(other))
    bones = _pairs_alike(_bones(one), _bones(other))
    return max(plain, 0.9 * bones)


_SMOOTH = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("ou|oo|w", "u"),
        ("ee|ie|y|j", "i"),
        ("ph", "f"),
        ("h", ""),
        ("[ckq]", "k"),
        ("e", "a"),
        ("o", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile("[aeiouy]")


@lru_cache(maxsize=65_536)
def _smooth(word: str) -> str:
    for pattern, instead in _SMOOTH:
        word = pattern.sub(instead, word)
    return word


def _bones(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", word))


def _pairs_alike(one: str, other: str) -> float:
    """Dice's coefficient over pairs of neighbouring letters, with the word's ends."""
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _pairs(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[place : place + 2] for place in range(len(edged) - 1)} if word else set()
