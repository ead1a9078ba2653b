"""The real application in a process of its own, on a free port, with an instance folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.support.settings import OURS

ROOT = Path(__file__).resolve().parents[2]


class DidNotStart(RuntimeError):
    """The server ended, or did not answer in time; its output is the message."""


def environment(**settings: str) -> dict[str, str]:
    """This process's environment without any of Approdo's settings, then those given."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**inherited, "FLASK_APP": "app.serving:command_app", "PYTHONUNBUFFERED": "1", **settings}


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def flask(*arguments: str, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `flask …` under the given settings and hand back what it said."""
    return subprocess.run(
        [sys.executable, "-m", "flask", *arguments],
        cwd=ROOT,
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@dataclass
class LiveServer:
    """Gunicorn serving wsgi.py; `kill` pulls the plug, `stop` ends it as Ctrl-C does."""

    instance: Path
    database_url: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    workers: int = 1
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.instance.parent / f"{self.instance.name}-server.log"

    def all_settings(self) -> dict[str, str]:
        return {
            "APPRODO_INSTANCE": str(self.instance),
            "DATABASE_URL": self.database_url,
            "WEB_CONCURRENCY": str(self.workers),
            **self.settings,
        }

    def setup(self, *arguments: str) -> None:
        done = flask("setup", *arguments, settings=self.all_settings())
        if done.returncode:
            raise DidNotStart(done.stdout + done.stderr)

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                self._command(),
                cwd=ROOT,
                env=environment(**self.all_settings()),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def _command(self) -> Sequence[str]:
        server = [sys.executable, "-m", "gunicorn", "wsgi:application", "--no-control-socket", "--log-level", "warning"]
        threads = ["--worker-class", "gthread", "--workers", str(self.workers), "--threads", "8"]
        return [*server, *threads, "--bind", f"127.0.0.1:{self.port}"]

    def _wait_until_it_answers(self, seconds: float = 90) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                urlopen(f"{self.url}/login", timeout=5).close()
                return
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        self.kill()
        raise DidNotStart(self.log.read_text())

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        self.process.wait(timeout=20)
        self.process = None


@contextmanager
def live_server(
    instance: Path, *, database_url: str = "", setup: Sequence[str] = (), **settings: str
) -> Iterator[LiveServer]:
    """Set up an installation in `instance` and serve it until the block ends."""
    server = LiveServer(instance, database_url, settings)
    server.setup(*setup)
    server.start()
    try:
        yield server
    finally:
        server.stop()
