"""Who a contact might be: people whom the search finds by its nickname, of those the reader sees. A human decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.access import Actor
from casework.outreach.models import Contact
from casework.people import naming
from casework.people.search import Candidate, Found, search

MOST = 8


@dataclass(frozen=True)
class Proposal:
    """One person as the page of linking shows them."""

    person: Any
    name: Any
    alias: str | None
    languages: Sequence[str]
    warning: str | None
    reasons: Sequence[str]


def people_found(actor: Actor, text: str) -> tuple[list[Proposal], Sequence[str]]:
    """What the search of people answers to some words: people of the reader's scope, and teams to ask."""
    return _shown(search(actor, text))


def proposals_for(actor: Actor, contact: Contact) -> tuple[list[Proposal], Sequence[str]] | None:
    """The same for the contact's nickname; nothing without one."""
    return people_found(actor, contact.alias) if contact.linkable and contact.alias else None


def _shown(found: Found) -> tuple[list[Proposal], Sequence[str]]:
    return [_proposal(candidate) for candidate in found.candidates[:MOST]], found.elsewhere


def _proposal(candidate: Candidate) -> Proposal:
    person = candidate.person
    return Proposal(
        person=person,
        name=naming.display_name(person),
        alias=naming.alias_beside(person),
        languages=naming.language_names(person),
        warning=naming.contact_words(person),
        reasons=[
            *naming.reason_words(candidate.reasons),
            *([naming.known_to(candidate.teams)] if candidate.teams else []),
        ],
    )
