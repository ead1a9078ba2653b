"""A table as every reader gives it: headings, rows of text cells, and the limits that keep hostile files out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casework.people.importing.headings import known_headings
from casework.people.importing.reasons import FileReason, FileRefused

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 200
HEADING_WITHIN = 10
FORMULA = "\x00formula"
"""Stands for a formula without a value of its own, or with an error for value; no cell of a file holds this text."""
SPREADSHEET_ERRORS = frozenset(
    {"#N/A", "#N/D", "#REF!", "#RIF!", "#VALUE!", "#VALORE!", "#NAME?", "#NOME?", "#DIV/0!", "#NUM!", "#NULL!"}
)


@dataclass(frozen=True)
class Table:
    """The headings, the rows below them with their numbers (1 = first after the headings), the zero of serials."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    serial_shift: int = 0


def assembled(lines: Iterable[list[str]], serial_shift: int = 0) -> Table:
    """A table out of raw lines: titles above the headings are skipped, empty rows counted but left out.

    :raises FileRefused: when there are too many rows or columns, or none.
    """
    bounded = _bounded(lines)
    first = [line for _, line in zip(range(HEADING_WITHIN), bounded, strict=False)]
    place = _heading_place(first)
    below = [(number, line) for number, line in enumerate((*first[place + 1 :], *bounded), start=1) if line]
    if not below:
        raise FileRefused(FileReason.NO_ROWS)
    width = max(len(first[place]), *(len(line) for _, line in below))
    rows = tuple((number, _widened(line, width)) for number, line in below)
    return Table(_widened([cell.strip() for cell in first[place]], width), rows, serial_shift)


def _bounded(lines: Iterable[list[str]]) -> Iterator[list[str]]:
    """The lines without the empty cells at their end, as long as they keep within the limits."""
    for count, line in enumerate(lines):
        if count > MAX_ROWS + HEADING_WITHIN:
            raise FileRefused(FileReason.TOO_MANY_ROWS)
        while line and not line[-1].strip():
            line.pop()
        if len(line) > MAX_COLUMNS:
            raise FileRefused(FileReason.TOO_MANY_COLUMNS)
        yield line


def _heading_place(first: list[list[str]]) -> int:
    """The line with the most headings we know, else the first that is not empty."""
    known = [known_headings(line) for line in first]
    if any(known):
        return known.index(max(known))
    filled = [place for place, line in enumerate(first) if line]
    if not filled:
        raise FileRefused(FileReason.EMPTY)
    return filled[0]


def _widened(line: list[str], width: int) -> tuple[str, ...]:
    """As wide as the widest row: a column without a heading is still a column."""
    return (*line, *[""] * (width - len(line)))
