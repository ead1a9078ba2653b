"""The cards of Oggi: what waits or is late for the sender; the inbox, the week and the figures for the service."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, or_

from app import clock
from app.access import Actor, Role
from app.i18n import _
from referrals.outgoing import figures, pages, queries
from referrals.outgoing.codes import REJECT_REASONS
from referrals.outgoing.inbox import order_of, scope_of
from referrals.outgoing.models import Referral
from referrals.workflow import REFERRAL, add_working_days, end_of

SHOWN = 6
NEWS_FOR = timedelta(days=3)
EXPIRED_FOR = timedelta(days=14)
ANSWERED = ("ACC", "APP", "RIF")


def sender_card(actor: Actor) -> Mapping[str, Any] | None:
    """Questions to answer, late ones, answers that came in, those whose clock is about to run out."""
    scope = queries.sent_referrals(actor).where(_needs_the_sender())
    if not actor.has(Role.COORD):
        scope = scope.where(Referral.sender_id == actor.user_id)
    rows = scope.order_by(Referral.due_at, Referral.id).limit(SHOWN).all()
    if not rows:
        return None
    return {"count": scope.count(), "lines": pages.lines_of(actor, rows), "url": url_for("referrals.index")}


def inbox_card(actor: Actor) -> Mapping[str, Any]:
    """What waits for an answer, the most urgent first."""
    scope = scope_of(actor, "waiting")
    rows = scope.order_by(*order_of("waiting")).limit(SHOWN).all()
    return {
        "count": scope.count(),
        "lines": pages.lines_of(actor, rows),
        "urgency": pages.urgency_words,
        "url": url_for("referrals.inbox_page"),
    }


def week_card(actor: Actor) -> Mapping[str, Any]:
    """Whom the service expects in the next seven days, and whose coming was not yet written down."""
    now = clock.now()
    scope = queries.appointments_between(actor, now - NEWS_FOR, now + timedelta(days=7))
    rows = scope.limit(2 * SHOWN).all()
    return {"count": scope.count(), "lines": pages.lines_of(actor, rows), "now": now}


def figures_card(actor: Actor) -> Mapping[str, Any]:
    """The service's own figures over 90 days."""
    found = figures.figures(actor)
    refused = sorted(found.refused.items(), key=lambda each: -each[1])
    words = [(str(REJECT_REASONS[code]), number) for code, number in refused if code in REJECT_REASONS]
    return {"count": None, "figures": found, "refused": words, "time": _time_words(found.hours_to_answer)}


def waiting_count(actor: Actor) -> int:
    return queries.count_to_answer(actor)


def _needs_the_sender() -> ColumnElement[bool]:
    now = clock.now()
    soon = end_of(add_working_days(clock.today(), 1))
    waiting = Referral.status.in_(REFERRAL.waiting)
    return or_(
        waiting & Referral.asked_at.is_not(None),
        waiting & (Referral.due_at <= soon),
        (Referral.status == "SCAD") & (Referral.closed_at >= now - EXPIRED_FOR),
        Referral.status.in_(ANSWERED) & (Referral.answered_at >= now - NEWS_FOR),
    )


def _time_words(hours: float | None) -> str:
    if hours is None:
        return "–"
    return _("%(num)d h", num=round(hours)) if hours < 48 else _("%(num)d days", num=round(hours / 24))
