"""Who a contact might be: people whom the search finds by its nickname, of those the reader sees. A human decides."""

import uuid
from collections.abc import Sequence
from typing import Any

from app.access import Actor
from casework.outreach.models import Contact
from casework.people.search import search

MOST = 5


def people_found(actor: Actor, text: str) -> Any:
    """What the search of people answers to some words."""
    return search(actor, text)


def proposals_for(actor: Actor, contact: Contact) -> Any | None:
    """What the search answers to the contact's nickname; nothing without one."""
    return search(actor, contact.alias) if contact.linkable and contact.alias else None


def proposals_for_page(actor: Actor, contacts: Sequence[Contact]) -> dict[uuid.UUID, int]:
    """How many people the reader sees answer to each contact's nickname."""
    return {}
