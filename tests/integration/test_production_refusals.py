"""A production start with an unsafe setting: one line that names it and how to mend it, and nothing is served."""

import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import postgres, session
from tests.support.installation import Template
from tests.support.server import ROOT, environment, flask, free_port

SECRET = secrets.token_hex(32)


class Production:
    """A production installation as deploy/README.md makes it by hand, on PostgreSQL."""

    def __init__(self, home: Path, database_url: str) -> None:
        self.port = free_port()
        self.keyring = home / "keys" / "keyring.json"
        self.settings = {
            "APPRODO_PRODUCTION": "1",
            "APPRODO_INSTANCE": str(home / "instance"),
            "APPRODO_KEYRING": str(self.keyring),
            "APPRODO_SECRET_KEY": SECRET,
            "APPRODO_BIND": f"127.0.0.1:{self.port}",
            "DATABASE_URL": database_url,
            "WEB_CONCURRENCY": "2",
        }

    def set_up(self) -> "Production":
        done = flask("setup", "--empty", settings=self.settings)
        assert done.returncode == 0, done.stderr
        return self

    def start(self, **settings: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "wsgi:application"],
            cwd=ROOT,
            env=environment(**{**self.settings, **settings}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def refusal(self, **settings: str) -> str:
        """The one line with which it refuses to start."""
        process = self.start(**settings)
        try:
            said, complained = process.communicate(timeout=60)
        finally:
            process.kill()
        assert process.returncode not in {0, None}, "it started"
        lines = (said + complained).strip().splitlines()
        assert len(lines) == 1, f"it said more than one line: {lines}"
        return lines[0]


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    with postgres.ensure_started(session.folder()).database() as url:
        yield Production(tmp_path_factory.mktemp("production"), url).set_up()


def test_a_sound_production_starts_and_serves(production: Production) -> None:
    process = production.start()
    try:
        answer = _ask(production.port, "/login")
    finally:
        process.terminate()
    assert answer.startswith(b"HTTP/1.1 200")
    assert process.wait(timeout=30) == 0


def test_production_refuses_the_demo_accounts_on_the_sign_in_page(production: Production) -> None:
    assert "APPRODO_DEMO is on in production: unset it" in production.refusal(APPRODO_DEMO="1")


def test_production_refuses_a_database_that_holds_demo_accounts(production: Production, tmp_path: Path) -> None:
    demo = Template("postgresql", "demo", session.folder()).ensure_built()
    with demo.copied(tmp_path / "instance") as config:
        said = production.refusal(
            DATABASE_URL=config.database_url.replace("+psycopg", ""), APPRODO_KEYRING=config.keyring_path
        )
    assert "demonstration accounts" in said
    assert "DATABASE_URL" in said


def test_production_refuses_the_debugger(production: Production) -> None:
    assert "FLASK_DEBUG is on in production: unset it" in production.refusal(FLASK_DEBUG="1")


def test_production_refuses_keys_from_the_environment(production: Production) -> None:
    assert "APPRODO_KEY_PROVIDER=env is for trials only" in production.refusal(APPRODO_KEY_PROVIDER="env")


def test_production_refuses_a_short_signing_secret(production: Production) -> None:
    said = production.refusal(APPRODO_SECRET_KEY="short")
    assert "APPRODO_SECRET_KEY" in said
    assert "openssl rand -hex 32" in said


def test_production_refuses_a_missing_signing_secret(production: Production) -> None:
    assert "APPRODO_SECRET_KEY" in production.refusal(APPRODO_SECRET_KEY="")


def test_production_refuses_to_run_without_its_key_ring(production: Production, tmp_path: Path) -> None:
    said = production.refusal(APPRODO_KEYRING=str(tmp_path / "gone.json"))
    assert "there is no key ring at" in said
    assert "APPRODO_KEYRING" in said


def test_a_key_ring_that_others_can_read_is_refused(production: Production) -> None:
    production.keyring.chmod(0o644)
    try:
        said = production.refusal()
    finally:
        production.keyring.chmod(0o600)
    assert f"chmod 600 {production.keyring}" in said


def test_several_workers_on_sqlite_are_refused(production: Production) -> None:
    said = production.refusal(DATABASE_URL="", WEB_CONCURRENCY="3")
    assert "WEB_CONCURRENCY=3 with SQLite" in said
    assert "DATABASE_URL=postgresql://" in said


def test_a_database_that_does_not_answer_is_named(production: Production) -> None:
    said = production.refusal(DATABASE_URL=f"postgresql://approdo@127.0.0.1:{free_port()}/approdo")
    assert "DATABASE_URL: the database does not answer" in said


def test_a_database_without_tables_is_sent_to_setup(production: Production) -> None:
    with postgres.ensure_started(session.folder()).database() as empty:
        assert "run flask setup" in production.refusal(DATABASE_URL=empty)


def test_setting_up_production_refuses_the_demonstration(production: Production) -> None:
    with postgres.ensure_started(session.folder()).database() as empty:
        done = flask("setup", settings={**production.settings, "DATABASE_URL": empty})
    assert done.returncode != 0
    assert "flask setup --empty" in done.stderr
    assert "Traceback" not in done.stderr


def test_setting_up_never_makes_a_new_key_ring_over_old_data(production: Production, tmp_path: Path) -> None:
    copy = Template("postgresql", "cast", session.folder()).ensure_built()
    with copy.copied(tmp_path / "instance") as config:
        url = config.database_url.replace("+psycopg", "")
        lost = tmp_path / "lost.json"
        done = flask(
            "setup", "--empty", settings={**production.settings, "DATABASE_URL": url, "APPRODO_KEYRING": str(lost)}
        )
    assert done.returncode != 0
    assert "restore it from its own backup" in done.stderr
    assert "Traceback" not in done.stderr
    assert not lost.exists()


def _ask(port: int, path: str, seconds: float = 90) -> bytes:
    """The first bytes of the answer, as a proxy on this machine would get it; waits until the server listens."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.sendall(f"GET {path} HTTP/1.1\r\nHost: approdo.example\r\nConnection: close\r\n\r\n".encode())
                if answer := line.recv(200):
                    return answer
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nothing answers")
