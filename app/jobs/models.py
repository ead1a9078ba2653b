"""Table of messages that leave only after the change they belong to is saved."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.db import Record


class OutboxMessage(Record):
    """One message for a handler: ids and codes only, never personal data."""

    __tablename__ = "outbox_message"

    kind: Mapped[str] = mapped_column(String(40))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
    done_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(String(80))
    """The kind of the last failure; never its text."""

    __table_args__ = (Index("ix_outbox_message_waiting", "done_at", "due_at"),)
