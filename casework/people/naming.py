"""Words for people: what they are called on screen, and what is said beside a name."""

from collections.abc import Sequence
from typing import Any

from app import clock
from app.codelists.labels import label
from app.crypto import REDACTED
from app.db import PartialDate
from app.i18n import _, ngettext
from casework.people.models import IdentityLevel, Person
from casework.people.policies import MAJORITY
from casework.people.search import Why


def display_name(person: Person) -> Any:
    """Given name and surname, else the alias in quotes, else the name in its own script, else words; or REDACTED."""
    parts = [person.given_name, person.surname]
    if REDACTED in parts:
        return REDACTED
    if any(parts):
        return " ".join(part for part in parts if part)
    alias = person.alias
    return f"«{alias}»" if alias else person.original_name or _("Person without a name")


def original_name(person: Person) -> Any:
    """The name in its own script, where it does not stand as the name already."""
    return person.original_name if person.given_name or person.surname or person.alias else None


def alias_beside(person: Person) -> str | None:
    """The alias in quotes, where it does not stand as the name already."""
    return f"«{person.alias}»" if person.alias and (person.given_name or person.surname) else None


def language_names(person: Person) -> list[str]:
    return [label("language", code) for code in person.languages or ()]


def contact_words(person: Person) -> str | None:
    """The warning beside the name: what was written, and what no number allows."""
    uses = {phone.get("call", "yes") for phone in person.phones or ()}
    rule = None
    if uses and "yes" not in uses:
        rule = _("do not call: text messages only") if "sms" in uses else _("never call nor write")
    return " · ".join(str(part) for part in (rule, person.contact_warning) if part) or None


def level_name(level: int) -> str:
    """The level of identity in a word."""
    names = {
        IdentityLevel.ANONYMOUS: _("anonymous"),
        IdentityLevel.ALIAS: _("known by alias"),
        IdentityLevel.DECLARED: _("declared identity"),
        IdentityLevel.DOCUMENTED: _("documented identity"),
    }
    return str(names[IdentityLevel(level)])


def is_minor(born: PartialDate | None) -> bool:
    """Whether the person is, or may well be, under age."""
    return bool(born) and born.age_on(clock.today())[0] < MAJORITY  # type: ignore[union-attr]


def reason_words(reasons: Sequence[Why]) -> list[str]:
    """Why somebody is among the answers of a search, in words."""
    words = {
        Why.CODE: _("this is the code"),
        Why.IDENTIFIER: _("same identification code"),
        Why.PHONE: _("same phone digits"),
        Why.SAME_NAME: _("same name"),
        Why.SAME_SOUND: _("same sound"),
        Why.PART_OF_NAME: _("part of the name"),
        Why.SAME_DATE: _("same date of birth"),
        Why.SAME_YEAR: _("same year of birth"),
        Why.NEAR_YEAR: _("born within a year"),
        Why.OTHER_YEAR: _("another year of birth"),
    }
    return [str(words[why]) for why in reasons]


def known_to(teams: Sequence[str]) -> str:
    """«already known to Équipe X and Unità Y»."""
    return str(ngettext("already known to %(teams)s", "already known to %(teams)s", len(teams), teams=", ".join(teams)))
