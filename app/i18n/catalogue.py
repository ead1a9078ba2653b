"""One catalogue a language, merged from every slice's ``translations/<language>.po`` at start."""

import io
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask_babel import Domain, get_locale

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("it", "en")
SLICES = ("app", "casework", "referrals")


def catalogue_files(locale: str) -> list[Path]:
    """Every slice's catalogue of that language, in a stable order."""
    return sorted(path for top in SLICES for path in (ROOT / top).glob(f"**/translations/{locale}.po"))


def merged_catalogue(locale: str) -> Catalog:
    """All the slices' messages in one; where two slices differ the lower layer wins (a contract test refuses that)."""
    merged = Catalog(locale=locale, domain="messages")
    for path in catalogue_files(locale):
        with path.open("rb") as source:
            for message in read_po(source, locale=locale):
                if message.id and merged.get(message.id, message.context) is None:
                    merged[message.id] = message
    return merged


@lru_cache
def translations(locale: str) -> NullTranslations:
    """The messages of a language, ready to use; English is the text of the code itself."""
    compiled = io.BytesIO()
    write_mo(compiled, merged_catalogue(locale))
    compiled.seek(0)
    return Translations(compiled)


class MergedDomain(Domain):
    """Flask-Babel's domain over the merged catalogues, without files compiled on disk."""

    def get_translations(self) -> NullTranslations:
        return translations(str(get_locale() or LOCALES[0]))


DOMAIN = MergedDomain()
