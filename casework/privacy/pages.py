"""Turns access events into lines that a person can read: who, when, what, which compartments, how it ended."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.audit import AccessEvent, AccessEventSubject, Outcome
from app.codelists.labels import label
from app.i18n import _
from casework.privacy import queries


@dataclass(frozen=True)
class LogLine:
    """One event as the desk shows it."""

    event_id: uuid.UUID
    at: datetime
    who: str
    role: str
    team: str
    operation: str
    compartments: tuple[str, ...]
    refused: bool
    purpose: str
    codes: tuple[tuple[uuid.UUID, str], ...] = ()
    others: int = 0
    """How many subjects more than the codes shown."""


@dataclass(frozen=True)
class _Words:
    users: Mapping[uuid.UUID, str]
    teams: Mapping[uuid.UUID, str]


def lines_about(rows: Sequence[AccessEventSubject]) -> list[LogLine]:
    """Events about one person."""
    words = _words([row.event for row in rows])
    return [_line(row.event, _split(row.compartments), words) for row in rows]


def lines_of(events: Sequence[AccessEvent], most_codes: int = 3) -> list[LogLine]:
    """Events of a log, each with the codes of some of the people concerned."""
    subjects = queries.subjects_of_events([event.id for event in events])
    shown = {row.subject_id for rows in subjects.values() for row in rows[:most_codes]}
    codes, words = queries.codes_of_people(shown), _words(events)
    return [_with_codes(event, subjects[event.id], codes, most_codes, words) for event in events]


def _with_codes(
    event: AccessEvent,
    rows: Sequence[AccessEventSubject],
    codes: Mapping[uuid.UUID, str],
    most: int,
    words: _Words,
) -> LogLine:
    opened = {code for row in rows for code in _split(row.compartments)}
    known = tuple((row.subject_id, codes[row.subject_id]) for row in rows[:most] if row.subject_id in codes)
    return _line(event, tuple(sorted(opened)), words, known, len(rows) - len(known))


def _line(
    event: AccessEvent,
    compartments: tuple[str, ...],
    words: _Words,
    codes: tuple[tuple[uuid.UUID, str], ...] = (),
    others: int = 0,
) -> LogLine:
    roles = ", ".join(label("role", role) for role in (event.role or "").split(",") if role)
    return LogLine(
        event_id=event.id,
        at=event.at,
        who=_who(event, words.users),
        role=roles,
        team=words.teams.get(event.team_id, "") if event.team_id else "",
        operation=label("audit_event_type", event.operation),
        compartments=compartments,
        refused=event.outcome in (Outcome.DENIED, Outcome.NOT_FOUND, Outcome.FAILED),
        purpose=_what_was_asked(event),
        codes=codes,
        others=others,
    )


def _who(event: AccessEvent, users: Mapping[uuid.UUID, str]) -> str:
    if event.actor_id is None:
        return str(_("the system")) if event.actor_name else str(_("not signed in"))
    return users.get(event.actor_id, str(_("a user who left")))


def _what_was_asked(event: AccessEvent) -> str:
    """The door that was tried, in words, where the purpose is a permission's code."""
    return {
        "legal_status:read": str(_("Legal status")),
        "case:read": str(_("Case file")),
        "person:read": str(_("Person")),
    }.get(event.purpose or "", "" if ":" in (event.purpose or ":") else str(event.purpose))


def _words(events: Sequence[AccessEvent]) -> _Words:
    return _Words(queries.names_of_users(event.actor_id for event in events), queries.names_of_teams())


def _split(compartments: str) -> tuple[str, ...]:
    return tuple(compartments.split(",")) if compartments else ()
