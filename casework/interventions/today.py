"""Cards of Oggi: the appointments of the day, and those of which nobody said what became."""

from collections.abc import Mapping
from typing import Any

from app import clock
from app.access import Actor, Permission
from casework.interventions.queries import appointments_without_outcome, own_appointments_on

SHOWN = 8


def appointments_today(actor: Actor) -> Mapping[str, Any]:
    """In the order of the clock."""
    scope = own_appointments_on(actor, clock.today())
    return _shown(actor, scope.limit(SHOWN).all(), scope.count())


def without_outcome(actor: Actor) -> Mapping[str, Any] | None:
    """The oldest first; nothing when all is told."""
    scope = appointments_without_outcome(actor)
    found = scope.limit(SHOWN).all()
    return _shown(actor, found, scope.count()) if found else None


def _shown(actor: Actor, appointments: Any, count: int) -> dict[str, Any]:
    may_read = actor.may(Permission.CASE_READ)
    return {"appointments": appointments, "count": count, "may_read": may_read}
