"""The coordinator's answer to an alert."""

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.db import db
from casework.outreach.models import AlertNotice


def answer_alert(actor: Actor, notice: AlertNotice, handling: str) -> AlertNotice:
    """Say what was done, without names; the alert leaves the desk. Answered again, the words are replaced."""
    notice.handling = handling
    notice.handled_at, notice.handled_by = notice.handled_at or clock.now(), actor.user_id
    record(actor, Operation.UPDATE, notice, purpose="alert:answer")
    db.session.flush()
    return notice
