"""Zones: the few coarse parts of town a unit goes to."""

import uuid

from app.access import Actor
from app.audit import Operation, record
from app.db import db
from casework.outreach.models import Zone


def save_zone(
    actor: Actor, zone: Zone | None, *, team_id: uuid.UUID, name: str, district: str, bounds: str | None, active: bool
) -> Zone:
    """Make a zone, or change one; a zone is never deleted, only no longer offered."""
    made = zone is None
    zone = zone or Zone(team_id=team_id)
    zone.team_id, zone.name, zone.district, zone.bounds, zone.active = team_id, name, district, bounds or None, active
    db.session.add(zone)
    record(actor, Operation.CREATE if made else Operation.UPDATE, zone)
    db.session.flush()
    return zone
