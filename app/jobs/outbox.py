"""The outbox: a message is saved in the transaction of its cause and handed over afterwards, at least once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from flask import current_app
from sqlalchemy import select

from app import clock
from app.db import db
from app.db.unit_of_work import one_transaction
from app.jobs.models import OutboxMessage

log = structlog.get_logger()
MOST_ATTEMPTS = 8


def send_later(kind: str, payload: Mapping[str, Any], due_at: datetime | None = None) -> None:
    """Save a message with the running change; its handler must bear being called twice."""
    db.session.add(OutboxMessage(kind=kind, payload=dict(payload), due_at=due_at or clock.now()))


def deliver_due() -> int:
    """Hand over every message that is due, each in a transaction of its own; how many were handed over."""
    handlers = {kind: handle for module in current_app.extensions["modules"] for kind, handle in module.outbox.items()}
    return sum(_deliver(message_id, handlers) for message_id in _due())


def _due() -> list[Any]:
    waiting = select(OutboxMessage.id).where(OutboxMessage.done_at.is_(None), OutboxMessage.due_at <= clock.now())
    found = list(db.session.scalars(waiting.order_by(OutboxMessage.due_at).limit(200)))
    db.session.rollback()
    return found


def _deliver(message_id: Any, handlers: Mapping[str, Any]) -> bool:
    try:
        with one_transaction():
            message = db.session.get(OutboxMessage, message_id, with_for_update={"skip_locked": True})
            if message is None or message.done_at is not None:
                return False
            handlers[message.kind](message.payload)
            message.done_at = clock.now()
        return True
    except Exception as failure:  # one bad message must not hold back the others
        _put_off(message_id, type(failure).__name__)
        return False


def _put_off(message_id: Any, error: str) -> None:
    """Try again later, each time after a longer while."""
    log.warning("outbox.failed", error=error)
    with one_transaction():
        message = db.session.get_one(OutboxMessage, message_id)
        message.attempts += 1
        message.last_error = error
        message.due_at = clock.now() + timedelta(minutes=2**message.attempts)
        if message.attempts >= MOST_ATTEMPTS:
            message.done_at = clock.now()
