"""Signing in and out, being locked out, and forms that outlive their session."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import clock
from app.access import Role
from app.audit import AccessEvent, Operation
from app.db import db
from app.db.unit_of_work import one_transaction
from app.identity.models import FailedSignIn, RoleAssignment, User
from app.identity.services import MOST_FAILURES_PER_ACCOUNT, create_user
from tests.support.client import Client

EMAIL, PASSWORD = "nuova.utente@prova.example", "una parola abbastanza lunga"


@pytest.fixture
def user_id(as_system: Callable[[], Any], cast: Any) -> uuid.UUID:
    with as_system() as actor:
        user = create_user(actor, name="Nuova Utente", email=EMAIL, password=PASSWORD)
        held = RoleAssignment(user_id=user.id, role=Role.OP_EQUIPE, team_id=cast.teams["equipe"])
        db.session.add(held)
        return user.id


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> Any:
    fields = {"csrf_token": client.token("/login"), "email": EMAIL, "password": password, **more}
    return client.post("/login", data=fields)


def operations(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(AccessEvent.operation).order_by(AccessEvent.at)))


def test_the_right_password_opens_a_session_and_leaves_a_line(app: Flask, visitor: Client, user_id: uuid.UUID) -> None:
    assert sign_in(visitor).location == "/"
    assert visitor.get("/").status_code == 200
    assert Operation.LOGIN in operations(app)


def test_a_wrong_password_is_refused_and_counted(app: Flask, visitor: Client, user_id: uuid.UUID) -> None:
    assert sign_in(visitor, "un'altra parola").status_code == 401
    assert visitor.get("/").status_code == 302
    assert Operation.LOGIN_KO in operations(app)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(FailedSignIn)) == 1


def test_an_account_that_fails_too_often_is_locked_even_for_the_right_password(
    visitor: Client, user_id: uuid.UUID
) -> None:
    for _ in range(MOST_FAILURES_PER_ACCOUNT):
        assert sign_in(visitor, "sbagliata").status_code == 401
    assert sign_in(visitor).status_code == 401
    with clock.moved_to(clock.now() + timedelta(minutes=16)):
        assert sign_in(visitor).status_code == 302


def test_a_session_ends_after_a_quarter_of_an_hour_without_use(visitor: Client, user_id: uuid.UUID) -> None:
    sign_in(visitor)
    start = clock.now()
    for minutes in (14, 28, 42):
        with clock.moved_to(start + timedelta(minutes=minutes)):
            assert visitor.get("/").status_code == 200
    with clock.moved_to(start + timedelta(minutes=58)):
        assert visitor.get("/").status_code == 302


def test_no_session_lasts_more_than_ten_hours(visitor: Client, user_id: uuid.UUID) -> None:
    sign_in(visitor)
    start = clock.now()
    answers = []
    for minutes in range(10, 620, 10):
        with clock.moved_to(start + timedelta(minutes=minutes)):
            answers.append(visitor.get("/").status_code)
    assert set(answers[:59]) == {200}
    assert answers[60] == 302


def test_signing_out_ends_the_session_for_a_copied_cookie_too(app: Flask, visitor: Client, user_id: uuid.UUID) -> None:
    sign_in(visitor)
    with visitor.session_transaction() as session:
        copied = dict(session)
    visitor.post("/logout", data={"csrf_token": visitor.token("/")})
    thief = Client(app, app.response_class, use_cookies=True)
    with thief.session_transaction() as session:
        session.update(copied)
    assert thief.get("/").status_code == 302


def test_a_role_that_is_over_opens_nothing(app: Flask, visitor: Client, user_id: uuid.UUID) -> None:
    with app.app_context(), one_transaction():
        held = db.session.scalars(select(RoleAssignment).where(RoleAssignment.user_id == user_id)).one()
        held.valid_to = clock.today() - timedelta(days=1)
    sign_in(visitor)
    assert visitor.get("/people/").status_code == 403


@pytest.mark.parametrize(
    "target", ["https://altrove.example/", "//altrove.example", "/\\altrove.example", "javascript:x"]
)
def test_signing_in_never_leads_to_another_site(visitor: Client, user_id: uuid.UUID, target: str) -> None:
    assert sign_in(visitor, next=target).location == "/"


def test_a_user_who_was_put_out_is_out_at_once(app: Flask, visitor: Client, user_id: uuid.UUID) -> None:
    sign_in(visitor)
    with app.app_context(), one_transaction():
        db.session.get_one(User, user_id).active = False
    assert visitor.get("/").status_code == 302


def test_a_form_without_its_token_comes_back_with_all_that_was_typed(client_as: Callable[[Any], Client]) -> None:
    answer = client_as(Role.OP_EQUIPE).post("/people/new", data={"surname": "Bonafini", "csrf_token": "altro"})
    assert answer.status_code == 419
    assert 'name="surname" value="Bonafini"' in answer.text
    assert "again_password" not in answer.text


def test_a_form_that_outlived_its_session_is_sent_after_signing_in_on_the_same_page(
    app: Flask, visitor: Client, user_id: uuid.UUID
) -> None:
    sign_in(visitor)
    token = visitor.token("/")
    with clock.moved_to(clock.now() + timedelta(minutes=20)):
        expired = visitor.post("/language/en", data={"next": "/people/", "csrf_token": token})
        assert expired.status_code == 302
        late = visitor.post("/notifications/read", data={"csrf_token": token, "kept": "ciò che era scritto"})
        assert late.status_code == 419
        assert "ciò che era scritto" in late.text
        again = {"csrf_token": token, "again_email": EMAIL, "again_password": PASSWORD, "kept": "ciò che era scritto"}
        assert visitor.post("/notifications/read", data={**again, "again_password": "no"}).status_code == 419
        assert visitor.post("/notifications/read", data=again).location == "/notifications"
        assert visitor.get("/").status_code == 200
