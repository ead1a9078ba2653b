"""What the privacy desk looks at: events about a person, events of an actor, events of a territory."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import contains_eager

from app import clock
from app.access import Actor, Permission, Role, Scope
from app.audit import AccessEvent, AccessEventSubject, Operation, Outcome
from app.db import db
from app.identity.models import Team, TeamDistrict, User
from casework.people.models import Person

REFUSED = (Outcome.DENIED, Outcome.NOT_FOUND)


def readable_events(actor: Actor) -> Scope[AccessEvent]:
    """All for the privacy officer, the own territory's for a coordinator, the own for everybody else."""
    return Scope(actor, AccessEvent, _predicate(actor))


def events_about(actor: Actor, person: Person) -> Scope[AccessEventSubject]:
    """Who did what with this person's file, within what the actor may read of the log."""
    about = Scope(actor, AccessEventSubject, AccessEventSubject.subject_id == person.id)
    about.statement = (
        about.statement.join(AccessEventSubject.event)
        .options(contains_eager(AccessEventSubject.event))
        .where(_predicate(actor))
    )
    return about


def readable_people(actor: Actor) -> Scope[Person]:
    """People as the desk knows them: their code and team, never their name (nothing here is cleared)."""
    return Scope(actor, Person, true() if actor.may(Permission.ACCESS_LOG_READ) else None)


def person_at_desk(actor: Actor, record_id: uuid.UUID) -> Person:
    return readable_people(actor).one_or_404(record_id)


def person_with_code(actor: Actor, code: str) -> Person | None:
    """The person of a public code, however it is typed."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return readable_people(actor).first(func.replace(Person.public_code, "-", "") == plain)


def names_of_users(user_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """Names of colleagues by id, one statement."""
    wanted = {user_id for user_id in user_ids if user_id}
    if not wanted:
        return {}
    return {user.id: user.name for user in db.session.scalars(select(User).where(User.id.in_(wanted)))}


def names_of_teams() -> dict[uuid.UUID, str]:
    return dict(db.session.execute(select(Team.id, Team.name)).tuples().all())


def codes_of_people(subject_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Public codes of the data subjects who are people, one statement."""
    found = db.session.execute(select(Person.id, Person.public_code).where(Person.id.in_(set(subject_ids))))
    return dict(found.tuples().all())


def subjects_of_events(event_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[AccessEventSubject]]:
    """The subjects of each event, one statement."""
    rows: dict[uuid.UUID, list[AccessEventSubject]] = {event_id: [] for event_id in event_ids}
    query = select(AccessEventSubject).where(AccessEventSubject.event_id.in_(event_ids))
    for row in db.session.scalars(query):
        rows[row.event_id].append(row)
    return rows


def readings_by_actor(actor: Actor, person: Person) -> list[tuple[uuid.UUID, int, datetime, int]]:
    """For each user: times the file was touched, the last time, and how often it was refused."""
    refused = func.count().filter(AccessEvent.outcome.in_(REFUSED))
    query = (
        select(AccessEvent.actor_id, func.count(), func.max(AccessEvent.at), refused)
        .join(AccessEventSubject, AccessEventSubject.event_id == AccessEvent.id)
        .where(AccessEventSubject.subject_id == person.id, AccessEvent.actor_id.is_not(None), _predicate(actor))
        .group_by(AccessEvent.actor_id)
        .order_by(func.max(AccessEvent.at).desc())
    )
    rows = db.session.execute(query).all()
    return [(who, times, last, times_refused) for who, times, last, times_refused in rows if who is not None]


def refusals_since(actor: Actor, days: int) -> Scope[AccessEvent]:
    """What was refused lately."""
    since = clock.now() - timedelta(days=days)
    return readable_events(actor).where(AccessEvent.outcome.in_(REFUSED), AccessEvent.at >= since)


def figures_of_today(actor: Actor) -> dict[str, int]:
    """Numbers of the day for the desk, one statement."""
    since = datetime.combine(clock.today(), datetime.min.time(), clock.ROME)
    reads = func.count().filter(AccessEvent.operation == Operation.READ, AccessEvent.outcome == Outcome.OK)
    searches = func.count().filter(AccessEvent.operation == Operation.SEARCH)
    failed = func.count().filter(AccessEvent.operation == Operation.LOGIN_KO)
    query = select(reads, searches, failed).where(AccessEvent.at >= since, _predicate(actor))
    found = db.session.execute(query).one()
    return dict(zip(("reads", "searches", "failed_sign_ins"), found, strict=True))


def filtered(scope: Scope[Any], operation: str | None, outcome: str | None) -> Scope[Any]:
    """Narrow a list of events to an operation and an outcome."""
    conditions: list[ColumnElement[bool]] = []
    if operation in set(Operation):
        conditions.append(AccessEvent.operation == operation)
    if outcome == "refused":
        conditions.append(AccessEvent.outcome.in_(REFUSED))
    return scope.where(*conditions) if conditions else scope


def _predicate(actor: Actor) -> ColumnElement[bool]:
    if actor.may(Permission.ACCESS_LOG_READ):
        return true()
    own = AccessEvent.actor_id == actor.user_id
    districts = actor.districts_as(Role.COORD)
    if not districts:
        return own
    teams = select(TeamDistrict.team_id).where(TeamDistrict.district.in_(districts))
    return or_(own, AccessEvent.team_id.in_(teams))
