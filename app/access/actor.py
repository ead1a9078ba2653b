"""The one who acts: a user with the roles held today, or a named part of the system."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from app.access.permissions import Permission
from app.access.roles import ROLES, Role


@dataclass(frozen=True)
class Assignment:
    """One role held in one place, valid now."""

    role: Role
    organisation_id: uuid.UUID | None = None
    team_id: uuid.UUID | None = None
    service_point_id: uuid.UUID | None = None
    districts: frozenset[str] = frozenset()
    followed_teams: frozenset[uuid.UUID] = frozenset()
    """Teams whose street contacts this team works on: an équipe follows its mobile units."""
    team_name: str = field(default="", compare=False)


@dataclass(frozen=True)
class Actor:
    """Everything that decides what somebody may do; made once a request from the database."""

    user_id: uuid.UUID | None
    assignments: tuple[Assignment, ...] = ()
    system_name: str | None = None
    session_id: uuid.UUID | None = None

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(assignment.role for assignment in self.assignments)

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        if self.system_name:
            return frozenset(Permission)
        return frozenset().union(*(ROLES[role].permissions for role in self.roles))

    @property
    def role_codes(self) -> str:
        return ",".join(sorted(self.roles))

    @property
    def team_id(self) -> uuid.UUID | None:
        """The first team the actor works in: where new work belongs unless said otherwise."""
        return next((a.team_id for a in self.assignments if a.team_id), None)

    @property
    def organisation_id(self) -> uuid.UUID | None:
        return next((a.organisation_id for a in self.assignments if a.organisation_id), None)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def teams_as(self, *roles: Role) -> frozenset[uuid.UUID]:
        """Teams where the actor holds one of these roles."""
        return frozenset(a.team_id for a in self._as(roles) if a.team_id)

    def followed_teams_as(self, *roles: Role) -> frozenset[uuid.UUID]:
        return frozenset().union(*(a.followed_teams for a in self._as(roles)))

    def districts_as(self, *roles: Role) -> frozenset[str]:
        """Districts where the actor holds one of these roles."""
        return frozenset().union(*(a.districts for a in self._as(roles)))

    def service_points_as(self, *roles: Role) -> frozenset[uuid.UUID]:
        return frozenset(a.service_point_id for a in self._as(roles) if a.service_point_id)

    def _as(self, roles: Collection[Role]) -> list[Assignment]:
        return [a for a in self.assignments if a.role in roles]


def system_actor(name: str) -> Actor:
    """A part of the system that acts by itself: ``system_actor("import")`` is logged as ``system:import``."""
    return Actor(user_id=None, system_name=f"system:{name}")
