"""``./dev bench demo``: how fast the demonstration region grows (people a second, everything about them included)."""

import argparse
from collections.abc import Sequence

from benchmarks.figures import Figures
from benchmarks.region import region, workplace


def run(options: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev bench demo", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    people = parser.parse_args(options).people
    figures = Figures()
    with workplace() as folder, region(folder, "sqlite", people, cases=None) as built:
        figures.say(f"demo.sqlite.{people}", people / built.build_seconds, "people/s", 1_500, at_least=True)
    return figures.failed
