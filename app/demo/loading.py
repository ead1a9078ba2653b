"""Builds the whole demonstration in one transaction: bodies first, then each slice's part in the order of MODULES."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import current_app

from app.db.unit_of_work import one_transaction
from app.demo.organisations import build_organisations
from app.demo.world import SIZES, World, sizes_for


def load_demo(
    people: int = SIZES["people"],
    cases: int | None = None,
    report: Callable[[int, str], None] = lambda number, what: None,
) -> World:
    """Fill an empty installation.

    :param people: how many people; everything else grows alike.
    :param cases: how many cases, where they must differ.
    :param report: told how many more of something are done.
    """
    world = World(counts=sizes_for(people, cases), report=report)
    with _without_collecting(), one_transaction():
        build_organisations(world)
        for module in current_app.extensions["modules"]:
            if module.demo is not None:
                module.demo(world)
    return world


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Hundreds of thousands of rows live until the end: looking through them for garbage again and again is in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
