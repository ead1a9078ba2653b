"""Tasks on a case: added, done, taken up again."""

import uuid
from datetime import date

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.crypto import Compartment
from app.db import db
from casework.cases.dates import refresh_next_date
from casework.cases.models import Case, Task
from casework.cases.timeline import add_entry, entries_about


def add_task(actor: Actor, case: Case, *, title: str, due_on: date, owner_id: uuid.UUID | None = None) -> Task:
    """Something to be done by a day, by the actor unless somebody else is named."""
    task = Task(
        person_id=case.person_id,
        case_id=case.id,
        title=title,
        due_on=due_on,
        owner_id=owner_id or actor.user_id,
        author_id=actor.user_id,
    )
    db.session.add(task)
    refresh_next_date(case)
    detail = {"title": title, "due": due_on.isoformat(), "done": None}
    add_entry(
        actor,
        "task",
        task,
        person_id=case.person_id,
        case_id=case.id,
        compartment=Compartment.C2,
        detail=detail,
    )
    record(actor, Operation.CREATE, task, subjects=[task.person_id])
    db.session.flush()
    return task


def finish_task(actor: Actor, task: Task) -> None:
    """It is done; doing it twice changes nothing."""
    if task.done_at is None:
        _mark(actor, task, done=True)


def reopen_task(actor: Actor, task: Task) -> None:
    """It was not done after all."""
    if task.done_at is not None:
        _mark(actor, task, done=False)


def _mark(actor: Actor, task: Task, *, done: bool) -> None:
    task.done_at, task.done_by = (clock.now(), actor.user_id) if done else (None, None)
    for entry in entries_about(task.id):
        day = clock.today().isoformat() if done else None
        entry.detail = {"title": task.title, "due": task.due_on.isoformat(), "done": day}
    refresh_next_date(db.session.get_one(Case, task.case_id))
    record(actor, Operation.UPDATE, task, subjects=[task.person_id])
    db.session.flush()
