"""One row of a table made into a draft of a person, or the list of reasons why it cannot be."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from app.db.types import PartialDate
from casework.people.importing import contacts, dates, identifiers, values
from casework.people.importing.fields import Field
from casework.people.importing.headings import ColumnMap
from casework.people.importing.reasons import Reason, Refused
from casework.people.importing.table import FORMULA
from casework.people.importing.text import LONGEST_NOTE, clean, short

T = TypeVar("T")
NO_CITIZENSHIPS = values.Citizenships()
NO_REMARKS = contacts.Remarks()


@dataclass(frozen=True)
class Draft:
    """Everything a row says about one person, typed."""

    surname: str | None = None
    name: str | None = None
    alias: str | None = None
    original_name: str | None = None
    birth_date: PartialDate | None = None
    birth_country: str | None = None
    sex: str | None = None
    citizenships: values.Citizenships = NO_CITIZENSHIPS
    languages: tuple[str, ...] = ()
    tax_code: str | None = None
    temporary_code: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    comune: str | None = None
    remarks: contacts.Remarks = NO_REMARKS


@dataclass(frozen=True)
class ReadRow:
    """A row that was read: its number after the heading, its key in the source, and a draft or reasons."""

    number: int
    key: str
    draft: Draft | None
    reasons: tuple[Reason, ...] = ()

    def refused(self, reason: Reason) -> "ReadRow":
        """The same row with one more reason, so without a draft."""
        return ReadRow(self.number, self.key, None, (*self.reasons, reason))


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one file: what its columns mean, the lists, the day, how it writes dates."""

    columns: ColumnMap
    lists: values.Lists
    today: date
    month_first: bool = False
    serial_shift: int = 0

    def read(self, number: int, row: Sequence[str]) -> ReadRow:
        """The row as a draft; with one or more reasons there is no draft."""
        cells = _Cells(row, self.columns)
        key = self._key(cells)
        draft = self._draft(cells)
        reasons = tuple(dict.fromkeys(cells.reasons))
        return ReadRow(number, key, None if reasons else draft, reasons)

    def key_of(self, row: Sequence[str]) -> str:
        """What tells the row from the others, without reading the rest of it."""
        return self._key(_Cells(row, self.columns))

    def _key(self, cells: "_Cells") -> str:
        """What tells the row from all others of its source: its id, or without an id column its whole content."""
        if not self.columns.has(Field.ROW_ID):
            content = "\x1f".join(clean(cell) for cell in cells.row).encode()
            return "content:" + hashlib.sha256(content).hexdigest()
        row_id = cells.read(Field.ROW_ID, short, "")
        if not row_id:
            cells.refuse(Reason.NO_ROW_ID)
        return "id:" + row_id.casefold()

    def _draft(self, cells: "_Cells") -> Draft:
        surname, name = _names(cells)
        alias, original = cells.read(Field.ALIAS, values.name, None), cells.read(Field.ORIGINAL_NAME, values.name, None)
        if not any((surname, name, alias, original)):
            cells.refuse(Reason.NO_NAME)
        tax_code, temporary_code = _codes(cells)
        return Draft(
            surname=surname,
            name=name,
            alias=alias,
            original_name=original,
            birth_date=cells.read(Field.BIRTH_DATE, self._birth_date, None),
            birth_country=cells.read(Field.BIRTH_COUNTRY, lambda text: values.country(text, self.lists), None),
            sex=cells.read(Field.SEX, values.sex, None),
            citizenships=cells.read(Field.CITIZENSHIP, self._citizenships, NO_CITIZENSHIPS),
            languages=cells.read(Field.LANGUAGE, lambda text: values.languages(text, self.lists), ()),
            tax_code=tax_code,
            temporary_code=temporary_code,
            phones=cells.read(Field.PHONE, contacts.phones, ()),
            email=cells.read(Field.EMAIL, contacts.email, None),
            comune=cells.read(Field.COMUNE, lambda text: values.comune(text, self.lists), None),
            remarks=cells.read(Field.NOTE, _remarks, NO_REMARKS),
        )

    def _citizenships(self, text: str) -> values.Citizenships:
        return values.citizenships(text, self.lists)

    def _birth_date(self, text: str) -> PartialDate | None:
        return dates.birth_date(text, self.today, month_first=self.month_first, serial_shift=self.serial_shift)


@dataclass
class _Cells:
    """The cells of one row by their meaning, and the reasons gathered while reading them."""

    row: Sequence[str]
    columns: ColumnMap
    reasons: list[Reason] = field(default_factory=list)

    def read(self, meaning: Field, parse: Callable[[str], T], nothing: T) -> T:
        filled = [cell for cell in self.columns.cells(self.row, meaning) if cell.strip()]
        try:
            if any(cell == FORMULA for cell in filled):
                raise Refused(Reason.FORMULA_CELL)
            return parse(" ; ".join(filled))
        except Refused as refused:
            self.refuse(refused.reason)
            return nothing

    def refuse(self, reason: Reason) -> None:
        """Note a reason; one that follows from another (an unread cell leaves the name empty) says nothing new."""
        unread = {Reason.FORMULA_CELL, Reason.TEXT_TOO_LONG} & set(self.reasons)
        if not (unread and reason in {Reason.NO_NAME, Reason.NO_ROW_ID}):
            self.reasons.append(reason)


def _names(cells: _Cells) -> tuple[str | None, str | None]:
    surname, name = cells.read(Field.SURNAME, values.name, None), cells.read(Field.NAME, values.name, None)
    if surname or name:
        return surname, name
    nobody: tuple[str | None, str | None] = (None, None)
    return cells.read(Field.WHOLE_NAME, values.whole_name, nobody)


def _codes(cells: _Cells) -> tuple[str | None, str | None]:
    """Codice fiscale and STP/ENI; offices often write the second in the column of the first."""
    misplaced = "".join(cells.columns.cells(cells.row, Field.TAX_CODE))
    if identifiers.is_temporary_code(misplaced):
        return None, identifiers.temporary_code(misplaced)
    tax_code = cells.read(Field.TAX_CODE, identifiers.tax_code, None)
    return tax_code, cells.read(Field.TEMPORARY_CODE, identifiers.temporary_code, None)


def _remarks(text: str) -> contacts.Remarks:
    return contacts.remarks(short(text, LONGEST_NOTE))
