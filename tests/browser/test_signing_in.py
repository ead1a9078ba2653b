"""Signing in: on a desk and on a phone, by keyboard, without scripts, with nothing asked of other hosts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from app.access.roles import Role
from tests.support.browser import DESKTOP, PHONE, accessibility_findings, overflows
from tests.support.server import LiveServer

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])


@SIZES
def test_the_sign_in_page_is_accessible_and_fits(page_as: Callable[..., Page], size: tuple[int, int]) -> None:
    page = page_as(size=size)
    assert accessibility_findings(page) == []
    assert not overflows(page)


def test_signing_in_works_by_keyboard_alone(page_as: Callable[..., Page], demo_site: LiveServer) -> None:
    page = page_as()
    page.locator("[name=email]").focus()
    page.keyboard.type("giulia.ferri@approdo.example")
    page.keyboard.press("Tab")
    page.keyboard.type("approdo-in-prova")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demo_site.url}/")


def test_signing_in_works_without_scripts(page_as: Callable[..., Page], demo_site: LiveServer) -> None:
    page = page_as(Role.OP_EQUIPE, scripts=False)
    assert page.url == f"{demo_site.url}/"


def test_nothing_is_asked_of_another_host_and_nothing_breaks_the_policy(page_as: Callable[..., Page]) -> None:
    page = page_as()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.reload(wait_until="networkidle")
    assert asked
    assert {url.split("/")[2].split(":")[0] for url in asked if not url.startswith("data:")} == {"127.0.0.1"}
    assert [line for line in said if line.startswith(("error", "warning"))] == []


def test_the_eyes_of_these_tests_are_open(page_as: Callable[..., Page]) -> None:
    page = page_as(size=PHONE)
    page.evaluate(
        "() => { const main = document.querySelector('main');"
        " main.append(document.createElement('img'), document.createElement('select'));"
        " main.firstElementChild.textContent = 'x'.repeat(400) }"
    )
    assert {finding.split(":")[0] for finding in accessibility_findings(page)} >= {"select-name"}
    assert overflows(page)
