"""Every page that a role reaches: accessible, not wider than a phone, no blocked script, one language."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from app.access import Role
from app.i18n.catalogue import merged_catalogue
from tests.support.browser import DESKTOP, PHONE, accessibility_findings, overflows
from tests.support.crawling import kind_of, pages
from tests.support.server import LiveServer

SAME_IN_BOTH = re.compile(r"^[\W\d_]*$")


def untranslated() -> set[str]:
    """English messages that read differently in Italian: none of them may stand on an Italian page."""
    messages = [message for message in merged_catalogue("it") if isinstance(message.id, str) and message.id]
    return {m.id for m in messages if m.string and m.string != m.id and len(m.id) > 3 and "%" not in m.id}


@pytest.fixture
def complaints() -> list[str]:
    return []


def walk(page: Page, site: LiveServer, complaints: list[str]) -> Iterator[str]:
    page.on("console", lambda message: _note_console(message, complaints))
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    yield from pages(page, f"{site.url}/")


def _note_console(message: Any, complaints: list[str]) -> None:
    if message.type == "error" and "favicon" not in message.text and "status of 40" not in message.text:
        complaints.append(f"console: {message.text}")


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_page_of_a_role_is_accessible_narrow_and_wide(
    page_as: Callable[..., Page], demo_site: LiveServer, role: Role, complaints: list[str]
) -> None:
    page, english, seen = page_as(role), untranslated(), 0
    for address in walk(page, demo_site, complaints):
        seen += 1
        kind = kind_of(address).removeprefix(demo_site.url)
        for width, height in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": height})
            complaints += [f"{kind} at {width}: {finding}" for finding in accessibility_findings(page)]
            complaints += [f"{kind} at {width}: scrolls sideways"] * overflows(page)
        complaints += [f"{kind}: English on an Italian page: {text!r}" for text in _texts(page) & english]
    assert seen >= 3
    assert not complaints, "\n".join(dict.fromkeys(complaints))


def _texts(page: Page) -> set[str]:
    """The words on the page, text by text, as a reader sees them."""
    found: list[str] = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode.textContent.trim());
            return texts;
        }"""
    )
    return {text for text in found if text and not SAME_IN_BOTH.match(text)}
