"""Row ids: UUIDv7 (RFC 9562 section 5.7), made before the insert because sealed values are bound to them."""

import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """A new id: 48 bits of Unix milliseconds, then 74 random bits, so that new rows lie together in an index."""
    random = int.from_bytes(os.urandom(10))
    milliseconds = time.time_ns() // 1_000_000 & (1 << 48) - 1
    value = milliseconds << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    return uuid.UUID(int=value)
