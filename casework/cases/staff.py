"""Colleagues who can follow a case of a team."""

import uuid
from collections.abc import Collection

from sqlalchemy import or_, select

from app import clock
from app.access import Role
from app.db import db
from app.identity.models import RoleAssignment, User

MANAGERS = (Role.OP_EQUIPE, Role.OP_LEGALE, Role.PSICO, Role.COORD)
CO_WORKERS = (*MANAGERS, Role.MEDIATORE)


def colleagues(
    team_id: uuid.UUID, roles: Collection[Role] = CO_WORKERS, *, besides: Collection[uuid.UUID | None] = ()
) -> list[tuple[str, str]]:
    """Ids and names of the active people of a team, by name.

    :param besides: others to be offered all the same, because they are chosen already.
    """
    today = clock.today()
    there = select(RoleAssignment.user_id).where(
        RoleAssignment.team_id == team_id,
        RoleAssignment.role.in_(list(roles)),
        RoleAssignment.valid_from <= today,
        or_(RoleAssignment.valid_to.is_(None), RoleAssignment.valid_to >= today),
    )
    kept = [user_id for user_id in besides if user_id is not None]
    found = db.session.scalars(select(User).where(or_(User.id.in_(there) & User.active, User.id.in_(kept))))
    return sorted(((str(user.id), str(user.name)) for user in found), key=lambda each: each[1].casefold())
