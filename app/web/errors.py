"""Error pages in the reader's language, with a reference number and nothing personal."""

import secrets
from typing import Any

import structlog
from flask import Flask, Response, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from app.access.current import current_actor
from app.access.scopes import OutOfScope
from app.db.unit_of_work import SAFE_METHODS

log = structlog.get_logger()
PAGES = frozenset({400, 403, 404, 409, 413, 419, 500})
NOT_REPEATED = frozenset({"csrf_token", "password", "again_email", "again_password"})


def init_errors(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, lambda _error: expired_form())
    app.register_error_handler(StaleDataError, lambda _error: error_page(409))
    app.register_error_handler(OutOfScope, lambda _error: error_page(404))
    app.register_error_handler(Exception, _unexpected)


def error_page(status: int, **context: Any) -> tuple[str, int]:
    """The page of an error; what has no page of its own is shown as 400 or 500."""
    shown = status if status in PAGES else 400 if status < 500 else 500
    reference = secrets.token_hex(4).upper()
    if status >= 500:
        log.error("request.failed", endpoint=request.endpoint, reference=reference)
    return render_template(f"errors/{shown}.html", reference=reference, status=status, **context), status


def expired_form() -> tuple[str, int]:
    """419: the form's token or the session ran out; what was typed comes back, ready to be sent again."""
    fields = [(k, v) for k, v in request.form.items(multi=True) if k not in NOT_REPEATED]
    return error_page(419, resubmit={"url": request.full_path.rstrip("?"), "fields": fields})


def _http_error(error: HTTPException) -> Response | tuple[str, int]:
    if error.response is not None:
        return make_response(error.response)
    if error.code == 401:
        return _sign_in_first()
    page, status = error_page(error.code or 500)
    response = make_response(page, status)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def _sign_in_first() -> Response | tuple[str, int]:
    if request.method not in SAFE_METHODS and current_actor().user_id is None:
        return expired_form()
    return make_response(redirect(url_for("identity.sign_in", next=request.path)))


def _unexpected(error: Exception) -> tuple[str, int]:
    log.error("request.crashed", endpoint=request.endpoint, error=type(error).__name__, where=_where(error))
    return error_page(500)


def _where(error: BaseException) -> list[str]:
    """File, line and function of each frame: enough to find the fault, with no value in it."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return frames[-8:]
