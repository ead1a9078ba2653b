"""Who may do what to whom: roles, permissions, scopes, clearances, and the guard on every door."""

from app.access.actor import Actor, Assignment, system_actor
from app.access.clearance import clear, clearance_of, opening_as
from app.access.current import current_actor
from app.access.guard import public, requires
from app.access.permissions import Permission
from app.access.roles import Role
from app.access.scopes import Scope

__all__ = [
    "Actor",
    "Assignment",
    "Permission",
    "Role",
    "Scope",
    "clear",
    "clearance_of",
    "current_actor",
    "opening_as",
    "public",
    "requires",
    "system_actor",
]
