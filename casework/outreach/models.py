"""Tables of street outreach. Where somebody was met is a coarse zone, never a coordinate; nothing tells of permits."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.codelists.types import CodeType
from app.crypto import Compartment, sealed
from app.db import Record, db
from app.identity.models import Team, User
from casework.outreach import workflow
from casework.outreach.workflow import ShiftStatus

C1, C2, C5 = Compartment.C1, Compartment.C2, Compartment.C5


class Zone(Record):
    """A part of town, as coarse as «around the station»; each unit has a few."""

    __tablename__ = "zone"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    district: Mapped[str] = mapped_column(CodeType("geo_districts_er"))
    bounds: Mapped[str | None] = mapped_column(String(200))
    """Roughly from where to where, in words."""
    active: Mapped[bool] = mapped_column(default=True)

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)


class ShiftMember(db.Model):  # type: ignore[name-defined, misc]
    """Somebody on board."""

    __tablename__ = "shift_member"

    shift_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shift.id"), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True, index=True)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class ShiftZone(db.Model):  # type: ignore[name-defined, misc]
    """A zone where a shift goes."""

    __tablename__ = "shift_zone"

    shift_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shift.id"), primary_key=True)
    zone_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("zone.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    zone: Mapped[Zone] = relationship(lazy="joined", innerjoin=True)


class Shift(Record):
    """One outing of a unit. Its words are sealed under its own key, and hold no names."""

    __tablename__ = "shift"
    __subject__ = "id"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"))
    type: Mapped[str] = mapped_column(CodeType("shift_type"))
    status: Mapped[str] = mapped_column(String(10), default=ShiftStatus.PLANNED)
    planned_start: Mapped[datetime]
    planned_end: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    vehicle: Mapped[str | None] = mapped_column(String(60))
    others_aboard: Mapped[int] = mapped_column(default=0)
    """Volunteers and drivers without an account."""
    km: Mapped[int | None]
    materials: Mapped[dict[str, int] | None] = mapped_column(JSON)
    """How many of what was handed out, by code of ``dispensed_item``; nobody's in particular."""
    diary = sealed(str, compartment=C2)
    debriefed: Mapped[bool] = mapped_column(default=False)
    critical_events = sealed(str, compartment=C5)
    reviewed_at: Mapped[datetime | None]
    reviewed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    figures: Mapped[dict[str, int] | None] = mapped_column(JSON)
    """The counts as they stood at the review: reports use these."""

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)
    members: Mapped[list[ShiftMember]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    zones: Mapped[list[ShiftZone]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by=ShiftZone.position
    )

    __table_args__ = (
        Index("ix_shift_team_start", "team_id", "planned_start", "id"),
        Index("ix_shift_team_status", "team_id", "status", "planned_start"),
    )

    @property
    def aboard(self) -> int:
        return len(self.members) + self.others_aboard

    @property
    def locked(self) -> bool:
        return workflow.is_locked(self.status)

    @property
    def takes_records(self) -> bool:
        return workflow.takes_records(self.status)

    @property
    def short_of_crew(self) -> bool:
        return workflow.is_short_of_crew(self.aboard)


class Stop(Record):
    """A halt of a shift in a zone, with how many people were seen there: counts, nobody in particular."""

    __tablename__ = "stop"

    shift_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shift.id"), index=True)
    zone_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("zone.id"))
    arrived_at: Mapped[datetime] = mapped_column(default=clock.now)
    left_at: Mapped[datetime | None]
    seen: Mapped[dict[str, int] | None] = mapped_column(JSON)
    """By presumed sex and age band: ``{"F:LT18": 2}``."""

    zone: Mapped[Zone] = relationship(lazy="joined", innerjoin=True)
    shift: Mapped[Shift] = relationship(lazy="select")

    @property
    def total(self) -> int:
        return sum((self.seen or {}).values())


class Contact(Record):
    """A meeting in the street or at the office. It is its own data subject until somebody recognises the person."""

    __tablename__ = "contact"
    __subject__ = "id"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"))
    shift_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("shift.id"), index=True)
    """None: met at the office, or by telephone."""
    zone_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("zone.id"))
    at: Mapped[datetime] = mapped_column(default=clock.now)
    kind: Mapped[str] = mapped_column(CodeType("contact_kind"))
    operator_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    minutes: Mapped[int | None]
    group_size: Mapped[int | None]
    notice_given: Mapped[bool] = mapped_column(default=False)
    client_event_id: Mapped[uuid.UUID | None] = mapped_column(unique=True)
    """The id its sender gave it: the same event handed in twice makes one contact."""

    alias = sealed(str, compartment=C1)
    presumed_sex = sealed(str, compartment=C2, codelist="sex")
    age_band = sealed(str, compartment=C2)
    language = sealed(str, compartment=C2, codelist="language")
    citizenship_declared = sealed(str, compartment=C2, codelist="citizenship")
    living_situation = sealed(str, compartment=C2, codelist="housing_operational")
    setting = sealed(str, compartment=C2, codelist="contact_setting")
    needs = sealed(list, compartment=C2, codelist="need_category")
    outcomes = sealed(list, compartment=C2, codelist="contact_outcome")
    items = sealed(list, compartment=C2, codelist="dispensed_item")
    note = sealed(str, compartment=C2)
    alerts = sealed(list, compartment=C5)
    """Sealed also when empty, so that a stolen database does not tell whom an alert is about."""

    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    linked_at: Mapped[datetime | None]
    linked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    began_following: Mapped[bool] = mapped_column(default=False)
    """The unit follows the person because of this link: undoing the link ends that."""

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)
    zone: Mapped[Zone | None] = relationship(lazy="joined")
    shift: Mapped[Shift | None] = relationship(lazy="select")
    operator: Mapped[User] = relationship(lazy="joined", innerjoin=True, foreign_keys=[operator_id])

    __table_args__ = (
        Index("ix_contact_team_at", "team_id", "at", "id"),
        Index("ix_contact_team_person", "team_id", "person_id", "at"),
    )

    @property
    def linkable(self) -> bool:
        return workflow.is_linkable(self.kind)

    def __init__(self, **values: Any) -> None:
        super().__init__(**{"alerts": [], **values})


class AlertNotice(Record):
    """An alert on the coordinator's desk. About whom is sealed: the row tells only that a unit raised one."""

    __tablename__ = "alert_notice"
    __subject__ = "id"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"))
    raised_at: Mapped[datetime] = mapped_column(default=clock.now)
    raised_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    due_at: Mapped[datetime]
    about = sealed(dict, compartment=C5)
    """``{"contact": id, "codes": […], "zone": id or None}``."""
    handled_at: Mapped[datetime | None]
    handled_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    handling = sealed(str, compartment=C5)
    """What was done, without names."""

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)
    raiser: Mapped[User] = relationship(lazy="joined", innerjoin=True, foreign_keys=[raised_by])

    __table_args__ = (Index("ix_alert_notice_team_open", "team_id", "handled_at", "raised_at", "id"),)


class ShiftCorrection(Record):
    """What is added to a locked shift instead of changing it: who, when, and in which words."""

    __tablename__ = "shift_correction"
    __subject__ = "shift_id"

    shift_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shift.id"), index=True)
    contact_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("contact.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    text = sealed(str, compartment=C2)

    author: Mapped[User] = relationship(lazy="joined", innerjoin=True)
