"""What goes on while nobody looks: batches of a started run, and the clearing of files that nobody started."""

import uuid
from collections.abc import Mapping
from typing import Any

from app.access import Actor, opening_as, system_actor
from app.db import db
from app.db.unit_of_work import one_transaction
from app.identity.actors import actor_of
from casework.people.importing import storing
from casework.people.importing.batches import import_batch
from casework.people.importing.models import ImportRun
from casework.people.importing.services import forget_abandoned_runs

SYSTEM = system_actor("import")


def put_next_batch_in(payload: Mapping[str, Any]) -> None:
    """Handle one message of a started run: its next batch, in the message's own transaction."""
    run = db.session.get(ImportRun, uuid.UUID(payload["run_id"]))
    table = storing.opened(run.id) if run else None
    if run is not None and table is not None:
        with opening_as(SYSTEM):
            import_batch(_actor(run), run.id, table)


def _actor(run: ImportRun) -> Actor:
    """Who started the run is who acts, whoever's process does the work."""
    return actor_of(run.started_by) if run.started_by else SYSTEM


def clear_abandoned() -> None:
    with one_transaction():
        forget_abandoned_runs()
