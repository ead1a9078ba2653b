"""The folder that one test session shares among its workers, and the clearing of what a killed session left."""

import os
import shutil
import tempfile
from pathlib import Path

from tests.support import postgres

VARIABLE = "TEST_SESSION_OF_APPRODO"
PREFIX = "approdo-test-"


def folder() -> Path:
    """This session's folder: made by the first process, inherited by its workers."""
    if VARIABLE not in os.environ:
        clear_what_was_left()
        path = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        path.chmod(0o711)
        os.environ[VARIABLE] = str(path)
    return Path(os.environ[VARIABLE])


def end(path: Path) -> None:
    postgres.stop(path)
    shutil.rmtree(path, ignore_errors=True)
    os.environ.pop(VARIABLE, None)


def clear_what_was_left() -> None:
    """Stop the servers of sessions that were killed before they could."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = int(path.name.removeprefix(PREFIX).split("-")[0])
        if path.stat().st_uid == os.getuid() and not _is_alive(owner):
            end(path)


def _is_alive(process: int) -> bool:
    return Path(f"/proc/{process}").exists()
