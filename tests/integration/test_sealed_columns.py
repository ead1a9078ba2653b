"""Sealed columns in a real database: no value without a key, no key without a clearance, none without a trace."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update

from app.access import Actor, Role, clearance_of, opening_as, system_actor
from app.crypto import REDACTED, Compartment
from app.crypto.door import through
from app.crypto.envelope import CannotOpen
from app.crypto.models import SubjectKey
from app.crypto.providers import FileKeyProvider, KeyRingError
from app.crypto.subject_keys import NoSubjectKey, new_key
from app.db import PartialDate, db
from casework.people.drafts import PersonDraft
from casework.people.models import Person
from casework.people.queries import visible_people
from casework.people.services import create_person
from tests.support.counting import counted_statements

Acting = Callable[[Any], Any]


def someone(actor: Actor, **more: Any) -> Person:
    known = {"surname": "Bonafini", "given_name": "Teodoro", "birth_date": PartialDate(1994, 3), "languages": ["ara"]}
    return create_person(actor, PersonDraft(**{**known, **more}))


@pytest.fixture
def person_id(acting: Acting) -> uuid.UUID:
    with acting(Role.OP_EQUIPE) as actor:
        return someone(actor).id


def test_the_database_holds_only_sealed_bytes(app: Flask, person_id: uuid.UUID) -> None:
    with app.app_context():
        stored = db.session.execute(text("SELECT * FROM person")).mappings().one()
        plain = b"".join(value for value in stored.values() if isinstance(value, bytes))
        assert b"Bonafini" not in plain
        assert len(stored["surname_sealed"]) == 4 + 12 + 32 + 16


def test_every_kind_of_value_comes_back_as_it_was(app: Flask, person_id: uuid.UUID) -> None:
    with app.app_context(), opening_as(system_actor("test")):
        person = db.session.get_one(Person, person_id)
        assert (person.surname, person.birth_date, person.languages) == ("Bonafini", PartialDate(1994, 3), ["ara"])
        assert person.email is None


def test_without_a_door_everything_is_restricted(app: Flask, person_id: uuid.UUID) -> None:
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        assert person.surname is REDACTED
        assert not person.surname


def test_a_row_loaded_past_its_scope_stays_closed(app: Flask, acting: Acting, person_id: uuid.UUID) -> None:
    with acting(Role.OP_EQUIPE):
        person = db.session.get_one(Person, person_id)
        assert person.surname is REDACTED


def test_the_scope_opens_what_the_role_reads_and_nothing_else(acting: Acting, person_id: uuid.UUID) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        assert visible_people(actor).one_or_404(person_id).surname == "Bonafini"
    with acting(Role.COORD) as actor:
        seen = visible_people(actor).one_or_404(person_id)
        assert seen.languages == ["ara"]


def test_what_was_opened_is_noted_by_compartment(app: Flask, acting: Acting, cast: Any, person_id: uuid.UUID) -> None:
    with acting(Role.OP_EQUIPE) as actor, through(clearance_of(actor)) as door:
        person = visible_people(actor).one_or_404(person_id)
        assert door.opened == {}
        assert person.surname
        assert door.opened == {person_id: {Compartment.C1}}
        assert person.languages
        assert door.opened == {person_id: {Compartment.C1, Compartment.C2}}


def test_a_restricted_value_cannot_be_saved_back(app: Flask, person_id: uuid.UUID) -> None:
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        with pytest.raises(ValueError, match="restricted"):
            person.surname = REDACTED


def test_a_value_copied_to_another_person_does_not_open(app: Flask, acting: Acting, person_id: uuid.UUID) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        other = someone(actor, surname="Altieri").id
    with app.app_context():
        table = Person.__table__
        mine = select(table.c.surname_sealed).where(table.c.id == person_id).scalar_subquery()
        db.session.execute(update(table).where(table.c.id == other).values(surname_sealed=mine))
        db.session.commit()
        with opening_as(system_actor("test")), pytest.raises(CannotOpen):
            _ = db.session.get_one(Person, other).surname


def test_a_shredded_key_closes_a_person_for_good(app: Flask, person_id: uuid.UUID) -> None:
    with app.app_context():
        db.session.execute(delete(SubjectKey).where(SubjectKey.subject_id == person_id))
        db.session.commit()
        with opening_as(system_actor("test")):
            person = db.session.get_one(Person, person_id)
            with pytest.raises(NoSubjectKey):
                _ = person.surname
            with pytest.raises(NoSubjectKey):
                person.surname = "Altro"


def test_a_key_wrapped_for_one_subject_does_not_serve_another(app: Flask) -> None:
    with app.app_context():
        key, row = new_key(uuid.uuid4())
        ring: FileKeyProvider = app.extensions["key_provider"]
        with pytest.raises(KeyRingError, match="another subject"):
            ring.unwrap(row["kek_id"], row["wrapped"], uuid.uuid4().bytes + b"\0\1")
        assert key.secret not in row["wrapped"]


def test_the_ring_of_another_installation_says_so(app: Flask, tmp_path: Any) -> None:
    with app.app_context():
        _, row = new_key(uuid.uuid4())
    stranger = FileKeyProvider.create(tmp_path / "other.json")
    with pytest.raises(KeyRingError, match="of another installation"):
        stranger.unwrap(row["kek_id"], row["wrapped"], b"")


def test_a_ring_that_others_can_read_is_refused(tmp_path: Any) -> None:
    FileKeyProvider.create(tmp_path / "ring.json")
    (tmp_path / "ring.json").chmod(0o640)
    with pytest.raises(KeyRingError, match="chmod 600"):
        FileKeyProvider(tmp_path / "ring.json")


def test_a_page_of_many_people_asks_for_their_keys_once(app: Flask, acting: Acting) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        for number in range(12):
            someone(actor, surname=f"Persona {number}")
    with acting(Role.OP_EQUIPE) as actor:
        people = visible_people(actor).all()
        with counted_statements() as statements:
            names = [person.surname for person in people]
        assert len(names) == 12
        assert [s for s in statements if "subject_key" in s] == statements
        assert len(statements) == 1
