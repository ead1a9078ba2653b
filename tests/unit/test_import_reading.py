"""Reading an import file: encodings, delimiters, workbooks, and files made to hurt."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from casework.people.importing import reading, reading_xlsx, table
from casework.people.importing.reasons import FileReason, FileRefused

LINES = "Id;Cognome;Nome;Nota\n1;Pérez;Zoë;vive a Forlì\n2;D’Angelo;Šárka;\n"


def _refusal(data: bytes) -> FileReason:
    with pytest.raises(FileRefused) as refused:
        reading.read_table(data)
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_offices_use_is_understood(encoding: str) -> None:
    rows = reading.read_table(LINES.encode(encoding)).rows
    assert rows == ((1, ("1", "Pérez", "Zoë", "vive a Forlì")), (2, ("2", "D’Angelo", "Šárka", "")))


def test_latin_1_is_understood() -> None:
    data = "Cognome;Comune\nMuñoz;Forlì\n\x81;x\n".encode("latin-1")
    assert reading.read_table(data).rows[0] == (1, ("Muñoz", "Forlì"))


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_delimiter_is_found_out(delimiter: str) -> None:
    found = reading.read_table(LINES.replace(";", delimiter).encode())
    assert found.headings == ("Id", "Cognome", "Nome", "Nota")


def test_commas_in_values_do_not_make_columns() -> None:
    found = reading.read_table(b"Cognome;Note\nBa;a, b, c, d\nDiallo;a, b, c, d\n")
    assert found.headings == ("Cognome", "Note")


def test_the_separator_line_of_excel_is_obeyed() -> None:
    assert reading.read_table(b"sep=|\r\nCognome|Nome\r\nBa|Aly\r\n").rows == ((1, ("Ba", "Aly")),)


def test_titles_above_the_headings_are_skipped_and_empty_rows_still_count() -> None:
    data = b"Elenco 2026;;\n;;\nCognome;Nome;Sesso\nBa;Aly;m\n;;\nDiop;Awa;f\n"
    assert [number for number, _ in reading.read_table(data).rows] == [1, 3]


def test_quoted_cells_may_hold_delimiters_and_line_ends() -> None:
    rows = reading.read_table(b'Cognome;Note\nBa;"uno;\ndue"\nDiop;\n').rows
    assert rows == ((1, ("Ba", "uno;\ndue")), (2, ("Diop", "")))


def test_a_quotation_mark_that_swallows_rows_stops_the_file() -> None:
    data = 'Cognome;Note\nBa;"mai chiusa\n' + "Diop;x\n" * 60
    assert _refusal(data.encode()) is FileReason.BROKEN_QUOTES


def test_formulas_in_text_are_marked_but_text_in_formula_dress_is_read() -> None:
    rows = reading.read_table(b'Cognome;Cellulare;Nota\n=HYPERLINK(1);"=""0522123456""";#N/D\n').rows
    assert rows == ((1, (table.FORMULA, "0522123456", table.FORMULA)),)


