"""The tests' own parts can fail: the page checks, the databases, the cast."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.access.actor import Actor
from app.access.roles import Role
from app.db import db
from app.db.unit_of_work import one_transaction
from app.identity.models import Organisation, User
from tests.support.cast import Cast
from tests.support.client import Client
from tests.support.pages import check_address, check_headers, check_page

GOOD = '<!doctype html><html lang="it"><head><title>Oggi</title></head><body><h1>Oggi</h1>{}</body></html>'
BAD = {
    "no language": "<html><head><title>Oggi</title></head><body><h1>Oggi</h1></body></html>",
    "no title": '<html lang="it"><body><h1>Oggi</h1></body></html>',
    "two main headings": GOOD.format("<h1>Ancora</h1>"),
    "an id used twice": GOOD.format('<p id="a"></p><p id="a"></p>'),
    "an inline style": GOOD.format('<p style="color: red"></p>'),
    "an inline script": GOOD.format("<script>alert(1)</script>"),
    "an inline handler": GOOD.format('<button onclick="go()">Vai</button>'),
    "a form without a token": GOOD.format('<form method="post"></form>'),
    "a name in the address": GOOD.format('<form method="get"><input name="surname"></form>'),
    "a telephone number in a link": GOOD.format('<a href="/people?x=3331234567">chi</a>'),
    "a codice fiscale in a link": GOOD.format('<a href="/people/RSSMRA85T10A562S">chi</a>'),
    "a search in a link": GOOD.format('<a href="/people?q=fatou">chi</a>'),
}


def test_a_sound_page_passes() -> None:
    check_page(GOOD.format('<a href="/cases?state=OPEN">casi</a> <a href="tel:+393331234567">chiama</a>'))


@pytest.mark.parametrize("fault", BAD)
def test_a_page_with_a_fault_is_noticed(fault: str) -> None:
    with pytest.raises(AssertionError):
        check_page(BAD[fault])


@pytest.mark.parametrize("address", ["/people?email=a@b.it", "/people?x=a%40b.it", "/p/STP0801061234567"])
def test_something_personal_in_an_address_is_noticed(address: str) -> None:
    with pytest.raises(AssertionError):
        check_address(address)


def test_a_page_without_a_policy_is_noticed() -> None:
    with pytest.raises(AssertionError):
        check_headers({"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"})


def test_each_database_is_the_one_it_says(app: Flask, backend: str) -> None:
    with app.app_context():
        assert db.engine.dialect.name == backend


def test_what_one_test_writes_is_kept(app: Flask) -> None:
    _add_organisation(app)
    assert _organisations(app) == 3


def test_no_other_test_sees_it(app: Flask) -> None:
    assert _organisations(app) == 2


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_user_who_may_sign_in(role: Role, client_as: Callable[[Any], Client]) -> None:
    assert client_as(role).get("/").status_code == 200


def test_two_clients_in_one_test_are_two_people(client_as: Callable[[Any], Client], cast: Cast, app: Flask) -> None:
    one, other = client_as(Role.COORD), client_as(Role.DPO)
    assert [_name_shown(client) for client in (one, other, one)] == ["Prova COORD", "Prova DPO", "Prova COORD"]


def test_acting_as_somebody_gives_them_their_own_rights(acting: Callable[[Any], AbstractContextManager[Actor]]) -> None:
    with acting(Role.DPO) as actor:
        assert actor.roles == {Role.DPO}


def test_a_visitor_is_sent_to_the_sign_in_page(visitor: Client) -> None:
    answer = visitor.get("/", follow_redirects=True)
    assert answer.request.path == "/login"


def test_a_form_without_its_token_is_refused(visitor: Client) -> None:
    assert visitor.post("/login", data={"email": "x@prova.example", "password": "x"}).status_code == 419


def test_submitting_a_form_sends_its_token(visitor: Client) -> None:
    answer = visitor.submit("/login", email="nessuno@prova.example", password="sbagliata-sbagliata")
    assert answer.status_code == 401


def _add_organisation(app: Flask) -> None:
    with app.app_context(), one_transaction():
        db.session.add(Organisation(name="Associazione La Chiatta", kind="ASSOC"))


def _organisations(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Organisation.id))) or 0


def _name_shown(client: Client) -> str:
    page = client.get("/").text
    return next(name for name in ("Prova COORD", "Prova DPO") if name in page)


def test_the_cast_is_complete(app: Flask, cast: Cast) -> None:
    with app.app_context():
        assert db.session.scalar(select(func.count(User.id))) == len(cast.users) == len(Role) + 3
