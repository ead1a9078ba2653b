"""Recording a contact and mending it until the shift is reviewed; an alert goes to the coordinator at once."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from app import clock
from app.access import Actor, opening_as, system_actor
from app.audit import Operation, record
from app.db import db
from casework.outreach import queries
from casework.outreach.models import AlertNotice, Contact, Shift
from casework.outreach.services.shifts import refuse_if_not_running
from casework.outreach.services.timeline import rewrite_timeline
from casework.outreach.workflow import answer_due

PLAIN_LATER = ("kind", "zone_id", "minutes", "group_size", "notice_given")


@dataclass(kw_only=True)
class ContactDraft:
    """What the phone says of a contact; whatever was not said stays empty."""

    kind: str
    zone_id: uuid.UUID | None = None
    at: datetime | None = None
    alias: str | None = None
    presumed_sex: str | None = None
    age_band: str | None = None
    language: str | None = None
    citizenship_declared: str | None = None
    living_situation: str | None = None
    setting: str | None = None
    needs: Sequence[str] = ()
    outcomes: Sequence[str] = ()
    items: Sequence[str] = ()
    alerts: Sequence[str] = ()
    minutes: int | None = None
    group_size: int | None = None
    notice_given: bool = False
    note: str | None = None

    def values(self) -> dict[str, object]:
        """What is stored, by column; alerts apart, which have a life of their own."""
        found = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in ("alerts", "at")}
        return {name: _storable(value) for name, value in found.items()}


def record_contact(
    actor: Actor,
    draft: ContactDraft,
    *,
    shift: Shift | None = None,
    team_id: uuid.UUID | None = None,
    client_event_id: uuid.UUID | None = None,
) -> Contact:
    """Write a contact down. The same event handed in again gives the contact it made the first time.

    :param shift: the shift it belongs to; none for the office and the telephone, then ``team_id`` says whose it is.
    :raises ShiftIsNotRunning: before the start of the shift.
    :raises ShiftIsLocked: after its review.
    """
    if client_event_id and (known := queries.contact_of_event(client_event_id)):
        return known
    if shift is not None:
        refuse_if_not_running(shift)
    contact = _new_contact(actor, draft, shift, team_id, client_event_id)
    db.session.add(contact)
    record(actor, Operation.CREATE, contact, subjects=[contact.id])
    db.session.flush()
    _raise_alert(actor, contact, draft.alerts)
    return contact


def change_contact(actor: Actor, contact: Contact, draft: ContactDraft) -> Contact:
    """Mend a contact. Alerts are only ever added: withdrawing one is the coordinator's answer to it.

    :raises ShiftIsLocked: once its shift was reviewed.
    """
    if contact.shift is not None:
        refuse_if_not_running(contact.shift)
    for name, value in draft.values().items():
        setattr(contact, name, value)
    record(actor, Operation.UPDATE, contact, subjects=[contact.id, *([contact.person_id] if contact.person_id else [])])
    db.session.flush()
    _raise_alert(actor, contact, draft.alerts)
    if contact.person_id:
        rewrite_timeline(actor, contact)
    return contact


def _new_contact(
    actor: Actor, draft: ContactDraft, shift: Shift | None, team_id: uuid.UUID | None, event_id: uuid.UUID | None
) -> Contact:
    assert actor.user_id is not None
    contact = Contact(
        team_id=shift.team_id if shift else team_id or actor.team_id,
        shift_id=shift.id if shift else None,
        at=draft.at or clock.now(),
        operator_id=actor.user_id,
        client_event_id=event_id,
    )
    for name, value in draft.values().items():
        setattr(contact, name, value)
    return contact


def _raise_alert(actor: Actor, contact: Contact, codes: Sequence[str]) -> None:
    """Put what is new on the coordinator's desk; read by the machine, since the writer may not be its first author."""
    with opening_as(system_actor("outreach")):
        known = list(contact.alerts or [])
    fresh = [code for code in dict.fromkeys(codes) if code not in known]
    if not fresh:
        return
    assert actor.user_id is not None
    contact.alerts = [*known, *fresh]
    now, zone_id = clock.now(), str(contact.zone_id) if contact.zone_id else None
    notice = AlertNotice(
        team_id=contact.team_id,
        raised_at=now,
        raised_by=actor.user_id,
        due_at=answer_due(fresh, now),
        about={"contact": str(contact.id), "codes": fresh, "zone": zone_id},
    )
    db.session.add(notice)
    record(actor, Operation.CREATE, notice, subjects=[contact.id])
    db.session.flush()


def _storable(value: object) -> object:
    """Nothing is sealed for what was not said."""
    return list(value) or None if isinstance(value, (list, tuple)) else None if value == "" else value