@pytest.mark.parametrize("data", [b"", b"   \r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert _refusal(data) is FileReason.EMPTY


def test_only_headings_are_refused() -> None:
    assert _refusal(b"Cognome;Nome\n;\n") is FileReason.NO_ROWS


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 x", bytes(range(256)) * 50, b"Cognome;Nome\nA\x00B;C\n", b"<html><table></table>", b"\x89PNG\r\n"],
)
def test_a_file_that_is_no_table_is_refused(data: bytes) -> None:
    assert _refusal(data) is FileReason.NOT_A_TABLE


def test_an_old_or_locked_workbook_is_refused_with_its_own_reason() -> None:
    assert _refusal(b"\xd0\xcf\x11\xe0" + bytes(600)) is FileReason.OLD_EXCEL


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    with pytest.raises(FileRefused) as refused:
        reading.read_file(big)
    assert refused.value.reason is FileReason.TOO_LARGE
    assert _refusal(b"a;b\n" * (table.MAX_BYTES // 4 + 1)) is FileReason.TOO_LARGE


def test_a_million_columns_are_refused() -> None:
    assert _refusal(b"Cognome" + b";" * 10 + b";x" * 1_000_000 + b"\n1;2\n") is FileReason.TOO_MANY_COLUMNS


def test_too_many_rows_are_refused() -> None:
    assert _refusal(b"Cognome;Nome\n" + b"a;b\n" * (table.MAX_ROWS + 20)) is FileReason.TOO_MANY_ROWS


def _workbook(*rows: tuple[object, ...], **options: object) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(r, c, value, day)
            else:
                sheet.write(r, c, value)
    book.close()
    return out.getvalue()


def test_a_workbook_gives_dates_serials_and_whole_numbers_as_text() -> None:
    data = _workbook(
        ("Cognome", "Data di nascita", "Cellulare"), ("Ba", date(1988, 1, 14), 3331234567), ("Diop", 32156, None)
    )
    rows = reading.read_table(data).rows
    assert rows == ((1, ("Ba", "1988-01-14", "3331234567")), (2, ("Diop", "32156", "")))


def test_the_1904_calendar_of_a_workbook_is_told() -> None:
    found = reading.read_table(_workbook(("Cognome", "Nascita"), ("Ba", 30694), date_1904=True))
    assert found.serial_shift == 1462


def test_formulas_of_a_workbook_are_not_evaluated() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Cognome", "Nome", "Note"])
    sheet.write_formula(1, 0, '="Rossi"', None, "Rossi")
    sheet.write_formula(1, 1, "=1+1", None, "")
    sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    book.close()
    assert reading.read_table(out.getvalue()).rows == ((1, ("Rossi", table.FORMULA, table.FORMULA)),)


def test_hidden_sheets_are_not_read() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    hidden, shown = book.add_worksheet("a"), book.add_worksheet("b")
    hidden.write_row(0, 0, ["Cognome", "Segreto"])
    shown.write_column(0, 0, ["Cognome", "Ba"])
    shown.activate()
    hidden.hide()
    book.close()
    assert reading.read_table(out.getvalue()).rows == ((1, ("Ba",)),)


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _with_sheet(xml: bytes) -> bytes:
    """A good workbook whose sheet is replaced by hostile XML."""
    good = zipfile.ZipFile(io.BytesIO(_workbook(("Cognome",), ("Ba",))))
    return _zip({n: xml if n == "xl/worksheets/sheet1.xml" else good.read(n) for n in good.namelist()})


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert (
        _refusal(_zip({"[Content_Types].xml": b"", "xl/sharedStrings.xml": bytes(60_000_000)})) is FileReason.TOO_LARGE
    )


def test_an_archive_of_too_many_parts_is_refused() -> None:
    parts = {"[Content_Types].xml": b""} | {f"p{n}": b"" for n in range(reading_xlsx.MAX_PARTS + 1)}
    assert _refusal(_zip(parts)) is FileReason.TOO_LARGE


def test_another_kind_of_archive_is_no_table() -> None:
    assert _refusal(_zip({"word/document.xml": b"<x/>"})) is FileReason.NOT_A_TABLE


@pytest.mark.parametrize("cut", [30, 400, -40])
def test_a_workbook_cut_short_is_refused(cut: int) -> None:
    data = _workbook(("Cognome",), ("Ba",))
    assert _refusal(data[:cut]) is FileReason.BROKEN_WORKBOOK


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def test_a_forged_row_number_does_not_make_millions_of_rows() -> None:
    rows = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Cognome</t></is></c></row>'
        b'<row r="900000000"><c r="A900000000"><v>1</v></c></row>'
    )
    assert _refusal(_with_sheet(_SHEET % rows)) in {FileReason.NO_ROWS, FileReason.TOO_MANY_ROWS}


def test_a_forged_column_does_not_make_a_million_cells() -> None:
    rows = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Cognome</t></is></c><c r="XFD1"><v>1</v></c></row>'
        b'<row r="2"><c r="A2"><v>1</v></c></row>'
    )
    assert reading.read_table(_with_sheet(_SHEET % rows)).headings == ("Cognome",)


def test_entities_that_grow_are_refused() -> None:
    entities = b'<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(ord("b"), ord("k"))
    )
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>'
    assert _refusal(_with_sheet(b"<!DOCTYPE x [" + entities + b"]>" + _SHEET % cell)) is FileReason.BROKEN_WORKBOOK


def test_a_sheet_that_is_no_xml_is_refused() -> None:
    assert _refusal(_with_sheet(b"\x00\x01 nothing")) is FileReason.BROKEN_WORKBOOK
