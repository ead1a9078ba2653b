"""Fixtures of the application, for the conftest of each folder that uses them.

=============== ==================================================================================================
`app`           an application with a database of its own, on SQLite and on PostgreSQL, with the cast in it
`cast`          ids of the teams and of one user per role (`tests/support/cast.py`)
`client_as`     `client_as(Role.OP_EQUIPE)`, `client_as("OP_EQUIPE_THERE")` or `client_as(user_id)`: a signed-in client
                that checks every page it fetches; `client.submit(path, {...})` fills in and sends a page's form
`visitor`       a client of somebody who is not signed in
`acting`        `with acting(Role.OP_EQUIPE) as actor:` calls services as a user, outside a request; commits
`as_system`     `with as_system() as actor:` the same as the system, which may open everything
=============== ==================================================================================================

No fixture holds a context around client calls: flask-login and the locale would give every client the first user.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.access.actor import Actor
from config import Config
from tests.support import cast as casting
from tests.support import session
from tests.support.cast import Cast
from tests.support.client import Client
from tests.support.installation import Template, close
from tests.support.settings import BACKENDS

__all__ = [
    "acting",
    "app",
    "as_system",
    "backend",
    "cast",
    "client_as",
    "installation",
    "template",
    "visitor",
]


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def template(backend: str) -> Template:
    return Template(backend, "cast", session.folder()).ensure_built()


@pytest.fixture
def installation(template: Template) -> Iterator[Config]:
    """The settings of an installation that this test has for itself."""
    with session.own_folder() as home, template.copied(home / "instance") as config:
        yield config


@pytest.fixture
def app(installation: Config) -> Iterator[Flask]:
    app = create_app(installation)
    yield app
    close(app)


@pytest.fixture
def cast(template: Template) -> Cast:
    return template.cast


@pytest.fixture
def client_as(app: Flask, cast: Cast) -> Callable[[Any], Client]:
    return lambda who: casting.signed_in(app, cast.user(who))


@pytest.fixture
def visitor(app: Flask) -> Client:
    """Somebody who is not signed in."""
    return Client(app, app.response_class, use_cookies=True)


@pytest.fixture
def acting(app: Flask, cast: Cast) -> Callable[[Any], AbstractContextManager[Actor]]:
    return lambda who: casting.acting(app, cast.user(who))


@pytest.fixture
def as_system(app: Flask) -> Callable[[], AbstractContextManager[Actor]]:
    return lambda: casting.as_system(app)
