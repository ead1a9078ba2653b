"""Who may open which door: the declared table against the reviewed one, and the doors themselves against the table."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_type_hints

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import AnyConverter, Rule, UUIDConverter

from app import create_app
from app.access.guard import UnguardedRoute, assert_every_route_is_guarded
from app.access.roles import ROLES, Role
from app.access.scopes import OutOfScope
from app.db import db
from app.identity.actors import actor_of
from app.identity.models import User
from tests.support import session
from tests.support.cast import signed_in
from tests.support.client import Client
from tests.support.installation import Template, close
from tests.support.matrix import declared, reviewed

REFERENCE = re.compile(rb"[0-9A-F]{8}|IjE?[\w.-]{40,}")
OPENED = (200, 302, 409)
"""Shown, led elsewhere, or told that the record's state does not allow it now."""
LOOKED_AT = 60
"""Records of each kind tried for each role."""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demonstration region, to be looked at by all roles."""
    template = Template("sqlite", "demo", session.folder()).ensure_built()
    with template.copied(tmp_path_factory.mktemp("matrix") / "instance") as config:
        app = create_app(config)
        yield app
        close(app)


def test_the_declared_table_is_the_reviewed_one(region: Flask) -> None:
    mine, known = declared(region), reviewed()
    new = [row for row in mine if row not in known]
    gone = [row for row in known if row not in mine]
    assert mine == known, f"review, then python -m tests.support.matrix:\nnew {new}\ngone {gone}"


def test_every_role_has_a_column_and_every_cell_is_decided() -> None:
    assert len(Role) == 13
    assert set(ROLES) == set(Role)
    assert {cell for row in reviewed() for cell in row[3:]} == {"y", "-"}


def test_the_application_refuses_to_start_with_an_unguarded_route(region: Flask) -> None:
    fresh = Flask("open")
    fresh.add_url_rule("/open", "open", lambda: "")
    with pytest.raises(UnguardedRoute, match="open"):
        assert_every_route_is_guarded(fresh)


@dataclass(frozen=True)
class Door:
    """A route about one record."""

    rule: Rule
    permission: Any
    loader: Any
    model: Any

    def path(self, record_id: uuid.UUID) -> str:
        return re.sub(r"<[^>]+>", str(record_id), self.rule.rule)

    @property
    def reads(self) -> bool:
        return "GET" in (self.rule.methods or set())


def doors(app: Flask) -> list[Door]:
    """The routes whose subject is loaded through a scope."""
    found = []
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        loader = getattr(view, "guarded_on", None)
        if loader is not None and rule.arguments == {"record_id"}:
            found.append(Door(rule, view.guarded_by, loader, get_type_hints(loader)["return"]))  # type: ignore[attr-defined]
    return found


def demo_user(app: Flask, role: Role) -> uuid.UUID:
    with app.app_context():
        actors = (actor_of(user_id) for user_id in db.session.scalars(select(User.id).order_by(User.id)))
        return next(actor.user_id for actor in actors if role in actor.roles)  # type: ignore[misc]


def records(app: Flask, door: Door, user_id: uuid.UUID) -> tuple[list[uuid.UUID], list[uuid.UUID]]:
    """Ids in the scope of a user, and ids outside it."""
    inside, outside = [], []
    with app.test_request_context("/"):
        actor = actor_of(user_id)
        for record_id in db.session.scalars(select(door.model.id).order_by(door.model.id).limit(LOOKED_AT)):
            try:
                door.loader(actor, record_id=record_id)
                inside.append(record_id)
            except OutOfScope:
                outside.append(record_id)
    return inside, outside


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_door_about_a_record_opens_and_closes_as_the_table_says(region: Flask, role: Role) -> None:
    user_id = demo_user(region, role)
    client, wrong, knocked = signed_in(region, user_id), [], 0
    token = client.token("/")
    for door in doors(region):
        may = door.permission in ROLES[role].permissions
        inside, outside = records(region, door, user_id)
        for record_id in inside[:2]:
            answer = knock(client, door, record_id, token) if door.reads or not may else None
            if answer is not None:
                knocked += 1
                good = answer.status_code in OPENED if may else answer.status_code == 403
                wrong += [] if good else [f"{door.rule.endpoint} inside: {answer.status_code}, may={may}"]
        nowhere = knock(client, door, uuid.uuid4(), token)
        for answer in [nowhere, *(knock(client, door, each, token) for each in outside[:2])]:
            knocked += 1
            same = masked(answer.data) == masked(nowhere.data)
            good = answer.status_code == 404 and same
            wrong += [] if good else [f"{door.rule.endpoint} outside: {answer.status_code}, same bytes={same}"]
    assert knocked > 20
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_door_without_a_record_opens_and_closes_as_the_table_says(region: Flask, role: Role) -> None:
    client, wrong = signed_in(region, demo_user(region, role)), []
    for rule in region.url_map.iter_rules():
        permission = getattr(region.view_functions[rule.endpoint], "guarded_by", None)
        if permission is None or rule.arguments or "GET" not in (rule.methods or set()):
            continue
        status = client.get(rule.rule).status_code
        may = permission in ROLES[role].permissions
        if status not in ((200, 204, 302) if may else (403,)):
            wrong.append(f"{rule.endpoint}: {status}, may={may}")
    assert not wrong, "\n".join(wrong)


def test_whoever_is_not_signed_in_gets_no_further_than_the_sign_in_page(region: Flask) -> None:
    visitor = Client(region, region.response_class, use_cookies=True)
    for rule in region.url_map.iter_rules():
        view = region.view_functions[rule.endpoint]
        if rule.endpoint == "static" or getattr(view, "guarded_by", None) is None:
            continue
        path = somewhere(rule)
        if "GET" in (rule.methods or set()):
            answer = visitor.get(path)
            assert (answer.status_code, "/login" in answer.location) == (302, True), rule.endpoint
        else:
            assert visitor.post(path).status_code == 419, rule.endpoint


def somewhere(rule: Rule) -> str:
    """An address of a route, its arguments made up."""
    made_up = {name: _argument(converter) for name, converter in rule._converters.items()}
    built = rule.build(made_up)
    assert built is not None
    return built[1]


def _argument(converter: Any) -> Any:
    if isinstance(converter, UUIDConverter):
        return uuid.uuid4()
    return min(converter.items) if isinstance(converter, AnyConverter) else "x"


def knock(client: Client, door: Door, record_id: uuid.UUID, token: str) -> Any:
    path = door.path(record_id)
    return client.get(path) if door.reads else client.post(path, data={"csrf_token": token})


def masked(page: bytes) -> bytes:
    """A page without what differs at every answer: the reference number and the tokens."""
    return re.sub(rb'(value|content)="[^"]*"', b"", REFERENCE.sub(b"", page))
