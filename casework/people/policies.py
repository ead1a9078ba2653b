"""Who may open what of a person, and what each level of identity asks for. Pure: no Flask, no database."""

from collections.abc import Mapping
from typing import Any

from app.access import Actor
from app.access.clearance import Grants, reads_of
from casework.people.models import ExternalId, IdentityLevel, LegalStatus, Notice, Person

MAJORITY = 18
NEEDS: Mapping[IdentityLevel, tuple[str, ...]] = {
    IdentityLevel.ANONYMOUS: (),
    IdentityLevel.ALIAS: ("alias",),
    IdentityLevel.DECLARED: ("surname", "given_name", "original_name"),
    IdentityLevel.DOCUMENTED: ("surname", "given_name", "original_name"),
}
"""Of the named fields at least one must be there; a documented identity also needs a birth date."""


def clearance_on_person(actor: Actor, person: Person) -> Grants:
    """Of a person in scope, what the actor's roles read."""
    return {person.id: reads_of(actor)}


def clearance_on_what_is_theirs(actor: Actor, row: LegalStatus | Notice | ExternalId) -> Grants:
    """Of a row that belongs to a person in scope, the same."""
    return {row.person_id: reads_of(actor)}


def missing_for(level: int, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the fields that this level of identity asks for and that are empty; one of the first group is enough."""
    wanted = NEEDS[IdentityLevel(level)]
    missing = () if not wanted or any(values.get(name) for name in wanted) else wanted
    undated = level == IdentityLevel.DOCUMENTED and not values.get("birth_date")
    return (*missing, "birth_date") if undated else missing
