"""One temporary PostgreSQL server for a test session, started by the first test that needs it."""

import fcntl
import os
import pwd
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "log_min_messages": "fatal",
}


class NoPostgres(RuntimeError):
    """Debian's PostgreSQL server is not on this machine: ./dev test installs it."""


class Server:
    """A running server; its socket lies in the session's folder, which nobody else may enter."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def url(self, database: str) -> str:
        return f"postgresql://approdo@/{database}?host={self.home}"

    def create(self, name: str, template: str = "template0") -> str:
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.url(name)

    def drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def has(self, name: str) -> bool:
        with self._connection() as connection:
            return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """A database of the caller's own, gone afterwards; yields its URL."""
        name = f"t_{uuid.uuid4().hex[:16]}"
        try:
            yield self.create(name, template)
        finally:
            self.drop(name)

    def _run(self, statement: str, *names: str) -> None:
        with self._connection() as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _connection(self) -> psycopg.Connection:
        return psycopg.connect(self.url("postgres"), autocommit=True)


def ensure_started(session_folder: Path, **other_settings: str) -> Server:
    """The session's server, started at most once however many workers ask; benchmarks give it durable settings."""
    home = session_folder / "pg"
    with only_one_at_a_time(session_folder / "postgres.lock"):
        if not (home / "data" / "postmaster.pid").exists():
            _start(home, {**SETTINGS, **other_settings})
    return Server(home)


@contextmanager
def only_one_at_a_time(lock: Path) -> Iterator[None]:
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def stop(session_folder: Path) -> None:
    home = session_folder / "pg"
    if (home / "data" / "postmaster.pid").exists():
        _as_owner(_binary("pg_ctl"), "stop", "-D", home / "data", "-m", "fast", "-s", "-w")


def _start(home: Path, settings: dict[str, str]) -> None:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(home, _account(), _account())
    _as_owner(
        _binary("initdb"), "-D", home / "data", "-U", "approdo", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
    )
    options = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in settings.items())
    log = home / "server.log"
    _as_owner(_binary("pg_ctl"), "start", "-D", home / "data", "-w", "-s", "-l", log, "-o", f"{options} -k {home}")


def _account() -> str:
    """The account the server runs as: PostgreSQL refuses to run as root."""
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _as_owner(*command: str | Path) -> None:
    account = _account() if os.geteuid() == 0 else None
    done = subprocess.run(
        [str(part) for part in command],
        user=account,
        group=account,
        extra_groups=[] if account else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stdout}")


def _binary(name: str) -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1]
    if on_path := shutil.which(name):
        return Path(on_path)
    raise NoPostgres(NoPostgres.__doc__)
