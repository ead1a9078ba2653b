"""Any script in plain Latin letters, well enough to compare by."""

import unicodedata


def romanise(text: str) -> str:
    """Small Latin letters, digits and spaces."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c if c.isalnum() else " " for c in split if not unicodedata.combining(c))
