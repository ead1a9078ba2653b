"""Exactly what the receiver sees of a person: one function for the sender's preview and for the receiver's page."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.codelists.labels import masked_label
from app.crypto import REDACTED, Compartment
from app.crypto.door import Door, current_door, through
from app.i18n import _
from app.web.filters import show_code, show_date, show_partial
from casework.people.models import LegalStatus, Person
from casework.people.naming import contact_words, display_name, original_name
from referrals.outgoing.models import Referral
from referrals.outgoing.queries import health_codes_of, legal_status_of

C1, C2, C3, C4, C5 = Compartment.C1, Compartment.C2, Compartment.C3, Compartment.C4, Compartment.C5


@dataclass(frozen=True)
class Section:
    """One compartment as the receiver reads it."""

    compartment: str
    facts: list[tuple[str, Any]]


@dataclass(frozen=True)
class Narrowed:
    """The reader's own door, and of what it opens only these compartments."""

    outer: Door | None
    shared: frozenset[str]

    def allows(self, subject_id: uuid.UUID, compartment: Compartment, row: Any) -> bool:
        if compartment is not Compartment.C0 and compartment not in self.shared:
            return False
        return self.outer is not None and self.outer.allows(subject_id, compartment, row)

    def note(self, subject_id: uuid.UUID, compartment: Compartment) -> None:
        if self.outer is not None:
            self.outer.note(subject_id, compartment)


@contextmanager
def as_shared(referral: Referral) -> Iterator[None]:
    """In the block nothing opens but what this referral shares, whatever else the reader may open."""
    with through(Narrowed(current_door(), frozenset(referral.shared))):
        yield


def seen_by_receiver(referral: Referral) -> list[Section]:
    """The person, compartment by compartment."""
    with as_shared(referral):
        return [Section(code, _filled(FACTS[code](referral))) for code in referral.shared if code in FACTS]


def name_as_shared(referral: Referral) -> Any:
    """The name, or the code where identity was not shared."""
    with as_shared(referral):
        name = display_name(referral.person)
    return referral.person.public_code if name is REDACTED else name


def _identity(referral: Referral) -> Iterator[tuple[str, Any]]:
    person = referral.person
    yield _("Name"), display_name(person)
    yield _("In its own script"), original_name(person)
    yield _("Attention"), contact_words(person)
    yield _("Born"), show_partial(person.birth_date) if person.birth_date else None
    yield _("Born in"), show_code(person.birth_country, "citizenship")
    yield _("Gender"), show_code(person.sex, "sex")
    yield _("Telephone"), _phones(person)
    yield _("E-mail"), person.email
    yield _("Tax code"), person.codice_fiscale
    yield _("Lives in"), show_code(person.domicile_comune or person.residence_comune, "geo_comuni_er")


def _social(referral: Referral) -> Iterator[tuple[str, Any]]:
    person = referral.person
    yield _("Citizenship"), show_code(person.citizenships, "citizenship")
    yield _("Languages"), show_code(person.languages, "language")
    yield _("Interpreter"), {True: _("needed"), False: _("not needed")}.get(person.interpreter_needed)
    yield _("Gender of the mediator"), show_code(person.mediator_gender, "sex")
    yield _("Level of Italian"), show_code(person.italian_level, "italian_level")


def _legal(referral: Referral) -> Iterator[tuple[str, Any]]:
    status = legal_status_of(referral)
    if status is not None:
        yield from _position(status, referral.shared)
    yield from _codes(referral, C3)


def _position(status: LegalStatus, shared: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """A permit for medical treatment or after violence says so only to who may know."""
    for words, name, codelist in (
        (_("Legal status"), "status", "legal_status"),
        (_("Permit"), "title", "permit_title"),
        (_("Reason of the permit"), "reason", "permit_reason"),
        (_("Phase"), "phase", "permit_phase"),
    ):
        code = getattr(status, name)
        yield words, REDACTED if code is REDACTED else masked_label(codelist, code, list(shared)) if code else None
    yield _("Expires"), show_date(status.expires_on)


def _health(referral: Referral) -> Iterator[tuple[str, Any]]:
    yield _("What you should know"), referral.health_note
    yield from _codes(referral, C4)


def _protection(referral: Referral) -> Iterator[tuple[str, Any]]:
    yield _("What you should know"), referral.protection_note


def _codes(referral: Referral, compartment: Compartment) -> Iterator[tuple[str, Any]]:
    return ((each.kind, each.value) for each in health_codes_of(referral) if each.compartment == compartment)


def _phones(person: Person) -> str | None:
    words = {"yes": "", "sms": _("text messages only"), "never": _("do not call")}
    parts = [
        (each.get("number"), words.get(each.get("call", "yes"), ""), each.get("hours")) for each in person.phones or ()
    ]
    return "; ".join(" · ".join(part for part in each if part) for each in parts) or None


def _filled(facts: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(words, value) for words, value in facts if value is REDACTED or value]


FACTS: dict[str, Callable[[Referral], Iterable[tuple[str, Any]]]] = {
    C1: _identity,
    C2: _social,
    C3: _legal,
    C4: _health,
    C5: _protection,
}
