"""What a list and a value are, wherever they were read from: plain frozen data."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ListInfo:
    """A code list as a whole."""

    name: str
    area: str
    title_it: str
    title_en: str
    alphabetical: bool = False
    closed: bool = False
    """The program itself knows the codes: they may be renamed, but none added, retired or deleted."""
    parent_list: str | None = None
    masked_it: str = ""
    masked_en: str = ""
    """What a reader without the compartment sees instead of the label; empty means «restricted»."""

    def title(self, locale: str) -> str:
        return self.title_en if locale.startswith("en") else self.title_it

    def masked(self, locale: str) -> str:
        return self.masked_en if locale.startswith("en") else self.masked_it


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a list."""

    code: str
    label_it: str
    label_en: str
    parent: str | None = None
    position: int = 0
    compartment: str | None = None
    source: str = ""
    verified: bool = False
    notes: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def label(self, locale: str) -> str:
        return self.label_en if locale.startswith("en") else self.label_it

    def offered_on(self, day: date) -> bool:
        """Whether the value may be chosen that day; ``valid_to`` is the first day it may not."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def properties(self) -> dict[str, str]:
        """The ``key=value`` parts of the notes: ``{"ISO3": "AFG", "Belfiore": "Z200"}``."""
        parts = (part.partition("=") for part in self.notes.split(";"))
        return {key.strip(): value.strip() for key, equals, value in parts if equals}


@dataclass(frozen=True, slots=True)
class TerritoryLink:
    """One place belongs to another for a time: ``comune`` to its district, ``district`` to its AUSL."""

    kind: str
    code: str
    parent: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)
