"""What one reader may open of whom, and what was truly opened: the door of app/crypto as the guard sets it."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import current_app

from app.access.actor import Actor
from app.access.roles import ROLES
from app.crypto.compartments import Compartment
from app.crypto.door import current_door, through

Grants = Mapping[uuid.UUID, Iterable[Compartment]]
ClearanceRule = Callable[[Actor, Any], Grants]
"""A slice's rule: of the record in scope, which subjects and compartments this actor may open."""


@dataclass
class Clearance:
    """A reader's grants, and the notes of what was opened under them."""

    actor: Actor
    opens_all: bool = False
    grants: dict[uuid.UUID, frozenset[Compartment]] = field(default_factory=dict)
    opened: dict[uuid.UUID, set[Compartment]] = field(default_factory=dict)

    def allows(self, subject_id: uuid.UUID, compartment: Compartment, row: Any) -> bool:
        if compartment is Compartment.C0:
            return True
        if compartment is Compartment.C6 and not self.opens_all:
            return self.actor.user_id is not None and getattr(row, "author_id", None) == self.actor.user_id
        return self.opens_all or compartment in self.grants.get(subject_id, ())

    def note(self, subject_id: uuid.UUID, compartment: Compartment) -> None:
        if compartment is not Compartment.C0:
            self.opened.setdefault(subject_id, set()).add(compartment)

    def grant(self, grants: Grants) -> None:
        for subject_id, compartments in grants.items():
            self.grants[subject_id] = self.grants.get(subject_id, frozenset()).union(compartments)


def reads_of(actor: Actor, assignees: Iterable[uuid.UUID] = ()) -> frozenset[Compartment]:
    """The compartments an actor's roles open of a record in scope, more when the actor is among its assignees."""
    rights = [ROLES[role] for role in actor.roles]
    more = actor.user_id in set(assignees)
    return frozenset().union(*(r.reads | (r.reads_if_assigned if more else frozenset()) for r in rights))


def clear(actor: Actor, records: Iterable[Any]) -> None:
    """Open the door for what the actor may read of these records, each by the rule of its slice.

    Only records that came through a scope belong here: ``Scope`` calls this by itself.
    """
    door = current_door()
    if not isinstance(door, Clearance) or door.actor is not actor:
        return
    rules: dict[type, ClearanceRule] = current_app.extensions["clearances"]
    for record in records:
        rule = rules.get(type(record))
        if rule is not None:
            door.grant(rule(actor, record))


def clearance_of(actor: Actor) -> Clearance:
    """A closed clearance, to be filled by what the actor's scopes load."""
    return Clearance(actor)


@contextmanager
def opening_as(actor: Actor) -> Iterator[Clearance]:
    """For jobs, commands and machine openings: a system actor opens everything, and the caller records what for."""
    with through(Clearance(actor, opens_all=actor.system_name is not None)) as door:
        assert isinstance(door, Clearance)
        yield door
