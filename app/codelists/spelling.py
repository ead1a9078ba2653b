"""How people write the same word: one normal form, and the names that countries and languages have elsewhere."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from app.codelists.files import HERE, rows_of
from app.codelists.values import Value

LOCALES = ("it", "en", "fr", "es")
ENDINGS = (
    ("co", "co ca ci chi che"),
    ("go", "go ga gi ghi ghe"),
    ("io", "io ia i ie"),
    ("o", "o a i e"),
    ("e", "e i a"),
    ("a", "a i e"),
)
"""Of an Italian adjective: its own ending, and those of the other gender and number."""
_PARTS = re.compile(r"\s+/\s+|\s*[()]\s*|\s*,\s+(?=\w)")


def normal(text: str) -> str:
    """``"  Côte d’Ivoire "`` → ``"cote d ivoire"``: no case, no accents, no punctuation, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", bare.replace("ı", "i")).split())


def parts_of(label: str) -> list[str]:
    """«Persiano / Farsi» → «Persiano», «Farsi»; «Arabo marocchino (darija)» → «Arabo marocchino», «darija»."""
    parts = [part for part in _PARTS.split(label) if part]
    return parts if len(parts) > 1 else []


@lru_cache
def synonyms() -> dict[str, list[tuple[str, str]]]:
    """List → (code, text) of ``synonyms.csv``."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows_of(HERE / "synonyms.csv"):
        found.setdefault(row["list"], []).extend((row["code"], text) for text in row["texts"].split("|"))
    return found


def names_elsewhere(list_name: str, value: Value) -> Iterator[str]:
    """The names CLDR gives a country or language in Italian, English, French and Spanish."""
    for locale in LOCALES:
        known = Locale(locale)
        if list_name == "citizenship":
            yield known.territories.get(value.code, "")
        elif list_name == "language":
            yield known.languages.get(value.properties().get("cldr", ""), "")


def demonyms() -> Iterator[tuple[str, str]]:
    """(country, adjective) with the Italian endings: marocchino, marocchina, marocchini, marocchine."""
    for row in rows_of(HERE / "demonyms.csv"):
        yield from ((row["code"], word) for word in row["en"].split())
        yield from ((row["code"], form) for word in row["it"].split() for form in italian_forms(word))


def italian_forms(adjective: str) -> list[str]:
    for ending, forms in ENDINGS:
        if adjective.endswith(ending):
            return [adjective[: -len(ending)] + form for form in forms.split()]
    return [adjective]
