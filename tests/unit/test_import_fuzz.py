"""Whatever stands in a cell or a file, an import answers with values or with reasons, never with a crash."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casework.people.importing.dates import birth_date
from casework.people.importing.fields import Field
from casework.people.importing.headings import ColumnMap
from casework.people.importing.lists import CodeLists
from casework.people.importing.reading import read_table
from casework.people.importing.reasons import FileRefused, Refused
from casework.people.importing.rows import RowReader

TODAY = date(2026, 11, 22)
FIELDS = tuple(Field)
READER = RowReader(ColumnMap(FIELDS), CodeLists(), TODAY)
CELLS = st.text(max_size=40) | st.from_regex(r"[0-9 ./\-+()circaxSTPENI°?~]{0,20}", fullmatch=True)
DATE_PARTS = st.lists(
    st.integers(0, 99999).map(str) | st.sampled_from(["gennaio", "mar", "circa", "", "xx"]), max_size=4
)


@given(st.lists(CELLS, max_size=len(FIELDS) + 2))
def test_any_row_gives_a_draft_or_reasons(row: list[str]) -> None:
    read = READER.read(1, row)
    assert (read.draft is None) is bool(read.reasons)


@given(DATE_PARTS, st.sampled_from("/-. "), st.booleans())
def test_any_date_is_read_or_refused_and_never_lies_ahead(parts: list[str], mark: str, month_first: bool) -> None:
    try:
        found = birth_date(mark.join(parts), TODAY, month_first=month_first)
    except Refused:
        return
    assert found is None or date(found.year, found.month or 1, found.day or 1) <= TODAY


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(str.encode)
    | st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b)
)
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        found = read_table(data)
    except FileRefused:
        return
    assert all(len(row) == len(found.headings) for _number, row in found.rows)
