"""What the pages of an import show: steps, counts, refused rows in words. No values of any row."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app import clock
from app.i18n import _
from casework.people.importing.messages import ROW_MESSAGES
from casework.people.importing.models import ImportRefusal, ImportRun, RunStatus
from casework.people.importing.queries import reasons_counted, refusals_of
from casework.people.importing.reasons import Reason
from casework.people.importing.table import Table
from casework.people.importing.text import is_missing

FIRST_ROWS = 50
HALTED_AFTER = timedelta(minutes=3)


@dataclass(frozen=True)
class Refusals:
    """Refused rows in words: the first of them, how many there are, and how many of each kind."""

    rows: Sequence[tuple[int, list[str]]]
    total: int
    kinds: Sequence[tuple[str, int]]


def refusals_in_words(run: ImportRun) -> Refusals:
    first = [(refusal.number, [_words(code) for code in refusal.codes]) for refusal in refusals_of(run, FIRST_ROWS)]
    kinds = [(_words(code), count) for code, count in reasons_counted(run)]
    return Refusals(first, run.rows_refused, kinds)


def _words(code: str) -> str:
    return str(ROW_MESSAGES[Reason(code)])


def error_list(refusals: Sequence[ImportRefusal]) -> str:
    """The refused rows as a table to work through: number, code, what to do."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Row"), _("Why refused"), _("What to do")])
    for refusal in refusals:
        writer.writerows([refusal.number, code, _words(code)] for code in refusal.codes)
    return "\ufeff" + out.getvalue()


def filled_cells(table: Table) -> list[int]:
    """How many rows say something in each column."""
    return [sum(not is_missing(row[place]) for _number, row in table.rows) for place in range(len(table.headings))]


def is_halted(run: ImportRun) -> bool:
    """Whether a run that should be moving has not for a while."""
    return run.status == RunStatus.RUNNING and run.updated_at < clock.now() - HALTED_AFTER


def rows_done(run: ImportRun) -> int:
    """Rows dealt with so far, of those that the check found good."""
    return min(run.rows_imported + run.rows_known, run.rows_good)
