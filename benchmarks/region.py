"""Installations for measuring: the demonstration region at a size, on SQLite or PostgreSQL, sealed or in plain text."""

import gc
import multiprocessing
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask import Flask

from app import create_app
from app.crypto.sealed import SealedColumn
from app.db import db
from app.demo.loading import load_demo
from app.setting_up import set_up
from benchmarks.figures import note
from config import Config
from tests.support import postgres

DURABLE = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
}
"""A production server keeps what it acknowledged; the tests' server need not."""


@dataclass(frozen=True)
class Region:
    """A measured installation."""

    app: Flask
    backend: str
    people: int
    sealed: bool
    build_seconds: float


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder, and in it a PostgreSQL server when one is asked for; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="approdo-bench-") as folder:
        Path(folder).chmod(0o755)
        try:
            yield Path(folder)
        finally:
            postgres.stop(Path(folder))


@contextmanager
def region(
    folder: Path, backend: str, people: int, *, cases: int | None = None, sealed: bool = True
) -> Iterator[Region]:
    """The demonstration region of so many people, with as many cases as are asked for."""
    with ExitStack() as stack:
        config = Config(
            instance_path=folder / f"{backend}-{people}-{sealed}", database_url=_url(stack, folder, backend)
        )
        seconds = _built_apart(config, people, cases, sealed)
        app = create_app(config)
        gc.collect()
        gc.freeze()
        note(f"{backend}: {people} people built in {seconds:.1f} s{'' if sealed else ' (plain text)'}")
        yield Region(app, backend, people, sealed, seconds)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def _built_apart(config: Config, people: int, cases: int | None, sealed: bool) -> float:
    """Build in a process of its own: a worker that serves pages has not just built a region. The seconds it took."""
    fork = multiprocessing.get_context("fork")
    told = fork.SimpleQueue()
    builder = fork.Process(target=lambda: told.put(_build(config, people, cases, sealed)))
    builder.start()
    builder.join()
    if builder.exitcode:
        raise RuntimeError("the region could not be built")
    return float(told.get())


def _build(config: Config, people: int, cases: int | None, sealed: bool) -> float:
    app = create_app(config)
    with app.app_context(), nullcontext() if sealed else in_plain_text():
        set_up(app, demo=False)
        started = time.perf_counter()
        load_demo(people, cases)
        seconds = time.perf_counter() - started
        _settle()
        db.engine.dispose()
    return seconds


@contextmanager
def in_plain_text() -> Iterator[None]:
    """A switch of the benchmark alone: columns keep their value unsealed; the door, the log and the pages stay."""

    def keep(self: SealedColumn[Any], _key: Any, _table: str, _row_id: uuid.UUID, _comp: str, value: Any) -> bytes:
        return self.write(value)

    def give(self: SealedColumn[Any], _row: Any, closed: bytes) -> Any:
        return self.read(closed)

    with patch.object(SealedColumn, "seal_with", keep), patch.object(SealedColumn, "unseal", give):
        yield


def _url(stack: ExitStack, folder: Path, backend: str) -> str:
    if backend == "sqlite":
        return ""
    return stack.enter_context(postgres.ensure_started(folder, **DURABLE).database())


def _settle() -> None:
    """What a database in use has done by itself: fresh statistics."""
    db.session.remove()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
