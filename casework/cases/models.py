"""Tables of the file: case, co-workers, notes, tasks, and the one timeline."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.codelists.types import CodeType
from app.crypto import Compartment, sealed
from app.db import Record, db
from app.identity.models import Team, User
from casework.people.models import Person

_WHILE_OPEN: dict[str, Any] = {"sqlite_where": text("closed_at IS NULL"), "postgresql_where": text("closed_at IS NULL")}


class Case(Record):
    """One taking into care of one person by one team."""

    __tablename__ = "case_file"
    __subject__ = "person_id"

    number: Mapped[str] = mapped_column(String(16), unique=True)
    """Team, year, progressive: RE-2026-0147."""
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"))
    manager_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    status: Mapped[str] = mapped_column(CodeType("case_status"))
    source: Mapped[str] = mapped_column(CodeType("referral_source"))
    requesting_service = sealed(str, compartment=Compartment.C2)
    """Which service a person was seen by says much about them."""
    priority: Mapped[int] = mapped_column(default=2)
    """1 urgent, 2 ordinary, 3 can wait."""
    opened_at: Mapped[datetime] = mapped_column(default=clock.now)
    closed_at: Mapped[datetime | None]
    closure_reason: Mapped[str | None] = mapped_column(CodeType("case_closure_reason"))
    next_review: Mapped[date | None]
    next_on: Mapped[date | None]
    """The nearest of what is to be done (task, appointment, review), kept by ``dates.refresh_next_date``."""
    next_what: Mapped[str | None] = mapped_column(String(12))
    last_activity_at: Mapped[datetime] = mapped_column(default=clock.now)
    changed_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    summary = sealed(str, compartment=Compartment.C2)
    closing_note = sealed(str, compartment=Compartment.C2)
    """How it ended; for who was not taken on, where the person was directed."""

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    manager: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[manager_id])
    team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)
    members: Mapped[list["CaseMember"]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    __table_args__ = (
        Index("ix_case_file_team_activity", "team_id", "last_activity_at", "id"),
        Index("ix_case_file_team_status", "team_id", "status", "last_activity_at", "id"),
        Index("ix_case_file_manager_activity", "manager_id", "last_activity_at", "id"),
        Index("ix_case_file_manager_review", "manager_id", "next_review"),
        Index("ix_case_file_team_opened", "team_id", "opened_at"),
        Index("ix_case_file_open_load", "team_id", "manager_id", **_WHILE_OPEN),
        Index("uq_case_file_open", "person_id", "team_id", unique=True, **_WHILE_OPEN),
    )

    @property
    def assignees(self) -> set[uuid.UUID]:
        """Who follows this very case: its manager and co-workers."""
        return {member.user_id for member in self.members} | ({self.manager_id} if self.manager_id else set())


class CaseMember(db.Model):  # type: ignore[name-defined, misc]
    """A co-worker on a case, beside its manager."""

    __tablename__ = "case_member"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True, index=True)
    since: Mapped[datetime] = mapped_column(default=clock.now)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class CaseCounter(db.Model):  # type: ignore[name-defined, misc]
    """The last case number of a team in a year, raised under lock."""

    __tablename__ = "case_counter"

    prefix: Mapped[str] = mapped_column(String(4), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class Note(Record):
    """A note on the file, in a compartment; a reserved one (C6) opens to its author alone."""

    __tablename__ = "note"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    compartment: Mapped[str] = mapped_column(String(2), default="C2")
    body = sealed(str, compartment="compartment")
    written_at: Mapped[datetime] = mapped_column(default=clock.now)


class Task(Record):
    """Something to do by a day."""

    __tablename__ = "task"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    title = sealed(str, compartment=Compartment.C2)
    due_on: Mapped[date]
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    done_at: Mapped[datetime | None]
    done_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))

    owner: Mapped[User] = relationship(lazy="joined", innerjoin=True, foreign_keys=[owner_id])
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    __table_args__ = (Index("ix_task_owner_open", "owner_id", "done_at", "due_on"),)


class TimelineEntry(db.Model):  # type: ignore[name-defined, misc]
    """One entry of a person's timeline: what happened, when, by whom; its text is sealed in the thing's compartment."""

    __tablename__ = "timeline_entry"
    __subject__ = "person_id"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    at: Mapped[datetime]
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    kind: Mapped[str] = mapped_column(String(20))
    """Code of a plugged-in ``TimelineKind``."""
    object_type: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[uuid.UUID]
    compartment: Mapped[str] = mapped_column(String(2))
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    team_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("team.id"))
    detail = sealed(dict, compartment="compartment")
    """What the kind's template shows."""

    author: Mapped[User | None] = relationship(lazy="joined")
    team: Mapped[Team | None] = relationship(lazy="joined")

    __table_args__ = (
        Index("ix_timeline_entry_person_at", "person_id", "at", "id"),
        Index("ix_timeline_entry_object", "object_id"),
    )


class LastVisit(db.Model):  # type: ignore[name-defined, misc]
    """When a user last marked a person's timeline as read."""

    __tablename__ = "last_visit"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
