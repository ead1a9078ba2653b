"""One batch of a run: people, row keys, counters and trace, whole or not at all in the caller's transaction."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import insert

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.db import db, uuid7
from casework.people.importing import storing
from casework.people.importing.keys import row_key
from casework.people.importing.models import ImportRefusal, ImportRowKey, ImportRun, RunStatus
from casework.people.importing.planning import next_batch
from casework.people.importing.queries import known_keys
from casework.people.importing.readers import reader_of
from casework.people.importing.reasons import Reason
from casework.people.importing.rows import ReadRow
from casework.people.importing.table import Table
from casework.people.importing.writing import with_known_tax_code, write_people


@dataclass(frozen=True)
class Progress:
    """How far a run has come."""

    last_row: int
    imported: int
    more: bool


def import_batch(actor: Actor, run_id: uuid.UUID, table: Table) -> Progress:
    """Put the next batch in, inside the caller's transaction.

    The run's row is locked, so two workers of one run take turns; two runs of one source meet at the row keys.
    """
    run = db.session.get_one(ImportRun, run_id, with_for_update=True, populate_existing=True)
    if run.status == RunStatus.RUNNING:
        batch = next_batch(reader_of(run, table), table, run.last_row)
        if batch:
            _put_in(actor, run, batch)
            run.last_row = batch[-1].number
        if not batch or run.last_row == table.rows[-1][0]:
            _finish(run)
        db.session.flush()
    return Progress(run.last_row, run.rows_imported, run.status == RunStatus.RUNNING)


def _put_in(actor: Actor, run: ImportRun, batch: Sequence[ReadRow]) -> None:
    """Keys first: where two runs meet, the later one stops here and begins its batch again."""
    good = [(row_key(run.team_id, run.source_index, row.key), row) for row in batch if row.draft is not None]
    known = known_keys([key for key, _ in good])
    fresh = [(key, row) for key, row in good if key not in known]
    refused = with_known_tax_code([row for _, row in fresh])
    entering = [(key, row, uuid7()) for key, row in fresh if row.number not in refused]
    _note_keys(run.id, entering)
    note_refusals(run.id, ((number, (Reason.KNOWN_CODICE_FISCALE,)) for number in refused))
    write_people(run.team_id, [(person_id, row.draft) for _, row, person_id in entering if row.draft])
    run.rows_imported += len(entering)
    run.rows_known += len(known)
    run.rows_refused += len(refused)
    people = [person_id for _, _, person_id in entering]
    record(actor, Operation.CREATE, run, subjects=people, count=len(people), purpose="IMPORT")


def _note_keys(run_id: uuid.UUID, entering: Sequence[tuple[bytes, ReadRow, uuid.UUID]]) -> None:
    """In the order of the keys, so that two runs at once wait for each other instead of locking each other out."""
    rows = [
        {"key": key, "run_id": run_id, "number": row.number, "person_id": person_id}
        for key, row, person_id in sorted(entering, key=itemgetter(0))
    ]
    if rows:
        db.session.execute(insert(ImportRowKey), rows)


def note_refusals(run_id: uuid.UUID, refused: Iterable[tuple[int, Iterable[Reason]]]) -> None:
    rows = [{"run_id": run_id, "number": number, "reasons": ",".join(reasons)} for number, reasons in refused]
    if rows:
        db.session.execute(insert(ImportRefusal), rows)


def _finish(run: ImportRun) -> None:
    run.status = RunStatus.DONE
    run.finished_at = clock.now()
    storing.forget(run.id)
