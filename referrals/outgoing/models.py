"""Tables of outgoing referrals: the referral, and the history of its moves, which is only ever added to."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.codelists.types import CodeType
from app.crypto import Compartment, sealed
from app.db import Record, db
from app.identity.models import Team, User
from casework.cases.models import Case
from casework.people.models import Person
from referrals.directory.models import ServicePoint
from referrals.workflow import Side


class Referral(Record):
    """A person is sent to a service point: a contract with a state, an owner, a clock and an answer."""

    __tablename__ = "referral"
    __subject__ = "person_id"

    number: Mapped[str] = mapped_column(String(16), unique=True)
    """INV-2026-0147: all that a notice by mail may say."""
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    from_team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"))
    sender_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    to_service_point_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_point.id"))
    status: Mapped[str] = mapped_column(CodeType("referral_status"), default="BOZZA")
    urgency: Mapped[int] = mapped_column(default=2)
    """1 urgent, 2 ordinary, 3 can wait."""
    answer_days: Mapped[int] = mapped_column(default=5)
    """Working days in which an answer is due."""

    words_compartment: Mapped[str] = mapped_column(String(2), default="C2")
    """Of needs, reason and appointment: C2, or C1 where the sender (a street unit) reads no further than that."""
    needs = sealed(list, compartment="words_compartment", codelist="need_category")
    reason = sealed(str, compartment="words_compartment")
    health_note = sealed(str, compartment=Compartment.C4)
    protection_note = sealed(str, compartment=Compartment.C5)
    shared: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The compartments that the receiver opens while the referral is live."""

    agreement: Mapped[str | None] = mapped_column(String(12))
    """ORAL, SIGNED, MEDIATOR: how the person agreed; or LEGAL_DUTY."""
    agreed_at: Mapped[datetime | None]
    agreement_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    """Who heard the agreement."""
    duty_reason = sealed(str, compartment="words_compartment")

    sent_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
    """Since when a question waits for the sender: the clock stands still meanwhile."""
    answered_at: Mapped[datetime | None]
    """When it was accepted or declined."""
    closed_at: Mapped[datetime | None]
    reject_reason: Mapped[str | None] = mapped_column(String(16))
    reject_text = sealed(str, compartment="words_compartment")
    appointment_at: Mapped[datetime | None]
    appointment_place = sealed(str, compartment="words_compartment")
    attended: Mapped[bool | None]
    outcome: Mapped[str | None] = mapped_column(String(16))
    feedback_compartment: Mapped[str] = mapped_column(String(2), default="C2")
    """C4 when a health service writes."""
    feedback = sealed(str, compartment="feedback_compartment")

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    case: Mapped[Case | None] = relationship(lazy="selectin")
    from_team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)
    sender: Mapped[User] = relationship(lazy="joined", innerjoin=True, foreign_keys=[sender_id])
    service_point: Mapped[ServicePoint | None] = relationship(lazy="joined")
    steps: Mapped[list["ReferralStep"]] = relationship(
        lazy="select", order_by="ReferralStep.at, ReferralStep.id", viewonly=True
    )

    __table_args__ = (
        Index("ix_referral_inbox", "to_service_point_id", "status", "urgency", "due_at", "id"),
        Index("ix_referral_answers", "to_service_point_id", "answered_at"),
        Index("ix_referral_appointments", "to_service_point_id", "appointment_at"),
        Index("ix_referral_team", "from_team_id", "created_at", "id"),
        Index("ix_referral_sender", "sender_id", "status", "due_at"),
        Index("ix_referral_clock", "status", "due_at"),
    )

    @property
    def assignees(self) -> set[uuid.UUID]:
        """Who follows the case it belongs to; without a case nobody holds more than their role."""
        return self.case.assignees if self.case else set()


class ReferralStep(Record):
    """One move, by whom and when; with what was said, if anything."""

    __tablename__ = "referral_step"
    __subject__ = "person_id"

    referral_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("referral.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=clock.now)
    move: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(CodeType("referral_status"))
    """The state it led to."""
    side: Mapped[Side] = mapped_column(String(8))
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    """None for the clock."""
    compartment: Mapped[str] = mapped_column(String(2), default="C2")
    words = sealed(str, compartment="compartment")

    actor: Mapped[User | None] = relationship(lazy="joined")

    __table_args__ = (Index("ix_referral_step_referral", "referral_id", "at", "id"),)


class ReferralCounter(db.Model):  # type: ignore[name-defined, misc]
    """The last number of a year, raised under lock."""

    __tablename__ = "referral_counter"

    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class HistoryIsKept(RuntimeError):
    """A step was to be changed or deleted."""


@event.listens_for(ReferralStep, "before_update")
@event.listens_for(ReferralStep, "before_delete")
def _refuse(_mapper: Any, _connection: Any, _step: ReferralStep) -> None:
    raise HistoryIsKept(HistoryIsKept.__doc__)
