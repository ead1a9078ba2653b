"""The clock's own moves: what nobody answered in time expires, and its sender gets a task."""

import uuid
from dataclasses import replace

from sqlalchemy import Select, select

from app import clock
from app.access import Actor, opening_as, system_actor
from app.db import db
from app.db.unit_of_work import one_transaction
from app.i18n import _
from casework.cases.services import add_task
from referrals.outgoing.models import Referral
from referrals.outgoing.moves import finish, make, tell
from referrals.outgoing.queries import overdue
from referrals.workflow import add_working_days

CLOCK = "referrals"


def expire_overdue() -> int:
    """Expire what is past its day, each in a transaction of its own; how many. Running it again changes nothing."""
    ids = list(db.session.scalars(overdue(clock.now())))
    db.session.rollback()
    return sum(_expire(each) for each in ids)


def _expire(referral_id: uuid.UUID) -> bool:
    actor = system_actor(CLOCK)
    with opening_as(actor), one_transaction():
        referral = db.session.scalar(_still_overdue(referral_id))
        if referral is None:
            return False
        make(actor, referral, "expire", facts={"overdue"})
        finish(referral)
        tell(actor, referral, "expire")
        _remind(actor, referral)
    return True


def _still_overdue(referral_id: uuid.UUID) -> Select[Referral]:
    """Asked again under lock: the service may have answered meanwhile."""
    locked = select(Referral).where(Referral.id == referral_id, Referral.id.in_(overdue(clock.now())))
    return locked.with_for_update(of=Referral)


def _remind(actor: Actor, referral: Referral) -> None:
    """A task for the sender, on the case; a street unit without a case finds it on Oggi."""
    case = referral.case
    if case is None or case.closed_at is not None:
        return
    on_behalf = replace(actor, user_id=referral.sender_id)
    title = _(
        "Referral %(number)s expired without an answer: call the service or choose another", number=referral.number
    )
    add_task(on_behalf, case, title=title, due_on=add_working_days(clock.today(), 1), owner_id=referral.sender_id)
