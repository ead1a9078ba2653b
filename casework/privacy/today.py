"""The privacy officer's cards of Oggi: what was refused lately, and the day in figures."""

from collections.abc import Mapping
from typing import Any

from app.access import Actor
from app.audit import AccessEvent
from casework.privacy import pages, queries

SHOWN = 5
DAYS = 7


def refusals(actor: Actor) -> Mapping[str, Any]:
    """The attempts refused in the last week, newest first."""
    scope = queries.refusals_since(actor, DAYS)
    events = scope.order_by(AccessEvent.at.desc()).limit(SHOWN).all()
    return {"count": scope.count(), "lines": pages.lines_of(events), "days": DAYS}


def figures(actor: Actor) -> Mapping[str, Any]:
    """Readings, searches and failed sign-ins of today."""
    return {"count": None, "figures": queries.figures_of_today(actor)}
