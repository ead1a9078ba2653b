"""Keys of the data subjects: made, wrapped, fetched in batches, forgotten when the transaction ends."""

import hmac
import secrets
import struct
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.crypto.models import SubjectKey
from app.crypto.providers import KeyProvider
from app.db import db

_BATCH = 500
_NO_SALT = bytes(32)


class NoSubjectKey(LookupError):
    """This subject has no key: never had one, or was erased."""


@dataclass(slots=True)
class OpenKey:
    """A subject's key, unwrapped, with a cipher per purpose derived when first asked (HKDF-SHA256, RFC 5869)."""

    subject_id: uuid.UUID
    version: int
    secret: bytes = field(repr=False)
    _ciphers: dict[str, AESGCM] = field(default_factory=dict, repr=False)
    _extracted: bytes = field(default=b"", repr=False)

    def cipher(self, purpose: str) -> AESGCM:
        """The cipher of a compartment (``C1`` …) or of another purpose of this subject."""
        cipher = self._ciphers.get(purpose)
        if cipher is None:
            cipher = self._ciphers[purpose] = AESGCM(self._derived(purpose))
        return cipher

    def _derived(self, purpose: str) -> bytes:
        """HKDF: extracted once for a subject, expanded (to one block of SHA-256) for each purpose."""
        if not self._extracted:
            self._extracted = hmac.digest(_NO_SALT, self.secret, "sha256")
        return hmac.digest(self._extracted, b"approdo/%b\x01" % purpose.encode(), "sha256")


@dataclass
class _Keyring:
    """The keys that one session has in hand, and the subjects of the rows it loaded whose keys were not asked yet."""

    keys: dict[tuple[uuid.UUID, int], OpenKey] = field(default_factory=dict)
    newest: dict[uuid.UUID, OpenKey] = field(default_factory=dict)
    awaited: set[uuid.UUID] = field(default_factory=set)


def provider() -> KeyProvider:
    """This installation's key provider."""
    found: KeyProvider = current_app.extensions["key_provider"]
    return found


def bound_to(subject_id: uuid.UUID, version: int) -> bytes:
    return subject_id.bytes + struct.pack(">H", version)


def create_key(subject_id: uuid.UUID) -> OpenKey:
    """Give a new subject its first key, saved with the change that makes the subject."""
    key, row = new_key(subject_id)
    session = db.session()
    session.add(SubjectKey(**row))
    _hold(_ring(session), key)
    return key


def new_key(subject_id: uuid.UUID) -> tuple[OpenKey, dict[str, Any]]:
    """A key and its row, for whoever inserts in bulk."""
    secret = secrets.token_bytes(32)
    kek_id, wrapped = provider().wrap(secret, bound_to(subject_id, 1))
    row = {"subject_id": subject_id, "dek_version": 1, "kek_id": kek_id, "wrapped": wrapped}
    return OpenKey(subject_id, 1, secret), row


def key_of(subject_id: uuid.UUID, version: int | None = None) -> OpenKey:
    """The subject's newest key, or the version an envelope names; fetched together with all awaited ones.

    :raises NoSubjectKey: when there is none.
    """
    ring = _ring(db.session())
    found = _known(ring, subject_id, version)
    if found is None:
        fetch_keys({subject_id, *ring.awaited})
        found = _known(ring, subject_id, version)
    if found is None:
        raise NoSubjectKey("no key for this subject")
    return found


def fetch_keys(subject_ids: Iterable[uuid.UUID]) -> None:
    """Unwrap the keys of many subjects, one statement for each five hundred."""
    ring = _ring(db.session())
    wanted = [subject_id for subject_id in subject_ids if subject_id not in ring.newest]
    ring.awaited.clear()
    for start in range(0, len(wanted), _BATCH):
        _fetch(ring, wanted[start : start + _BATCH])


def await_key(session: Session, subject_id: uuid.UUID | None) -> None:
    """A row of this subject was loaded: when the first of them is opened, fetch all their keys at once."""
    if subject_id is not None:
        _ring(session).awaited.add(subject_id)


def _ring(session: Session) -> _Keyring:
    ring: _Keyring = session.info.setdefault("keyring", _Keyring())
    return ring


def _known(ring: _Keyring, subject_id: uuid.UUID, version: int | None) -> OpenKey | None:
    return ring.newest.get(subject_id) if version is None else ring.keys.get((subject_id, version))


def _hold(ring: _Keyring, key: OpenKey) -> None:
    ring.keys[key.subject_id, key.version] = key
    newest = ring.newest.get(key.subject_id)
    if newest is None or newest.version < key.version:
        ring.newest[key.subject_id] = key


def _fetch(ring: _Keyring, subject_ids: Sequence[uuid.UUID]) -> None:
    columns = (SubjectKey.subject_id, SubjectKey.dek_version, SubjectKey.kek_id, SubjectKey.wrapped)
    unwrap = provider().unwrap
    for subject_id, version, kek_id, wrapped in db.session.execute(
        select(*columns).where(SubjectKey.subject_id.in_(subject_ids))
    ):
        _hold(ring, OpenKey(subject_id, version, unwrap(kek_id, wrapped, bound_to(subject_id, version))))
