"""What an actor may see: cases, tasks, the timeline; the list and the page load from the same scope."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, true
from sqlalchemy.orm import lazyload

from app.access import Actor, Role, Scope
from app.db import db
from app.identity.models import Team, TeamDistrict
from casework.cases.models import Case, CaseMember, LastVisit, Note, Task, TimelineEntry
from casework.people.models import Notice, PersonTeam

FOLLOWERS = (Role.OP_EQUIPE, Role.OP_LEGALE, Role.PSICO, Role.MEDIATORE, Role.COORD)
"""Roles that can be case manager or co-worker."""


def visible_cases(actor: Actor) -> Scope[Case]:
    """Cases of the actor's équipes, of the équipes in a coordinator's districts, and those the actor follows."""
    return Scope(actor, Case, _seen_cases(actor))


def case_in_scope(actor: Actor, record_id: uuid.UUID) -> Case:
    return visible_cases(actor).one_or_404(record_id)


def ways_to_cases(actor: Actor) -> list[ColumnElement[bool]]:
    """The parts of the scope one by one, each served by an index of its own: for lists in order of activity."""
    if actor.system_name:
        return [true()]
    teams = actor.teams_as(Role.OP_EQUIPE) | coordinated_teams(actor)
    return [*(Case.team_id == team_id for team_id in sorted(teams)), *_followed(actor)]


def coordinated_teams(actor: Actor) -> frozenset[uuid.UUID]:
    """The équipes that work in a coordinator's districts."""
    districts = actor.districts_as(Role.COORD)
    return frozenset(db.session.scalars(_teams_in(districts))) if districts else frozenset()


def own_teams(actor: Actor) -> Sequence[Team]:
    """The teams in which this actor can open a case."""
    ids = actor.teams_as(Role.OP_EQUIPE) | coordinated_teams(actor)
    return db.session.scalars(select(Team).where(Team.id.in_(ids), Team.kind == "EQUIPE").order_by(Team.name)).all()


def visible_tasks(actor: Actor) -> Scope[Task]:
    """Tasks on the cases that the actor sees."""
    return Scope(actor, Task, on_seen_case(actor, Task.case_id))


def task_in_scope(actor: Actor, record_id: uuid.UUID) -> Task:
    return visible_tasks(actor).one_or_404(record_id)


def own_note(actor: Actor, record_id: uuid.UUID) -> Note:
    """A note to be corrected: by its author alone, while its case is in scope."""
    seen = on_seen_case(actor, Note.case_id)
    return Scope(actor, Note, None if seen is None else seen & (Note.author_id == actor.user_id)).one_or_404(record_id)


def on_seen_case(actor: Actor, case_id: Any) -> ColumnElement[bool] | None:
    """Whether the case of that id is in the actor's scope, for rows that hang on cases."""
    seen = _seen_cases(actor)
    return None if seen is None else exists().where(Case.id == case_id, seen)


def visible_timeline(actor: Actor, person_id: uuid.UUID) -> Scope[TimelineEntry]:
    """All that happened to a person in scope; what the reader may not open comes as a stub."""
    return Scope(actor, TimelineEntry, TimelineEntry.person_id == person_id)


def counts_by_kind(person_id: uuid.UUID) -> dict[str, int]:
    """How many entries of each kind."""
    counted = select(TimelineEntry.kind, func.count()).where(TimelineEntry.person_id == person_id)
    return {row.kind: row[1] for row in db.session.execute(counted.group_by(TimelineEntry.kind))}


def last_visit(actor: Actor, person_id: uuid.UUID) -> LastVisit | None:
    return db.session.get(LastVisit, (actor.user_id, person_id))


def open_tasks(actor: Actor, case_id: uuid.UUID) -> Sequence[Task]:
    """What is to be done on a case in scope, the most urgent first."""
    scope = Scope(actor, Task, Task.case_id == case_id).where(Task.done_at.is_(None)).options(lazyload(Task.person))
    return scope.order_by(Task.due_on, Task.id).limit(30).all()


def count_open_tasks(case_id: uuid.UUID) -> int:
    open_ones = select(func.count()).select_from(Task).where(Task.case_id == case_id, Task.done_at.is_(None))
    return db.session.scalar(open_ones) or 0


@dataclass(frozen=True)
class Surroundings:
    """What stands around a person's file for one reader."""

    teams: tuple[tuple[uuid.UUID, str], ...]
    notice_on: datetime | None
    visited_at: datetime | None


def surroundings(actor: Actor, person_id: uuid.UUID) -> Surroundings:
    """The teams that follow, the notice, the reader's last visit: in one statement."""
    told = select(func.max(Notice.given_at)).where(Notice.person_id == person_id, Notice.item.like("INF_%"))
    visit = select(LastVisit.at).where(LastVisit.user_id == actor.user_id, LastVisit.person_id == person_id)
    asked = select(Team.id, Team.name, told.scalar_subquery(), visit.scalar_subquery())
    followed = asked.join(PersonTeam, PersonTeam.team_id == Team.id).where(PersonTeam.person_id == person_id)
    rows = db.session.execute(followed.order_by(PersonTeam.since)).all()
    teams = tuple((row[0], row[1]) for row in rows)
    return Surroundings(teams, rows[0][2], rows[0][3]) if rows else Surroundings((), notice_date(person_id), None)


def notice_date(person_id: uuid.UUID) -> datetime | None:
    """When the person was last told what happens to their data; nothing if never."""
    given = select(func.max(Notice.given_at)).where(Notice.person_id == person_id, Notice.item.like("INF_%"))
    return db.session.scalar(given)


def open_case_of(person_id: uuid.UUID, team_id: uuid.UUID) -> Case | None:
    """The case a team has open for a person; there is never more than one."""
    here = (Case.person_id == person_id, Case.team_id == team_id, Case.closed_at.is_(None))
    return db.session.scalar(select(Case).where(*here).limit(1))


def cases_of(person_id: uuid.UUID) -> Sequence[Case]:
    """That there are cases of a person, with team, manager and state: what a street worker may know of them."""
    return db.session.scalars(select(Case).where(Case.person_id == person_id).order_by(Case.opened_at.desc())).all()


def is_followed_by(actor: Actor, person_id: Any) -> ColumnElement[bool] | None:
    """Whether the actor is case manager or co-worker of a case of that person."""
    ways = _followed(actor)
    return exists().where(Case.person_id == person_id, or_(*ways)) if ways else None


def _seen_cases(actor: Actor) -> ColumnElement[bool] | None:
    if actor.system_name:
        return true()
    ways = _followed(actor)
    if teams := actor.teams_as(Role.OP_EQUIPE):
        ways.append(Case.team_id.in_(teams))
    if districts := actor.districts_as(Role.COORD):
        ways.append(Case.team_id.in_(_teams_in(districts)))
    return or_(*ways) if ways else None


def _followed(actor: Actor) -> list[ColumnElement[bool]]:
    if not actor.has(*FOLLOWERS):
        return []
    shared = select(CaseMember.case_id).where(CaseMember.user_id == actor.user_id)
    return [Case.manager_id == actor.user_id, Case.id.in_(shared)]


def _teams_in(districts: frozenset[str]) -> Select[uuid.UUID]:
    return (
        select(TeamDistrict.team_id)
        .join(Team, Team.id == TeamDistrict.team_id)
        .where(TeamDistrict.district.in_(districts), Team.kind == "EQUIPE")
        .distinct()
    )
