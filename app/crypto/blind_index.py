"""Blind indexes: finding a strong identifier that is stored sealed (HMAC-SHA256 under the installation's own key).

Only for nearly unique identifiers; never for names, birth dates, nationality or yes/no facts, which frequency betrays.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata

from flask import current_app

from app.crypto.models import PurposeKey
from app.crypto.subject_keys import provider
from app.db import db

PURPOSES = ("blind_index",)


def normalise(text: str) -> str:
    """One form for writing and for asking: compatibility forms folded, capitals, letters and digits only."""
    return re.sub(r"[^0-9A-Z@.+_-]", "", unicodedata.normalize("NFKC", text).upper())


def blind(kind: str, text: str) -> bytes:
    """The index value of an identifier of that kind; the same text of another kind gives another value."""
    return hmac.digest(purpose_key("blind_index"), f"{kind}\0{normalise(text)}".encode(), hashlib.sha256)


def purpose_key(purpose: str) -> bytes:
    """A secret of this installation.

    :raises LookupError: when the installation was not set up (``flask setup`` makes these keys).
    """
    held: dict[str, bytes] = current_app.extensions.setdefault("purpose_keys", {})
    if purpose not in held:
        row = db.session.get(PurposeKey, purpose)
        if row is None:
            raise LookupError(f"no {purpose} key: run flask setup")
        held[purpose] = provider().unwrap(row.kek_id, row.wrapped, purpose.encode())
    return held[purpose]


def ensure_purpose_keys() -> None:
    """Make the secrets that are still missing; part of setting up, inside its transaction."""
    for purpose in PURPOSES:
        if db.session.get(PurposeKey, purpose) is None:
            kek_id, wrapped = provider().wrap(secrets.token_bytes(32), purpose.encode())
            db.session.add(PurposeKey(purpose=purpose, kek_id=kek_id, wrapped=wrapped))
