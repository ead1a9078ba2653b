"""Who is there in every test: two teams in two territories, and one user for each role."""

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask

from app import clock
from app.access.actor import Actor, system_actor
from app.access.clearance import Clearance, clearance_of, opening_as
from app.access.roles import Role
from app.crypto.door import through
from app.db import db
from app.db.unit_of_work import one_transaction
from app.identity.actors import actor_of
from app.identity.models import Organisation, SignInSession, Team, TeamDistrict, TeamKind
from app.identity.services import assign_role, create_user, hash_token
from tests.support.client import Client

HERE, THERE = "RE-RE", "MO-MO"
"""Two districts: where the cast works, and where the others do."""


@dataclass(frozen=True)
class Cast:
    """Ids by name. Users are named after their role; `OP_EQUIPE_THERE` works in the other territory."""

    users: dict[str, uuid.UUID]
    teams: dict[str, uuid.UUID]
    organisations: dict[str, uuid.UUID]

    def user(self, who: "Role | str | uuid.UUID") -> uuid.UUID:
        return who if isinstance(who, uuid.UUID) else self.users[str(who)]

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(self.__dict__, default=str))

    @classmethod
    def load(cls, path: Path) -> "Cast":
        parts = json.loads(path.read_text())
        return cls(**{part: {name: uuid.UUID(key) for name, key in ids.items()} for part, ids in parts.items()})


def assemble(app: Flask) -> Cast:
    """Put the cast into an empty installation."""
    with as_system(app) as actor:
        teams, organisations = _teams()
        users = {str(role): _user(actor, str(role), role, _place(role), teams) for role in Role}
        for role in (Role.OP_EQUIPE, Role.COORD):
            users[f"{role}_THERE"] = _user(actor, f"{role}_THERE", role, "equipe_there", teams)
        users["OP_STRADA_THERE"] = _user(actor, "OP_STRADA_THERE", Role.OP_STRADA, "unit_there", teams)
        return Cast(users, {name: team.id for name, team in teams.items()}, organisations)


@contextmanager
def as_system(app: Flask) -> Iterator[Actor]:
    """Act as the system itself, which may open everything; commits at the end."""
    actor = system_actor("test")
    with app.app_context(), opening_as(actor), one_transaction():
        yield actor


@contextmanager
def acting(app: Flask, user_id: uuid.UUID) -> Iterator[Actor]:
    """Act as a user outside a request, with the clearance a request would give; commits at the end."""
    with app.app_context():
        actor = actor_of(user_id)
        with through(clearance_of(actor)), one_transaction():
            yield actor


@contextmanager
def opened(app: Flask, user_id: uuid.UUID) -> Iterator[Clearance]:
    """Like `acting`, for tests that look at what was opened."""
    with app.app_context():
        clearance = clearance_of(actor_of(user_id))
        with through(clearance), one_transaction():
            yield clearance


def signed_in(app: Flask, user_id: uuid.UUID) -> Client:
    """A client with an open session; no context stays open around its calls."""
    token = uuid.uuid4().hex
    with app.app_context(), one_transaction():
        until = clock.now() + timedelta(hours=10)
        db.session.add(SignInSession(user_id=user_id, token_hash=hash_token(token), expires_at=until))
    client = Client(app, app.response_class, use_cookies=True)
    with client.session_transaction() as session:
        session.update(_user_id=token, _fresh=True, seen=int(time.time()))
    return client


def _teams() -> tuple[dict[str, Team], dict[str, uuid.UUID]]:
    here = Organisation(name="Cooperativa Sociale La Riva", kind="COOP")
    there = Organisation(name="Cooperativa Sociale Il Guado", kind="COOP")
    db.session.add_all([here, there])
    db.session.flush()
    teams = {
        "equipe": _team("Équipe della Riva", TeamKind.EQUIPE, "RV", here, HERE),
        "equipe_there": _team("Équipe del Guado", TeamKind.EQUIPE, "GD", there, THERE),
    }
    teams["unit"] = _team("Unità della Riva", TeamKind.UNIT, "UR", here, HERE, teams["equipe"])
    teams["unit_there"] = _team("Unità del Guado", TeamKind.UNIT, "UG", there, THERE, teams["equipe_there"])
    return teams, {"here": here.id, "there": there.id}


def _team(
    name: str, kind: TeamKind, prefix: str, organisation: Organisation, district: str, equipe: Team | None = None
) -> Team:
    equipe_id = equipe.id if equipe else None
    team = Team(name=name, kind=kind, prefix=prefix, organisation_id=organisation.id, equipe_id=equipe_id)
    team.districts = [TeamDistrict(district=district)]
    db.session.add(team)
    db.session.flush()
    return team


def _place(role: Role) -> str:
    if role is Role.OP_STRADA:
        return "unit"
    return "" if role in {Role.SERVIZIO, Role.AMM_SIST, Role.DPO, Role.REGIONE, Role.MONIT} else "equipe"


def _user(by: Actor, name: str, role: Role, place: str, teams: dict[str, Team]) -> uuid.UUID:
    user = create_user(by, name=f"Prova {name}", email=f"{name.lower()}@prova.example", password=None)
    team = teams.get(place)
    organisation_id = team.organisation_id if team else teams["equipe"].organisation_id
    assign_role(by, user, role, organisation_id=organisation_id, team_id=team.id if team else None)
    return user.id
