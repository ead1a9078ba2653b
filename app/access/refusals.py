"""What was refused in this request; written to the log when it ends, though its transaction is undone."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import g

from app.audit import Outcome


@dataclass(frozen=True)
class Refusal:
    """One refused attempt."""

    outcome: Outcome
    purpose: str | None
    object_type: str | None
    object_id: uuid.UUID | None
    subjects: tuple[uuid.UUID, ...]


def note_refusal(
    outcome: Outcome,
    permission: str | None,
    subject: Any = None,
    *,
    object_type: str | None = None,
    object_id: uuid.UUID | None = None,
) -> None:
    """Remember a refusal for the log, with the data subjects of the record it was about."""
    kind = subject.__tablename__ if subject is not None else object_type
    which = subject.id if subject is not None else object_id
    g.setdefault("refusals", []).append(Refusal(outcome, permission, kind, which, tuple(subjects_of(subject))))


def subjects_of(record: Any) -> Iterable[uuid.UUID]:
    """The data subjects a record is about: its own, and the person it belongs to."""
    names = {getattr(record, "__subject__", "person_id"), "person_id"}
    return {value for name in names if (value := getattr(record, name, None)) is not None}


def noted_refusals() -> list[Refusal]:
    refusals: list[Refusal] = g.get("refusals", [])
    return refusals
