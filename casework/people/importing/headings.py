"""Which column means what: proposed from the headings and, where they say nothing, from the values."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casework.people.importing import contacts, dates, identifiers, values
from casework.people.importing.fields import FIELD_OF, NAMING, REPEATABLE, Field
from casework.people.importing.reasons import FileReason, FileRefused, Refused
from casework.people.importing.text import fold, is_missing

SAMPLE_ROWS = 200
_ENOUGH = 0.6
_CLEAR_DATE = re.compile(r"\d[-/. ]\d|[a-z]{3,}.*\d{4}", re.IGNORECASE)
_ROW_CODE = re.compile(r"^[A-Za-z]{0,6}[-_/. ]?\d+[A-Za-z]?$")


@dataclass(frozen=True)
class ColumnMap:
    """The meaning of each column, by its place; columns that mean nothing are left out of the import."""

    columns: tuple[Field | None, ...]

    def cells(self, row: Sequence[str], field: Field) -> tuple[str, ...]:
        return tuple(row[i] for i, meaning in enumerate(self.columns) if meaning is field and i < len(row))

    def has(self, field: Field) -> bool:
        return field in self.columns


def field_of_heading(heading: str) -> Field | None:
    """The field a heading names; a number or a bracket after the words does not matter."""
    folded = fold(heading)
    bare = fold(re.sub(r"\([^)]*\)|\d+\s*$|\*", " ", heading))
    return FIELD_OF.get(folded) or FIELD_OF.get(bare)


def known_headings(row: Sequence[str]) -> int:
    """How many cells of a row are headings we know."""
    return sum(field_of_heading(cell) is not None for cell in row)


def propose(headings: Sequence[str], sample: Sequence[Sequence[str]], lists: values.Lists, today: date) -> ColumnMap:
    """The meaning of each column. Headings speak first; a field is given away once unless it may repeat."""
    columns: list[Field | None] = [None] * len(headings)
    taken: set[Field] = set()
    for place, heading in enumerate(headings):
        _give(columns, taken, place, field_of_heading(heading))
    for place in range(len(headings)):
        if columns[place] is None and not _is_known_but_taken(headings[place]):
            _give(columns, taken, place, _field_of_values(_filled(sample, place), lists, today))
    return ColumnMap(tuple(columns))


def _is_known_but_taken(heading: str) -> bool:
    return field_of_heading(heading) is not None


def _give(columns: list[Field | None], taken: set[Field], place: int, field: Field | None) -> None:
    if field is not None and (field in REPEATABLE or field not in taken):
        columns[place] = field
        taken.add(field)


def _filled(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    cells = (row[place] for row in sample if place < len(row))
    return [cell for cell in cells if not is_missing(cell)][:SAMPLE_ROWS]


def _field_of_values(cells: list[str], lists: values.Lists, today: date) -> Field | None:
    """The first field that most of the cells can be read as. Names are never guessed from values."""
    if len(cells) < 3:
        return None
    for field, reads in _readers(lists, today):
        if sum(_succeeds(reads, cell) for cell in cells) >= _ENOUGH * len(cells):
            return field
    return Field.ROW_ID if len(set(cells)) == len(cells) and all(map(_ROW_CODE.match, cells)) else None


def _readers(lists: values.Lists, today: date) -> tuple[tuple[Field, Callable[[str], object]], ...]:
    return (
        (Field.TEMPORARY_CODE, lambda cell: identifiers.is_temporary_code(cell)),
        (Field.TAX_CODE, identifiers.tax_code),
        (Field.EMAIL, contacts.email),
        (Field.BIRTH_DATE, lambda cell: _CLEAR_DATE.search(cell) and dates.birth_date(cell, today)),
        (Field.SEX, values.sex),
        (Field.PHONE, contacts.phones),
        (Field.CITIZENSHIP, lambda cell: values.citizenships(cell, lists).codes),
        (Field.LANGUAGE, lambda cell: values.languages(cell, lists)),
        (Field.COMUNE, lambda cell: values.comune(cell, lists)),
    )


def _succeeds(reads: Callable[[str], object], cell: str) -> bool:
    try:
        return bool(reads(cell))
    except Refused:
        return False


def chosen(headings: Sequence[str], columns: Mapping[str, str], proposal: ColumnMap | None = None) -> ColumnMap:
    """The mapping a person wrote (heading → field, empty = leave out), filled up from the proposal.

    :raises FileRefused: with ``bad_map`` for a heading that is not there or a field that does not exist.
    """
    by_fold = {fold(heading): place for place, heading in enumerate(headings)}
    result: list[Field | None] = list(proposal.columns) if proposal else [None] * len(headings)
    for heading, word in columns.items():
        if fold(heading) not in by_fold or word not in {*Field, ""}:
            raise FileRefused(FileReason.BAD_MAP)
        if word not in REPEATABLE:
            result = [None if field == word else field for field in result]
    for heading, word in columns.items():
        result[by_fold[fold(heading)]] = Field(word) if word else None
    return checked(ColumnMap(tuple(result)))


def checked(mapping: ColumnMap) -> ColumnMap:
    """The mapping, if an import can work with it.

    :raises FileRefused: without any name column, or with a field given twice that may not be.
    """
    given = [field for field in mapping.columns if field is not None]
    if any(given.count(field) > 1 for field in set(given) - REPEATABLE):
        raise FileRefused(FileReason.BAD_MAP)
    if not NAMING & set(given):
        raise FileRefused(FileReason.NO_NAME_COLUMN)
    return mapping
