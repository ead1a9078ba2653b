"""Makes the actor of a user: the roles valid today, their teams and districts."""

import uuid
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, or_, select

from app import clock
from app.access.actor import Actor, Assignment
from app.access.roles import Role
from app.db import db
from app.identity.models import RoleAssignment, Team, TeamDistrict


def actor_of(user_id: uuid.UUID, session_id: uuid.UUID | None = None) -> Actor:
    """The user as an actor, with the assignments that are valid today; two statements."""
    held: dict[RoleAssignment, set[str]] = defaultdict(set)
    names: dict[uuid.UUID | None, str] = {}
    for assignment, team_name, district in db.session.execute(_valid_assignments(user_id)):
        held[assignment].add(district)
        names[assignment.team_id] = team_name or ""
    followed = _followed_teams([a.team_id for a in held if a.team_id])
    assignments = tuple(
        Assignment(
            role=Role(a.role),
            organisation_id=a.organisation_id,
            team_id=a.team_id,
            service_point_id=a.service_point_id,
            districts=frozenset(districts - {None}),
            followed_teams=frozenset(followed.get(a.team_id, ())) if a.team_id else frozenset(),
            team_name=names[a.team_id],
        )
        for a, districts in held.items()
    )
    return Actor(user_id=user_id, assignments=assignments, session_id=session_id)


def _valid_assignments(user_id: uuid.UUID) -> Select[RoleAssignment, str, str]:
    today = clock.today()
    return (
        select(RoleAssignment, Team.name, TeamDistrict.district)
        .outerjoin(Team, Team.id == RoleAssignment.team_id)
        .outerjoin(TeamDistrict, TeamDistrict.team_id == RoleAssignment.team_id)
        .where(
            RoleAssignment.user_id == user_id,
            RoleAssignment.valid_from <= today,
            or_(RoleAssignment.valid_to.is_(None), RoleAssignment.valid_to >= today),
        )
        .order_by(RoleAssignment.id)
    )


def _followed_teams(team_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID | None, set[uuid.UUID]]:
    followed: dict[uuid.UUID | None, set[uuid.UUID]] = defaultdict(set)
    if team_ids:
        for team_id, equipe_id in db.session.execute(
            select(Team.id, Team.equipe_id).where(Team.equipe_id.in_(team_ids))
        ):
            followed[equipe_id].add(team_id)
    return followed
