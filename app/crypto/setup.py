"""Puts this installation's key provider in place."""

from pathlib import Path

from flask import Flask

from app.crypto import models  # noqa: F401  the tables belong to this layer
from app.crypto.providers import FileKeyProvider, KeyProvider, KeyRingError
from config import Config


def init_crypto(app: Flask, config: Config) -> None:
    """Open the key ring; one that is not there yet is made by :func:`make_keyring` alone, never by starting."""
    path = Path(config.keyring_path)
    app.extensions["key_provider"] = FileKeyProvider(path) if path.exists() else _Missing(path)


def make_keyring(app: Flask, config: Config) -> KeyProvider:
    """The key ring of a new installation; an existing one is kept as it is."""
    path = Path(config.keyring_path)
    provider = FileKeyProvider(path) if path.exists() else FileKeyProvider.create(path)
    app.extensions["key_provider"] = provider
    return provider


class _Missing:
    """Stands where a key ring should be: every use says what is missing and how to mend it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def current_id(self) -> str:
        raise self._error()

    def wrap(self, plain: bytes, bound_to: bytes) -> tuple[str, bytes]:
        raise self._error()

    def unwrap(self, key_id: str, wrapped: bytes, bound_to: bytes) -> bytes:
        raise self._error()

    def _error(self) -> KeyRingError:
        return KeyRingError(f"there is no key ring at {self._path}: run flask setup, or restore it from its own backup")
