"""Where key-encryption keys live: the interface, and the key ring file of the embedded default."""

import base64
import json
import os
import secrets
import stat
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class KeyRingError(RuntimeError):
    """The key ring is missing, readable by others, damaged, or of another installation."""


class KeyProvider(Protocol):
    """Wraps the subjects' keys. A hardware module keeps the key inside and does the same."""

    def current_id(self) -> str: ...

    def wrap(self, plain: bytes, bound_to: bytes) -> tuple[str, bytes]:
        """The key's id and the wrapped bytes, bound to their owner."""
        ...

    def unwrap(self, key_id: str, wrapped: bytes, bound_to: bytes) -> bytes: ...


class FileKeyProvider:
    """Keys in one JSON file, mode 0600, outside the database and its backups."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._current, keys = self._read()
        self._keys = {name: AESGCM(base64.b64decode(key)) for name, key in keys.items()}

    @classmethod
    def create(cls, path: Path) -> "FileKeyProvider":
        """Make a new ring with one random key.

        :raises FileExistsError: when there is one already; a ring is never overwritten.
        """
        name = f"kek-{secrets.token_hex(4)}"
        ring = {"current": name, "keys": {name: base64.b64encode(secrets.token_bytes(32)).decode()}}
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            json.dump(ring, out)
        return cls(path)

    def current_id(self) -> str:
        return self._current

    def wrap(self, plain: bytes, bound_to: bytes) -> tuple[str, bytes]:
        nonce = os.urandom(12)
        return self._current, nonce + self._keys[self._current].encrypt(nonce, plain, bound_to)

    def unwrap(self, key_id: str, wrapped: bytes, bound_to: bytes) -> bytes:
        """
        :raises KeyRingError: when this ring does not hold that key, or the wrapped key was altered or moved.
        """
        if key_id not in self._keys:
            raise KeyRingError(f"the key ring {self.path} does not hold key {key_id}: it is of another installation")
        try:
            return self._keys[key_id].decrypt(wrapped[:12], wrapped[12:], bound_to)
        except InvalidTag:
            raise KeyRingError("a wrapped key was altered, or belongs to another subject") from None

    def _read(self) -> tuple[str, dict[str, str]]:
        if not self.path.exists():
            raise KeyRingError(f"there is no key ring at {self.path}: restore it from its own backup")
        mode = stat.S_IMODE(self.path.stat().st_mode)
        if mode & 0o077:
            raise KeyRingError(f"the key ring {self.path} is readable by others ({mode:04o}): chmod 600 {self.path}")
        try:
            ring = json.loads(self.path.read_text())
            return str(ring["current"]), dict(ring["keys"])
        except (ValueError, KeyError, TypeError):
            raise KeyRingError(f"the key ring {self.path} is damaged: restore it from its own backup") from None
