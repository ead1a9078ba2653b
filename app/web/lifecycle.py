"""A request from end to end: one transaction, the access log written before the answer leaves, keys forgotten."""

import structlog
from flask import Flask, Response, g, make_response, request

from app.access.clearance import Clearance, clearance_of
from app.access.current import current_actor
from app.access.refusals import noted_refusals
from app.audit import Operation, record
from app.crypto.door import current_door, set_door
from app.db import db
from app.db.unit_of_work import SAFE_METHODS, begin_writing
from app.web.errors import error_page

log = structlog.get_logger()


def init_lifecycle(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_finish)
    app.teardown_request(_forget)


def keep_changes_despite_error() -> None:
    """This answer is an error, yet what was written stands: a counted sign-in failure, for example."""
    g.keep_changes = True


def trace_as(operation: Operation, *, count: int | None = None, purpose: str | None = None) -> None:
    """Name what this page's reading is called in the log, where the default (READ or LIST) would mislead."""
    g.traced_as = (operation, count, purpose)


def open_door() -> None:
    """Give the request its closed clearance, once the actor is known."""
    set_door(clearance_of(current_actor()))


def _begin() -> None:
    set_door(None)
    if request.method not in SAFE_METHODS and request.endpoint != "static":
        begin_writing()


def _finish(response: Response) -> Response:
    if request.endpoint == "static":
        return response
    try:
        _close_transaction(response.status_code < 400 or g.get("keep_changes", False))
    except Exception as failure:  # the log could not be written: the answer must not leave
        db.session.rollback()
        log.error("request.not_committed", endpoint=request.endpoint, error=type(failure).__name__)
        return make_response(error_page(500))
    return response


def _close_transaction(good: bool) -> None:
    reading = request.method in SAFE_METHODS
    if reading or not good:
        db.session.rollback()
    if _something_to_log() and (reading or not good):
        begin_writing()
    _log_openings()
    _log_refusals()
    db.session.commit()


def _something_to_log() -> bool:
    door = current_door()
    return bool(noted_refusals() or "traced_as" in g or (isinstance(door, Clearance) and door.opened))


def _log_openings() -> None:
    door = current_door()
    opened = door.opened if isinstance(door, Clearance) else {}
    if not opened and "traced_as" not in g:
        return
    default = Operation.READ if request.view_args else Operation.LIST
    operation, count, purpose = g.get("traced_as", (default, None, None))
    record(
        current_actor(),
        operation,
        subjects=opened,
        count=len(opened) if count is None else count,
        purpose=purpose,
        object_id=next((v for v in (request.view_args or {}).values() if hasattr(v, "hex")), None),
        object_type=request.blueprint,
    )


def _log_refusals() -> None:
    for refusal in noted_refusals():
        record(
            current_actor(),
            Operation.READ if request.method in SAFE_METHODS else Operation.UPDATE,
            subjects=refusal.subjects,
            outcome=refusal.outcome,
            purpose=refusal.purpose,
            object_type=refusal.object_type,
            object_id=refusal.object_id,
        )


def _forget(_error: BaseException | None) -> None:
    set_door(None)
