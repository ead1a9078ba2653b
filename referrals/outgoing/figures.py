"""A service's own figures: how fast it answers, how often too late, what it declines and why."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app import clock
from app.access import Actor, Role
from app.db import db
from referrals.outgoing.models import Referral

FIGURES_OVER = timedelta(days=90)


@dataclass(frozen=True)
class Figures:
    """A service's own figures over the last 90 days."""

    answered: int
    hours_to_answer: float | None
    """The median."""
    late_answers: int
    refused: dict[str, int]


def figures(actor: Actor) -> Figures:
    """How a service answered lately: how fast, how often too late, what was refused and why."""
    points = actor.service_points_as(Role.SERVIZIO)
    columns = select(Referral.sent_at, Referral.answered_at, Referral.due_at, Referral.reject_reason)
    since = Referral.answered_at >= clock.now() - FIGURES_OVER
    rows = db.session.execute(columns.where(Referral.to_service_point_id.in_(points), since).limit(5000)).all()
    refused: dict[str, int] = {}
    for row in rows:
        if row.reject_reason:
            refused[row.reject_reason] = refused.get(row.reject_reason, 0) + 1
    hours = sorted((row.answered_at - row.sent_at).total_seconds() / 3600 for row in rows)
    late = sum(row.answered_at > row.due_at for row in rows)
    return Figures(len(rows), hours[len(hours) // 2] if hours else None, late, refused)
