"""A mapping written by hand: ``map.toml`` says which heading means what, how dates are written, and the source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casework.people.importing.reasons import FileReason, FileRefused

_ORDERS = {"dmy": False, "mdy": True}


@dataclass(frozen=True)
class WrittenMap:
    """What a map file says; all of it may be left out."""

    columns: Mapping[str, str] = field(default_factory=dict)
    month_first: bool = False
    source: str | None = None


def read_map(path: Path) -> WrittenMap:
    """The map in a file.

    :raises FileRefused: with ``bad_map`` when it is no TOML or says something unknown.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise FileRefused(FileReason.BAD_MAP) from None
    columns, order, source = written.get("columns", {}), written.get("date_order", "dmy"), written.get("source")
    right = set(written) <= {"columns", "date_order", "source"} and order in _ORDERS and _all_words(columns)
    if not right or not isinstance(source, (str, type(None))):
        raise FileRefused(FileReason.BAD_MAP)
    return WrittenMap(columns, _ORDERS[order], source)


def _all_words(columns: Any) -> bool:
    return isinstance(columns, dict) and all(isinstance(word, str) for word in columns.values())
