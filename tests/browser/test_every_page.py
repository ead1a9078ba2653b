"""Every page that a role reaches: accessible, not wider than a phone, no broken link or script, one language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response

from app.access import Role
from tests.support.browser import DESKTOP, PHONE, accessibility_findings, overflows
from tests.support.crawling import kind_of, pages
from tests.support.server import LiveServer
from tests.support.session import first_to
from tests.support.wording import foreign_on, texts_of

OPEN_PAGE = Callable[..., Page]
DIFFERENT_FOR_EACH = ("/?", "/people/ID?", "/cases/ID?", "/referrals/ID?")
"""Pages made of parts that depend on the role: axe looks at them in every role, at the others once a session."""


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_page_of_a_role_is_accessible_narrow_and_wide(
    page_as: OPEN_PAGE, demo_site: LiveServer, role: Role
) -> None:
    page = page_as(role)
    assert not _walk(page, demo_site, "it", lambda kind: _findings(page, kind, role))


@pytest.mark.parametrize("role", [Role.OP_EQUIPE, Role.OP_STRADA], ids=lambda role: role.value)
def test_a_reader_of_english_meets_no_italian(page_as: OPEN_PAGE, demo_site: LiveServer, role: Role) -> None:
    page = page_as(role)
    _read_in("en", page)
    try:
        assert not _walk(page, demo_site, "en", lambda kind: [])
    finally:
        page.goto(f"{demo_site.url}/")
        _read_in("it", page)


def _read_in(language: str, page: Page) -> None:
    """Choose a language as a reader does; the account keeps it, so a test gives it back."""
    page.click("summary:has(.ap-who)")
    page.click(f".ap-menu-sheet button[lang={language}]")
    page.wait_for_selector(f"html[lang={language}]")


def _walk(page: Page, site: LiveServer, language: str, look: Callable[[str], list[str]]) -> str:
    """What is wrong on the pages, a line each; `look` says what else is wrong on the page that is open."""
    wrong, seen, is_foreign = _listen(page), 0, foreign_on(language)
    for address in pages(page, f"{site.url}/"):
        seen += 1
        kind = kind_of(address)
        assert page.get_attribute("html", "lang") == language
        found = [f"words of another language: {text!r}" for text in texts_of(page) if is_foreign(text)]
        wrong += [f"{kind}: {line}" for line in found + look(kind)]
    assert seen >= 3
    return "\n".join(dict.fromkeys(wrong))


def _listen(page: Page) -> list[str]:
    """Gathers what the browser complains about, and the links that lead nowhere."""
    wrong: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(f"console: {message.text}")

    def note_answer(answer: Response) -> None:
        if answer.status >= 400:
            wrong.append(f"{kind_of(answer.url)}: answers {answer.status}")

    page.on("console", note_message)
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("response", note_answer)
    return wrong


def _findings(page: Page, kind: str, role: Role) -> list[str]:
    found = []
    looked_at = first_to(f"{kind} {role if kind in DIFFERENT_FOR_EACH else ''}")
    for width, height in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"scrolls sideways at {width}"] * overflows(page)
        found += [f"{line} at {width}" for line in accessibility_findings(page)] if looked_at else []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    return found
