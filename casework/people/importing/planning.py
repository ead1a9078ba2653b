"""What a file would do, row by row and batch by batch; pure, so that a resumed run decides as the first one did."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from casework.people.importing.fields import Field
from casework.people.importing.reasons import Reason
from casework.people.importing.rows import ReadRow, RowReader
from casework.people.importing.table import Table

BATCH = 500


@dataclass
class Findings:
    """What a look through the whole file finds, before anything goes in."""

    total: int = 0
    good_keys: list[str] = field(default_factory=list)
    refused: list[ReadRow] = field(default_factory=list)


def checked_rows(reader: RowReader, table: Table, after: int = 0) -> Iterator[ReadRow]:
    """Every row behind the number ``after``, read; one whose id an earlier row has is refused.

    Rows up to ``after`` are only asked for their id.
    """
    seen: set[str] = set()
    for number, row in table.rows:
        if number <= after:
            seen.add(reader.key_of(row))
            continue
        read = reader.read(number, row)
        if read.key in seen and Reason.NO_ROW_ID not in read.reasons:
            read = read.refused(_repetition(reader))
        seen.add(read.key)
        yield read


def findings(reader: RowReader, table: Table) -> Findings:
    """A look through the whole file."""
    found = Findings()
    for row in checked_rows(reader, table):
        found.total += 1
        if row.draft is None:
            found.refused.append(row)
        else:
            found.good_keys.append(row.key)
    return found


def next_batch(reader: RowReader, table: Table, after: int) -> list[ReadRow]:
    """The rows behind ``after`` up to the five-hundredth good one: what goes in together or not at all."""
    batch: list[ReadRow] = []
    good = 0
    for row in checked_rows(reader, table, after):
        batch.append(row)
        good += row.draft is not None
        if good == BATCH:
            break
    return batch


def _repetition(reader: RowReader) -> Reason:
    return Reason.DUPLICATE_ROW_ID if reader.columns.has(Field.ROW_ID) else Reason.DUPLICATE_ROW
