"""The page of one referral: what the receiver sees of the person, its history, what can be done next."""

from datetime import datetime
from typing import Any

from app.access import Actor
from casework.people.naming import display_name
from referrals.directory import pages as directory_pages
from referrals.outgoing import pages, queries
from referrals.outgoing.codes import AGREEMENT, MOVES, OUTCOMES, REJECT_REASONS, TONES
from referrals.outgoing.models import Referral
from referrals.outgoing.policies import side_of
from referrals.outgoing.sharing import name_as_shared, seen_by_receiver
from referrals.workflow import REFERRAL, Side


def page_of(actor: Actor, referral: Referral) -> dict[str, Any]:
    """Everything the page draws."""
    side = side_of(actor, referral)
    receiving = side is Side.RECEIVER
    over = referral.status not in REFERRAL.live
    return {
        "referral": referral,
        "receiving": receiving,
        "person_name": name_as_shared(referral) if receiving else display_name(referral.person),
        "service_name": pages.service_words(actor, referral),
        "needs": pages.need_words(actor, referral),
        "sections": [] if receiving and over else seen_by_receiver(referral),
        "view_ended": receiving and over,
        "clock": pages.clock_of(referral),
        "tone": TONES.get(referral.status, "neutral"),
        "steps": queries.steps_of(actor, referral),
        "moves": pages.moves_open(actor, referral),
        "pages": pages,
        "directory": directory_pages,
        **WORDS,
    }


def instant(text: str | None) -> datetime | None:
    """A moment out of a timeline's detail."""
    return datetime.fromisoformat(text) if text else None


WORDS = {"AGREEMENT": AGREEMENT, "MOVES": MOVES, "OUTCOMES": OUTCOMES, "REJECT_REASONS": REJECT_REASONS}


def code_words(code: str | None) -> str:
    """The words of a reason to decline or of an outcome."""
    return str({**REJECT_REASONS, **OUTCOMES}.get(code or "", code or ""))
