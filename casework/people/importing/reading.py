"""A file of people as a table, whatever program wrote it; hostile ones are refused before they are unpacked."""

from pathlib import Path

from casework.people.importing.reading_csv import csv_lines
from casework.people.importing.reading_xlsx import xlsx_lines
from casework.people.importing.reasons import FileReason, FileRefused
from casework.people.importing.table import MAX_BYTES, Table, assembled

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"<!DOCTYPE",
    b"<html",
)


def read_table(data: bytes) -> Table:
    """The table in a file, told apart by its content and never by its name.

    :raises FileRefused: with the reason, when there is no table that an import could take.
    """
    if len(data) > MAX_BYTES:
        raise FileRefused(FileReason.TOO_LARGE)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FileRefused(FileReason.EMPTY)
    if data.startswith(_OLE):
        raise FileRefused(FileReason.OLD_EXCEL)
    if data.lstrip().startswith(_OTHERS):
        raise FileRefused(FileReason.NOT_A_TABLE)
    if data.startswith(_ZIP):
        return assembled(*xlsx_lines(data))
    return assembled(csv_lines(data))


def read_file(path: Path) -> bytes:
    """The bytes of a file on disk, if it is not too large to be read at all.

    :raises FileRefused: with ``file_too_large``.
    """
    if path.stat().st_size > MAX_BYTES:
        raise FileRefused(FileReason.TOO_LARGE)
    return path.read_bytes()
