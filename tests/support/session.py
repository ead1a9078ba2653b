"""The folder that one test session shares among its workers, and the clearing of what a killed session left."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support import postgres

VARIABLE = "TEST_SESSION_OF_APPRODO"
PREFIX = "approdo-test-"
MEMORY = Path("/dev/shm")
ENOUGH = 2 * 1024**3


def folder() -> Path:
    """This session's folder: made by the first process, inherited by its workers."""
    if VARIABLE not in os.environ:
        clear_what_was_left()
        path = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=_fastest_place()))
        path.chmod(0o711)
        os.environ[VARIABLE] = str(path)
    return Path(os.environ[VARIABLE])


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder inside the session's, gone with the block."""
    path = Path(tempfile.mkdtemp(dir=folder()))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def first_to(work: str) -> bool:
    """Whether no test of this session, on whichever worker, has asked for that work before."""
    done = folder() / "done"
    done.mkdir(exist_ok=True)
    try:
        (done / hashlib.sha256(work.encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def end(path: Path) -> None:
    postgres.stop(path)
    shutil.rmtree(path, ignore_errors=True)
    os.environ.pop(VARIABLE, None)


def clear_what_was_left() -> None:
    """Stop the servers of sessions that were killed before they could."""
    for place in {MEMORY, Path(tempfile.gettempdir())}:
        for path in place.glob(f"{PREFIX}*-*"):
            owner = int(path.name.removeprefix(PREFIX).split("-")[0])
            if path.stat().st_uid == os.getuid() and not _is_alive(owner):
                end(path)


def _fastest_place() -> Path:
    """Memory where there is enough of it: a database for each test is thousands of small files."""
    try:
        roomy = shutil.disk_usage(MEMORY).free >= ENOUGH and os.access(MEMORY, os.W_OK | os.X_OK)
    except OSError:
        roomy = False
    return MEMORY if roomy else Path(tempfile.gettempdir())


def _is_alive(process: int) -> bool:
    return Path(f"/proc/{process}").exists()
