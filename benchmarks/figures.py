"""Prints figures as JSON lines, and the percentiles behind them."""

import json
import statistics
import sys
from collections.abc import Sequence


class Figures:
    """The figures of one benchmark; ``failed`` counts those outside their target."""

    def __init__(self) -> None:
        self.failed = 0

    def say(self, name: str, value: float, unit: str, target: float | None = None, *, at_least: bool = False) -> None:
        """Print one figure; without a target it is told for what it is."""
        ok = None if target is None else value >= target if at_least else value <= target
        self.failed += ok is False
        line = {"name": name, "value": round(value, 3), "unit": unit, "target": target, "ok": ok}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def median(seconds: Sequence[float]) -> float:
    """In milliseconds."""
    return statistics.median(seconds) * 1000


def p95(seconds: Sequence[float]) -> float:
    """In milliseconds."""
    return sorted(seconds)[int(0.95 * (len(seconds) - 1))] * 1000


def note(text: str) -> None:
    """A word to whoever waits, beside the figures."""
    sys.stderr.write(f"bench: {text}\n")
    sys.stderr.flush()
