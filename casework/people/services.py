"""What can be done with people: put in, change, follow, tell of data protection, note their legal position."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app import clock
from app.access import Actor
from app.audit import Operation, record
from app.crypto.subject_keys import create_key
from app.db import db, uuid7
from casework.people.codes import new_public_code
from casework.people.drafts import PERSONAL, PersonDraft, storable
from casework.people.identifiers import KINDS, PHONE, TAX_CODE, Identifier, identifiers_of, replace_identifiers
from casework.people.models import LegalStatus, Notice, Person, PersonTeam
from casework.people.search.records import forget_search_record, save_search_record

__all__ = [
    "IdentifierTaken",
    "PersonDraft",
    "create_person",
    "follow",
    "forget_search_record",
    "record_notice",
    "save_legal_status",
    "update_person",
]
NOTICE_VERSION = "2026-1"
"""Which text of the notice is given today."""


class IdentifierTaken(ValueError):
    """The codice fiscale is somebody else's already. Carries no value."""


def create_person(actor: Actor, draft: PersonDraft) -> Person:
    """Open a person's file, followed by the team that opens it and by the actor's.

    :raises IdentifierTaken: when the codice fiscale is another person's.
    """
    owner = draft.team_id or actor.team_id
    if owner is None:
        raise ValueError("a person belongs to a team")
    person_id = draft.id or uuid7()
    create_key(person_id)
    person = Person(
        id=person_id, public_code=new_public_code(), identity_level=int(draft.identity_level), owner_team_id=owner
    )
    if draft.created_at:
        person.created_at = person.updated_at = draft.created_at
    _set(person, draft.personal())
    teams = dict.fromkeys((owner, *draft.also_teams, *([actor.team_id] if actor.team_id else [])))
    person.teams = [PersonTeam(team_id=team_id) for team_id in teams]
    db.session.add(person)
    _flush()
    replace_identifiers(person.id, (PHONE, *KINDS), identifiers_of(draft.phones, draft.external_ids))
    save_search_record(person)
    record(actor, Operation.CREATE, person, subjects=[person.id])
    db.session.flush()
    return person


def update_person(actor: Actor, person: Person, changes: Mapping[str, Any]) -> Person:
    """Write new values of fields: ``changes`` holds those that differ, and ``external_ids`` when they do.

    :raises IdentifierTaken: when the codice fiscale is another person's.
    """
    changes = dict(changes)
    external_ids = changes.pop("external_ids", None)
    if "identity_level" in changes:
        person.identity_level = int(changes.pop("identity_level"))
    _set(person, changes)
    person.updated_at = clock.now()
    _flush()
    if "phones" in changes:
        replace_identifiers(person.id, (PHONE,), identifiers_of(changes["phones"] or (), ()))
    if external_ids is not None:
        replace_identifiers(person.id, KINDS, identifiers_of((), external_ids))
    save_search_record(person)
    record(actor, Operation.UPDATE, person, subjects=[person.id])
    db.session.flush()
    return person


def follow(actor: Actor, person: Person, team_id: uuid.UUID) -> None:
    """A team begins to follow a person; nothing happens when it does already."""
    known = select(PersonTeam).where(PersonTeam.person_id == person.id, PersonTeam.team_id == team_id)
    if db.session.scalar(known) is None:
        db.session.add(PersonTeam(person_id=person.id, team_id=team_id))
        record(actor, Operation.GRANT, person, subjects=[person.id])
        db.session.flush()


def record_notice(
    actor: Actor, person: Person, *, item: str, language: str | None, mode: str, text_version: str = NOTICE_VERSION
) -> Notice:
    """Note that the person was told what happens to their data, how and in which language."""
    assert actor.user_id is not None
    notice = Notice(
        person_id=person.id,
        item=item,
        text_version=text_version,
        language=language or None,
        mode=mode,
        given_at=clock.now(),
        given_by=actor.user_id,
    )
    db.session.add(notice)
    record(actor, Operation.CONSENT, notice, subjects=[person.id])
    db.session.flush()
    return notice


def save_legal_status(
    actor: Actor,
    person: Person,
    *,
    status: str | None = None,
    title: str | None = None,
    reason: str | None = None,
    phase: str | None = None,
    number: str | None = None,
    questura: str | None = None,
    issued_on: date | None = None,
    expires_on: date | None = None,
    note: str | None = None,
) -> LegalStatus:
    """Note the legal position from now on; the one before is kept as history."""
    assert actor.user_id is not None
    now = clock.now()
    db.session.scalar(select(Person.id).where(Person.id == person.id).with_for_update())
    for earlier in db.session.scalars(_open_statuses(person.id)):
        earlier.valid_to = now
    said = {
        "status": status, "title": title, "reason": reason, "phase": phase, "number": number, "questura": questura,
        "issued_on": issued_on, "expires_on": expires_on, "note": note,
    }  # fmt: skip
    present = LegalStatus(person_id=person.id, author_id=actor.user_id, valid_from=now)
    for name, value in said.items():
        setattr(present, name, storable(value))
    db.session.add(present)
    record(actor, Operation.UPDATE, present, subjects=[person.id])
    db.session.flush()
    return present


def _open_statuses(person_id: uuid.UUID) -> Any:
    return select(LegalStatus).where(LegalStatus.person_id == person_id, LegalStatus.valid_to.is_(None))


def _set(person: Person, values: Mapping[str, Any]) -> None:
    unknown = set(values).difference(PERSONAL)
    if unknown:
        raise TypeError(f"a person has no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(person, name, storable(value))
    if TAX_CODE in values:
        code = values[TAX_CODE]
        person.codice_fiscale_index = Identifier(TAX_CODE, code).index if code else None


def _flush() -> None:
    """Two people may type the same codice fiscale in the same second: only the database can tell."""
    try:
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        raise IdentifierTaken("codice fiscale") from None
