"""``./dev bench pages``: the operator's pages at 1,000 and 100,000 people, sealed and plain, on both databases.

Measured around the WSGI call of one worker: routing, session, scope, decryption, template, access log and commit.
The peer: Sahana Eden (Python, PostgreSQL, no encryption), measured on 2 cores at 100,000 cases, median: list 1,040 ms,
open a case 257-672 ms (146 statements), create 458-908 ms (153 statements).
"""

import argparse
import random
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figures, median, p95
from benchmarks.files import Files, files_of
from benchmarks.region import Region, in_plain_text, region, workplace
from tests.support.counting import counted_statements

WARM_UP = 10
COUNTED = 15
"""Visits whose statements are counted; the most is told."""
AGAINST_SMALL, AGAINST_PLAIN, MOST_STATEMENTS = 1.2, 1.25, 20


@dataclass(frozen=True)
class Target:
    """What a page may take at the full size, in milliseconds."""

    median: float
    p95: float


TARGETS = {"case_list": Target(40, 80), "case_file": Target(30, 60), "create_case": Target(40, 80)}
Visits = dict[str, Callable[[], None]]
Timings = dict[str, list[float]]


def run(options: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev bench pages", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--backend", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args(options)
    figures = Figures()
    for backend in asked.backend or ("sqlite", "postgresql"):
        with workplace() as folder:
            _compare(figures, folder, backend, asked)
    return figures.failed


def _compare(figures: Figures, folder: Path, backend: str, asked: argparse.Namespace) -> None:
    """Three regions side by side: small, large, and large in plain text; measured in turns."""
    with ExitStack() as stack:
        small = stack.enter_context(region(folder, backend, asked.small, cases=asked.small))
        large = stack.enter_context(region(folder, backend, asked.people, cases=asked.people))
        plain = stack.enter_context(region(folder, backend, asked.people, cases=asked.people, sealed=False))
        visits = {name: _visits(each, asked.rounds) for name, each in (("small", small), ("large", large))}
        visits["plain"] = {name: _unsealed(visit) for name, visit in _plain_visits(plain, asked.rounds).items()}
        timed = _in_turns(visits, asked.rounds)
        counts = {name: max(_statements(visit) for _ in range(COUNTED)) for name, visit in visits["large"].items()}
    for name, target in TARGETS.items():
        mine, head = timed["large"][name], f"pages.{backend}.{asked.people}.{name}"
        figures.say(f"{head}.median", median(mine), "ms", target.median)
        figures.say(f"{head}.p95", p95(mine), "ms", target.p95)
        figures.say(f"{head}.statements", counts[name], "statements", MOST_STATEMENTS)
        figures.say(f"{head}.against_{asked.small}", median(mine) / median(timed["small"][name]), "×", AGAINST_SMALL)
        figures.say(f"{head}.against_plain", median(mine) / median(timed["plain"][name]), "×", AGAINST_PLAIN)


def _in_turns(visits: dict[str, Visits], rounds: int) -> dict[str, Timings]:
    """Each page of each region once, over and over: the machine's moods fall on all alike."""
    timed: dict[str, Timings] = {place: {name: [] for name in each} for place, each in visits.items()}
    for turn in range(rounds + WARM_UP):
        for place, each in visits.items():
            next(iter(each.values()))()  # a process serves one installation: its lists are in memory by now
            for name, visit in each.items():
                started = time.perf_counter()
                visit()
                if turn >= WARM_UP:
                    timed[place][name].append(time.perf_counter() - started)
    return timed


def _plain_visits(built: Region, rounds: int) -> Visits:
    with in_plain_text():
        return _visits(built, rounds)


def _unsealed(visit: Callable[[], None]) -> Callable[[], None]:
    def plainly() -> None:
        with in_plain_text():
            visit()

    return plainly


def _statements(visit: Callable[[], None]) -> int:
    with counted_statements() as seen:
        visit()
    return len(seen)


def _visits(built: Region, rounds: int) -> Visits:
    """The pages of one operator, each as a call; every file asked is another one."""
    files = files_of(built, newcomers=rounds + WARM_UP + COUNTED)
    order = random.Random(1)
    return {
        "case_list": lambda: _expect(200, files.client.get("/cases").status_code),
        "case_file": lambda: _expect(200, files.client.get(f"/cases/{order.choice(files.long)}").status_code),
        "create_case": lambda: _expect(302, _open_case(files)),
    }


def _open_case(files: Files) -> int:
    person_id = files.newcomers.pop()
    data = {
        "csrf_token": files.token,
        "submission_id": str(uuid.uuid4()),
        "source": "SELF",
        "team_id": str(files.team_id),
        "manager_id": str(files.manager_id),
        "priority": "2",
        "summary": "Chiede aiuto per il rinnovo del permesso e per l'iscrizione a scuola della figlia.",
    }
    return files.client.post(f"/people/{person_id}/case/new", data=data).status_code


def _expect(wanted: int, status: int) -> None:
    if status != wanted:
        raise RuntimeError(f"the page answered {status} instead of {wanted}")
