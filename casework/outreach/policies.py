"""Who may open what of a shift, a contact and an alert; pure.

Of a contact the unit that met the person reads all but the alert: that is written, and afterwards read only by its
author and by the coordinator. The équipe that works on the unit's contacts reads what the unit reads.
"""

import uuid

from app.access import Actor, Role
from app.access.clearance import Grants
from app.crypto import Compartment
from casework.outreach.models import AlertNotice, Contact, Shift, ShiftCorrection

C1, C2, C5 = Compartment.C1, Compartment.C2, Compartment.C5
OUTREACH = (Role.OP_STRADA, Role.OP_EQUIPE, Role.COORD)


def clearance_on_contact(actor: Actor, contact: Contact) -> Grants:
    """Nickname for all in scope; the rest for outreach, équipe and coordinator; the alert for few."""
    opens = {C1}
    if actor.has(*OUTREACH) or actor.user_id == contact.operator_id:
        opens.add(C2)
    if reads_alert_of(actor, contact.operator_id):
        opens.add(C5)
    return {contact.id: opens}


def clearance_on_shift(actor: Actor, shift: Shift) -> Grants:
    """The diary for outreach; critical events for who was on board and the coordinator."""
    aboard = any(member.user_id == actor.user_id for member in shift.members)
    opens = {C2} if aboard or actor.has(*OUTREACH) else set()
    if aboard or actor.has(Role.COORD):
        opens.add(C5)
    return {shift.id: opens}


def clearance_on_notice(actor: Actor, notice: AlertNotice) -> Grants:
    return {notice.id: {C5} if reads_alert_of(actor, notice.raised_by) else set()}


def clearance_on_correction(actor: Actor, correction: ShiftCorrection) -> Grants:
    return {correction.shift_id: {C2} if actor.has(*OUTREACH) else set()}


def reads_alert_of(actor: Actor, author_id: uuid.UUID) -> bool:
    """An alert is read by whoever raised it and by the coordinator it was raised to."""
    return actor.has(Role.COORD) or (actor.user_id is not None and actor.user_id == author_id)
