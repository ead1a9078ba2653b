"""Writing on the one timeline: each service adds its entry in the function that makes the thing."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from app import clock
from app.access import Actor
from app.crypto import Compartment
from app.crypto.sealed import seal_values
from app.crypto.subject_keys import OpenKey
from app.db import db, uuid7
from casework.cases.models import Case, TimelineEntry


def add_entry(
    actor: Actor,
    kind: str,
    thing: Any,
    *,
    person_id: uuid.UUID,
    compartment: Compartment | str,
    detail: Mapping[str, Any],
    case_id: uuid.UUID | None = None,
    at: datetime | None = None,
    author_id: uuid.UUID | None = None,
    team_id: uuid.UUID | None = None,
    moves_case: bool = True,
) -> TimelineEntry:
    """Put a thing on the person's timeline, and move its case to the top of the lists.

    :param kind: code of a plugged-in ``TimelineKind``.
    :param thing: the record it tells of.
    :param compartment: what a reader must hold to see ``detail``; others see a named stub.
    :param detail: JSON values the kind's template shows; sealed under the person's key.
    :param at: when it happened; now unless said.
    :param moves_case: not for a case that is new: it stands at the top already.
    """
    entry = TimelineEntry()
    entry.id, entry.person_id, entry.compartment = uuid7(), person_id, str(compartment)
    entry.case_id, entry.kind = case_id, kind
    entry.at = at or clock.now()
    entry.object_type, entry.object_id = thing.__tablename__, thing.id
    entry.author_id = author_id or actor.user_id
    entry.team_id = team_id or actor.team_id
    entry.detail = dict(detail)
    db.session.add(entry)
    if case_id is not None and moves_case:
        db.session.execute(update(Case).where(Case.id == case_id).values(last_activity_at=clock.now()))
    return entry


def entry_row(
    key: OpenKey,
    *,
    person_id: uuid.UUID,
    kind: str,
    thing_table: str,
    thing_id: uuid.UUID,
    compartment: Compartment | str,
    detail: Mapping[str, Any],
    case_id: uuid.UUID | None = None,
    at: datetime,
    author_id: uuid.UUID | None = None,
    team_id: uuid.UUID | None = None,
    recorded_at: datetime | None = None,
) -> dict[str, Any]:
    """The same as :func:`add_entry` as a finished row, for bulk inserts into ``TimelineEntry``."""
    row = {
        "id": uuid7(),
        "person_id": person_id,
        "case_id": case_id,
        "at": at,
        "recorded_at": recorded_at or at,
        "kind": kind,
        "object_type": thing_table,
        "object_id": thing_id,
        "compartment": str(compartment),
        "author_id": author_id,
        "team_id": team_id,
        "detail": dict(detail),
    }
    return seal_values(TimelineEntry, key, row)


def entries_about(object_id: uuid.UUID) -> list[TimelineEntry]:
    """The entries that tell of a thing, for a service that changes or withdraws it."""
    return list(db.session.scalars(select(TimelineEntry).where(TimelineEntry.object_id == object_id)))


def remove_entries_about(object_id: uuid.UUID) -> None:
    """Take a thing off the timeline, as when a street contact is unlinked again."""
    for entry in entries_about(object_id):
        db.session.delete(entry)
