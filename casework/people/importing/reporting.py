"""What the command line says of an import: columns, progress, refused rows by number and reason. No values."""

import uuid
from collections.abc import Sequence

import click

from app.i18n import _
from casework.people.importing.batches import Progress
from casework.people.importing.headings import ColumnMap, field_of_heading
from casework.people.importing.messages import ROW_MESSAGES
from casework.people.importing.planning import Findings
from casework.people.importing.queries import refusals_of, run_now
from casework.people.importing.reasons import Reason
from casework.people.importing.table import Table

Refused = Sequence[tuple[int, Sequence[Reason]]]


def say_columns(table: Table, columns: ColumnMap) -> None:
    """A heading we do not know is not printed: where the headings are missing it could be somebody's name."""
    for place, (heading, field) in enumerate(zip(table.headings, columns.columns, strict=True), start=1):
        words = f" “{heading}”" if field_of_heading(heading) else ""
        click.echo(f"{_('Column %(number)s', number=place)}{words}: {field.value if field else _('leave out')}")


def say_progress(done: Progress, last: int) -> None:
    click.echo(
        _("Row %(number)s of %(last)s: %(count)s people in", number=done.last_row, last=last, count=done.imported)
    )


def say_findings(found: Findings) -> None:
    """After a dry run."""
    _say_refused([(row.number, row.reasons) for row in found.refused])
    counts = {"total": found.total, "good": len(found.good_keys), "refused": len(found.refused)}
    click.echo(_("%(total)s rows: %(good)s would go in, nothing was written, %(refused)s refused", **counts))


def say_result(run_id: uuid.UUID) -> None:
    """After a run."""
    run = run_now(run_id)
    refused = [(refusal.number, [Reason(code) for code in refusal.codes]) for refusal in refusals_of(run)]
    _say_refused(refused)
    counts = {"total": run.rows_total, "imported": run.rows_imported, "known": run.rows_known, "refused": len(refused)}
    click.echo(_("%(total)s rows: %(imported)s imported, %(known)s in already, %(refused)s refused", **counts))


def _say_refused(refused: Refused) -> None:
    for number, reasons in refused:
        click.echo(f"{_('Row %(number)s', number=number)}: {', '.join(reason.value for reason in reasons)}")
    for reason in sorted({reason for _number, reasons in refused for reason in reasons}):
        click.echo(f"{reason.value}: {ROW_MESSAGES[reason]}")
