"""Writes access events: with the business change, or from what was opened while a page was made."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from flask import has_request_context, request
from sqlalchemy import insert

from app import clock
from app.audit.events import Operation, Outcome
from app.audit.models import AccessEvent, AccessEventSubject
from app.db import db, uuid7


class Who(Protocol):
    """What the log needs to know of an actor."""

    @property
    def user_id(self) -> uuid.UUID | None: ...
    @property
    def system_name(self) -> str | None: ...
    @property
    def role_codes(self) -> str: ...
    @property
    def team_id(self) -> uuid.UUID | None: ...
    @property
    def session_id(self) -> uuid.UUID | None: ...


def record(
    who: Who | None,
    operation: Operation,
    thing: Any = None,
    *,
    subjects: Iterable[uuid.UUID] | Mapping[uuid.UUID, Iterable[str]] = (),
    outcome: Outcome = Outcome.OK,
    purpose: str | None = None,
    count: int | None = None,
    object_type: str | None = None,
    object_id: uuid.UUID | None = None,
) -> None:
    """Add one event to the running transaction: it stands or falls with the change it tells of.

    :param thing: the record concerned; its table and id are noted.
    :param subjects: the data subjects concerned, or a mapping from each to the compartments opened.
    """
    event = _event(who, operation, outcome, purpose, count)
    event["object_type"] = thing.__tablename__ if thing is not None else object_type
    event["object_id"] = thing.id if thing is not None else object_id
    opened = subjects if isinstance(subjects, Mapping) else dict.fromkeys(subjects, ())
    db.session.execute(insert(AccessEvent), event)
    if opened:
        db.session.execute(insert(AccessEventSubject), [_subject(event, *each) for each in opened.items()])


def _event(
    who: Who | None, operation: Operation, outcome: Outcome, purpose: str | None, count: int | None
) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "at": clock.now(),
        "actor_id": who.user_id if who else None,
        "actor_name": who.system_name if who else None,
        "role": who.role_codes if who else None,
        "team_id": who.team_id if who else None,
        "session_id": who.session_id if who else None,
        "address": request.remote_addr if has_request_context() else None,
        "endpoint": request.endpoint if has_request_context() else None,
        "operation": operation,
        "outcome": outcome,
        "purpose": purpose,
        "count": count,
    }


def _subject(event: Mapping[str, Any], subject_id: uuid.UUID, opened: Iterable[str]) -> dict[str, Any]:
    compartments = ",".join(sorted(opened))
    return {"event_id": event["id"], "subject_id": subject_id, "at": event["at"], "compartments": compartments}
