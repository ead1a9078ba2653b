"""Who belongs to whom on a day: comune → district → AUSL, comune → province."""

from collections.abc import Iterable
from datetime import date

from app import clock
from app.codelists.labels import label
from app.codelists.snapshot import current
from app.codelists.values import TerritoryLink

LISTS = {
    "province": "geo_provinces_er",
    "ausl": "geo_ausl_er",
    "district": "geo_districts_er",
    "comune": "geo_comuni_er",
}


def links_of(kind: str, code: str) -> list[TerritoryLink]:
    """Where a place belonged and belongs, oldest first."""
    found = _by_code().get((kind, code), [])
    return sorted(found, key=lambda link: link.valid_from or date.min)


def districts_of(comune: str, on: date | None = None) -> list[str]:
    """The districts of a comune on a day (today): one, or none where the comune did not exist."""
    return _parents("comune", comune, on)


def district_of(comune: str, on: date | None = None) -> str | None:
    return next(iter(districts_of(comune, on)), None)


def comuni_of(districts: str | Iterable[str], on: date | None = None) -> list[str]:
    """The comuni of one or several districts on a day (today)."""
    return _children("comune", districts, on)


def ausl_of(district: str, on: date | None = None) -> str | None:
    return next(iter(_parents("district", district, on)), None)


def districts_of_ausl(ausl: str | Iterable[str], on: date | None = None) -> list[str]:
    return _children("district", ausl, on)


def all_districts(on: date | None = None) -> list[str]:
    """Every district, in the region's order."""
    day = on or clock.today()
    return [link.code for link in current().territory if link.kind == "district" and link.holds_on(day)]


def province_of(comune: str) -> str:
    """The ISTAT code of the province: the first three figures of the comune's."""
    return comune[:3]


def provinces_of(districts: str | Iterable[str], on: date | None = None) -> list[str]:
    """The provinces that districts reach into (Romagna's AUSL has three)."""
    return sorted({province_of(comune) for comune in comuni_of(districts, on)})


def place_name(kind: str, code: str, locale: str | None = None) -> str:
    """The name of a ``province``, ``ausl``, ``district`` or ``comune``."""
    return label(LISTS[kind], code, locale)


def _parents(kind: str, code: str, on: date | None) -> list[str]:
    day = on or clock.today()
    return [link.parent for link in links_of(kind, code) if link.holds_on(day)]


def _children(kind: str, parents: str | Iterable[str], on: date | None) -> list[str]:
    day, wanted = on or clock.today(), {parents} if isinstance(parents, str) else set(parents)
    return sorted(
        {
            link.code
            for link in current().territory
            if link.kind == kind and link.parent in wanted and link.holds_on(day)
        }
    )


def _by_code() -> dict[tuple[str, str], list[TerritoryLink]]:
    derived = current().derived
    if "links" not in derived:
        by_code: dict[tuple[str, str], list[TerritoryLink]] = {}
        derived["links"] = by_code
        for link in current().territory:
            by_code.setdefault((link.kind, link.code), []).append(link)
    found: dict[tuple[str, str], list[TerritoryLink]] = derived["links"]
    return found
