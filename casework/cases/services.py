"""What is done with a case: open, move through its life, hand over; each leaves its trace and timeline entry."""

import uuid
from collections.abc import Iterable
from typing import Any

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.crypto import Compartment
from app.db import db
from app.identity.models import Team, User
from casework.cases.dates import refresh_next_date
from casework.cases.models import Case, CaseMember
from casework.cases.notes import add_note, correct_note
from casework.cases.numbers import next_number
from casework.cases.queries import count_open_tasks, notice_date, open_case_of
from casework.cases.tasks import add_task, finish_task, reopen_task
from casework.cases.timeline import add_entry
from casework.cases.workflow import Facts, Need, Status, check, is_over, missing
from casework.people.models import Person
from casework.people.services import follow

__all__ = [
    "AlreadyOpen",
    "add_note",
    "add_task",
    "change_status",
    "correct_note",
    "finish_task",
    "open_case",
    "reopen_task",
    "update_case",
]


class AlreadyOpen(ValueError):
    """This team has a case open for this person."""

    def __init__(self, case: Case) -> None:
        super().__init__("the team has an open case for this person")
        self.case = case


def open_case(
    actor: Actor,
    person: Person,
    *,
    source: str,
    requesting_service: str | None = None,
    manager_id: uuid.UUID | None = None,
    team_id: uuid.UUID | None = None,
    priority: int = 2,
    summary: str | None = None,
) -> Case:
    """Take a person into care: a case of one team, reported and to be assessed.

    :param team_id: the équipe; the actor's own unless said.
    :raises AlreadyOpen: when that team has one open already.
    """
    team = db.session.get_one(Team, team_id or actor.team_id)
    number = next_number(team)
    _refuse_a_second(person.id, team.id)
    case = Case(
        number=number,
        person_id=person.id,
        team_id=team.id,
        manager_id=manager_id,
        status=Status.REPORTED,
        source=source,
        requesting_service=requesting_service or None,
        priority=priority,
        summary=summary or None,
        changed_by_id=actor.user_id,
    )
    db.session.add(case)
    db.session.flush()
    follow(actor, person, team.id)
    detail = {"number": number, "source": source, "manager_name": _name(manager_id)}
    _tell(actor, case, "case", detail, moves_case=False)
    record(actor, Operation.CREATE, case, subjects=[person.id])
    return case


def change_status(actor: Actor, case: Case, status: str, reason: str | None = None, *, text: str | None = None) -> None:
    """Move a case to another state.

    :param reason: code of ``case_closure_reason``, to close it.
    :param text: how it ended; where the person was directed, if not taken on.
    :raises MoveRefused: when there is no such move, or something it needs is missing.
    :raises AlreadyOpen: when it would be reopened beside another open case of the team.
    """
    before = case.status
    check(before, status, _facts(case, reason, text))
    if is_over(before):
        _refuse_a_second(case.person_id, case.team_id)
    over = is_over(status)
    case.status, case.changed_by_id = Status(status), actor.user_id
    case.closed_at = clock.now() if over else None
    case.closure_reason = reason if status == Status.CLOSED else None
    case.closing_note = (text or None) if over else None
    refresh_next_date(case)
    _tell(actor, case, "status", {"before": before, "after": str(status), "reason": reason, "text": text or None})
    record(actor, Operation.UPDATE, case, subjects=[case.person_id], purpose=f"status:{before}>{status}")
    db.session.flush()


def update_case(
    actor: Actor, case: Case, changes: dict[str, Any], co_workers: Iterable[uuid.UUID] | None = None
) -> None:
    """Change manager, co-workers, priority, next review, words; a new manager stands on the timeline as a handover."""
    handed_over = "manager_id" in changes and changes["manager_id"] != case.manager_id
    before = case.manager_id
    for name, value in changes.items():
        if value != getattr(case, name):
            setattr(case, name, value)
    if co_workers is not None:
        _set_co_workers(case, {user_id for user_id in co_workers if user_id != case.manager_id})
    case.changed_by_id = actor.user_id
    refresh_next_date(case)
    if handed_over:
        _tell(actor, case, "handover", {"before_name": _name(before), "after_name": _name(case.manager_id)})
    record(actor, Operation.UPDATE, case, subjects=[case.person_id])
    db.session.flush()


def lacking(case: Case, status: str) -> tuple[Need, ...]:
    """What a move still needs, before anything is typed."""
    return missing(case.status, status, _facts(case, None, None))


def _refuse_a_second(person_id: uuid.UUID, team_id: uuid.UUID) -> None:
    already = open_case_of(person_id, team_id)
    if already is not None:
        raise AlreadyOpen(already)


def _facts(case: Case, reason: str | None, text: str | None) -> Facts:
    return Facts(
        today=clock.today(),
        has_manager=case.manager_id is not None,
        notice_given=notice_date(case.person_id) is not None,
        open_tasks=count_open_tasks(case.id),
        reason=reason,
        orientation=text,
        closed_on=case.closed_at.astimezone(clock.ROME).date() if case.closed_at else None,
    )


def _set_co_workers(case: Case, wanted: set[uuid.UUID]) -> None:
    present = {member.user_id: member for member in case.members}
    for user_id, member in present.items():
        if user_id not in wanted:
            case.members.remove(member)
    case.members.extend(CaseMember(user_id=user_id) for user_id in wanted - set(present))


def _tell(actor: Actor, case: Case, kind: str, detail: dict[str, Any], *, moves_case: bool = True) -> None:
    add_entry(
        actor,
        kind,
        case,
        person_id=case.person_id,
        case_id=case.id,
        team_id=case.team_id,
        compartment=Compartment.C2,
        detail=detail,
        moves_case=moves_case,
    )


def _name(user_id: uuid.UUID | None) -> str | None:
    """A colleague's name as it was that day: the timeline keeps it, sealed like the rest of the entry."""
    user = db.session.get(User, user_id) if user_id else None
    return user.name or None if user else None
