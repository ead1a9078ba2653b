"""When a reader last marked a person's timeline as read."""

import uuid

from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.access import Actor
from app.db import db
from casework.cases.models import LastVisit


def mark_as_read(actor: Actor, person_id: uuid.UUID) -> None:
    """From now on only what comes later is new to this reader; one statement."""
    dialect = sqlite if db.session.get_bind().dialect.name == "sqlite" else postgresql
    visit = dialect.insert(LastVisit).values(user_id=actor.user_id, person_id=person_id, at=clock.now())
    keys = ["user_id", "person_id"]
    db.session.execute(visit.on_conflict_do_update(index_elements=keys, set_={"at": visit.excluded.at}))
