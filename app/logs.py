"""Logs: one JSON line an event, with ids, kinds and counts; never a personal datum, never an exception's text."""

import logging
from typing import Any

import structlog
from flask import Flask


def init_logs(app: Flask) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        cache_logger_on_first_use=False,
    )
    app.log_exception = _kind_only  # type: ignore[method-assign, assignment]
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)


def _kind_only(exc_info: Any) -> None:
    """Flask would print the exception with its text, which may quote a value."""
    structlog.get_logger().error("request.exception", error=exc_info[0].__name__)
