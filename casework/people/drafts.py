"""What is known of somebody who is to become a person of the register."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.crypto import sealed_columns
from app.db import PartialDate
from casework.people.models import IdentityLevel, Person

PERSONAL = tuple(sealed_columns(Person))
"""The sealed fields of a person, by name."""


@dataclass(kw_only=True)
class PersonDraft:
    """All that can be said of a person at once; whatever is empty is not stored."""

    identity_level: int = IdentityLevel.DECLARED
    team_id: uuid.UUID | None = None
    """The team that opens the file; the actor's own unless said."""
    also_teams: Sequence[uuid.UUID] = ()
    """Other teams that follow the person from the start."""
    surname: str | None = None
    given_name: str | None = None
    alias: str | None = None
    original_name: str | None = None
    birth_date: PartialDate | None = None
    birth_country: str | None = None
    sex: str | None = None
    codice_fiscale: str | None = None
    phones: Sequence[dict[str, str]] = ()
    email: str | None = None
    contact_warning: str | None = None
    residence_comune: str | None = None
    domicile_comune: str | None = None
    address_note: str | None = None
    citizenships: Sequence[str] = ()
    stateless: bool | None = None
    languages: Sequence[str] = ()
    interpreter_needed: bool | None = None
    mediator_gender: str | None = None
    italian_level: str | None = None
    arrival_year: int | None = None
    external_ids: Sequence[tuple[str, str]] = ()
    """Kind and value: ("STP", "STP0123456789012")."""
    id: uuid.UUID | None = None
    created_at: datetime | None = None

    def personal(self) -> dict[str, Any]:
        """The personal fields that say something."""
        found = {name: getattr(self, name) for name in PERSONAL}
        return {name: storable(value) for name, value in found.items() if not is_empty(value)}


def is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, list, tuple)) and not value)


def storable(value: Any) -> Any:
    """Sequences are sealed as lists; nothing is sealed for what is empty."""
    return None if is_empty(value) else list(value) if isinstance(value, tuple) else value
