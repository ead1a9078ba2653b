"""Who hears of a move at the bell: the other side."""

import uuid
from collections.abc import Sequence

from sqlalchemy import or_, select

from app import clock
from app.access import Actor, Role
from app.db import db
from app.i18n import _l
from app.identity.models import RoleAssignment
from app.identity.notifications import notify
from app.module import NotificationKind
from referrals.outgoing.models import Referral

SHOW = "referrals.show"
KINDS = (
    NotificationKind("referral.sent", _l("A referral waits for your service"), SHOW),
    NotificationKind("referral.told", _l("The sender answered your question on a referral"), SHOW),
    NotificationKind("referral.withdrawn", _l("A referral to your service was withdrawn"), SHOW),
    NotificationKind("referral.asked", _l("A service asks you something about a referral"), SHOW),
    NotificationKind("referral.accepted", _l("A service accepted your referral"), SHOW),
    NotificationKind("referral.rejected", _l("A service declined your referral"), SHOW),
    NotificationKind("referral.missed", _l("A person you sent did not come to the appointment"), SHOW),
    NotificationKind("referral.closed", _l("A service closed a referral of yours with an outcome"), SHOW),
    NotificationKind("referral.expired", _l("A referral of yours expired without an answer"), SHOW),
)
TO_SERVICE = {"send": "referral.sent", "answer": "referral.told", "cancel": "referral.withdrawn"}
TO_SENDER = {
    "ask": "referral.asked",
    "accept": "referral.accepted",
    "appoint": "referral.accepted",
    "reject": "referral.rejected",
    "miss": "referral.missed",
    "close": "referral.closed",
    "expire": "referral.expired",
}


def ring(actor: Actor, referral: Referral, move: str) -> None:
    """Put a line at the bell of those whom a move concerns."""
    if move in TO_SERVICE:
        notify(_people_of(referral.to_service_point_id), TO_SERVICE[move], referral.id, by=actor)
    elif move in TO_SENDER:
        manager_id = referral.case.manager_id if referral.case else None
        notify([referral.sender_id, manager_id], TO_SENDER[move], referral.id, by=actor)


def _people_of(service_point_id: uuid.UUID | None) -> Sequence[uuid.UUID]:
    """Who answers for a service point today."""
    today = clock.today()
    there = select(RoleAssignment.user_id).where(
        RoleAssignment.role == Role.SERVIZIO,
        RoleAssignment.service_point_id == service_point_id,
        RoleAssignment.valid_from <= today,
        or_(RoleAssignment.valid_to.is_(None), RoleAssignment.valid_to >= today),
    )
    return db.session.scalars(there.distinct()).all()
