"""The inbox of a service in three views: to be answered, in hand, over."""

from typing import Any

from flask import request, url_for

from app.access import Actor, Scope
from app.i18n import _
from referrals.outgoing.models import Referral
from referrals.outgoing.queries import inbox
from referrals.workflow import REFERRAL

IN_HAND = REFERRAL.live - REFERRAL.waiting
VIEWS = ("waiting", "in_hand", "over")


def view_asked_for() -> str:
    asked = request.args.get("view", "")
    return asked if asked in VIEWS else VIEWS[0]


def scope_of(actor: Actor, view: str) -> Scope[Referral]:
    scope = inbox(actor)
    if view == "over":
        return scope.where(Referral.status.not_in(REFERRAL.live))
    return scope.where(Referral.status.in_(REFERRAL.waiting if view == "waiting" else IN_HAND))


def order_of(view: str) -> tuple[Any, ...]:
    """What waits comes by urgency and clock; the rest by when it came."""
    if view == "waiting":
        return Referral.urgency, Referral.due_at, Referral.id
    return Referral.created_at, Referral.id


def is_descending(view: str) -> bool:
    return view != "waiting"


def tabs(actor: Actor, view: str) -> list[dict[str, Any]]:
    words = {"waiting": _("To be answered"), "in_hand": _("In hand"), "over": _("Over")}
    return [
        {
            "label": words[each],
            "url": url_for("referrals.inbox_page", view=each),
            "active": each == view,
            "count": None if each == "over" else scope_of(actor, each).count(),
        }
        for each in VIEWS
    ]
