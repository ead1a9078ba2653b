"""`./dev run`, as somebody who has just cloned the repository meets it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from app.identity.demo_accounts import ACCOUNTS, PASSWORD
from tests.support.server import ROOT, environment, free_port

LONGEST_START = 90


class Run:
    """A `./dev run` in a process group of its own, as a terminal gives it one."""

    def __init__(self, instance: Path, *options: str) -> None:
        self.port = free_port()
        self.log = instance.parent / "run.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [ROOT / "dev", "run", "--port", str(self.port), *options],
                env=_settings(instance),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, path: str) -> int:
        """The status of the first answer."""
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                    return int(answer.status)
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise AssertionError(f"nothing answers: {self.said}")

    def press_ctrl_c(self) -> int:
        """What Ctrl-C does in a terminal: an interrupt to every process of the group; the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=30)


@contextmanager
def running(instance: Path, *options: str) -> Iterator[Run]:
    run = Run(instance, *options)
    try:
        yield run
    finally:
        if run.process.poll() is None:
            os.killpg(run.process.pid, signal.SIGKILL)
            run.process.wait()


def _settings(instance: Path) -> Mapping[str, str]:
    return environment(APPRODO_INSTANCE=str(instance))


def test_a_first_start_shows_an_account_for_each_role_and_serves(tmp_path: Path) -> None:
    with running(tmp_path / "instance") as run:
        assert run.wait_for("/login") == 200
        assert f"http://127.0.0.1:{run.port}" in run.said
        assert PASSWORD in run.said
        assert {account.role for account in ACCOUNTS if account.email in run.said} == {a.role for a in ACCOUNTS}
        assert run.press_ctrl_c() == 0
    assert "Traceback" not in run.said


def test_a_second_start_keeps_what_is_there(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    rings = []
    for _start in range(2):
        with running(instance, "--empty") as run:
            assert run.wait_for("/login") == 200
            assert run.press_ctrl_c() == 0
        rings.append((instance / "keyring.json").read_bytes())
    assert rings[0] == rings[1]


def test_an_empty_start_has_no_demo_accounts(tmp_path: Path) -> None:
    with running(tmp_path / "instance", "--empty") as run:
        assert run.wait_for("/login") == 200
        assert PASSWORD not in run.said
        with urlopen(f"http://127.0.0.1:{run.port}/login", timeout=10) as answer:
            assert PASSWORD not in answer.read().decode()


def test_what_it_makes_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    with running(instance, "--empty") as run:
        run.wait_for("/login")
        modes = {path.name: path.stat().st_mode & 0o077 for path in (instance, *instance.iterdir())}
    assert {name for name, others in modes.items() if others} == set()
    assert {"keyring.json", "secret_key", "approdo.sqlite"} <= set(modes)


def test_a_busy_port_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        command = [ROOT / "dev", "run", "--port", str(port)]
        done = subprocess.run(command, env=_settings(tmp_path), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"./dev run --port {port + 1}" in done.stderr
    assert not (tmp_path / "keyring.json").exists()


def test_a_port_that_is_no_number_is_refused(tmp_path: Path) -> None:
    command = [ROOT / "dev", "run", "--port", "eighty"]
    done = subprocess.run(command, env=_settings(tmp_path), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "eighty" in done.stderr
