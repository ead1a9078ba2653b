"""The envelope of one sealed value: AES-256-GCM, padded, bound to its place and its subject.

Layout: ``version 1 | algorithm 1 | dek_version 2 (big endian) | nonce 12 | ciphertext | tag 16``.
Nonces are random 96 bits: with a key per subject and compartment the number of values under one key stays far below
the 2^32 of NIST SP 800-38D section 8.3.
"""

import os
import struct
import uuid
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
AES_256_GCM = 1
_HEAD = struct.Struct(">BBH")
_NONCE = 12
_SMALLEST = 32
_UUID_LENGTH = struct.pack(">H", 16)


class CannotOpen(ValueError):
    """The value was altered, moved from its place, or sealed under another key. Says nothing of its content."""


def place(table: str, column: str, row_id: uuid.UUID, subject_id: uuid.UUID) -> bytes:
    """Where a value belongs, length-prefixed part by part, so that no two places read alike."""
    row, subject = row_id.int.to_bytes(16, "big"), subject_id.int.to_bytes(16, "big")
    return _column(table, column) + _UUID_LENGTH + row + _UUID_LENGTH + subject


@lru_cache(maxsize=2048)
def _column(table: str, column: str) -> bytes:
    return b"".join(struct.pack(">H", len(part)) + part for part in (table.encode(), column.encode()))


def pad(plain: bytes) -> bytes:
    """ISO/IEC 7816-4 padding up to 32, 64, 128 … bytes: the length of a name tells nothing."""
    return plain + _tail(len(plain))


@lru_cache(maxsize=4096)
def _tail(length: int) -> bytes:
    size = max(_SMALLEST, 1 << length.bit_length())
    return b"\x80".ljust(size - length, b"\0")


def unpad(padded: bytes) -> bytes:
    """Undo :func:`pad`.

    :raises CannotOpen: when the padding is not ours.
    """
    end = padded.rstrip(b"\0")
    if not end.endswith(b"\x80"):
        raise CannotOpen("padding")
    return end[:-1]


def seal(cipher: AESGCM, dek_version: int, where: bytes, plain: bytes) -> bytes:
    """Close ``plain`` into an envelope that opens only at ``where`` and under that version of the subject's key."""
    head = _head(dek_version)
    nonce = os.urandom(_NONCE)
    return head + nonce + cipher.encrypt(nonce, plain + _tail(len(plain)), where + head)


@lru_cache(maxsize=64)
def _head(dek_version: int) -> bytes:
    return _HEAD.pack(VERSION, AES_256_GCM, dek_version)


def unseal(cipher: AESGCM, where: bytes, envelope: bytes) -> bytes:
    """Open an envelope.

    :raises CannotOpen: when a byte differs, or it was sealed for another place, subject or key.
    """
    head, nonce = envelope[: _HEAD.size], envelope[_HEAD.size : _HEAD.size + _NONCE]
    if len(envelope) < _HEAD.size + _NONCE + 16 or envelope[0] != VERSION or envelope[1] != AES_256_GCM:
        raise CannotOpen("form")
    try:
        return unpad(cipher.decrypt(nonce, envelope[_HEAD.size + _NONCE :], where + head))
    except InvalidTag:
        raise CannotOpen("authentication") from None


def dek_version_of(envelope: bytes) -> int:
    """Which version of the subject's key sealed this.

    :raises CannotOpen: when the envelope is cut short.
    """
    if len(envelope) < _HEAD.size:
        raise CannotOpen("form")
    return int(_HEAD.unpack_from(envelope)[2])
