"""The one clock: everything that asks the time asks here, so that tests can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")
_moved_to: datetime | None = None


def now() -> datetime:
    """The present instant, in UTC and aware."""
    return _moved_to or datetime.now(UTC)


def today() -> date:
    """The present day as people in Emilia-Romagna read it on the wall (Europe/Rome)."""
    return now().astimezone(ROME).date()


@contextmanager
def moved_to(instant: datetime) -> Iterator[None]:
    """Stand still at ``instant`` (aware); for tests and for the demo's history."""
    global _moved_to
    before, _moved_to = _moved_to, instant.astimezone(UTC)
    try:
        yield
    finally:
        _moved_to = before
