"""The signed-in reader as the page's head shows them."""

from dataclasses import dataclass

from flask import g

from app.access.actor import Actor


@dataclass(frozen=True)
class Reader:
    """Name, roles and team in words."""

    _actor: Actor
    role_label: str

    @property
    def name(self) -> str:
        return str(g.user.name)

    @property
    def team_name(self) -> str:
        return next((a.team_name for a in self._actor.assignments if a.team_name), "")

    @property
    def user_id(self) -> object:
        return self._actor.user_id
