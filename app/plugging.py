"""Plugs the modules in, and answers what they plugged: tabs, panels, cards, timeline kinds."""

from collections.abc import Callable, Iterable
from importlib import import_module
from operator import attrgetter
from typing import Any

from flask import Flask, current_app

from app.access.actor import Actor
from app.module import Module, NotificationKind, Panel, QuickAction, Tab, TimelineKind, TodayCard


def plug_in_all(app: Flask, packages: Iterable[str]) -> None:
    """Import every module and register what it brings, in the order given."""
    app.extensions["clearances"] = {}
    app.extensions["modules"] = [_plug_in(app, package) for package in packages]


def _plug_in(app: Flask, package: str) -> Module:
    module: Module = import_module(f"{package}.module").module
    if module.blueprint is not None:
        app.register_blueprint(module.blueprint)
    app.extensions["clearances"].update(module.clearances)
    for command in module.commands:
        app.cli.add_command(command)
    return module


def modules() -> list[Module]:
    found: list[Module] = current_app.extensions["modules"]
    return found


def _plugged(part: Callable[[Module], Iterable[Any]], actor: Actor) -> list[Any]:
    everything = (item for module in modules() for item in part(module))
    return sorted((item for item in everything if actor.may(item.permission)), key=attrgetter("order"))


def tabs_of(page: str, actor: Actor) -> list[Tab]:
    """The tabs plugged into a page, of those this actor may open."""
    return [tab for tab in _plugged(attrgetter("tabs"), actor) if tab.page == page]


def quick_actions_of(page: str, actor: Actor) -> list[QuickAction]:
    return [action for action in _plugged(attrgetter("quick_actions"), actor) if action.page == page]


def panels_of(page: str, actor: Actor, record: Any) -> list[tuple[Panel, Any]]:
    """The panels of a page with their values loaded, without the empty ones."""
    panels = [panel for panel in _plugged(attrgetter("panels"), actor) if panel.page == page]
    loaded = [(panel, panel.load(actor, record)) for panel in panels]
    return [(panel, values) for panel, values in loaded if values is not None]


def today_cards(actor: Actor) -> list[tuple[TodayCard, Any]]:
    """The cards of Oggi for this actor, loaded."""
    cards = [card for card in _plugged(attrgetter("today"), actor) if not card.roles or card.roles & actor.roles]
    loaded = [(card, card.load(actor)) for card in cards]
    return [(card, values) for card, values in loaded if values is not None]


def navigation_of(actor: Actor) -> list[Any]:
    return _plugged(attrgetter("nav"), actor)


def new_actions_of(actor: Actor) -> list[Any]:
    return _plugged(attrgetter("new"), actor)


def timeline_kinds() -> dict[str, TimelineKind]:
    return {kind.code: kind for module in modules() for kind in module.timeline_kinds}


def notification_kinds() -> dict[str, NotificationKind]:
    return {kind.code: kind for module in modules() for kind in module.notification_kinds}
