"""Tables of organisations, teams, users, role assignments and sign-in sessions."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.access.roles import Role
from app.codelists.types import CodeType
from app.crypto import Compartment, sealed
from app.db import Record, db


class Organisation(Record):
    """A body that takes part: a municipality, a health authority, a cooperative."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(String(160))
    kind: Mapped[str] = mapped_column(String(20))
    """COMUNE, AUSL, COOP, CPI, ASP, ASSOC, SCUOLA, REGIONE."""
    privacy_role: Mapped[str] = mapped_column(String(12), default="CONTROLLER")
    """CONTROLLER, JOINT (GDPR art. 26) or PROCESSOR (art. 28)."""
    agreement_ref: Mapped[str | None] = mapped_column(String(80))
    active: Mapped[bool] = mapped_column(default=True)


class TeamKind(StrEnum):
    """What a team is."""

    EQUIPE = "EQUIPE"
    UNIT = "UNIT"


class Team(Record):
    """An équipe or a street unit, working in some districts."""

    __tablename__ = "team"

    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[TeamKind] = mapped_column(String(10))
    prefix: Mapped[str] = mapped_column(String(4))
    """First letters of its case numbers (RE-2026-0147)."""
    organisation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organisation.id"))
    equipe_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("team.id"))
    """For a street unit: the équipe that works on its contacts."""
    active: Mapped[bool] = mapped_column(default=True)
    districts: Mapped[list["TeamDistrict"]] = relationship(cascade="all, delete-orphan")


class TeamDistrict(db.Model):  # type: ignore[name-defined, misc]
    """A district in which a team works."""

    __tablename__ = "team_district"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), primary_key=True)
    district: Mapped[str] = mapped_column(String(8), primary_key=True, index=True)


class User(Record):
    """Somebody who signs in. Name and address are sealed (C0: open to colleagues, closed to a stolen database)."""

    __tablename__ = "user_account"
    __subject__ = "id"

    name = sealed(str, compartment=Compartment.C0)
    email = sealed(str, compartment=Compartment.C0)
    email_index: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(160))
    active: Mapped[bool] = mapped_column(default=True)
    demo: Mapped[bool] = mapped_column(default=False)
    locale: Mapped[str | None] = mapped_column(String(2))
    assignments: Mapped[list["RoleAssignment"]] = relationship(
        back_populates="user", foreign_keys="RoleAssignment.user_id"
    )


class RoleAssignment(Record):
    """A role held by a user in a place, from a day to a day (included); it ends by itself."""

    __tablename__ = "role_assignment"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[Role] = mapped_column(CodeType("role"))
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("organisation.id"))
    team_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("team.id"), index=True)
    service_point_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    """A service point of referrals/directory, which lies above and so has no foreign key here."""
    valid_from: Mapped[date] = mapped_column(default=clock.today)
    valid_to: Mapped[date | None]
    granted_by: Mapped[uuid.UUID | None]
    user: Mapped[User] = relationship(back_populates="assignments", foreign_keys=[user_id])
    team: Mapped[Team | None] = relationship()


class SignInSession(Record):
    """One sign-in on one device; its token is stored hashed and it can be ended from here."""

    __tablename__ = "sign_in_session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()


class FailedSignIn(db.Model):  # type: ignore[name-defined, misc]
    """A failed attempt, counted per account and per address over all workers."""

    __tablename__ = "failed_sign_in"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    account: Mapped[bytes] = mapped_column(LargeBinary(32))
    address: Mapped[str] = mapped_column(String(45))
    at: Mapped[datetime]

    __table_args__ = (
        Index("ix_failed_sign_in_account_at", "account", "at"),
        Index("ix_failed_sign_in_address_at", "address", "at"),
    )


class Notification(Record):
    """Something that concerns a user, shown at the bell: a kind and a record, never a word about anybody."""

    __tablename__ = "notification"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    kind: Mapped[str] = mapped_column(String(40))
    """Code of a plugged-in ``NotificationKind``."""
    record_id: Mapped[uuid.UUID]
    at: Mapped[datetime] = mapped_column(default=clock.now)
    read_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_notification_user_read", "user_id", "read_at", "at", "id"),)
