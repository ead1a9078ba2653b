"""When a reader last marked a person's timeline as read."""

import uuid

from app import clock
from app.access import Actor
from app.db import db
from casework.cases.models import LastVisit
from casework.cases.queries import last_visit


def mark_as_read(actor: Actor, person_id: uuid.UUID) -> None:
    """From now on only what comes later is new to this reader."""
    visit = last_visit(actor, person_id)
    if visit is None:
        db.session.add(LastVisit(user_id=actor.user_id, person_id=person_id, at=clock.now()))
    else:
        visit.at = clock.now()
    db.session.flush()
