"""Words for codes, and the choices of a list, in the reader's language."""

import unicodedata
from collections.abc import Collection

from app import clock
from app.codelists.files import shipped_groups
from app.codelists.finding import find_code
from app.codelists.snapshot import UnknownList, current
from app.codelists.values import Value
from app.i18n import _, current_locale

LAST = 9000
"""In alphabetical lists, values from this position on («altra lingua») stand at the end."""

__all__ = [
    "UnknownList",
    "all_codes",
    "choices",
    "compartment_of",
    "find_code",
    "group_label",
    "grouped_choices",
    "is_code",
    "label",
    "list_title",
    "masked_label",
    "properties",
    "value_of",
]


def value_of(list_name: str, code: str | None) -> Value | None:
    """The value of that code, retired ones included."""
    return current().values_of(list_name).get(code) if code else None


def label(list_name: str, code: str | None, locale: str | None = None) -> str:
    """The words for a code; the code itself where the list has no such value, nothing where there is no code."""
    value = value_of(list_name, code)
    return value.label(locale or current_locale()) if value else code or ""


def masked_label(list_name: str, code: str | None, readable: Collection[str], locale: str | None = None) -> str:
    """The label for a reader of these compartments only: a value that tells of health or violence is veiled.

    A permit for medical treatment reads «Altro titolo valido» to whoever may not open C4.
    """
    compartment = compartment_of(list_name, code)
    if compartment is None or compartment in readable:
        return label(list_name, code, locale)
    return current().list(list_name).masked(locale or current_locale()) or _("restricted")


def compartment_of(list_name: str, code: str | None) -> str | None:
    """The compartment a value belongs to by itself (C4, C5 …); ``None`` when that of its field is enough."""
    value = value_of(list_name, code)
    return value.compartment if value else None


def properties(list_name: str, code: str | None) -> dict[str, str]:
    """What else a value tells: ``properties("language", "arz") == {"direction": "rtl", "countries": "EG"}``."""
    value = value_of(list_name, code)
    return value.properties() if value else {}


def is_code(list_name: str, code: str) -> bool:
    return code in current().values_of(list_name)


def list_title(list_name: str, locale: str | None = None) -> str:
    return current().list(list_name).title(locale or current_locale())


def choices(
    list_name: str, *, include: str | Collection[str] | None = None, parent: str | None = None
) -> list[tuple[str, str]]:
    """What a select offers: ``(code, label)``, ordered, without retired values.

    :param include: the value or values already chosen, offered even when retired since.
    :param parent: only the values of this group.
    """
    return [(value.code, value.label(current_locale())) for value in _offered(list_name, include, parent)]


def all_codes(list_name: str) -> list[str]:
    """Every code of a list in its order, retired ones included."""
    return [value.code for value in _ordered(list_name, current_locale())]


def grouped_choices(
    list_name: str, *, include: str | Collection[str] | None = None
) -> dict[str, list[tuple[str, str]]]:
    """The same under the headings of the groups, in the order in which the groups come."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for value in _offered(list_name, include, None):
        heading = group_label(list_name, value.parent) if value.parent else ""
        groups.setdefault(heading, []).append((value.code, value.label(current_locale())))
    return groups


def group_label(list_name: str, parent: str, locale: str | None = None) -> str:
    """The words for a group: a heading of this list, a value of its parent list, or a value of its own."""
    if words := shipped_groups().get((list_name, parent)):
        return words[1] if (locale or current_locale()).startswith("en") else words[0]
    return label(current().list(list_name).parent_list or list_name, parent, locale)


def _offered(list_name: str, include: str | Collection[str] | None, parent: str | None) -> list[Value]:
    day, kept = clock.today(), {include} if isinstance(include, str) else set(include or ())
    found = [v for v in _ordered(list_name, current_locale()) if v.code in kept or v.offered_on(day)]
    return [v for v in found if parent is None or v.parent == parent or v.code in kept]


def _ordered(list_name: str, locale: str) -> list[Value]:
    snapshot, key = current(), ("ordered", list_name, locale)
    if key not in snapshot.derived:
        values = snapshot.values_of(list_name).values()
        alphabetical = snapshot.list(list_name).alphabetical
        snapshot.derived[key] = sorted(values, key=lambda value: _place(value, locale, alphabetical))
    ordered: list[Value] = snapshot.derived[key]
    return ordered


def _place(value: Value, locale: str, alphabetical: bool) -> tuple[int, str, str]:
    words = "".join(
        c for c in unicodedata.normalize("NFKD", value.label(locale)) if not unicodedata.combining(c)
    ).casefold()
    rank = value.position if not alphabetical or value.position >= LAST else 0
    return rank, words, value.code
