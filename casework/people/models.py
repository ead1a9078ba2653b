"""Tables of people: identity graded from anonymous to documented, every personal field sealed."""

import uuid
from datetime import date, datetime
from enum import IntEnum

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.codelists.types import CodeType
from app.crypto import Compartment, sealed
from app.db import PartialDate, Record, db

C1, C2, C3 = Compartment.C1, Compartment.C2, Compartment.C3


class IdentityLevel(IntEnum):
    """How well we know who somebody is (../shared/domain, decision 1)."""

    ANONYMOUS = 0
    ALIAS = 1
    DECLARED = 2
    DOCUMENTED = 3


class Person(Record):
    """A data subject. The public code is random; nothing else here is readable without a key."""

    __tablename__ = "person"
    __subject__ = "id"

    public_code: Mapped[str] = mapped_column(String(8), unique=True)
    """Random, like K7F-Q2M; made by ``codes.new_public_code``."""
    identity_level: Mapped[int] = mapped_column(default=IdentityLevel.DECLARED)
    owner_team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), index=True)
    """The team that opened the file."""

    surname = sealed(str, compartment=C1)
    given_name = sealed(str, compartment=C1)
    alias = sealed(str, compartment=C1)
    original_name = sealed(str, compartment=C1)
    """The whole name in its own script."""
    birth_date = sealed(PartialDate, compartment=C1)
    birth_country = sealed(str, compartment=C1, codelist="citizenship")
    sex = sealed(str, compartment=C1, codelist="sex")
    codice_fiscale = sealed(str, compartment=C1)
    codice_fiscale_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    phones = sealed(list, compartment=C1)
    """``[{"number": "+39…", "call": "yes" | "sms" | "never", "hours": "…"}]``."""
    email = sealed(str, compartment=C1)
    contact_warning = sealed(str, compartment=C1)
    """What must be known before contacting: shown beside the name everywhere."""
    residence_comune = sealed(str, compartment=C1, codelist="geo_comuni_er")
    domicile_comune = sealed(str, compartment=C1, codelist="geo_comuni_er")
    address_note = sealed(str, compartment=C1)

    citizenships = sealed(list, compartment=C2, codelist="citizenship")
    stateless = sealed(bool, compartment=C2)
    languages = sealed(list, compartment=C2, codelist="language")
    """Codes, the preferred one first."""
    interpreter_needed = sealed(bool, compartment=C2)
    mediator_gender = sealed(str, compartment=C2, codelist="sex")
    italian_level = sealed(str, compartment=C2, codelist="italian_level")
    arrival_year = sealed(int, compartment=C2)

    __table_args__ = (Index("ix_person_updated", "updated_at", "id"),)

    teams: Mapped[list["PersonTeam"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", lazy="select"
    )
    notices: Mapped[list["Notice"]] = relationship(back_populates="person", lazy="select", order_by="Notice.given_at")


class PersonTeam(db.Model):  # type: ignore[name-defined, misc]
    """A team that follows a person: its people see the file."""

    __tablename__ = "person_team"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), primary_key=True)
    since: Mapped[datetime] = mapped_column(default=clock.now)
    person: Mapped[Person] = relationship(back_populates="teams")

    __table_args__ = (Index("ix_person_team_team", "team_id", "person_id"),)


class LegalStatus(Record):
    """A person's legal position in a period (C3); «nessun titolo esibito» is a value, «irregular» never is."""

    __tablename__ = "legal_status"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    status = sealed(str, compartment=C3, codelist="legal_status")
    title = sealed(str, compartment=C3, codelist="permit_title")
    reason = sealed(str, compartment=C3, codelist="permit_reason")
    phase = sealed(str, compartment=C3, codelist="permit_phase")
    number = sealed(str, compartment=C3)
    """The permit's number, or the receipt's while it is being renewed."""
    questura = sealed(str, compartment=C3, codelist="geo_provinces_er")
    issued_on = sealed(date, compartment=C3)
    expires_on = sealed(date, compartment=C3)
    note = sealed(str, compartment=C3)
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    valid_from: Mapped[datetime] = mapped_column(default=clock.now)
    valid_to: Mapped[datetime | None]


class Notice(Record):
    """The information on data protection was given (GDPR arts. 12-14): which text, language, how, by whom."""

    __tablename__ = "notice"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    item: Mapped[str] = mapped_column(CodeType("consent_item"))
    text_version: Mapped[str] = mapped_column(String(20))
    language = sealed(str, compartment=C2, codelist="language")
    mode: Mapped[str] = mapped_column(String(10))
    """ORAL (with or without mediator), PAPER or AUDIO."""
    given_at: Mapped[datetime] = mapped_column(default=clock.now)
    given_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    person: Mapped[Person] = relationship(back_populates="notices")


class SearchRecord(db.Model):  # type: ignore[name-defined, misc]
    """What the index in memory is built from: one sealed record a person, numbered in the order of change."""

    __tablename__ = "search_record"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    change_no: Mapped[int] = mapped_column(BigInteger, unique=True)
    tokens = sealed(dict, compartment=C1)
    """Names as tokens ready to use, birth date, phones' last digits; see ``search/``."""

    @property
    def id(self) -> uuid.UUID:
        """Sealed values are bound to a row id: here the person's."""
        return self.person_id


class SearchClock(db.Model):  # type: ignore[name-defined, misc]
    """One row: the number of the last change to any search record, taken under lock so that order is commit order."""

    __tablename__ = "search_clock"

    id: Mapped[int] = mapped_column(primary_key=True)
    last_change: Mapped[int] = mapped_column(BigInteger, default=0)
    removals: Mapped[int] = mapped_column(BigInteger, default=0)
    """How often records were removed: whoever sees it grow looks again at who is still there."""


class ExternalId(Record):
    """An identifier given by somebody else: STP/ENI code, CUI, an imported row's key."""

    __tablename__ = "external_id"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """STP, ENI, CUI, PHONE …; the blind index is of this kind."""
    value = sealed(str, compartment="compartment")
    value_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    compartment: Mapped[str] = mapped_column(String(2), default="C3")

    __table_args__ = (UniqueConstraint("person_id", "kind", "value_index"),)
