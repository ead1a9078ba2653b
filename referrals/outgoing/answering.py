"""The receiving side: note, ask, accept, decline, set appointments, say who came and how it ended."""

from datetime import datetime

from app import clock
from app.access import Actor
from referrals.outgoing.models import Referral
from referrals.outgoing.moves import expect, finish, make, strictest, tell
from referrals.outgoing.policies import compartment_of_entry, compartment_of_feedback
from referrals.outgoing.queries import group_of


def receive(actor: Actor, referral: Referral, version: int) -> None:
    """The service has noted it."""
    expect(referral, version)
    make(actor, referral, "receive")
    tell(actor, referral, "receive")


def ask(actor: Actor, referral: Referral, version: int, words: str) -> None:
    """Ask the sender; the clock stands still until they answer."""
    expect(referral, version)
    _note_first(actor, referral)
    make(actor, referral, "ask", facts={"text"}, words=words)
    referral.asked_at = referral.asked_at or clock.now()
    tell(actor, referral, "ask", detail={"words": words})


def accept(
    actor: Actor, referral: Referral, version: int, *, at: datetime | None = None, place: str | None = None
) -> None:
    """Take it, with an appointment or with one to be set later."""
    expect(referral, version)
    _note_first(actor, referral)
    make(actor, referral, "accept")
    referral.answered_at, referral.asked_at = clock.now(), None
    if at is None:
        tell(actor, referral, "accept")
    else:
        _set_appointment(actor, referral, at, place)


def appoint(actor: Actor, referral: Referral, version: int, *, at: datetime, place: str | None) -> None:
    """Set the appointment, move it, or give another one after the person did not come."""
    expect(referral, version)
    _set_appointment(actor, referral, at, place)


def reject(actor: Actor, referral: Referral, version: int, *, reason: str, words: str | None) -> None:
    """Decline, with a reason from the list and advice if there is any."""
    expect(referral, version)
    make(actor, referral, "reject", facts={"reason"}, words=words)
    referral.answered_at, referral.asked_at = clock.now(), None
    referral.reject_reason, referral.reject_text = reason, words or None
    finish(referral)
    tell(actor, referral, "reject", detail={"reason": reason, "words": words or None})


def note_attendance(actor: Actor, referral: Referral, version: int, *, came: bool) -> None:
    """The person came, or did not."""
    expect(referral, version)
    name = "attend" if came else "miss"
    make(actor, referral, name)
    referral.attended = came
    tell(actor, referral, name)


def take_up(actor: Actor, referral: Referral, version: int) -> None:
    """The service follows the person from now on."""
    expect(referral, version)
    make(actor, referral, "take_up")
    tell(actor, referral, "take_up")


def close(actor: Actor, referral: Referral, version: int, *, outcome: str, words: str | None) -> None:
    """Say how it ended. What a health service writes goes into the health compartment of the file."""
    expect(referral, version)
    compartment = str(compartment_of_feedback(group_of(referral.service_point)))
    make(actor, referral, "close", facts={"outcome"}, words=words, compartment=compartment)
    referral.outcome, referral.feedback_compartment = outcome, compartment
    referral.feedback = words or None
    finish(referral)
    about = compartment_of_entry(referral)
    reads = strictest(compartment, about) if words else about
    tell(actor, referral, "close", compartment=reads, detail={"outcome": outcome, "words": words or None})


def _note_first(actor: Actor, referral: Referral) -> None:
    """Who answers has noted it, even without having pressed the button."""
    if referral.status == "INV":
        make(actor, referral, "receive")


def _set_appointment(actor: Actor, referral: Referral, at: datetime, place: str | None) -> None:
    make(actor, referral, "appoint", facts={"appointment"}, words=place)
    referral.appointment_at, referral.appointment_place, referral.attended = at, place or None, None
    tell(actor, referral, "appoint", detail={"at": at.isoformat(), "place": place or None})
