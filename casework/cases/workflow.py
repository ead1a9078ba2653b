"""The life of a case as one table and pure functions: which moves there are, and what each of them needs."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Status(StrEnum):
    """Codes of the list ``case_status``."""

    REPORTED = "SEGN"
    ASSESSMENT = "VALUT"
    WAITING = "ATTESA"
    ACTIVE = "CARICO"
    SUSPENDED = "SOSP"
    CLOSED = "CHIUSO"
    NOT_TAKEN = "NONPC"


class Need(StrEnum):
    """What a move may ask for."""

    MANAGER = "manager"
    NOTICE = "notice"
    REASON = "reason"
    TASKS_RESOLVED = "tasks"
    ORIENTATION = "orientation"
    RECENT = "recent"


MOVES: dict[Status, frozenset[Status]] = {
    Status.REPORTED: frozenset({Status.ASSESSMENT}),
    Status.ASSESSMENT: frozenset({Status.ACTIVE, Status.WAITING, Status.NOT_TAKEN, Status.CLOSED}),
    Status.WAITING: frozenset({Status.ACTIVE}),
    Status.ACTIVE: frozenset({Status.SUSPENDED, Status.CLOSED}),
    Status.SUSPENDED: frozenset({Status.ACTIVE, Status.CLOSED}),
    Status.CLOSED: frozenset({Status.ACTIVE}),
    Status.NOT_TAKEN: frozenset(),
}
NEEDS: dict[Status, tuple[Need, ...]] = {
    Status.ACTIVE: (Need.MANAGER, Need.NOTICE),
    Status.CLOSED: (Need.REASON, Need.TASKS_RESOLVED),
    Status.NOT_TAKEN: (Need.ORIENTATION,),
}
OVER = frozenset({Status.CLOSED, Status.NOT_TAKEN})
REOPEN_WITHIN = timedelta(days=183)
"""Six months: later a new case is opened."""


@dataclass(frozen=True)
class Facts:
    """What is known of a case when a move is asked for."""

    today: date
    has_manager: bool = False
    notice_given: bool = False
    open_tasks: int = 0
    reason: str | None = None
    orientation: str | None = None
    closed_on: date | None = None


class MoveRefused(ValueError):
    """The move does not exist, or something it needs is missing (``needs``)."""

    def __init__(self, needs: tuple[Need, ...] = ()) -> None:
        super().__init__(", ".join(needs) or "no such move")
        self.needs = needs


def moves_from(status: str) -> frozenset[Status]:
    """Where a case in this state can go."""
    return MOVES[Status(status)]


def missing(before: str, after: str, facts: Facts) -> tuple[Need, ...]:
    """What the move still needs, in the order in which a reader would see to it."""
    asked = NEEDS.get(Status(after), ())
    if Status(before) is Status.CLOSED:
        asked = (Need.RECENT, *asked)
    return tuple(need for need in asked if not _is_met(need, facts))


def check(before: str, after: str, facts: Facts) -> None:
    """
    :raises MoveRefused: when the case cannot go from ``before`` to ``after``.
    """
    if after not in moves_from(before):
        raise MoveRefused
    if needs := missing(before, after, facts):
        raise MoveRefused(needs)


def is_over(status: str) -> bool:
    return status in OVER


def _is_met(need: Need, facts: Facts) -> bool:
    return {
        Need.MANAGER: facts.has_manager,
        Need.NOTICE: facts.notice_given,
        Need.REASON: bool(facts.reason),
        Need.TASKS_RESOLVED: facts.open_tasks == 0,
        Need.ORIENTATION: bool((facts.orientation or "").strip()),
        Need.RECENT: facts.closed_on is not None and facts.today - facts.closed_on <= REOPEN_WITHIN,
    }[need]
