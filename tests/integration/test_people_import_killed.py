"""An import that is killed, anywhere: every batch is whole or not there, the next run goes on, nobody is doubled."""

import csv
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from casework.people.importing.planning import BATCH
from config import Config
from tests.support.server import ROOT, environment

pytestmark = pytest.mark.faults
ROWS = 1_700
REFUSED = (7, 900)
GOOD = ROWS - len(REFUSED)
MOMENTS = {"early": (0.0, 0.3), "inside batches": (0.1, 0.4)}


@pytest.fixture
def people_file(tmp_path: Path) -> Path:
    path = tmp_path / "elenco.csv"
    with path.open("w", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["Id", "Cognome", "Nome", "Data di nascita", "Telefono", "Note"])
        for number in range(1, ROWS + 1):
            born = "31/02/1990" if number in REFUSED else f"{number % 28 + 1}/3/{1960 + number % 40}"
            phone, note = f"333 {1000000 + number}", "vive presso amici"
            writer.writerow([number, f"Cognome{number}", "Prova", born, phone, note])
    return path


def _start(installation: Config, path: Path) -> "subprocess.Popen[str]":
    settings = {"APPRODO_INSTANCE": str(installation.instance_path), "DATABASE_URL": installation.database_url}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "people", "import", str(path)],
        cwd=ROOT,
        env=environment(**{**settings, "DATABASE_URL": settings["DATABASE_URL"].replace("+psycopg", "")}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _counts(installation: Config) -> dict[str, int]:
    """What the database really holds: people, row keys, search records, subjects in the log, distinct subjects."""
    engine = create_engine(installation.database_url)
    counted = {
        "people": "SELECT count(*) FROM person",
        "keys": "SELECT count(*) FROM import_row_key",
        "people of keys": "SELECT count(DISTINCT p.id) FROM import_row_key k JOIN person p ON p.id = k.person_id",
        "search": "SELECT count(*) FROM search_record",
        "notes": "SELECT count(*) FROM import_note",
        "log": "SELECT count(*) FROM access_event_subject",
        "logged people": "SELECT count(DISTINCT subject_id) FROM access_event_subject",
    }
    with engine.connect() as connection:
        found = {name: connection.execute(text(statement)).scalar_one() for name, statement in counted.items()}
    engine.dispose()
    return found


def _is_whole(counts: dict[str, int]) -> bool:
    people = counts["people"]
    return set(counts.values()) == {people} and (people % BATCH == 0 or people == GOOD)


def _wait_for_batches(process: "subprocess.Popen[str]", batches: int) -> None:
    """Read along until so many batches were reported (none: until the run began)."""
    assert process.stdout is not None
    said = 0
    for line in process.stdout:
        said += line.startswith("Riga ") and " di " in line
        if said == batches and (batches or line.startswith("Équipe:")):
            return


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_import_goes_on_where_it_stopped(installation: Config, people_file: Path, moment: str) -> None:
    chance, seen = random.Random(moment), []
    for _kill in range(2):
        process = _start(installation, people_file)
        _wait_for_batches(process, 0)
        time.sleep(chance.uniform(*MOMENTS[moment]))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
        counts = _counts(installation)
        assert _is_whole(counts), counts
        seen.append(counts["people"])
    assert seen == sorted(seen)
    assert seen[0] < GOOD, "killed too late to show anything"
    _finish(installation, people_file)


def test_an_import_killed_just_after_a_batch_keeps_that_batch(installation: Config, people_file: Path) -> None:
    process = _start(installation, people_file)
    _wait_for_batches(process, 2)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=20)
    counts = _counts(installation)
    assert counts["people"] >= 2 * BATCH
    assert _is_whole(counts), counts
    _finish(installation, people_file)


def test_two_imports_of_one_file_at_once_put_everybody_in_once(installation: Config, people_file: Path) -> None:
    processes = [_start(installation, people_file) for _ in range(2)]
    outputs = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    counts = _counts(installation)
    assert (counts["people"], counts["keys"], counts["logged people"]) == (GOOD, GOOD, GOOD)


def _finish(installation: Config, path: Path) -> None:
    assert _output(installation, path).splitlines()[-1].startswith(f"{ROWS} ")
    assert set(_counts(installation).values()) == {GOOD}
    again: Sequence[str] = _output(installation, path).splitlines()
    assert f" 0 importate, {GOOD} già presenti" in again[-1]
    assert _counts(installation)["people"] == GOOD


def _output(installation: Config, path: Path) -> str:
    process = _start(installation, path)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said
