"""The demonstration's cases: in every state, with managers, notes in every compartment, tasks, an even history."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.access import Role
from app.crypto.sealed import seal_values
from app.db import db, uuid7
from app.demo.world import CHUNK, DemoCase, DemoPerson, World
from app.identity.models import Team
from casework.cases import demo_texts as texts
from casework.cases.models import Case, CaseCounter, CaseMember, LastVisit, Note, Task, TimelineEntry
from casework.cases.numbers import written
from casework.cases.timeline import entry_row
from casework.cases.workflow import Status, is_over
from casework.people.models import Notice, PersonTeam

LIVELY = 2_000
"""Up to so many cases each gets a long history; beyond, a short one, so that a region is built in a minute."""
STATES = {
    Status.ACTIVE: 38, Status.ASSESSMENT: 15, Status.REPORTED: 10, Status.WAITING: 9, Status.SUSPENDED: 7,
    Status.CLOSED: 15, Status.NOT_TAKEN: 6,
}  # fmt: skip
PATHS = {
    Status.REPORTED: (),
    Status.ASSESSMENT: (Status.ASSESSMENT,),
    Status.WAITING: (Status.ASSESSMENT, Status.WAITING),
    Status.ACTIVE: (Status.ASSESSMENT, Status.ACTIVE),
    Status.SUSPENDED: (Status.ASSESSMENT, Status.ACTIVE, Status.SUSPENDED),
    Status.CLOSED: (Status.ASSESSMENT, Status.ACTIVE, Status.CLOSED),
    Status.NOT_TAKEN: (Status.ASSESSMENT, Status.NOT_TAKEN),
}
SOURCES = ("SERV", "OUTR", "SELF", "FAM", "SCU", "ASS", "ONLINE")
REASONS = ("OBR", "PASS", "TRASF", "PERSO", "RIN")
AUTHORS = {"C4": Role.PSICO, "C3": Role.OP_LEGALE}
"""Who writes notes of a compartment; otherwise the case manager."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A case before it is written: what the rest of its history hangs on."""

    person: DemoPerson
    team: Team
    id: uuid.UUID
    number: str
    status: Status
    manager_id: uuid.UUID | None
    opened_at: datetime
    last_at: datetime

    def at(self, share: float) -> datetime:
        """An instant of its history, at this share of it, in the hours of an office."""
        return in_office_hours(self.opened_at + (self.last_at - self.opened_at) * share)


def demo(world: World) -> None:
    """Add the cases of the demonstration."""
    people = world.random.sample(world.people, min(world.counts["cases"], len(world.people)))
    told = {row for (row,) in db.session.execute(select(Notice.person_id))}
    builder = Builder(world, len(people) <= LIVELY)
    for start in range(0, len(people), CHUNK):
        builder.add(people[start : start + CHUNK], told)
    builder.close_counters()


