"""``flask users`` and ``flask teams``: the first administrator of an empty installation, and bodies and teams."""

import secrets
import uuid

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.access.actor import system_actor
from app.access.clearance import opening_as
from app.access.roles import Role
from app.audit import Operation, record
from app.codelists.labels import all_codes
from app.crypto.blind_index import blind
from app.db import db
from app.db.unit_of_work import one_transaction
from app.identity.models import Organisation, RoleAssignment, Team, TeamDistrict, TeamKind, User
from app.identity.passwords import hash_password
from app.identity.services import assign_role, create_user

users = AppGroup("users", help="Users and their roles.")
teams = AppGroup("teams", help="Organisations and teams.")
SYSTEM = system_actor("command-line")


@teams.command("add")
@click.argument("name")
@click.option("--organisation", required=True, help="Name of the body it belongs to; made if it is new.")
@click.option("--kind", type=click.Choice([kind.value for kind in TeamKind]), default=TeamKind.EQUIPE.value)
@click.option("--prefix", required=True, help="Up to four letters before its case numbers.")
@click.option("--district", "districts", multiple=True, required=True, help="Code of a district; may be repeated.")
@click.option("--equipe", default=None, help="For a street unit: the équipe that works on its contacts.")
def add_team(
    name: str, organisation: str, kind: str, prefix: str, districts: tuple[str, ...], equipe: str | None
) -> None:
    """Add a team, and its organisation if it is new."""
    _refuse_unknown_districts(districts)
    with one_transaction():
        team = Team(
            name=name,
            kind=TeamKind(kind),
            prefix=prefix[:4].upper(),
            organisation_id=_organisation(organisation).id,
            equipe_id=_team(equipe).id if equipe else None,
            districts=[TeamDistrict(district=district) for district in districts],
        )
        db.session.add(team)
        db.session.flush()
        record(SYSTEM, Operation.CREATE, team)
    click.echo(f"team {team.name}: {team.id}")


@users.command("add")
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--team", default=None, help="Name of the team, where the role is held in one.")
@click.option("--organisation", default=None, help="Name of the body, where there is no team.")
@click.option("--service-point", type=click.UUID, default=None, help="For SERVIZIO: the service point's id.")
def add_user(
    email: str, name: str, role: str, team: str | None, organisation: str | None, service_point: uuid.UUID | None
) -> None:
    """Add a user with one role; prints a first password, once."""
    password = secrets.token_urlsafe(15)
    with one_transaction(), opening_as(SYSTEM):
        if db.session.scalar(select(User.id).where(User.email_index == blind("email", email))):
            raise click.ClickException("there is a user with this address already: use flask users password")
        held_in = _team(team) if team else None
        body = held_in.organisation_id if held_in else _organisation(organisation).id if organisation else None
        user = create_user(SYSTEM, name=name, email=email, password=password)
        assign_role(
            SYSTEM,
            user,
            Role(role),
            organisation_id=body,
            team_id=held_in.id if held_in else None,
            service_point_id=service_point,
        )
    click.echo(f"first password: {password}")


@users.command("password")
@click.argument("email")
def new_password(email: str) -> None:
    """Give a user a new password; prints it once."""
    password = secrets.token_urlsafe(15)
    with one_transaction():
        user = _user(email)
        user.password_hash = hash_password(password)
        record(SYSTEM, Operation.UPDATE, user)
    click.echo(f"new password: {password}")


@users.command("list")
def list_users() -> None:
    """Users with their roles that are not over."""
    with opening_as(SYSTEM):
        query = select(User, RoleAssignment).join(RoleAssignment, RoleAssignment.user_id == User.id)
        for user, assignment in db.session.execute(query.order_by(User.created_at)):
            until = f" until {assignment.valid_to}" if assignment.valid_to else ""
            click.echo(f"{user.email:<40} {user.name:<30} {assignment.role}{until}")


def _organisation(name: str) -> Organisation:
    found = db.session.scalar(select(Organisation).where(Organisation.name == name))
    if found is None:
        found = Organisation(name=name, kind="COMUNE")
        db.session.add(found)
        db.session.flush()
        record(SYSTEM, Operation.CREATE, found)
    return found


def _team(name: str) -> Team:
    found = db.session.scalar(select(Team).where(Team.name == name))
    if found is None:
        raise click.ClickException(f"there is no team «{name}»: add it with flask teams add")
    return found


def _user(email: str) -> User:
    found = db.session.scalar(select(User).where(User.email_index == blind("email", email)))
    if found is None:
        raise click.ClickException("there is no user with this address: see flask users list")
    return found


def _refuse_unknown_districts(districts: tuple[str, ...]) -> None:
    unknown = set(districts) - set(all_codes("geo_districts_er"))
    if unknown:
        raise click.ClickException(
            f"unknown district {', '.join(sorted(unknown))}: the codes stand in geo_districts_er"
        )
