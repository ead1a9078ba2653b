"""What the pages of the lists and of the territory show."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app import clock
from app.access import Actor
from app.access.scopes import OutOfScope
from app.admin.models import CodeChange
from app.codelists import territory
from app.codelists.labels import all_codes, choices, group_label, label
from app.codelists.models import CodeList, CodeValue
from app.codelists.snapshot import current
from app.codelists.spelling import normal
from app.codelists.values import ListInfo, TerritoryLink
from app.db import db
from app.i18n import current_locale

AREAS = ("person", "legal", "living", "case", "outreach", "requests", "mediation", "project", "privacy", "territory")


@dataclass(frozen=True)
class ListLine:
    """A list on the page of all lists."""

    info: ListInfo
    title: str
    offered: int
    retired: int
    changed_here: int


@dataclass(frozen=True)
class DistrictLine:
    """A district on the page of the territory."""

    code: str
    name: str
    comuni: int
    provinces: str


@dataclass(frozen=True)
class ComuneLine:
    """A comune on the page of its district."""

    code: str
    name: str
    province: str
    links: Sequence[TerritoryLink]


def list_by_name(_actor: Actor, list_name: str) -> CodeList:
    """
    :raises OutOfScope: when there is no such list.
    """
    found: CodeList | None = db.session.scalar(select(CodeList).where(CodeList.name == list_name))
    if found is None or found.name not in current().lists:
        raise OutOfScope(CodeList.__tablename__)
    return found


def value_by_id(_actor: Actor, value_id: uuid.UUID) -> CodeValue:
    """
    :raises OutOfScope: when there is no such value.
    """
    found = db.session.get(CodeValue, value_id)
    if found is None:
        raise OutOfScope(CodeValue.__tablename__, value_id)
    return found


def list_of(thing: CodeValue | CodeChange) -> CodeList:
    """The list that a value or a change belongs to."""
    return db.session.scalars(select(CodeList).where(CodeList.name == thing.list_name)).one()


def info_of(code_list: CodeList) -> ListInfo:
    """What a list is called, how it is ordered, whether its values are the program's own."""
    return current().list(code_list.name)


def value_in(code_list: CodeList, value_id: uuid.UUID) -> CodeValue | None:
    """A value, if it belongs to that list."""
    found = db.session.get(CodeValue, value_id)
    return found if found is not None and found.list_name == code_list.name else None


def waiting_for(code_list: CodeList) -> Sequence[CodeChange]:
    """The changes of a list that wait for a second person, oldest first."""
    return db.session.scalars(_waiting().where(CodeChange.list_name == code_list.name)).all()


def waiting_for_me(actor: Actor) -> Sequence[CodeChange]:
    """The changes, of any list, that others asked for."""
    return db.session.scalars(_waiting().where(CodeChange.proposed_by != actor.user_id)).all()


def change_by_id(_actor: Actor, change_id: uuid.UUID) -> CodeChange:
    """
    :raises OutOfScope: when there is no such change.
    """
    found = db.session.get(CodeChange, change_id)
    if found is None:
        raise OutOfScope(CodeChange.__tablename__, change_id)
    return found


def district_by_code(_actor: Actor, code: str) -> CodeValue:
    return _place("district", code)


def comune_by_code(_actor: Actor, code: str) -> CodeValue:
    return _place("comune", code)


def lists_by_area(words: str = "") -> dict[str, list[ListLine]]:
    """Every list, or those in whose name, title or labels the words occur, under their areas."""
    wanted, here = normal(words), _changed_here()
    found: dict[str, list[ListLine]] = {}
    for area in AREAS:
        lists = [info for info in current().lists.values() if info.area == area and _speaks_of(info, wanted)]
        lines = sorted((_line(info, here) for info in lists), key=lambda line: normal(line.title))
        if lines:
            found[area] = lines
    return found


def values_of(code_list: CodeList, words: str = "") -> list[CodeValue]:
    """The values of one list in its order, or those whose code or labels hold the words."""
    wanted = normal(words)
    rows = db.session.scalars(select(CodeValue).where(CodeValue.list_name == code_list.name)).all()
    kept = [row for row in rows if wanted in normal(f"{row.code} {row.label_it} {row.label_en}")]
    places = {code: place for place, code in enumerate(all_codes(code_list.name))}
    return sorted(kept, key=lambda row: places[row.code])


def groups_of(list_name: str) -> list[tuple[str, str]]:
    """The groups that values of a list may belong to."""
    info = current().lists[list_name]
    if info.parent_list:
        return choices(info.parent_list)
    used = dict.fromkeys(v.parent for v in current().values_of(list_name).values() if v.parent)
    return [(parent, group_label(list_name, parent)) for parent in used]


def ausl_with_districts(day: date) -> list[tuple[str, list[DistrictLine]]]:
    """The region: each AUSL's name with its districts as of that day."""
    region = [(ausl, territory.districts_of_ausl(ausl, day)) for ausl, _name in choices("geo_ausl_er")]
    return [(label("geo_ausl_er", ausl), [_district_line(code, day) for code in codes]) for ausl, codes in region]


def comuni_of(district: str, day: date) -> list[ComuneLine]:
    """The comuni of a district as of that day, by name."""
    return sorted(
        (_comune_line(code) for code in territory.comuni_of(district, day)), key=lambda each: normal(each.name)
    )


def comuni_named(words: str, day: date) -> list[tuple[ComuneLine, str]]:
    """The comuni in whose name the words occur, each with the code of its district that day."""
    wanted = normal(words)
    found = [value for value in current().values_of("geo_comuni_er").values() if wanted in normal(value.label_it)]
    lines = sorted((_comune_line(value.code) for value in found), key=lambda each: normal(each.name))
    return [(line, territory.district_of(line.code, day) or "") for line in lines]


def _waiting() -> Select[CodeChange]:
    eager = joinedload(CodeChange.value), joinedload(CodeChange.proposer)
    undecided = select(CodeChange).options(*eager).where(CodeChange.decided_at.is_(None))
    return undecided.order_by(CodeChange.created_at)


def _place(kind: str, code: str) -> CodeValue:
    wanted = select(CodeValue).where(CodeValue.list_name == territory.LISTS[kind], CodeValue.code == code)
    found: CodeValue | None = db.session.scalar(wanted)
    if found is None:
        raise OutOfScope(CodeValue.__tablename__)
    return found


def _speaks_of(info: ListInfo, wanted: str) -> bool:
    own = normal(f"{info.name} {info.title_it} {info.title_en}")
    values = current().values_of(info.name).values()
    return wanted in own or any(wanted in normal(f"{v.label_it} {v.label_en}") for v in values)


def _changed_here() -> Counter[str]:
    changed = (~CodeValue.shipped) | (CodeValue.local_fields != "")
    return Counter(db.session.scalars(select(CodeValue.list_name).where(changed)))


def _line(info: ListInfo, here: Counter[str]) -> ListLine:
    day, values = clock.today(), current().values_of(info.name).values()
    offered = sum(value.offered_on(day) for value in values)
    return ListLine(info, info.title(current_locale()), offered, len(values) - offered, here[info.name])


def _district_line(code: str, day: date) -> DistrictLine:
    comuni = territory.comuni_of(code, day)
    provinces = sorted({label("geo_provinces_er", territory.province_of(comune)) for comune in comuni})
    return DistrictLine(code, label("geo_districts_er", code), len(comuni), ", ".join(provinces))


def _comune_line(code: str) -> ComuneLine:
    province = label("geo_provinces_er", territory.province_of(code))
    return ComuneLine(code, label("geo_comuni_er", code), province, territory.links_of("comune", code))
