"""The scheduler: one leader at a time runs the modules' jobs; beside the server when embedded, alone in production."""

import fcntl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask
from sqlalchemy import Connection, text

from app import clock
from app.db import db
from app.jobs.outbox import deliver_due
from app.module import Job

log = structlog.get_logger()
LEADER = 0x4170_7072_6F64_6F01
"""The advisory lock's number: «Approdo» in ASCII, then 1."""
OUTBOX_SECONDS = 5


class Leadership:
    """Held by one scheduler of the installation; given back when its process dies, however it dies."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._connection: Connection | None = None
        self._file: IO[str] | None = None

    def hold(self) -> bool:
        """Whether this process is the leader now; tries to become it."""
        on_postgres = db.engine.dialect.name == "postgresql"
        return self._hold_in_database() if on_postgres else self._hold_on_disk(Path(self._app.instance_path))

    def _hold_in_database(self) -> bool:
        if self._connection is not None:
            with suppress(Exception):
                self._connection.execute(text("SELECT 1"))
                return True
            self._connection = None
        connection = db.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": LEADER}).scalar():
            self._connection = connection
            return True
        connection.close()
        return False

    def _hold_on_disk(self, folder: Path) -> bool:
        if self._file is None:
            file = (folder / "scheduler.lock").open("w")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
                return False
            self._file = file
        return True


def start_beside(app: Flask) -> BackgroundScheduler:
    """Run the jobs in threads of this process (the embedded default)."""
    scheduler = BackgroundScheduler(timezone=clock.ROME)
    _fill(scheduler, app)
    scheduler.start()
    return scheduler


def run_alone(app: Flask) -> None:
    """Run the jobs until told to stop; the production scheduler's own process."""
    scheduler = BlockingScheduler(timezone=clock.ROME)
    _fill(scheduler, app)
    with suppress(KeyboardInterrupt, SystemExit):
        scheduler.start()


def _fill(scheduler: BackgroundScheduler | BlockingScheduler, app: Flask) -> None:
    leadership, one_at_a_time = Leadership(app), threading.Lock()

    def led(name: str, run: Callable[[], object]) -> Callable[[], None]:
        def job() -> None:
            with one_at_a_time, app.app_context():
                if leadership.hold():
                    _run(name, run)

        return job

    scheduler.add_job(led("outbox", deliver_due), "interval", seconds=OUTBOX_SECONDS, max_instances=1, coalesce=True)
    for job in (job for module in app.extensions["modules"] for job in module.jobs):
        scheduler.add_job(led(job.name, job.run), max_instances=1, coalesce=True, **_when(job))


def _when(job: Job) -> dict[str, object]:
    if job.every_minutes is not None:
        return {"trigger": "interval", "minutes": job.every_minutes}
    return {"trigger": "cron", "hour": job.at_hour or 3, "minute": 10}


def _run(name: str, run: Callable[[], object]) -> None:
    try:
        run()
    except Exception as failure:  # the next job must still run; the text could hold personal data
        db.session.rollback()
        log.error("job.failed", job=name, error=type(failure).__name__)
