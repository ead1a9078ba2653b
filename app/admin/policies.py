"""Which changes of lists one person may make alone."""

from enum import StrEnum


class Action(StrEnum):
    """What can be done to a value."""

    ADD = "add"
    RENAME = "rename"
    RETIRE = "retire"
    RESTORE = "restore"
    DELETE = "delete"


TWO_PERSONS = frozenset({"C5"})
"""Compartments whose values tell of trafficking, violence or justice."""


def needs_a_second_person(compartment: str | None) -> bool:
    """Whether a change to a value of this compartment waits until somebody else has looked at it too."""
    return compartment in TWO_PERSONS
