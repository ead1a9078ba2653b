"""The life of a shift and what an alert asks for, without database or web: planned → open → closed → reviewed."""

from datetime import datetime, timedelta
from enum import StrEnum


class ShiftStatus(StrEnum):
    """Where a shift stands; a reviewed one is locked and takes corrections only."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    REVIEWED = "reviewed"


MOVES: dict[ShiftStatus, frozenset[ShiftStatus]] = {
    ShiftStatus.PLANNED: frozenset({ShiftStatus.OPEN}),
    ShiftStatus.OPEN: frozenset({ShiftStatus.CLOSED}),
    ShiftStatus.CLOSED: frozenset({ShiftStatus.REVIEWED}),
    ShiftStatus.REVIEWED: frozenset(),
}
SAFEST_CREW = 2
"""Nobody goes out alone: fewer people on board than this and the page warns."""
REVIEW_WITHIN_DAYS = 3


class ContactKind(StrEnum):
    """Codes of the list ``contact_kind``."""

    FIRST = "FIRST"
    REPEAT = "REPEAT"
    OBS = "OBS"
    GROUP = "GROUP"
    INDIR = "INDIR"


LINKABLE = frozenset({ContactKind.FIRST, ContactKind.REPEAT, ContactKind.INDIR})
"""A meeting with one person can be theirs; a group is nobody's, and a sighting must not become somebody's track."""


class Alert(StrEnum):
    """What makes a worker call the coordinator."""

    MINOR = "MINOR"
    VIOLENCE = "VIOLENCE"
    EMERGENCY = "EMERGENCY"


ANSWER_WITHIN = {
    Alert.EMERGENCY: timedelta(hours=1),
    Alert.MINOR: timedelta(hours=4),
    Alert.VIOLENCE: timedelta(hours=24),
}


class RefusedMove(ValueError):
    """This shift cannot go there from where it stands."""


class ShiftIsLocked(ValueError):
    """A reviewed shift changes no more: add a correction."""


class ShiftIsNotRunning(ValueError):
    """Contacts and stops are added while the shift is out, or until its review."""


class NotLinkable(ValueError):
    """A group or a sighting belongs to no person."""


class LinkedElsewhere(ValueError):
    """This contact is already linked to somebody else: undo that first."""


def may_move(status: str, to: ShiftStatus) -> bool:
    return to in MOVES[ShiftStatus(status)]


def check_move(status: str, to: ShiftStatus) -> None:
    """
    :raises RefusedMove: when the life of a shift does not go that way.
    """
    if not may_move(status, to):
        raise RefusedMove(f"{status} → {to}")


def is_locked(status: str) -> bool:
    return ShiftStatus(status) is ShiftStatus.REVIEWED


def takes_records(status: str) -> bool:
    """Whether contacts and stops may be added or mended: from the start until the review."""
    return ShiftStatus(status) in (ShiftStatus.OPEN, ShiftStatus.CLOSED)


def is_linkable(kind: str) -> bool:
    return kind in LINKABLE


def answer_due(codes: list[str], raised_at: datetime) -> datetime:
    """When the coordinator must have answered: the shortest term of the alerts raised."""
    return raised_at + min(ANSWER_WITHIN[Alert(code)] for code in codes)


def is_short_of_crew(aboard: int) -> bool:
    return aboard < SAFEST_CREW
