"""Tables of what was done and of what was agreed: interventions, appointments."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.codelists.types import CodeType
from app.crypto import sealed
from app.db import Record
from app.identity.models import User
from casework.people.models import Person


class AppointmentStatus(StrEnum):
    """What became of an appointment."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Intervention(Record):
    """Something done for a person: when, how long, in which language, with what outcome.

    What kind it was is sealed too: a psychological consultation tells of health. Its compartment is that of its kind.
    """

    __tablename__ = "intervention"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    team_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("team.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    mediator_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    minutes: Mapped[int]
    travel_minutes: Mapped[int] = mapped_column(default=0)
    mode: Mapped[str] = mapped_column(CodeType("mediation_mode"), default="PRES")
    compartment: Mapped[str] = mapped_column(String(2), default="C2")
    kind = sealed(str, compartment="compartment", codelist="intervention_type")
    language = sealed(str, compartment="compartment", codelist="language")
    outcome = sealed(str, compartment="compartment", codelist="intervention_outcome")
    mediator_name = sealed(str, compartment="compartment")
    """A mediator who has no account here."""
    place = sealed(str, compartment="compartment")
    note = sealed(str, compartment="compartment")

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    mediator: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[mediator_id])

    __table_args__ = (
        Index("ix_intervention_author_at", "author_id", "at"),
        Index("ix_intervention_mediator_at", "mediator_id", "at"),
    )


class Appointment(Record):
    """A date agreed with a person, and what became of it."""

    __tablename__ = "appointment"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    """Who of us goes."""
    mediator_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(10), default=AppointmentStatus.PLANNED)
    compartment: Mapped[str] = mapped_column(String(2), default="C2")
    kind = sealed(str, compartment="compartment", codelist="intervention_type")
    with_whom = sealed(str, compartment="compartment")
    place = sealed(str, compartment="compartment")
    note = sealed(str, compartment="compartment")

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True, foreign_keys=[user_id])

    __table_args__ = (
        Index("ix_appointment_person_at", "person_id", "status", "at"),
        Index("ix_appointment_user_at", "user_id", "status", "at"),
        Index("ix_appointment_mediator_at", "mediator_id", "at"),
    )
