"""The bell: tells users that something concerns them, and counts what they have not seen."""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, select, update

from app import clock
from app.access import Actor, Scope
from app.db import db
from app.identity.models import Notification

MOST_COUNTED = 100


def notify(user_ids: Iterable[uuid.UUID | None], kind: str, record_id: uuid.UUID, *, by: Actor | None = None) -> None:
    """Put a line at the bell of each user, but not of the one who did it.

    :param kind: code of a plugged-in ``NotificationKind``.
    """
    wanted = {user_id for user_id in user_ids if user_id} - ({by.user_id} if by else set())
    db.session.add_all([Notification(user_id=user_id, kind=kind, record_id=record_id) for user_id in sorted(wanted)])


def own_notifications(actor: Actor) -> Scope[Notification]:
    return Scope(actor, Notification, Notification.user_id == actor.user_id)


def unread_count(actor: Actor) -> int:
    """How many lines are new, up to a hundred; one indexed statement."""
    unread = select(Notification.id).where(Notification.user_id == actor.user_id, Notification.read_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(unread.limit(MOST_COUNTED).subquery())) or 0


def mark_all_read(actor: Actor) -> None:
    """Everything at the bell was seen."""
    mine = update(Notification).where(Notification.user_id == actor.user_id, Notification.read_at.is_(None))
    db.session.execute(mine.values(read_at=clock.now()))
