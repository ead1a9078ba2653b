"""The sample, without a database: which rows an import would refuse, and why."""

import json
from datetime import date
from pathlib import Path

from casework.people.importing.headings import checked, propose
from casework.people.importing.lists import CodeLists
from casework.people.importing.planning import BATCH, findings, next_batch
from casework.people.importing.reading import read_file, read_table
from casework.people.importing.rows import RowReader

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TABLE = read_table(read_file(DATA / "people-sample.csv"))
TODAY = date(2026, 11, 22)


def _reader() -> RowReader:
    return RowReader(checked(propose(TABLE.headings, [], CodeLists(), TODAY)), CodeLists(), TODAY)


def test_exactly_the_expected_rows_are_refused() -> None:
    expected = json.loads((DATA / "people-sample.expected.json").read_text())
    found = findings(_reader(), TABLE)
    assert {str(row.number): ",".join(row.reasons) for row in found.refused} == expected["rejected"]
    assert (found.total, len(found.good_keys)) == (expected["rows"], expected["accepted"])


def test_batches_are_cut_the_same_wherever_one_starts() -> None:
    first = next_batch(_reader(), TABLE, 0)
    rest = next_batch(_reader(), TABLE, first[-1].number)
    assert sum(row.draft is not None for row in first) == BATCH
    assert [row.number for row in (*first, *rest)] == [number for number, _ in TABLE.rows]
    assert {row.number for row in rest if row.draft is None} >= {777, 778}
