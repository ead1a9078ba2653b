"""The timeline as a page shows it: entries under days, stubs for what the reader may not open, what is new to them."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from app import clock
from app.access import Actor
from app.crypto import REDACTED, Compartment
from app.i18n import _
from app.module import TimelineKind
from app.plugging import timeline_kinds
from app.web import Page, keyset_page
from casework.cases.models import TimelineEntry
from casework.cases.naming import user_name
from casework.cases.queries import counts_by_kind, visible_timeline

SIZE = 50


@dataclass(frozen=True)
class Shown:
    """One entry, ready for the page."""

    entry: TimelineEntry
    kind: TimelineKind | None
    detail: Any
    author: Any
    new: bool

    @property
    def reserved(self) -> bool:
        return self.detail is REDACTED or self.kind is None

    @property
    def stub_title(self) -> str:
        """What is told of an entry that may not be read: that it is there, and of what kind."""
        if self.kind is None:
            return str(_("Reserved entry"))
        return str(_("Reserved note") if self.kind.code == "note" else _("%(kind)s, reserved", kind=self.kind.label))

    @property
    def stub_words(self) -> str:
        return str(_("Written by %(name)s. To read it, ask them.", name=self.author or self.team or _("the system")))

    @property
    def time(self) -> str:
        """Hour and minute in Rome; the same in every language shown here."""
        return self.entry.at.astimezone(clock.ROME).strftime("%H:%M")

    @property
    def team(self) -> str | None:
        return self.entry.team.name if self.entry.team else None


@dataclass(frozen=True)
class Diary:
    """A page of a person's timeline."""

    days: Sequence[tuple[date, Sequence[Shown]]]
    page: Page[TimelineEntry]
    kinds: Sequence[Mapping[str, Any]]
    kind: str | None
    compartment: str | None
    visited_at: datetime | None

    @property
    def newer(self) -> int:
        """How many of the entries on this page the reader has not seen."""
        return sum(shown.new for _day, entries in self.days for shown in entries)


def diary_page(
    actor: Actor,
    person_id: uuid.UUID,
    *,
    kind: str | None = None,
    compartment: str | None = None,
    readable: Sequence[Compartment] = (),
    visited_at: datetime | None = None,
    size: int = SIZE,
) -> Diary:
    """A page of a person's timeline, newest first, at the cursor of the request's url.

    :param kind: only entries of this kind.
    :param visited_at: when the reader was last here: what others wrote since is new.
    :param compartment: only this compartment, if it is among ``readable``: a filter must not tell what a stub hides.
    """
    known = timeline_kinds()
    kind = kind if kind in known else None
    compartment = compartment if compartment in readable else None
    page = keyset_page(_entries(actor, person_id, kind, compartment), TimelineEntry.at, TimelineEntry.id, size=size)
    counts = counts_by_kind(person_id)
    return Diary(
        days=_by_day([_shown(actor, entry, known, visited_at) for entry in page.items]),
        page=page,
        kinds=[{"kind": known[code], "count": counts[code]} for code in known if counts.get(code)],
        kind=kind,
        compartment=compartment,
        visited_at=visited_at,
    )


def diary_links(diary: Diary, readable: Sequence[Compartment], url: Callable[..., str]) -> dict[str, Any]:
    """The two rows of filters above a diary; ``url(kind=…, compartment=…)`` gives the address of a narrower one."""
    kinds = [_link(_("Everything"), diary.kind is None, url(compartment=diary.compartment))]
    kinds += [
        {**_link(each["kind"].label, diary.kind == each["kind"].code, url(each["kind"].code, diary.compartment)),
         "count": each["count"]}
        for each in diary.kinds
    ]  # fmt: skip
    layers = [_link(_("Whoever may read"), diary.compartment is None, url(diary.kind))]
    layers += [_link(_short(each), diary.compartment == each, url(diary.kind, each.value)) for each in readable]
    return {"kind_links": kinds, "compartment_links": layers}


def _link(label: Any, active: bool, url: str) -> dict[str, Any]:
    return {"label": label, "active": active, "url": url}


def _short(compartment: Compartment) -> str:
    words = {
        Compartment.C2: _("Social"),
        Compartment.C3: _("Legal"),
        Compartment.C4: _("Health"),
        Compartment.C5: _("Protection"),
        Compartment.C6: _("My reserved notes"),
    }
    return str(words[compartment])


def _entries(actor: Actor, person_id: uuid.UUID, kind: str | None, compartment: str | None) -> Any:
    scope = visible_timeline(actor, person_id)
    if kind:
        scope = scope.where(TimelineEntry.kind == kind)
    if compartment:
        scope = scope.where(TimelineEntry.compartment == compartment)
    if compartment == Compartment.C6:
        scope = scope.where(TimelineEntry.author_id == actor.user_id)
    return scope


def _shown(actor: Actor, entry: TimelineEntry, known: Mapping[str, TimelineKind], seen_at: datetime | None) -> Shown:
    new = seen_at is not None and entry.recorded_at > seen_at and entry.author_id != actor.user_id
    return Shown(entry, known.get(entry.kind), entry.detail, user_name(entry.author), new)


def _by_day(entries: Sequence[Shown]) -> list[tuple[date, Sequence[Shown]]]:
    return [(day, list(same)) for day, same in groupby(entries, key=lambda shown: _day_of(shown.entry.at))]


def _day_of(instant: datetime) -> date:
    return instant.astimezone(clock.ROME).date()
