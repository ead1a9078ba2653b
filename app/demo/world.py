"""What the slices share while they build the demonstration region."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from app import clock
from app.access.actor import Actor
from app.access.roles import Role
from app.crypto.subject_keys import OpenKey
from app.db.bulk import insert_rows
from app.identity.actors import actor_of
from app.identity.models import Organisation, Team, User

SEED = 2350
"""The number of the project in the fund's list, so that everybody sees the same region."""
SIZES = {"people": 120, "cases": 70, "contacts": 300, "referrals": 60}
"""The region as it is shown."""
SLOWER = {"contacts": 0.55, "referrals": 0.6}
"""A larger region's street units and services do not grow with its people one to one: exponents of the growth.

The street units stay two and look back on ninety days: with 100,000 people on file each meets some seventy a night."""
CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An invented person, with the key under which more about them is sealed."""

    id: uuid.UUID
    key: OpenKey
    team_id: uuid.UUID
    created_at: datetime
    languages: tuple[str, ...] = ()
    label: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DemoCase:
    """An invented case."""

    id: uuid.UUID
    person_id: uuid.UUID
    key: OpenKey
    team_id: uuid.UUID
    manager_id: uuid.UUID | None
    opened_at: datetime
    status: str


@dataclass
class World:
    """The region while it is being built."""

    counts: dict[str, int]
    report: Callable[[int, str], None]
    random: Random = field(default_factory=lambda: Random(SEED))
    now: datetime = field(default_factory=clock.now)
    users: dict[str, User] = field(default_factory=dict)
    roles: dict[str, set[Role]] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: list[DemoPerson] = field(default_factory=list)
    cases: list[DemoCase] = field(default_factory=list)
    service_points: list[Any] = field(default_factory=list)

    def users_of(self, role: Role) -> list[User]:
        return [self.users[email] for email, roles in self.roles.items() if role in roles]

    def actor(self, user: User) -> Actor:
        return actor_of(user.id)

    def ago(self, days: float, hour: int = 10, minute: int = 0) -> datetime:
        """So many days before today, at a time of the wall clock in Rome."""
        day = self.now.astimezone(clock.ROME).date() - timedelta(days=int(days))
        return datetime.combine(day, time(hour, minute), clock.ROME)

    def insert(self, model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert finished rows (personal fields already sealed), some thousands a statement."""
        insert_rows(model, rows)

    def step(self, number: int, what: str) -> None:
        """Tell whoever waits that so many more of something are done."""
        self.report(number, what)


def sizes_for(people: int, cases: int | None = None) -> dict[str, int]:
    """The counts of a region with so many people."""
    growth = people / SIZES["people"]
    grown = {name: max(1, round(number * growth ** _exponent(name, growth))) for name, number in SIZES.items()}
    grown["people"] = people
    if cases is not None:
        grown["cases"] = cases
    return grown


def _exponent(name: str, growth: float) -> float:
    return SLOWER.get(name, 1.0) if growth > 1 else 1.0
