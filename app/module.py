"""What a slice may plug into the platform: one manifest per slice, ``module = Module(…)`` in its ``module.py``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from click import Command
from flask import Blueprint

from app.access.actor import Actor
from app.access.clearance import ClearanceRule
from app.access.permissions import Permission


@dataclass(frozen=True)
class NavItem:
    """A line of the left rail, shown to whoever holds the permission."""

    label: Any
    endpoint: str
    permission: Permission
    icon: str = "it-file"
    group: int = 1
    order: int = 50
    count: Callable[[Actor], int] | None = None
    """A number beside the words (things that wait); one cheap statement."""


@dataclass(frozen=True)
class NewAction:
    """A line of the "+" menu."""

    label: Any
    endpoint: str
    permission: Permission
    order: int = 50


@dataclass(frozen=True)
class Tab:
    """A tab of a page of a lower slice (``page`` is ``"case"`` or ``"person"``); the endpoint takes ``record_id``."""

    page: str
    label: Any
    endpoint: str
    permission: Permission
    order: int = 50
    count: Callable[[Actor, Any], int] | None = None


@dataclass(frozen=True)
class Panel:
    """A box beside a page of a lower slice. ``load(actor, record)`` gives the template's values; ``None`` hides it."""

    page: str
    title: Any
    permission: Permission
    load: Callable[[Actor, Any], Mapping[str, Any] | None]
    template: str
    order: int = 50


@dataclass(frozen=True)
class QuickAction:
    """A button of the quick-add bar of a page; the endpoint takes ``record_id`` and shows or takes a form."""

    page: str
    label: Any
    endpoint: str
    permission: Permission
    order: int = 50


@dataclass(frozen=True)
class TimelineKind:
    """How entries of one kind look on the timeline; the template gets ``entry`` and ``detail``."""

    code: str
    label: Any
    letter: str
    tone: str
    template: str


@dataclass(frozen=True)
class TodayCard:
    """A card of Oggi. ``load(actor)`` gives the template's values with ``count``; ``None`` hides the card."""

    title: Any
    permission: Permission
    load: Callable[[Actor], Mapping[str, Any] | None]
    template: str
    order: int = 50
    roles: frozenset[str] = frozenset()
    """Only for these roles; empty means whoever holds the permission."""


@dataclass(frozen=True)
class Job:
    """Work that comes back: every so many minutes, or each night at an hour of Europe/Rome."""

    name: str
    run: Callable[[], None]
    every_minutes: int | None = None
    at_hour: int | None = None


@dataclass(frozen=True)
class NotificationKind:
    """What the bell says of a kind of event, and the page it leads to (the endpoint takes ``record_id``)."""

    code: str
    sentence: Any
    endpoint: str


@dataclass(frozen=True)
class Module:
    """A slice's manifest."""

    name: str
    blueprint: Blueprint | None = None
    clearances: Mapping[type, ClearanceRule] = field(default_factory=dict)
    nav: tuple[NavItem, ...] = ()
    new: tuple[NewAction, ...] = ()
    tabs: tuple[Tab, ...] = ()
    panels: tuple[Panel, ...] = ()
    quick_actions: tuple[QuickAction, ...] = ()
    timeline_kinds: tuple[TimelineKind, ...] = ()
    today: tuple[TodayCard, ...] = ()
    notification_kinds: tuple[NotificationKind, ...] = ()
    jobs: tuple[Job, ...] = ()
    outbox: Mapping[str, Callable[[Mapping[str, Any]], None]] = field(default_factory=dict)
    """What to do with an outbox message of a kind, after the commit."""
    commands: tuple[Command, ...] = ()
    demo: Callable[[Any], None] | None = None
    """Adds this slice's part of the demonstration region (see app/demo)."""
