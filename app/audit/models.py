"""Tables of the access log. It holds ids and codes, never names; rows are only ever added."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.audit.events import Operation, Outcome
from app.db import db
from app.db.ids import uuid7
from app.db.unit_of_work import LOG_TABLES


class AccessEvent(db.Model):  # type: ignore[name-defined, misc]
    """One thing done or read by one actor (../shared/domain section 6.5)."""

    __tablename__ = "access_event"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)
    at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    actor_id: Mapped[uuid.UUID | None]
    """The user; none for the system and for somebody not signed in."""
    actor_name: Mapped[str | None] = mapped_column(String(60))
    """The system actor's name (``system:import``); users are named by id alone."""
    role: Mapped[str | None] = mapped_column(String(80))
    team_id: Mapped[uuid.UUID | None]
    session_id: Mapped[uuid.UUID | None]
    address: Mapped[str | None] = mapped_column(String(45))
    operation: Mapped[Operation] = mapped_column(String(12))
    outcome: Mapped[Outcome] = mapped_column(String(12), default=Outcome.OK)
    object_type: Mapped[str | None] = mapped_column(String(40))
    object_id: Mapped[uuid.UUID | None]
    endpoint: Mapped[str | None] = mapped_column(String(80))
    """Which page or command; the name of the route, never its address."""
    purpose: Mapped[str | None] = mapped_column(String(40))
    """A code that says why, where one is asked."""
    count: Mapped[int | None]
    subjects: Mapped[list["AccessEventSubject"]] = relationship(back_populates="event", lazy="raise")

    __table_args__ = (
        Index("ix_access_event_actor_at", "actor_id", "at"),
        Index("ix_access_event_object", "object_id", "at"),
    )


class AccessEventSubject(db.Model):  # type: ignore[name-defined, misc]
    """A data subject whom an event concerns, and which compartments were opened."""

    __tablename__ = "access_event_subject"

    event_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("access_event.id"), primary_key=True)
    subject_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
    compartments: Mapped[str] = mapped_column(String(24), default="")
    """The compartments opened, as ``C1,C2``; empty when the subject was named but nothing opened."""
    event: Mapped[AccessEvent] = relationship(back_populates="subjects", lazy="joined", innerjoin=True)

    __table_args__ = (Index("ix_access_event_subject_subject_at", "subject_id", "at"),)


LOG_TABLES.update({AccessEvent.__tablename__, AccessEventSubject.__tablename__})
