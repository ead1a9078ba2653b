"""Words for people and colleagues on the pages of a case."""

from typing import Any

from app.crypto import REDACTED
from app.i18n import _
from casework.people.models import Person


def name_of(person: Person) -> Any:
    """Given name and surname, else the alias in quotes, else words for somebody without a name; or REDACTED."""
    parts = [person.given_name, person.surname]
    if REDACTED in parts:
        return REDACTED
    if any(parts):
        return " ".join(part for part in parts if part)
    alias = person.alias
    return f"«{alias}»" if alias else person.original_name or _("Person without a name")


def original_of(person: Person) -> Any:
    """The name in its own script, where it is not what stands as the name already."""
    return person.original_name if person.given_name or person.surname or person.alias else None


def line_of(person: Person) -> dict[str, Any]:
    """What a name is followed by everywhere: code, languages, a warning where contact is unsafe."""
    return {
        "display_name": name_of(person),
        "code": person.public_code,
        "languages": None,
        "contact_warning": person.contact_warning or None,
    }


def user_name(user: Any) -> Any:
    return user.name if user is not None else None
