"""Words for people and colleagues on the pages of a case."""

from typing import Any

from casework.people.naming import contact_words, display_name, original_name

__all__ = ["contact_words", "display_name", "original_name", "user_name"]


def user_name(user: Any) -> Any:
    """A colleague's name; nothing for nobody."""
    return user.name if user is not None else None
