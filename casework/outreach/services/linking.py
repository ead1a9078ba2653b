"""Recognising a person in a contact: a human act, in one transaction, that can be undone."""

import uuid

from sqlalchemy import delete, select

from app import clock
from app.access import Actor, Permission
from app.audit import Operation, record
from app.db import db
from casework.cases.timeline import remove_entries_about
from casework.outreach import queries
from casework.outreach.models import Contact
from casework.outreach.services.timeline import write_timeline
from casework.outreach.workflow import LinkedElsewhere, NotLinkable
from casework.people.models import IdentityLevel, Person, PersonTeam
from casework.people.queries import person_in_scope
from casework.people.services import PersonDraft, create_person, follow


def link_contact(actor: Actor, contact: Contact, person: Person) -> Contact:
    """The person met is this one: the contact goes on their timeline, and the unit follows them from now on.

    :raises OutOfScope: when contact or person is not this actor's to see.
    :raises NotLinkable: for a group or a sighting.
    :raises LinkedElsewhere: when it is linked to somebody else.
    """
    _check(actor, contact, person)
    if contact.person_id == person.id:
        return contact
    contact.began_following = not _follows(contact.team_id, person.id)
    contact.person_id, contact.linked_at, contact.linked_by = person.id, clock.now(), actor.user_id
    follow(actor, person, contact.team_id)
    write_timeline(actor, contact, person.id)
    record(actor, Operation.UPDATE, contact, subjects=[contact.id, person.id], purpose="contact:link")
    db.session.flush()
    return contact


def unlink_contact(actor: Actor, contact: Contact) -> Contact:
    """It was somebody else: off the timeline, and the unit no longer follows if only this link was the reason."""
    _permitted(actor)
    queries.contact_in_scope(actor, contact.id)
    if contact.person_id is None:
        return contact
    person_id, contact.person_id = contact.person_id, None
    contact.linked_at = contact.linked_by = None
    remove_entries_about(contact.id)
    db.session.flush()
    _end_following(contact, person_id)
    record(actor, Operation.UPDATE, contact, subjects=[contact.id, person_id], purpose="contact:unlink")
    db.session.flush()
    return contact


def person_from_contact(actor: Actor, contact: Contact) -> Person:
    """Open a file for somebody known by nickname only, with what the contact says, and link it.

    :raises NotLinkable: for a group or a sighting.
    """
    _permitted(actor)
    if not contact.linkable or contact.person_id:
        raise NotLinkable(contact.kind)
    alias, level = contact.alias or None, IdentityLevel.ALIAS if contact.alias else IdentityLevel.ANONYMOUS
    draft = PersonDraft(
        identity_level=level,
        team_id=contact.team_id,
        alias=alias,
        sex=contact.presumed_sex if contact.presumed_sex in ("F", "M") else None,
        citizenships=[contact.citizenship_declared] if contact.citizenship_declared else (),
        languages=[contact.language] if contact.language else (),
    )
    person = create_person(actor, draft)
    link_contact(actor, contact, person)
    return person


def _check(actor: Actor, contact: Contact, person: Person) -> None:
    _permitted(actor)
    queries.contact_in_scope(actor, contact.id)
    person_in_scope(actor, person.id)
    if not contact.linkable:
        raise NotLinkable(contact.kind)
    if contact.person_id not in (None, person.id):
        raise LinkedElsewhere("undo the other link first")


def _permitted(actor: Actor) -> None:
    if not actor.may(Permission.CONTACT_LINK):
        raise PermissionError(Permission.CONTACT_LINK)


def _follows(team_id: uuid.UUID, person_id: uuid.UUID) -> bool:
    return db.session.get(PersonTeam, (person_id, team_id)) is not None


def _end_following(contact: Contact, person_id: uuid.UUID) -> None:
    """The reason passes to another contact of the unit with this person; without one the unit stops following."""
    if not contact.began_following:
        return
    contact.began_following = False
    others = select(Contact).where(Contact.person_id == person_id, Contact.team_id == contact.team_id)
    heir = db.session.scalars(others.order_by(Contact.at).limit(1)).first()
    if heir is not None:
        heir.began_following = True
        return
    gone = delete(PersonTeam).where(PersonTeam.person_id == person_id, PersonTeam.team_id == contact.team_id)
    db.session.execute(gone)
