"""A person with a secret in every compartment, a case, two service points, and the ways to move a referral."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from app import clock
from app.access import Actor, Role
from app.db import PartialDate, db
from app.identity.models import RoleAssignment
from app.identity.services import assign_role, create_user
from casework.cases.models import Case
from casework.people.models import ExternalId, IdentityLevel, LegalStatus, Person, PersonTeam
from referrals.directory.models import OpeningTime, ServicePoint, SpokenLanguage
from referrals.outgoing import answering, services
from referrals.outgoing.models import Referral
from tests.support.cast import HERE, Cast, acting, as_system

SECRETS = {
    "C1": "Canarina-Identità",
    "C3": "CANARINA-PRATICA-88",
    "C4": "Canarina-Salute",
    "C5": "Canarina-Protezione",
    "STP": "STP0801010000001",
}
"""One word in each compartment that must be nowhere but where it was shared."""
REASON = "Chiede un primo appuntamento con la mediatrice."


@dataclass(frozen=True)
class Scene:
    """Ids of who and what a test of referrals needs."""

    person_id: uuid.UUID
    case_id: uuid.UUID
    clinic_id: uuid.UUID
    other_id: uuid.UUID
    sender: uuid.UUID
    manager: uuid.UUID
    colleague: uuid.UUID
    """A second service manager of the clinic."""
    stranger: uuid.UUID
    """The service manager of the other service point."""


def set_scene(app: Flask, cast: Cast) -> Scene:
    """Put the scene into an installation with the cast."""
    with as_system(app) as actor:
        team_id, sender = cast.teams["equipe"], cast.users[Role.OP_EQUIPE]
        person = _person(team_id, sender)
        case = Case(
            number="RV-2026-0001",
            person_id=person.id,
            team_id=team_id,
            manager_id=sender,
            status="CARICO",
            source="SELF",
        )
        clinic = _point("Consultorio Prova", "CONS", cast.organisations["here"])
        other = _point("Sportello Altrove", "LEG", cast.organisations["there"])
        db.session.add_all([case, clinic, other])
        db.session.flush()
        for assignment in db.session.query(RoleAssignment).filter_by(user_id=cast.users[Role.SERVIZIO]):
            assignment.service_point_id = clinic.id
        people = [_service_user(actor, name, place) for name, place in (("Collega", clinic), ("Estraneo", other))]
        return Scene(person.id, case.id, clinic.id, other.id, sender, cast.users[Role.SERVIZIO], *people)


def _person(team_id: uuid.UUID, author_id: uuid.UUID) -> Person:
    person = Person(
        public_code="P0V-4A1", identity_level=IdentityLevel.DECLARED, owner_team_id=team_id, given_name="Prova",
        surname=SECRETS["C1"], birth_date=PartialDate(1994), languages=["fra"], citizenships=["SN"],
        phones=[{"number": "+39 050 999 000", "call": "sms"}],
    )  # fmt: skip
    db.session.add(person)
    db.session.flush()
    db.session.add(PersonTeam(person_id=person.id, team_id=team_id))
    db.session.add(
        LegalStatus(person_id=person.id, status="TCN_RIN", title="RICEV_RIN", number=SECRETS["C3"], author_id=author_id)
    )
    db.session.add(
        ExternalId(person_id=person.id, kind="STP", compartment="C4", value=SECRETS["STP"], value_index=b"\0" * 32)
    )
    return person


def _point(name: str, kind: str, organisation_id: uuid.UUID) -> ServicePoint:
    return ServicePoint(
        organisation_id=organisation_id, service_type=kind, name=name, address="Via di Prova 1", comune="035033",
        district=HERE, email="punto@servizi.example", spoken=[SpokenLanguage(language="fra")],
        openings=[OpeningTime(weekday=0, opens=540, closes=750)],
    )  # fmt: skip


def _service_user(actor: Actor, name: str, point: ServicePoint) -> uuid.UUID:
    user = create_user(actor, name=f"Prova {name}", email=f"{name.lower()}@prova.example", password=None)
    assign_role(actor, user, Role.SERVIZIO, service_point_id=point.id)
    return user.id


@dataclass(frozen=True)
class Desk:
    """Moves referrals of the scene as those who may."""

    app: Flask
    scene: Scene

    def draft(
        self, *, shared: tuple[str, ...] = ("C1",), needs: tuple[str, ...] = ("INFO",), **notes: Any
    ) -> uuid.UUID:
        """A draft by the case manager, with service and sharing chosen."""
        with acting(self.app, self.scene.sender) as actor:
            case = db.session.get_one(Case, self.scene.case_id)
            referral = services.begin_referral(actor, case.person, case, needs=needs, reason=REASON, urgency=2)
            services.choose_service(actor, referral, db.session.get_one(ServicePoint, self.scene.clinic_id))
            notes = {"health_note": None, "protection_note": None, **notes}
            services.choose_what_is_shared(actor, referral, shared, **notes)
            return referral.id

    def sent(self, *, at: datetime | None = None, answer_days: int = 5, **given: Any) -> uuid.UUID:
        """Sent, now or at an instant before."""
        referral_id = self.draft(**given)
        with clock.moved_to(at or clock.now()), acting(self.app, self.scene.sender) as actor:
            agreement = services.Agreement("ORAL", clock.now(), self.scene.sender)
            services.send_referral(actor, self._get(referral_id), agreement, answer_days=answer_days)
        return referral_id

    def at(self, state: str, **given: Any) -> uuid.UUID:
        """A referral that has come to a state."""
        referral_id = self.draft(**given) if state == "BOZZA" else self.sent(**given)
        for name in PATHS[state]:
            self.make(referral_id, name)
        return referral_id

    def make(self, referral_id: uuid.UUID, name: str) -> None:
        """One act of the receiver, or of the sender."""
        who = self.scene.sender if name in ("withdraw", "answer") else self.scene.manager
        with acting(self.app, who) as actor:
            referral = self._get(referral_id)
            ACTS[name](actor, referral, referral.row_version)

    def state(self, referral_id: uuid.UUID) -> str:
        with as_system(self.app):
            return self._get(referral_id).status

    @staticmethod
    def _get(referral_id: uuid.UUID) -> Referral:
        return db.session.get_one(Referral, referral_id)


def _tomorrow() -> datetime:
    return clock.now() + timedelta(days=1)


ACTS: dict[str, Any] = {
    "receive": answering.receive,
    "ask": lambda actor, referral, version: answering.ask(actor, referral, version, "Ha un codice STP?"),
    "answer": lambda actor, referral, version: services.answer_question(actor, referral, version, "Sì, valido."),
    "accept": answering.accept,
    "appoint": lambda *seen: answering.appoint(*seen, at=_tomorrow(), place="Stanza 4"),
    "reject": lambda *seen: answering.reject(*seen, reason="FULL", words="Riprovate il mese prossimo."),
    "attend": lambda *seen: answering.note_attendance(*seen, came=True),
    "miss": lambda *seen: answering.note_attendance(*seen, came=False),
    "take_up": answering.take_up,
    "close": lambda *seen: answering.close(*seen, outcome="DONE", words="Visita fatta."),
    "withdraw": services.withdraw,
}
PATHS: dict[str, tuple[str, ...]] = {
    "BOZZA": (),
    "INV": (),
    "RIC": ("receive",),
    "ACC": ("accept",),
    "APP": ("accept", "appoint"),
    "PRES": ("accept", "appoint", "attend"),
    "NPRES": ("accept", "appoint", "miss"),
    "PIC": ("accept", "appoint", "attend", "take_up"),
    "CHIUSO": ("accept", "appoint", "attend", "take_up", "close"),
    "RIF": ("reject",),
    "ANN": ("withdraw",),
}
