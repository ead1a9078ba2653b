"""Workbooks: the first sheet on view, values as they were last shown, formulas never evaluated."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from casework.people.importing.dates import SERIAL_SHIFT_1904
from casework.people.importing.reasons import FileReason, FileRefused
from casework.people.importing.table import FORMULA, HEADING_WITHIN, MAX_COLUMNS, MAX_ROWS, SPREADSHEET_ERRORS

MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 2_000
MAX_RATIO = 200
_SMALL = 1024 * 1024
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
    RuntimeError,
    OverflowError,
)


def check_archive(data: bytes) -> None:
    """Refuse an archive that is no workbook, or that would unpack to more than a table can be.

    :raises FileRefused: with ``broken_workbook`` or ``file_too_large``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        raise FileRefused(FileReason.BROKEN_WORKBOOK) from None
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise FileRefused(FileReason.NOT_A_TABLE)
    unpacked = sum(part.file_size for part in parts)
    swollen = any(p.file_size > _SMALL and p.file_size > MAX_RATIO * max(p.compress_size, 1) for p in parts)
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS or swollen:
        raise FileRefused(FileReason.TOO_LARGE)


def xlsx_lines(data: bytes) -> tuple[Iterator[list[str]], int]:
    """The rows of the first visible sheet as text, and the shift of its date serials.

    :raises FileRefused: with ``broken_workbook`` when the program that wrote it did not finish.
    """
    check_archive(data)
    shown, written = _opened(data, values=True), _opened(data, values=False)
    shift = SERIAL_SHIFT_1904 if shown.epoch == CALENDAR_MAC_1904 else 0
    return _lines(shown, written), shift


def _opened(data: bytes, *, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except _BROKEN:
        raise FileRefused(FileReason.BROKEN_WORKBOOK) from None


def _lines(shown: Workbook, written: Workbook) -> Iterator[list[str]]:
    """Row by row, the value that was last shown; a formula that never showed one is marked."""
    try:
        for values, sources in zip(_rows(shown), _rows(written), strict=True):
            yield [_cell(value, source) for value, source in zip(values, sources, strict=True)]
    except _BROKEN as error:
        if isinstance(error, FileRefused):
            raise
        raise FileRefused(FileReason.BROKEN_WORKBOOK) from None


def _rows(workbook: Workbook) -> Iterator[tuple[object, ...]]:
    """The rows of the sheet up to one more than the limits, so that a forged address cannot make millions."""
    sheet = next((s for s in workbook.worksheets if s.sheet_state == "visible"), None)
    if sheet is None:
        raise FileRefused(FileReason.EMPTY)
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=MAX_ROWS + HEADING_WITHIN + 2, max_col=MAX_COLUMNS + 1, values_only=True)


def _cell(value: object, source: object) -> str:
    if value is None:
        return "" if source in (None, "") else FORMULA
    if value in SPREADSHEET_ERRORS:
        return FORMULA
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
