"""The sending side: begin a referral, choose the service and what is shared, send, answer a question, withdraw."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.crypto import Compartment
from app.db import db
from app.jobs import send_later
from casework.cases.models import Case
from casework.people.models import Person
from referrals.directory.models import ServicePoint
from referrals.outgoing import policies
from referrals.outgoing.codes import ANSWER_DAYS
from referrals.outgoing.models import Referral
from referrals.outgoing.moves import expect, finish, make, tell
from referrals.outgoing.numbers import next_number
from referrals.workflow import answer_due, put_off

LEGAL_DUTY = "LEGAL_DUTY"


class NotShareable(ValueError):
    """A compartment was to be shared that the sender may not read."""


@dataclass(frozen=True)
class Agreement:
    """That the person agrees, how they said so, to whom and when; or the duty that makes it needless."""

    mode: str
    at: datetime
    heard_by_id: uuid.UUID | None
    duty_reason: str | None = None


def begin_referral(
    actor: Actor, person: Person, case: Case | None, *, needs: Sequence[str], reason: str, urgency: int
) -> Referral:
    """A draft: what is needed and why. Of the case's team, or of the actor's own where there is no case."""
    assignees = case.assignees if case else ()
    words = policies.words_compartment(actor, assignees)
    offered = policies.may_share(actor, assignees)
    referral = Referral(
        number=next_number(),
        person_id=person.id,
        case_id=case.id if case else None,
        from_team_id=case.team_id if case else actor.team_id,
        sender_id=actor.user_id,
        urgency=urgency,
        answer_days=ANSWER_DAYS[urgency],
        words_compartment=words,
        needs=list(needs),
        reason=reason,
        shared=policies.with_what_is_needed({policies.C1} & set(offered), words),
    )
    db.session.add(referral)
    db.session.flush()
    record(actor, Operation.CREATE, referral, subjects=[person.id])
    return referral


def change_draft(actor: Actor, referral: Referral, *, needs: Sequence[str], reason: str, urgency: int) -> None:
    """Say it better, before a service is chosen again."""
    if urgency != referral.urgency:
        referral.answer_days = ANSWER_DAYS[urgency]
    referral.needs, referral.reason, referral.urgency = list(needs), reason, urgency
    _save_draft(actor, referral)


def choose_service(actor: Actor, referral: Referral, point: ServicePoint) -> None:
    """Where the person is sent."""
    referral.to_service_point_id, referral.service_point = point.id, point
    _save_draft(actor, referral)


def choose_what_is_shared(
    actor: Actor,
    referral: Referral,
    compartments: Sequence[str],
    *,
    health_note: str | None,
    protection_note: str | None,
) -> None:
    """Which compartments the receiver will open; a note belongs to its compartment and goes with it.

    :raises NotShareable: when the sender does not read one of them.
    """
    offered = policies.may_share(actor, referral.assignees)
    if not set(compartments) <= {*offered, referral.words_compartment}:
        raise NotShareable(", ".join(sorted(set(compartments) - set(offered))))
    referral.shared = policies.with_what_is_needed(compartments, referral.words_compartment)
    referral.health_note = (health_note or None) if Compartment.C4 in referral.shared else None
    referral.protection_note = (protection_note or None) if Compartment.C5 in referral.shared else None
    _save_draft(actor, referral)


def send_referral(actor: Actor, referral: Referral, agreement: Agreement, *, answer_days: int) -> None:
    """Send it: the clock of the answer begins, and the service is told that something waits.

    :raises NotAllowed: without a service, without anything shared, without agreement or legal duty.
    """
    referral.agreement, referral.agreed_at = agreement.mode, agreement.at
    referral.agreement_by_id = agreement.heard_by_id
    referral.duty_reason = agreement.duty_reason or None
    referral.answer_days, referral.sent_at = answer_days, clock.now()
    referral.due_at = answer_due(referral.sent_at, answer_days)
    make(actor, referral, "send", facts=_facts(referral, agreement))
    detail = {"due": referral.due_at.isoformat(), "shared": referral.shared, "agreement": agreement.mode}
    tell(actor, referral, "send", operation=Operation.SHARE, detail=detail)
    send_later("referral.sent", {"referral_id": str(referral.id)})


def answer_question(actor: Actor, referral: Referral, version: int, words: str) -> None:
    """Answer what the service asked; its clock goes on, later by the working days the question waited."""
    expect(referral, version)
    make(actor, referral, "answer", facts={"text", *({"question"} if referral.asked_at else ())}, words=words)
    assert referral.due_at is not None
    assert referral.asked_at is not None
    referral.due_at = put_off(referral.due_at, referral.asked_at, clock.now())
    referral.asked_at = None
    tell(actor, referral, "answer", detail={"words": words, "due": referral.due_at.isoformat()})


def withdraw(actor: Actor, referral: Referral, version: int) -> None:
    """Take it back, before the service has noted it; a draft leaves no entry on the timeline."""
    expect(referral, version)
    make(actor, referral, "cancel")
    finish(referral)
    if referral.sent_at is not None:
        tell(actor, referral, "cancel")
        return
    record(actor, Operation.UPDATE, referral, subjects=[referral.person_id], purpose="referral:cancel")
    db.session.flush()


def _facts(referral: Referral, agreement: Agreement) -> set[str]:
    on_duty = agreement.mode == LEGAL_DUTY
    holds = {
        "service_point": referral.service_point is not None and referral.service_point.active,
        "compartments": referral.words_compartment in referral.shared,
        "agreement": not on_duty and bool(agreement.mode),
        "legal_duty": on_duty and bool(agreement.duty_reason),
    }
    return {fact for fact, true in holds.items() if true}


def _save_draft(actor: Actor, referral: Referral) -> None:
    record(actor, Operation.UPDATE, referral, subjects=[referral.person_id], purpose="referral:draft")
    db.session.flush()
