"""Text tables: encoding and delimiter found out, quotes minded, spreadsheet formulas marked."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from casework.people.importing.headings import known_headings
from casework.people.importing.reasons import FileReason, FileRefused
from casework.people.importing.table import FORMULA, SPREADSHEET_ERRORS

LONGEST_CELL = 32_767
MOST_LINES_IN_A_CELL = 30
_DELIMITERS = ";,\t|"
_SEP_LINE = re.compile(r"^sep=(.)\r?\n")
_QUOTED_FORMULA = re.compile(r'^="(.*)"$')
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TEXT_CONTROLS = {9, 10, 12, 13}


def decoded(data: bytes) -> str:
    """The text of a file written by whichever program: UTF-8, UTF-16, Windows-1252 or Latin-1.

    :raises FileRefused: with ``not_a_table`` when it is no text at all.
    """
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError:
        raise FileRefused(FileReason.NOT_A_TABLE) from None
    if _is_binary(text):
        raise FileRefused(FileReason.NOT_A_TABLE)
    return text


def _encoding(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    if wide := _wide_without_bom(data[:4000]):
        return wide
    for name in ("utf-8", "cp1252"):
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return "latin-1"


def _wide_without_bom(start: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every second byte."""
    if len(start) < 4:
        return None
    if start[1::2].count(0) > 0.4 * len(start[1::2]) and start[0::2].count(0) == 0:
        return "utf-16-le"
    if start[0::2].count(0) > 0.4 * len(start[0::2]) and start[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _is_binary(text: str) -> bool:
    controls = sum(ord(c) < 32 and ord(c) not in _TEXT_CONTROLS for c in text[:20_000])
    return "\x00" in text or controls > 2


def csv_lines(data: bytes) -> Iterator[list[str]]:
    """The records of a text table, cell by cell.

    :raises FileRefused: when it is no text, or a quotation mark that never closes would swallow rows.
    """
    text = decoded(data)
    delimiter = _delimiter(text)
    body = _SEP_LINE.sub("", text)
    csv.field_size_limit(LONGEST_CELL * 4)
    try:
        for record in csv.reader(io.StringIO(body, newline=""), delimiter=delimiter):
            yield [_cell(cell) for cell in record]
    except csv.Error:
        raise FileRefused(FileReason.BROKEN_QUOTES) from None


def _cell(cell: str) -> str:
    if cell.count("\n") > MOST_LINES_IN_A_CELL:
        raise FileRefused(FileReason.BROKEN_QUOTES)
    if cell in SPREADSHEET_ERRORS:
        return FORMULA
    if cell.startswith("="):
        quoted = _QUOTED_FORMULA.match(cell)
        return quoted[1] if quoted else FORMULA
    return cell


def _delimiter(text: str) -> str:
    """The mark that gives the most headings we know, then the most rows of one width."""
    if named := _SEP_LINE.match(text):
        return named[1]
    start = "\n".join(text[:100_000].splitlines()[:50])
    return max(_DELIMITERS, key=lambda mark: _fitness(start, mark))


def _fitness(start: str, delimiter: str) -> tuple[int, int]:
    try:
        records = [record for record in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter) if record]
    except csv.Error:
        return 0, 0
    widths = Counter(len(record) for record in records if len(record) > 1)
    known = max((known_headings(record) for record in records[:10]), default=0)
    return known, max((width * count for width, count in widths.items()), default=0)
