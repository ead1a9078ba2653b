"""One transaction per request: a page that only reads may add to the access log and to nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import has_request_context, request
from sqlalchemy import event

from app.db.base import db

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LOG_TABLES: set[str] = set()
"""Tables of the access log; the audit layer names its own here."""


class WriteInReadRequest(RuntimeError):
    """A GET tried to change something other than the access log."""


def refuse_writes_while_reading(session: Any) -> None:
    event.listen(session, "before_flush", _refuse)


def _refuse(session: Any, _context: Any, _instances: Any) -> None:
    if not has_request_context() or request.method not in SAFE_METHODS:
        return
    touched = {row.__tablename__ for row in (*session.new, *session.dirty, *session.deleted)}
    if touched - LOG_TABLES:
        raise WriteInReadRequest(", ".join(sorted(touched - LOG_TABLES)))


def begin_writing() -> None:
    """Open the transaction as a writer; on SQLite it takes the write lock now, on PostgreSQL it is the usual begin."""
    db.session.connection(execution_options={"writes": True})


@contextmanager
def one_transaction() -> Iterator[None]:
    """For jobs and the command line: all of the block, or nothing of it. What was only read before is let go of."""
    if db.session().in_transaction():
        db.session.commit()
    begin_writing()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
