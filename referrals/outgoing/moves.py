"""Makes one move of a referral: state, history, access log and the person's timeline, together."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy.orm.exc import StaleDataError

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.crypto import Compartment
from app.db import db
from casework.cases.timeline import add_entry
from referrals.outgoing.bell import ring
from referrals.outgoing.models import Referral, ReferralStep
from referrals.outgoing.policies import compartment_of_entry, side_of
from referrals.workflow import REFERRAL, NotAllowed, Side, move


def make(
    actor: Actor,
    referral: Referral,
    name: str,
    *,
    facts: Collection[str] = (),
    words: str | None = None,
    compartment: str | None = None,
) -> ReferralStep:
    """Move a referral, and add the step to its history.

    :param words: what was said with it, sealed in ``compartment`` (that of the request's words unless named).
    :raises NotAllowed: when the table has no such move from here, for this side, with these facts.
    """
    side = side_of(actor, referral)
    if side is None:
        raise NotAllowed(name, referral.status, "side")
    referral.status = move(REFERRAL, referral.status, name, side, facts)
    step = ReferralStep(
        referral_id=referral.id,
        person_id=referral.person_id,
        move=name,
        status=referral.status,
        side=side,
        actor_id=actor.user_id,
        compartment=compartment or referral.words_compartment,
        words=words or None,
    )
    db.session.add(step)
    return step


def tell(
    actor: Actor,
    referral: Referral,
    name: str,
    *,
    operation: Operation = Operation.UPDATE,
    compartment: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write a move on the person's timeline and in the access log, and save."""
    point = referral.service_point
    words = {"move": name, "number": referral.number, "status": referral.status, "service": point.name if point else ""}
    add_entry(
        actor,
        "referral",
        referral,
        person_id=referral.person_id,
        case_id=referral.case_id,
        compartment=compartment or compartment_of_entry(referral),
        detail={**words, **(detail or {})},
        team_id=referral.from_team_id if side_of(actor, referral) is Side.SENDER else None,
    )
    shared = {referral.person_id: referral.shared} if operation is Operation.SHARE else [referral.person_id]
    record(actor, operation, referral, subjects=shared, purpose=f"referral:{name}")
    ring(actor, referral, name)
    db.session.flush()


def expect(referral: Referral, version: int) -> None:
    """Whoever acts must have seen the referral as it is now.

    :raises StaleDataError: when somebody else moved it meanwhile; the reader gets the page of a conflict.
    """
    if referral.row_version != version:
        raise StaleDataError("moved meanwhile")


def finish(referral: Referral) -> None:
    """Nothing more is to be done: the receiver's view ends here."""
    referral.closed_at = clock.now()


def strictest(*compartments: str) -> str:
    return max(Compartment(each) for each in compartments)
