"""The demonstration's bodies, teams and users: six organisations, three équipes, two street units, fourteen users."""

import uuid
from dataclasses import dataclass
from typing import Any

from app.access.actor import system_actor
from app.access.roles import Role
from app.db import db
from app.demo.world import World
from app.identity.demo_accounts import ACCOUNTS, DemoAccount
from app.identity.models import Organisation, Team, TeamDistrict, TeamKind
from app.identity.services import assign_role, create_user

ORGANISATIONS = {
    "comune_reggio": ("Comune di Borgo Lanterna", "COMUNE", "CONTROLLER"),
    "ausl_reggio": ("Azienda sanitaria Tre Ponti", "AUSL", "CONTROLLER"),
    "coop_vela": ("Cooperativa La Vela Chiara", "COOP", "PROCESSOR"),
    "ausl_bologna": ("Azienda sanitaria Sei Torri", "AUSL", "CONTROLLER"),
    "cpi_emilia": ("Centro per l'impiego Via del Tiglio", "CPI", "CONTROLLER"),
    "coop_ponte": ("Cooperativa Il Ponte di Legno", "COOP", "PROCESSOR"),
}


@dataclass(frozen=True)
class DemoTeam:
    """A team as the demonstration makes it."""

    name: str
    kind: TeamKind
    prefix: str
    organisation: str
    districts: tuple[str, ...]
    equipe: str | None = None


TEAMS = {
    "equipe_reggio": DemoTeam("Équipe Reggio Emilia", TeamKind.EQUIPE, "RE", "comune_reggio", ("RE-RE", "RE-SCA")),
    "equipe_bologna": DemoTeam("Équipe Bologna", TeamKind.EQUIPE, "BO", "coop_ponte", ("BO-CIT", "BO-RLS")),
    "equipe_ferrara": DemoTeam("Équipe Ferrara", TeamKind.EQUIPE, "FE", "coop_ponte", ("FE-CN",)),
    "unit_crostolo": DemoTeam(
        "Unità Mobile Crostolo", TeamKind.UNIT, "UC", "coop_vela", ("RE-RE",), equipe="equipe_reggio"
    ),
    "unit_reno": DemoTeam("Unità Mobile Reno", TeamKind.UNIT, "UR", "coop_ponte", ("BO-CIT",), equipe="equipe_bologna"),
}
PLACES: dict[str, tuple[str | None, str | None]] = {
    "giulia.ferri": ("equipe_reggio", None),
    "marco.dallari": ("unit_crostolo", None),
    "elena.conti": (None, "ausl_reggio"),
    "paolo.rinaldi": (None, "comune_reggio"),
    "chiara.montanari": ("equipe_reggio", None),
    "fatima.amrani": ("equipe_reggio", None),
    "andrea.sassi": ("equipe_reggio", None),
    "sara.neri": ("equipe_reggio", None),
    "luca.bassi": (None, "coop_ponte"),
    "marta.gelli": (None, "comune_reggio"),
    "davide.orsi": (None, "comune_reggio"),
    "anna.zanetti": (None, "comune_reggio"),
    "stefano.righi": (None, "comune_reggio"),
    "irene.bonvicini": ("equipe_bologna", None),
}
"""Where each account works: team, or organisation alone."""


def build_organisations(world: World) -> None:
    """Add bodies, teams and users to an empty installation."""
    for key, (name, kind, privacy_role) in ORGANISATIONS.items():
        world.organisations[key] = _added(Organisation(name=name.replace("", ""), kind=kind, privacy_role=privacy_role))
    for key, plan in TEAMS.items():
        world.teams[key] = _added(_team(world, plan))
    for account in ACCOUNTS:
        _add_user(world, account)


def _added(row: Any) -> Any:
    db.session.add(row)
    db.session.flush()
    return row


def _team(world: World, plan: DemoTeam) -> Team:
    return Team(
        name=plan.name,
        kind=plan.kind,
        prefix=plan.prefix,
        organisation_id=world.organisations[plan.organisation].id,
        equipe_id=world.teams[plan.equipe].id if plan.equipe else None,
        districts=[TeamDistrict(district=district) for district in plan.districts],
    )


def _add_user(world: World, account: DemoAccount) -> None:
    system = system_actor("demo")
    user = create_user(system, name=account.name, email=account.email, password=account.password, demo=True)
    team_key, organisation_key = PLACES[account.email.split("@")[0]]
    team = world.teams[team_key] if team_key else None
    organisation_id: uuid.UUID = team.organisation_id if team else world.organisations[str(organisation_key)].id
    assign_role(system, user, account.role, organisation_id=organisation_id, team_id=team.id if team else None)
    world.users[account.email] = user
    world.roles[account.email] = {Role(account.role)}
