"""Tables of the directory: service points, the languages spoken there, the hours they are open."""

import uuid
from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.codelists.types import CodeType
from app.db import Record, db
from app.identity.models import Organisation


class Undocumented(StrEnum):
    """Whether people without a permit are received."""

    YES = "Y"
    NO = "N"
    UNKNOWN = "U"


class ServicePoint(Record):
    """A counter, an outpatient clinic, a desk: a place of an organisation where people are received.

    Contacts here are those of institutions, so nothing is sealed.
    """

    __tablename__ = "service_point"

    organisation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    service_type: Mapped[str] = mapped_column(CodeType("service_type"))
    name: Mapped[str] = mapped_column(String(160))
    address: Mapped[str] = mapped_column(String(200))
    comune: Mapped[str] = mapped_column(CodeType("geo_comuni_er"))
    district: Mapped[str] = mapped_column(CodeType("geo_districts_er"))
    """Follows from the comune; kept here because lists filter by it."""
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(254))
    hours_note: Mapped[str | None] = mapped_column(String(300))
    """What a timetable cannot say: «solo su appuntamento», «agosto chiuso»."""
    access_rules: Mapped[str | None] = mapped_column(Text)
    documents_to_bring: Mapped[str | None] = mapped_column(Text)
    accepts_undocumented: Mapped[Undocumented] = mapped_column(String(1), default=Undocumented.UNKNOWN)
    last_verified: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=True)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
    spoken: Mapped[list["SpokenLanguage"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="SpokenLanguage.language"
    )
    openings: Mapped[list["OpeningTime"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="OpeningTime.weekday, OpeningTime.opens"
    )

    __table_args__ = (
        Index("ix_service_point_name", "name", "id"),
        Index("ix_service_point_type", "service_type", "district", "name", "id"),
        Index("ix_service_point_district", "district", "name", "id"),
    )

    @property
    def languages(self) -> list[str]:
        return sorted(each.language for each in self.spoken)

    @languages.setter
    def languages(self, codes: list[str]) -> None:
        kept = {each.language: each for each in self.spoken}
        self.spoken = [kept.get(code) or SpokenLanguage(language=code) for code in dict.fromkeys(codes)]


class SpokenLanguage(db.Model):  # type: ignore[name-defined, misc]
    """A language in which somebody can be received there."""

    __tablename__ = "service_point_language"

    service_point_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_point.id"), primary_key=True)
    language: Mapped[str] = mapped_column(CodeType("language"), primary_key=True)

    __table_args__ = (Index("ix_service_point_language_language", "language"),)


class OpeningTime(db.Model):  # type: ignore[name-defined, misc]
    """Open on a weekday from a minute of the day to another."""

    __tablename__ = "service_point_opening"

    service_point_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_point.id"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)
    """0 Monday … 6 Sunday."""
    opens: Mapped[int] = mapped_column(primary_key=True)
    closes: Mapped[int]

    __table_args__ = (Index("ix_service_point_opening_when", "weekday", "opens", "closes"),)
