"""Brings files of people in: a run is opened, checked, started, and goes in by batches that are whole or not at all."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import delete, select

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.db import db
from app.db.unit_of_work import begin_writing
from app.jobs import send_later
from casework.people.importing import storing
from casework.people.importing.batches import note_refusals
from casework.people.importing.headings import ColumnMap, propose
from casework.people.importing.keys import file_key, row_key, source_key
from casework.people.importing.lists import CodeLists
from casework.people.importing.models import ImportRefusal, ImportRun, RunStatus
from casework.people.importing.planning import BATCH, Findings, findings
from casework.people.importing.queries import known_keys, unfinished_run
from casework.people.importing.readers import columns_of, reader_for
from casework.people.importing.rows import RowReader
from casework.people.importing.table import Table

OUTBOX_KIND = "people_import"
KEEP_WAITING = timedelta(hours=24)
SAMPLE = 200
WAITING = (RunStatus.UPLOADED, RunStatus.CHECKED)
ENDED = (RunStatus.DONE, RunStatus.CANCELLED)
T = TypeVar("T")


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
    """Open the run and keep the file sealed until it goes in; a run of the command line that stopped is taken on."""
    run, _new = open_run(actor, team_id, source, data)
    if not storing.is_kept(run.id):
        run.rows_total = len(table.rows)
        storing.keep(run.id, table)
        db.session.flush()
    return run


def waiting_table(run: ImportRun) -> Table | None:
    """The sealed table of a run that has not ended."""
    return storing.opened(run.id)


def proposal_for(run: ImportRun, table: Table) -> ColumnMap:
    """What the columns mean as far as was said, else as proposed."""
    if run.columns is not None:
        return columns_of(run)
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
    note_refusals(run.id, ((row.number, row.reasons) for row in found.refused))
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