class Builder:
    """Builds cases chunk by chunk, so that a whole region fits in memory."""

    def __init__(self, world: World, lively: bool) -> None:
        self.world, self.lively, self.random = world, lively, world.random
        self.equipes = {team.id: team for team in world.teams.values()}
        self.numbers: Counter[tuple[str, int]] = Counter()
        self.members = {role: [user.id for user in world.users_of(role)] for role in Role}
        self.rows: dict[Any, list[dict[str, Any]]] = {}

    def add(self, people: list[DemoPerson], told: set[uuid.UUID]) -> None:
        """Write the cases of some people, with all that belongs to them."""
        self.rows = {model: [] for model in (Case, CaseMember, Note, Task, TimelineEntry, Notice, LastVisit)}
        plans = [self.plan(person) for person in people]
        for plan in plans:
            self.write(plan, told)
        _follow(plans)
        for model, rows in self.rows.items():
            self.world.insert(model.__table__, rows)
        self.world.cases.extend(_told(plan) for plan in plans)
        self.world.step(len(plans), "cases")

    def plan(self, person: DemoPerson) -> Plan:
        """Decide what the case is like."""
        team, status = self._team(person), self.random.choices(list(STATES), list(STATES.values()))[0]
        days = self.random.uniform(1, 12) if status is Status.REPORTED else self.random.uniform(10, 400)
        opened = in_office_hours(self.world.now - timedelta(days=days))
        share = self.random.uniform(0.75, 0.99)
        manager_id = None if status is Status.REPORTED and self.random.random() < 0.5 else self._manager(team)
        if manager_id is None and status is not Status.REPORTED:
            status = Status.WAITING if self.random.random() < 0.5 else Status.REPORTED
        year = opened.astimezone(clock.ROME).year
        self.numbers[team.prefix, year] += 1
        number = written(team.prefix, year, self.numbers[team.prefix, year])
        last = in_office_hours(opened + (self.world.now - opened) * share)
        return Plan(person, team, uuid7(), number, status, manager_id, opened, last)

    def write(self, plan: Plan, told: set[uuid.UUID]) -> None:
        """Put one case and its history among the rows to be written."""
        due = self._tasks(plan)
        self._case(plan, due)
        self._moves(plan)
        self._notes(plan)
        self._members(plan)
        if plan.status in (Status.ACTIVE, Status.SUSPENDED, Status.CLOSED) and plan.person.id not in told:
            self._notice(plan)

    def close_counters(self) -> None:
        """The next case opened by hand goes on from here."""
        rows = [{"prefix": prefix, "year": year, "last": last} for (prefix, year), last in self.numbers.items()]
        self.world.insert(CaseCounter.__table__, rows)

    def _team(self, person: DemoPerson) -> Team:
        team = self.equipes[person.team_id]
        return self.equipes[team.equipe_id] if team.equipe_id else team

    def _manager(self, team: Team) -> uuid.UUID | None:
        users, random = self.world.users, self.random.random()
        if team is self.world.teams["equipe_reggio"]:
            others = ["andrea.sassi", "sara.neri", "chiara.montanari"]
            name = "giulia.ferri" if random < 0.7 else self.random.choice(others)
        else:
            name = "irene.bonvicini" if team is self.world.teams["equipe_bologna"] else ""
        user = users.get(f"{name}@approdo.example")
        return user.id if user else None

    def _case(self, plan: Plan, due: date | None) -> None:
        over = is_over(plan.status)
        review = clock.today() + timedelta(days=self.random.randrange(-6, 90))
        review_on = review if plan.status in (Status.ACTIVE, Status.SUSPENDED) else None
        dates = [] if over else [(day, what) for day, what in ((due, "task"), (review_on, "review")) if day]
        next_on, next_what = min(dates, default=(None, None))
        row = {
            "id": plan.id, "number": plan.number, "person_id": plan.person.id, "team_id": plan.team.id,
            "manager_id": plan.manager_id, "status": plan.status, "source": self.random.choice(SOURCES),
            "requesting_service": self.random.choice(texts.SERVICES),
            "priority": self.random.choices((1, 2, 3), (12, 70, 18))[0],
            "opened_at": plan.opened_at, "closed_at": plan.last_at if over else None,
            "closure_reason": self.random.choice(REASONS) if plan.status is Status.CLOSED else None,
            "next_review": review_on, "next_on": next_on, "next_what": next_what, "last_activity_at": plan.last_at,
            "changed_by_id": plan.manager_id, "summary": self.random.choice(texts.SUMMARIES),
            "closing_note": self.random.choice(texts.CLOSING[plan.status]) if over else None,
            **_times(plan.opened_at, plan.last_at),
        }  # fmt: skip
        self.rows[Case].append(seal_values(Case, plan.person.key, row))
        detail = {"number": plan.number, "source": row["source"], "manager_name": None}
        self._entry(plan, "case", Case, plan.id, detail, plan.opened_at)

    def _moves(self, plan: Plan) -> None:
        path, before = PATHS[plan.status], Status.REPORTED
        for place, after in enumerate(path, 1):
            last = place == len(path) and is_over(after)
            text = self.random.choice(texts.CLOSING[after]) if last else None
            reason = "OBR" if after is Status.CLOSED else None
            detail = {"before": before, "after": after, "reason": reason, "text": text}
            self._entry(plan, "status", Case, plan.id, detail, plan.at(1 if last else place / 12))
            before = after

    def _notes(self, plan: Plan) -> None:
        how_many = self.random.randrange(2, 8) if self.lively else self.random.randrange(0, 3)
        for _each in range(how_many if plan.manager_id else 0):
            compartment = self.random.choices(tuple(texts.NOTES), (60, 16, 10, 6, 8))[0]
            author_id = self._author(plan, compartment)
            body, at = self.random.choice(texts.NOTES[compartment]), plan.at(self.random.uniform(0.02, 1))
            note = {
                "id": uuid7(), "person_id": plan.person.id, "case_id": plan.id, "author_id": author_id,
                "compartment": compartment, "body": body, "written_at": at, **_times(at, at),
            }  # fmt: skip
            self.rows[Note].append(seal_values(Note, plan.person.key, note))
            self._entry(plan, "note", Note, note["id"], {"text": body}, at, compartment, author_id)

    def _author(self, plan: Plan, compartment: str) -> uuid.UUID:
        here = plan.team is self.world.teams["equipe_reggio"] and self.lively
        found = self.members[AUTHORS[compartment]] if here and compartment in AUTHORS else []
        assert plan.manager_id is not None
        return self.random.choice(found) if found else plan.manager_id

    def _tasks(self, plan: Plan) -> date | None:
        """Some done, some open; the day of the first open one."""
        days: list[date] = []
        if plan.manager_id is None:
            return None
        for _each in range(self.random.randrange(0, 4) if self.lively else self.random.randrange(0, 2)):
            done = is_over(plan.status) or self.random.random() < 0.5
            at = plan.at(self.random.uniform(0.05, 0.95))
            offset = self.random.choice((-4, -1, 0, 0, 1, 2, 5, 9, 14, 21))
            due = at.date() + timedelta(days=7) if done else clock.today() + timedelta(days=offset)
            days += [] if done else [due]
            self._task(plan, at, due, done)
        return min(days, default=None)

    def _task(self, plan: Plan, at: datetime, due: date, done: bool) -> None:
        title = self.random.choice(texts.TASKS)
        task = {
            "id": uuid7(), "person_id": plan.person.id, "case_id": plan.id, "title": title, "due_on": due,
            "owner_id": plan.manager_id, "author_id": plan.manager_id, "done_at": at if done else None,
            "done_by": plan.manager_id if done else None, **_times(at, at),
        }  # fmt: skip
        self.rows[Task].append(seal_values(Task, plan.person.key, task))
        detail = {"title": title, "due": due.isoformat(), "done": at.date().isoformat() if done else None}
        self._entry(plan, "task", Task, task["id"], detail, at)

    def _members(self, plan: Plan) -> None:
        if plan.team is not self.world.teams["equipe_reggio"] or is_over(plan.status):
            return
        for role, share in ((Role.OP_LEGALE, 0.25), (Role.PSICO, 0.2), (Role.MEDIATORE, 0.3)):
            user_id = self.members[role][0]
            if user_id != plan.manager_id and self.random.random() < share:
                self.rows[CaseMember].append({"case_id": plan.id, "user_id": user_id, "since": plan.at(0.1)})
        if plan.manager_id and self.random.random() < 0.6:
            visit = {"user_id": plan.manager_id, "person_id": plan.person.id, "at": plan.at(0.9)}
            self.rows[LastVisit].append(visit)

    def _notice(self, plan: Plan) -> None:
        at = plan.at(0.05)
        notice = {
            "id": uuid7(), "person_id": plan.person.id, "item": "INF_BASE", "text_version": "2026-1",
            "language": plan.person.languages[0] if plan.person.languages else "ita", "mode": "ORAL", "given_at": at,
            "given_by": plan.manager_id, **_times(at, at),
        }  # fmt: skip
        self.rows[Notice].append(seal_values(Notice, plan.person.key, notice))

    def _entry(
        self, plan: Plan, kind: str, model: Any, thing_id: uuid.UUID, detail: dict[str, Any], at: datetime,
        compartment: str = "C2", author_id: uuid.UUID | None = None,
    ) -> None:  # fmt: skip
        row = entry_row(
            plan.person.key, person_id=plan.person.id, kind=kind, thing_table=model.__tablename__, thing_id=thing_id,
            compartment=compartment, detail=detail, case_id=plan.id, at=at, author_id=author_id or plan.manager_id,
            team_id=plan.team.id,
        )  # fmt: skip
        self.rows[TimelineEntry].append(row)


def in_office_hours(instant: datetime) -> datetime:
    """The same day, between eight and six, on a round minute."""
    local = instant.astimezone(clock.ROME)
    return local.replace(hour=8 + local.hour * 10 // 24, minute=local.minute // 5 * 5, second=0, microsecond=0)


def _told(plan: Plan) -> DemoCase:
    return DemoCase(
        id=plan.id,
        person_id=plan.person.id,
        key=plan.person.key,
        team_id=plan.team.id,
        manager_id=plan.manager_id,
        opened_at=plan.opened_at,
        status=plan.status,
    )


def _times(created_at: datetime, updated_at: datetime) -> dict[str, Any]:
    return {"created_at": created_at, "updated_at": updated_at, "row_version": 1}


def _follow(plans: list[Plan]) -> None:
    """The équipe of the case follows the person, as when a case is opened by hand."""
    dialect = sqlite if db.session.get_bind().dialect.name == "sqlite" else postgresql
    rows = [{"person_id": plan.person.id, "team_id": plan.team.id, "since": plan.opened_at} for plan in plans]
    db.session.execute(dialect.insert(PersonTeam).on_conflict_do_nothing(), rows)
