"""Cards of Oggi: what waits for an operator, and how the work stands for a coordinator."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, exists, func, select

from app import clock
from app.access import Actor, Scope
from app.db import db
from app.identity.models import User
from casework.cases.models import Case, Task
from casework.cases.queries import coordinated_teams, own_teams, visible_tasks
from casework.cases.workflow import Status
from casework.people.models import Notice

SHOWN = 6
SOON = timedelta(days=3)
REVIEW_SOON = timedelta(days=7)
TOO_LONG = timedelta(days=7)
MOST = 100
"""Counts beyond this are shown as 99+: nobody needs to know by how many."""


def tasks_due(actor: Actor) -> Mapping[str, Any]:
    """The actor's own tasks, late ones first."""
    mine = visible_tasks(actor).where(Task.owner_id == actor.user_id, Task.done_at.is_(None))
    due = mine.where(Task.due_on <= clock.today() + SOON)
    tasks = due.order_by(Task.due_on, Task.id).limit(SHOWN).all()
    return {"tasks": tasks, "count": due.count()}


def reviews_due(actor: Actor) -> Mapping[str, Any] | None:
    """The actor's own cases to be looked at again."""
    mine = _own_cases(actor).where(Case.next_review <= clock.today() + REVIEW_SOON)
    cases = mine.order_by(Case.next_review, Case.id).limit(SHOWN).all()
    return {"cases": cases, "count": mine.count()} if cases else None


def to_complete(actor: Actor) -> Mapping[str, Any] | None:
    """What is missing on the actor's cases, and on those of the team that nobody has taken up."""
    told = exists().where(Notice.person_id == Case.person_id, Notice.item.like("INF_%"))
    teams = [Case.team_id == team.id for team in own_teams(actor)]
    long_ago = clock.now() - TOO_LONG
    counts = {
        "untold": _capped(_is_mine(actor), Case.closed_at.is_(None), ~told),
        "unmanaged": sum(_capped(team, Case.closed_at.is_(None), Case.manager_id.is_(None)) for team in teams),
        "waiting": sum(_capped(team, Case.status == Status.REPORTED, Case.opened_at < long_ago) for team in teams),
    }
    return {**counts, "count": sum(counts.values()), "most": MOST} if any(counts.values()) else None


def load_by_operator(actor: Actor) -> Mapping[str, Any] | None:
    """Open cases for each operator of the coordinator's teams."""
    teams = coordinated_teams(actor)
    if not teams:
        return None
    counted = select(Case.manager_id, func.count()).where(Case.team_id.in_(teams), Case.closed_at.is_(None))
    found: dict[Any, int] = {row[0]: row[1] for row in db.session.execute(counted.group_by(Case.manager_id))}
    users = db.session.scalars(select(User).where(User.id.in_([user_id for user_id in found if user_id])))
    rows = sorted(((found[user.id], user.name) for user in users), key=lambda row: -row[0])[:12]
    return {"count": None, "rows": rows, "highest": max(found.values(), default=0), "unmanaged": found.get(None, 0)}


def waiting_and_new(actor: Actor) -> Mapping[str, Any] | None:
    """The waiting list, and what came in since Monday."""
    teams = coordinated_teams(actor)
    if not teams:
        return None
    monday = clock.today() - timedelta(days=clock.today().weekday())
    start = datetime.combine(monday, time(), clock.ROME)
    waiting = _capped(Case.team_id.in_(teams), Case.status == Status.WAITING, most=10_000)
    new = _capped(Case.team_id.in_(teams), Case.opened_at >= start, most=10_000)
    to_assess = _capped(Case.team_id.in_(teams), Case.status == Status.REPORTED, most=10_000)
    return {"count": None, "waiting": waiting, "new": new, "to_assess": to_assess, "url": url_for("cases.index")}


def _is_mine(actor: Actor) -> ColumnElement[bool]:
    return Case.manager_id == actor.user_id


def _own_cases(actor: Actor) -> Scope[Case]:
    return Scope(actor, Case, _is_mine(actor)).where(Case.closed_at.is_(None))


def _capped(*conditions: ColumnElement[bool], most: int = MOST) -> int:
    some = select(Case.id).where(*conditions).limit(most).subquery()
    return db.session.scalar(select(func.count()).select_from(some)) or 0
