"""``flask people import``: a file of people from the command line, with progress and a report of refused rows."""

import uuid
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.exc import IntegrityError

from app import clock
from app.access import system_actor
from app.db import db
from app.db.unit_of_work import one_transaction
from app.i18n import _
from app.identity.models import Team
from casework.people.importing.batches import import_batch
from casework.people.importing.headings import ColumnMap, chosen, propose
from casework.people.importing.lists import CodeLists
from casework.people.importing.maps import WrittenMap, read_map
from casework.people.importing.messages import FILE_MESSAGES
from casework.people.importing.models import RunStatus
from casework.people.importing.planning import Findings, findings
from casework.people.importing.queries import first_team
from casework.people.importing.reading import read_file, read_table
from casework.people.importing.reasons import FileRefused
from casework.people.importing.reporting import say_columns, say_findings, say_progress, say_result
from casework.people.importing.rows import RowReader
from casework.people.importing.services import note_check, open_run, start_run
from casework.people.importing.table import Table

ACTOR = system_actor("import")
SAMPLE = 200
MOST_MEETINGS = 20
"""How often a batch is begun again because another run of the same rows came first."""

people = AppGroup("people", help="People in bulk.")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@people.command("import")
@click.argument("file", type=_FILE)
@click.option("--map", "map_file", type=_FILE, help="Which heading means what (TOML).")
@click.option("--source", help="Where the list comes from; row ids are unique within it. Default: the file's name.")
@click.option("--team", "team_name", help="Name or prefix of the team that gets the people. Default: the first équipe.")
@click.option("--dry-run", is_flag=True, help="Check and report, write nothing.")
@with_appcontext
def import_people(file: Path, map_file: Path | None, source: str | None, team_name: str | None, dry_run: bool) -> None:
    """Bring the people of FILE (.csv or .xlsx) in. Running it again goes on where it stopped; no row goes in twice."""
    written = _written(map_file)
    data, table, columns = _read(file, written)
    reader = RowReader(columns, CodeLists(), clock.today(), written.month_first, table.serial_shift)
    say_columns(table, columns)
    found = findings(reader, table)
    if dry_run:
        say_findings(found)
        return
    db.session.rollback()
    run_id = _begin(team_name, source or written.source or file.stem, data, reader, found)
    _put_all_in(run_id, table)
    say_result(run_id)


def _written(map_file: Path | None) -> WrittenMap:
    try:
        return read_map(map_file) if map_file else WrittenMap()
    except FileRefused as refused:
        raise _failure(refused) from None


def _read(file: Path, written: WrittenMap) -> tuple[bytes, Table, ColumnMap]:
    try:
        data = read_file(file)
        table = read_table(data)
        sample = [row for _, row in table.rows[:SAMPLE]]
        proposal = propose(table.headings, sample, CodeLists(), clock.today())
        return data, table, chosen(table.headings, written.columns, proposal)
    except FileRefused as refused:
        raise _failure(refused) from None


def _failure(refused: FileRefused) -> click.ClickException:
    return click.ClickException(f"{refused.reason.value}: {FILE_MESSAGES[refused.reason]}")


def _begin(team_name: str | None, source: str, data: bytes, reader: RowReader, found: Findings) -> uuid.UUID:
    with one_transaction():
        team = _team(team_name)
        run, _new = open_run(ACTOR, team.id, source, data)
        if run.status == RunStatus.RUNNING:
            click.echo(_("Going on after row %(number)s", number=run.last_row))
        else:
            note_check(run, reader, found)
            start_run(ACTOR, run, in_background=False)
        return run.id


def _team(name: str | None) -> Team:
    team = first_team(name)
    if team is None:
        raise click.ClickException(
            _("No active team has this name or prefix.") if name else _("No équipe is active yet.")
        )
    click.echo(_("Team: %(name)s", name=team.name))
    return team


def _put_all_in(run_id: uuid.UUID, table: Table) -> None:
    more, meetings = True, 0
    while more:
        try:
            with one_transaction():
                done = import_batch(ACTOR, run_id, table)
        except IntegrityError:
            meetings += 1
            if meetings > MOST_MEETINGS:
                raise
            continue
        more = done.more
        say_progress(done, table.rows[-1][0])
