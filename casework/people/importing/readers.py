"""How the rows of one run are read: its columns, its lists, its day."""

from app import clock
from casework.people.importing.fields import Field
from casework.people.importing.headings import ColumnMap
from casework.people.importing.lists import CodeLists
from casework.people.importing.models import ImportRun
from casework.people.importing.rows import RowReader
from casework.people.importing.table import Table


def reader_of(run: ImportRun, table: Table) -> RowReader:
    """How the rows of a run are read; the day is that of the upload, so that a resumed run decides the same."""
    return reader_for(run, table, columns_of(run), month_first=run.month_first)


def columns_of(run: ImportRun) -> ColumnMap:
    return ColumnMap(tuple(Field(name) if name else None for name in run.columns or ()))


def reader_for(run: ImportRun, table: Table, columns: ColumnMap, *, month_first: bool) -> RowReader:
    """How the rows of a run would be read with these columns."""
    day = run.created_at.astimezone(clock.ROME).date()
    return RowReader(columns, CodeLists(), day, month_first=month_first, serial_shift=table.serial_shift)
