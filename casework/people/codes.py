"""Public codes of people: six random characters like K7F-Q2M, safe to say, to write and to put in an address."""

import re
import secrets
from collections.abc import Collection

from sqlalchemy import select

from app.db import db
from casework.people.models import Person

ALPHABET = "23456789BCDFGHJKMNPQRTVWXYZ"
"""No vowels, so no words; no 0, 1, I, L, O, S, U, which are read for one another."""
_FORM = re.compile(rf"^([{ALPHABET}]{{3}})[\s\-–]?([{ALPHABET}]{{3}})$")
_BATCH = 500


def random_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"


def read_code(text: str) -> str | None:
    """The code that ``text`` writes, with or without its dash, in any case; ``None`` when it is none."""
    match = _FORM.match(text.strip().upper())
    return f"{match[1]}-{match[2]}" if match else None


def new_public_code() -> str:
    """A code that nobody has yet."""
    return new_public_codes(1)[0]


def new_public_codes(count: int) -> list[str]:
    """As many codes that nobody has yet, all different."""
    fresh: set[str] = set()
    while len(fresh) < count:
        drawn = {random_code() for _ in range(count - len(fresh))}
        fresh |= drawn - _taken(drawn)
    return list(fresh)


def _taken(codes: Collection[str]) -> set[str]:
    listed, taken = list(codes), set[str]()
    for start in range(0, len(listed), _BATCH):
        part = listed[start : start + _BATCH]
        taken.update(db.session.scalars(select(Person.public_code).where(Person.public_code.in_(part))))
    return taken
