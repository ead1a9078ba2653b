"""Fixtures of the served demonstration and of a browser in front of it.

=============== ==================================================================================================
`demo_site`     the served application with the demonstration in it; what a test changes, the next one sees
`page_as`       `page_as(Role.OP_EQUIPE, size=PHONE)`: a page of it, signed in as that role's demo account
=============== ==================================================================================================
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from app.access.roles import Role
from app.identity.demo_accounts import ACCOUNTS
from tests.support import session
from tests.support.browser import DESKTOP, chromium, sign_in, window
from tests.support.installation import Template
from tests.support.server import LiveServer

__all__ = ["browser", "demo_site", "page_as"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def demo_site() -> Iterator[LiveServer]:
    """The demonstration, served; what a test changes in it, the next one sees."""
    template = Template("sqlite", "demo", session.folder()).ensure_built()
    with session.own_folder() as home, template.copied(home / "instance") as config:
        server = LiveServer(Path(config.instance_path), settings={"APPRODO_DEMO": "1"})
        server.start()
        yield server
        server.stop()


@pytest.fixture
def page_as(browser: Browser, demo_site: LiveServer) -> Iterator[Callable[..., Page]]:
    """`page_as(Role.OP_EQUIPE, size=PHONE)`: a page of the demonstration, signed in as that role's demo account."""
    with ExitStack() as windows:

        def open_page(role: Role | None = None, *, size: tuple[int, int] = DESKTOP, **options: Any) -> Page:
            page = windows.enter_context(window(browser, size, **options)).new_page()
            page.goto(f"{demo_site.url}/login")
            if role is not None:
                account = next(account for account in ACCOUNTS if account.role is role)
                sign_in(page, demo_site.url, account.email, account.password)
            return page

        yield open_page
