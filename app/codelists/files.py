"""Reads the lists that come with the software: the CSV files beside this module."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from app.codelists.values import ListInfo, TerritoryLink, Value

HERE = Path(__file__).parent
DATA = HERE / "data"
REGION = "08"


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


@lru_cache
def shipped_lists() -> dict[str, ListInfo]:
    """Every list of ``lists.csv``, by name."""
    return {row["name"]: _list_from(row) for row in rows_of(HERE / "lists.csv")}


@lru_cache
def shipped_values() -> dict[str, dict[str, Value]]:
    """List name → code → value, in the order of the files."""
    return {name: {row["code"]: _value_from(row) for row in rows_of(DATA / f"{name}.csv")} for name in shipped_lists()}


@lru_cache
def shipped_groups() -> dict[tuple[str, str], tuple[str, str]]:
    """(list, group code) → its labels in Italian and English."""
    return {(row["list"], row["code"]): (row["label_it"], row["label_en"]) for row in rows_of(HERE / "groups.csv")}


@lru_cache
def shipped_territory() -> tuple[TerritoryLink, ...]:
    """Who belongs to whom: province and AUSL to the region, district to its AUSL, comune to its district."""
    kinds = {
        "province": "geo_provinces_er",
        "ausl": "geo_ausl_er",
        "district": "geo_districts_er",
        "comune": "geo_comuni_er",
    }
    return tuple(
        TerritoryLink(kind, value.code, value.parent or REGION, value.valid_from, value.valid_to)
        for kind, name in kinds.items()
        for value in shipped_values()[name].values()
    )


def _list_from(row: dict[str, str]) -> ListInfo:
    return ListInfo(
        name=row["name"],
        area=row["area"],
        title_it=row["title_it"],
        title_en=row["title_en"],
        alphabetical=row["order"] == "alphabetical",
        closed=row["closed"] == "yes",
        parent_list=row["parent_list"] or None,
        masked_it=row["masked_it"],
        masked_en=row["masked_en"],
    )


def _value_from(row: dict[str, str]) -> Value:
    return Value(
        code=row["code"],
        label_it=row["label_it"],
        label_en=row["label_en"],
        parent=row["parent"] or None,
        position=int(row["position"]),
        compartment=row["compartment"] or None,
        source=row["source"],
        verified=row["verified"] == "yes",
        notes=row["notes"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
