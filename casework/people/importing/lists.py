"""The code lists as a row reader asks them."""

from functools import lru_cache

from app.codelists.labels import find_code


class CodeLists:
    """Looks labels up in the lists of this installation; the same label is looked up once a file."""

    def __init__(self) -> None:
        self._found = lru_cache(maxsize=10_000)(find_code)

    def country(self, label: str) -> str | None:
        return self._found("citizenship", label)

    def language(self, label: str) -> str | None:
        return self._found("language", label)

    def comune(self, label: str) -> str | None:
        return self._found("geo_comuni_er", label)
