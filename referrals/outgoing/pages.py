"""What the pages of referrals show: lines of lists, clocks in words, the moves open to a reader."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app import clock
from app.access import Actor
from app.codelists.labels import compartment_of, label, masked_label
from app.crypto import REDACTED, Compartment
from app.crypto.door import current_door
from app.i18n import _, ngettext
from casework.people.naming import display_name
from referrals.outgoing.codes import TONES, URGENCY
from referrals.outgoing.models import Referral
from referrals.outgoing.policies import side_of
from referrals.outgoing.sharing import name_as_shared
from referrals.workflow import REFERRAL, Side, working_days_left


@dataclass(frozen=True)
class Clock:
    """How long an answer may still take, in words."""

    words: str
    kind: str
    late: bool = False


@dataclass(frozen=True)
class Line:
    """One referral in a list."""

    referral: Referral
    name: Any
    service: Any
    clock: Clock | None
    url: str

    @property
    def row_state(self) -> str:
        """For the table: late ones are marked at the edge."""
        return "late" if self.clock and self.clock.late else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.referral.status, "neutral")


def lines_of(actor: Actor, referrals: Iterable[Referral]) -> list[Line]:
    return [line_of(actor, each) for each in referrals]


def line_of(actor: Actor, referral: Referral) -> Line:
    receiving = side_of(actor, referral) is Side.RECEIVER
    return Line(
        referral,
        name_as_shared(referral) if receiving else display_name(referral.person),
        service_words(actor, referral),
        clock_of(referral),
        url_for(_page_of(actor, referral), record_id=referral.id),
    )


def clock_of(referral: Referral) -> Clock | None:
    """The clock of the answer, while one is awaited."""
    if referral.status not in REFERRAL.waiting or referral.due_at is None:
        return None
    if referral.asked_at is not None:
        return Clock(_("the clock stands still: question to the sender"), "warning")
    left = working_days_left(referral.due_at, clock.now())
    if left < 0:
        return Clock(ngettext("%(num)d working day late", "%(num)d working days late", -left), "danger", late=True)
    if left == 0:
        return Clock(_("answer due today"), "warning")
    return Clock(ngettext("%(num)d working day left", "%(num)d working days left", left), "neutral")


def service_words(actor: Actor, referral: Referral) -> Any:
    """The service's name; closed where it would tell of health or violence what this reader may not know."""
    point = referral.service_point
    if point is None:
        return _("still to be chosen")
    telling = compartment_of("service_type", point.service_type)
    return point.name if telling is None or _knows(actor, referral, telling) else REDACTED


def need_words(actor: Actor, referral: Referral) -> Any:
    """The needs in words, veiled where they tell of health or violence what this reader may not know."""
    needs = referral.needs
    if needs is REDACTED:
        return needs
    if _is_party(actor, referral):
        return ", ".join(label("need_category", need) for need in needs or ())
    readable = [each for each in Compartment if _opens(referral, each)]
    return ", ".join(dict.fromkeys(masked_label("need_category", need, readable) for need in needs or ()))


def urgency_words(referral: Referral) -> str:
    return str(URGENCY[referral.urgency])


def moves_open(actor: Actor, referral: Referral) -> set[str]:
    """The moves whose buttons this reader gets."""
    side = side_of(actor, referral)
    found = set(REFERRAL.open_to(referral.status, side)) if side else set()
    if referral.status == "INV" and side is Side.RECEIVER:
        found |= {"ask", "accept"}  # who answers at once notes it with the same move
    if referral.asked_at is None:
        found.discard("answer")
    return found - ({"send", "cancel"} if referral.status == "BOZZA" and referral.sender_id != actor.user_id else set())


def one_click(referral: Referral) -> dict[str, str]:
    """The hidden fields of a move of one click."""
    return {"version": str(referral.row_version), "submission_id": str(uuid.uuid4())}


def _page_of(actor: Actor, referral: Referral) -> str:
    """A draft of one's own goes on where it was left."""
    if referral.status != "BOZZA" or referral.sender_id != actor.user_id:
        return "referrals.show"
    return "referrals.service" if referral.service_point is None else "referrals.send"


def _knows(actor: Actor, referral: Referral, compartment: str) -> bool:
    return _is_party(actor, referral) or _opens(referral, Compartment(compartment))


def _is_party(actor: Actor, referral: Referral) -> bool:
    """Who sent it and who received it know what it is about."""
    return referral.sender_id == actor.user_id or side_of(actor, referral) is Side.RECEIVER


def _opens(referral: Referral, compartment: Compartment) -> bool:
    door = current_door()
    return door is not None and door.allows(referral.person_id, compartment, referral)
