"""The access log: no reading without a line, no line without a page, refusals kept though their request is undone."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text

from app.access import Role
from app.audit import AccessEvent, AccessEventSubject, Operation, Outcome
from app.db import db
from casework.people.drafts import PersonDraft
from casework.people.services import create_person

Acting = Callable[[Any], Any]


@pytest.fixture
def person_id(acting: Acting, cast: Any) -> uuid.UUID:
    with acting(Role.OP_EQUIPE) as actor:
        draft = PersonDraft(
            surname="Bonafini", given_name="Teodoro", languages=["ara"], also_teams=[cast.teams["unit"]]
        )
        return create_person(actor, draft).id


def events_about(app: Flask, person_id: uuid.UUID, who: uuid.UUID) -> list[tuple[str, str, str]]:
    with app.app_context():
        query = (
            select(AccessEvent.operation, AccessEvent.outcome, AccessEventSubject.compartments)
            .join(AccessEventSubject, AccessEventSubject.event_id == AccessEvent.id)
            .where(AccessEventSubject.subject_id == person_id, AccessEvent.actor_id == who)
            .order_by(AccessEvent.at)
        )
        return [tuple(row) for row in db.session.execute(query)]


def test_a_page_that_shows_a_person_leaves_a_line_with_its_compartments(
    app: Flask, client_as: Any, cast: Any, person_id: uuid.UUID
) -> None:
    assert client_as(Role.COORD).get(f"/people/{person_id}").status_code == 200
    operation, outcome, compartments = events_about(app, person_id, cast.user(Role.COORD))[-1]
    assert (operation, outcome) == (Operation.READ, Outcome.OK)
    assert {"C1", "C2"} <= set(compartments.split(","))


def test_a_street_worker_is_refused_the_legal_status_and_the_refusal_is_kept(
    app: Flask, client_as: Any, cast: Any, person_id: uuid.UUID
) -> None:
    client = client_as(Role.OP_STRADA)
    assert client.get(f"/people/{person_id}").status_code == 200
    assert client.get(f"/people/{person_id}/legal-status").status_code == 403
    seen = events_about(app, person_id, cast.user(Role.OP_STRADA))
    assert (Operation.READ, Outcome.DENIED, "") in seen
    assert not any("C3" in compartments for _, _, compartments in seen)


def test_an_attempt_outside_the_scope_is_answered_and_logged_like_no_such_thing(
    app: Flask, client_as: Any, cast: Any, person_id: uuid.UUID
) -> None:
    client = client_as("OP_EQUIPE_THERE")
    for asked in (person_id, uuid.uuid4()):
        assert client.get(f"/people/{asked}").status_code == 404
    with app.app_context():
        query = select(AccessEvent.object_id).where(AccessEvent.outcome == Outcome.NOT_FOUND)
        assert person_id in set(db.session.scalars(query))


def test_when_the_log_cannot_be_written_the_page_is_not_shown(app: Flask, client_as: Any, person_id: uuid.UUID) -> None:
    client = client_as(Role.OP_EQUIPE)
    assert "Bonafini" in client.get(f"/people/{person_id}").text
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE access_event_subject RENAME TO access_event_subject_gone"))
    answer = client.get(f"/people/{person_id}")
    assert answer.status_code == 500
    assert "Bonafini" not in answer.text


def test_reading_changes_nothing_but_the_log(app: Flask, client_as: Any, person_id: uuid.UUID) -> None:
    client = client_as(Role.OP_EQUIPE)
    before = contents(app)
    for path in ("/", "/people/", f"/people/{person_id}", f"/people/{person_id}/legal-status"):
        assert client.get(path).status_code == 200
    assert contents(app) == before


def test_the_log_holds_no_name(app: Flask, client_as: Any, person_id: uuid.UUID) -> None:
    client_as(Role.OP_EQUIPE).get(f"/people/{person_id}")
    with app.app_context():
        rows = db.session.execute(text("SELECT * FROM access_event")).all()
    assert rows
    assert "Bonafini" not in repr(rows)


def test_a_rolled_back_change_leaves_no_line_of_success(app: Flask, acting: Acting, cast: Any) -> None:
    class Broken(RuntimeError):
        pass

    def fail() -> None:
        with acting(Role.OP_EQUIPE) as actor:
            create_person(actor, PersonDraft(surname="Mai", given_name="Nata"))
            raise Broken

    with pytest.raises(Broken):
        fail()
    with app.app_context():
        created = select(AccessEvent).where(
            AccessEvent.operation == Operation.CREATE, AccessEvent.actor_id == cast.user(Role.OP_EQUIPE)
        )
        assert db.session.scalars(created).all() == []


def contents(app: Flask) -> dict[str, list[Any]]:
    """Every row of every table but the log."""
    with app.app_context():
        tables = [t for t in db.metadata.sorted_tables if not t.name.startswith("access_event")]
        return {t.name: sorted(map(repr, db.session.execute(select(t)).all())) for t in tables}
