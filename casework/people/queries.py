"""Which people an actor sees, and what belongs to them: the one scope of lists, pages and search."""

import uuid
from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, exists, or_, select

from app.access import Actor, Role, Scope
from app.db import db
from app.identity.models import Team, TeamDistrict
from casework.people.models import ExternalId, LegalStatus, Notice, Person, PersonTeam

VisibilityRule = Callable[[Actor], ColumnElement[bool] | None]
_RULES: list[VisibilityRule] = []


def also_visible(rule: VisibilityRule) -> VisibilityRule:
    """Plug in, from a slice above, more people an actor sees: those of a case of theirs, of an assignment.

    ``rule(actor)`` gives a condition on ``Person``, or ``None`` when it adds nobody.
    """
    if rule not in _RULES:
        _RULES.append(rule)
    return rule


def visible_people(actor: Actor) -> Scope[Person]:
    """The people an actor sees: their team's, their districts' for a coordinator, and what slices above add."""
    return Scope(actor, Person, _visible(actor))


def person_in_scope(actor: Actor, record_id: uuid.UUID) -> Person:
    """One person.

    :raises OutOfScope: when there is none of that id for this actor.
    """
    return visible_people(actor).one_or_404(record_id)


def narrowed(scope: Scope[Person], *, level: int | None = None, team_id: uuid.UUID | None = None) -> Scope[Person]:
    """Of these people, those of one level of identity, or followed by one team."""
    if level is not None:
        scope = scope.where(Person.identity_level == level)
    if team_id is not None:
        scope = scope.where(Person.id.in_(select(PersonTeam.person_id).where(PersonTeam.team_id == team_id)))
    return scope


def legal_statuses(actor: Actor, person: Person) -> Scope[LegalStatus]:
    """The person's legal positions, the present one first."""
    mine = LegalStatus.person_id == person.id
    return Scope(actor, LegalStatus, mine).order_by(LegalStatus.valid_from.desc(), LegalStatus.id.desc())


def notices(actor: Actor, person: Person) -> Scope[Notice]:
    """What the person was told about data protection, latest first."""
    return Scope(actor, Notice, Notice.person_id == person.id).order_by(Notice.given_at.desc(), Notice.id.desc())


def external_ids(actor: Actor, person: Person) -> Scope[ExternalId]:
    """Identifiers given to the person elsewhere."""
    return Scope(actor, ExternalId, ExternalId.person_id == person.id).order_by(ExternalId.kind, ExternalId.id)


def teams_following(person: Person) -> Sequence[Team]:
    """The teams that follow a person, the first first."""
    followed = select(Team).join(PersonTeam, PersonTeam.team_id == Team.id).where(PersonTeam.person_id == person.id)
    return db.session.scalars(followed.order_by(PersonTeam.since)).all()


def team_names_of(person_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Names of the teams that follow each of these people."""
    names: dict[uuid.UUID, list[str]] = {}
    rows = select(PersonTeam.person_id, Team.name).join(Team, Team.id == PersonTeam.team_id)
    for person_id, name in db.session.execute(rows.where(PersonTeam.person_id.in_(person_ids)).order_by(Team.name)):
        names.setdefault(person_id, []).append(name)
    return names


def _visible(actor: Actor) -> ColumnElement[bool] | None:
    conditions = [_followed_by_team(actor), _followed_in_district(actor), *(rule(actor) for rule in _RULES)]
    found = [condition for condition in conditions if condition is not None]
    return or_(*found) if found else None


def _followed_by_team(actor: Actor) -> ColumnElement[bool] | None:
    """An operator's own teams; for an équipe also its street units, whose contacts it works on."""
    teams = actor.teams_as(Role.OP_STRADA, Role.OP_EQUIPE) | actor.followed_teams_as(Role.OP_EQUIPE)
    if not teams:
        return None
    return exists().where(PersonTeam.person_id == Person.id, PersonTeam.team_id.in_(teams))


def _followed_in_district(actor: Actor) -> ColumnElement[bool] | None:
    """A coordinator's territory: whoever is followed by a team that works there."""
    districts = actor.districts_as(Role.COORD)
    if not districts:
        return None
    teams = select(TeamDistrict.team_id).where(TeamDistrict.district.in_(districts))
    return exists().where(PersonTeam.person_id == Person.id, PersonTeam.team_id.in_(teams))
