"""Row ids are UUIDv7: unique, and in the order of time."""

import time

from app.db import uuid7


def test_an_id_is_a_version_7_uuid_of_this_moment() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid7()
    after = time.time_ns() // 1_000_000
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert before <= made.int >> 80 <= after


def test_ids_are_never_the_same() -> None:
    assert len({uuid7() for _ in range(20_000)}) == 20_000
