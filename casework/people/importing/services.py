"""Brings files of people in: a run is opened, checked, started, and goes in by batches that are whole or not at all."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import delete, insert, select

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.db import db, uuid7
from app.db.unit_of_work import begin_writing
from app.jobs import send_later
from casework.people.importing import storing
from casework.people.importing.fields import Field
from casework.people.importing.headings import ColumnMap, propose
from casework.people.importing.keys import file_key, row_key, source_key
from casework.people.importing.lists import CodeLists
from casework.people.importing.models import ImportRefusal, ImportRowKey, ImportRun, RunStatus
from casework.people.importing.planning import BATCH, Findings, findings, next_batch
from casework.people.importing.queries import known_keys, unfinished_run
from casework.people.importing.reasons import Reason
from casework.people.importing.rows import ReadRow, RowReader
from casework.people.importing.table import Table
from casework.people.importing.writing import with_known_tax_code, write_people

OUTBOX_KIND = "people_import"
KEEP_WAITING = timedelta(hours=24)
SAMPLE = 200
WAITING = (RunStatus.UPLOADED, RunStatus.CHECKED)
ENDED = (RunStatus.DONE, RunStatus.CANCELLED)
T = TypeVar("T")


@dataclass(frozen=True)
class Progress:
    """How far a run has come."""

    last_row: int
    imported: int
    more: bool


def open_run(actor: Actor, team_id: uuid.UUID, source: str, data: bytes) -> tuple[ImportRun, bool]:
    """The run for this file from this source: the unfinished one if there is one, else a new one.

    :return: the run, and whether it is a new one.
    """
    source_index, file_index = source_key(source), file_key(data)
    run = unfinished_run(team_id, source_index, file_index)
    if run is not None:
        return run, False
    run = ImportRun(
        team_id=team_id, started_by=actor.user_id, source=source, source_index=source_index, file_index=file_index
    )
    db.session.add(run)
    db.session.flush()
    record(actor, Operation.CREATE, run)
    return run, True


def upload(actor: Actor, team_id: uuid.UUID, source: str, data: bytes, table: Table) -> ImportRun:
    """Open the run and keep the file sealed until it goes in."""
    run, new = open_run(actor, team_id, source, data)
    if new:
        run.rows_total = len(table.rows)
        storing.keep(run.id, table)
        db.session.flush()
    return run


def reader_of(run: ImportRun, table: Table) -> RowReader:
    """How the rows of a run are read; the day is that of the upload, so that a resumed run decides the same."""
    return reader_for(run, table, _columns_of(run), month_first=run.month_first)


def _columns_of(run: ImportRun) -> ColumnMap:
    return ColumnMap(tuple(Field(name) if name else None for name in run.columns or ()))


def reader_for(run: ImportRun, table: Table, columns: ColumnMap, *, month_first: bool) -> RowReader:
    """How the rows of a run would be read with these columns."""
    day = run.created_at.astimezone(clock.ROME).date()
    return RowReader(columns, CodeLists(), day, month_first=month_first, serial_shift=table.serial_shift)


def waiting_table(run: ImportRun) -> Table | None:
    """The sealed table of a run that has not ended."""
    return storing.opened(run.id)


def proposal_for(run: ImportRun, table: Table) -> ColumnMap:
    """What the columns mean as far as was said, else as proposed."""
    if run.columns is not None:
        return _columns_of(run)
    return propose(table.headings, [row for _number, row in table.rows[:SAMPLE]], CodeLists(), clock.today())


def check_run(run: ImportRun, table: Table, columns: ColumnMap, *, month_first: bool = False) -> None:
    """Look through the whole file with these columns and note what was found; others may write meanwhile."""
    reader = reader_for(run, table, columns, month_first=month_first)
    found = unlocked(lambda: findings(reader, table))
    note_check(run, reader, found)


def unlocked(work: Callable[[], T]) -> T:
    """Do long work at the beginning of a request without keeping all other writers of the database waiting."""
    db.session.rollback()
    try:
        return work()
    finally:
        db.session.rollback()
        begin_writing()


def note_check(run: ImportRun, reader: RowReader, found: Findings) -> None:
    """Fix what the columns mean, and note which rows cannot go in."""
    run.columns = [field.value if field else None for field in reader.columns.columns]
    run.month_first = reader.month_first
    db.session.execute(delete(ImportRefusal).where(ImportRefusal.run_id == run.id))
    _note_refusals(run.id, ((row.number, row.reasons) for row in found.refused))
    run.rows_total, run.rows_good, run.rows_refused = found.total, len(found.good_keys), len(found.refused)
    keys = [row_key(run.team_id, run.source_index, key) for key in found.good_keys]
    run.rows_known = len(known_keys(keys))
    run.status = RunStatus.CHECKED
    db.session.flush()


def start_run(actor: Actor, run: ImportRun, *, in_background: bool = True) -> None:
    """Let the rows go in; in the background by one message a batch, each a transaction of its own."""
    run.status = RunStatus.RUNNING
    run.rows_known = 0
    record(actor, Operation.UPDATE, run, purpose="IMPORT", count=run.rows_good)
    if in_background:
        _ask_for_batches(run)
    db.session.flush()


def resume_run(actor: Actor, run: ImportRun) -> None:
    """Ask again for the batches of a run that came to a halt."""
    record(actor, Operation.UPDATE, run, purpose="IMPORT")
    _ask_for_batches(run)
    db.session.flush()


def _ask_for_batches(run: ImportRun) -> None:
    for _number in range(run.rows_good // BATCH + 1):
        send_later(OUTBOX_KIND, {"run_id": str(run.id)})


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
    _note_refusals(run.id, ((number, (Reason.KNOWN_CODICE_FISCALE,)) for number in refused))
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


def _note_refusals(run_id: uuid.UUID, refused: Iterable[tuple[int, Iterable[Reason]]]) -> None:
    rows = [{"run_id": run_id, "number": number, "reasons": ",".join(reasons)} for number, reasons in refused]
    if rows:
        db.session.execute(insert(ImportRefusal), rows)


def _finish(run: ImportRun) -> None:
    run.status = RunStatus.DONE
    run.finished_at = clock.now()
    storing.forget(run.id)


def cancel_run(actor: Actor, run: ImportRun) -> None:
    """Give a run up; what went in stays, the file goes."""
    run.status = RunStatus.CANCELLED
    run.finished_at = clock.now()
    storing.forget(run.id)
    record(actor, Operation.DELETE, run)
    db.session.flush()


def forget_abandoned_runs() -> int:
    """Give up the runs that nobody started within a day; their files go."""
    before = clock.now() - KEEP_WAITING
    found = db.session.scalars(
        select(ImportRun).where(ImportRun.status.in_(WAITING), ImportRun.updated_at < before)
    ).all()
    for run in found:
        run.status = RunStatus.CANCELLED
        run.finished_at = clock.now()
        storing.forget(run.id)
    db.session.flush()
    return len(found)
