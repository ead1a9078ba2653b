"""The nearest date of a case, kept on its row so that lists and heads need not look for it."""

import uuid
from collections.abc import Callable
from datetime import date

from sqlalchemy import func, select

from app.db import db
from casework.cases.models import Case, Task
from casework.cases.workflow import is_over

DateSource = Callable[[uuid.UUID], date | None]
_SOURCES: dict[str, DateSource] = {}


def next_dates_of(what: str, source: DateSource) -> None:
    """Plug in, from a slice above, another kind of date (``what`` is its code) that a case waits for."""
    _SOURCES[what] = source


def refresh_next_date(case: Case) -> None:
    """Look again for the nearest date; call after whatever changes one of them."""
    db.session.flush()
    found = [] if is_over(case.status) else sorted(_dates_of(case))
    case.next_on, case.next_what = found[0] if found else (None, None)


def _dates_of(case: Case) -> list[tuple[date, str]]:
    dates = {what: source(case.id) for what, source in _SOURCES.items()}
    dates |= {"task": _next_task(case.id), "review": case.next_review}
    return [(day, what) for what, day in dates.items() if day is not None]


def _next_task(case_id: uuid.UUID) -> date | None:
    return db.session.scalar(select(func.min(Task.due_on)).where(Task.case_id == case_id, Task.done_at.is_(None)))
