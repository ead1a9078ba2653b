"""Walks through the served application as a role would, following links, one page of each kind."""

import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOST = 90
NAMED = re.compile(r"(/lists|/territory(?:/comuni)?)/(?!new\b|comuni\b)[^/]+")
"""Lists and places are told apart by a word, not by an id; one of each is enough."""
SKIPPED = ("/static/",)


def pages(page: Page, start: str, *, most: int = MOST) -> Iterator[str]:
    """Open every kind of page that links lead to; the page is on it when its path is given back.

    Two addresses are of one kind when they differ only in an id; of filters and cursors one of each name is enough.
    """
    waiting, seen = deque([start]), {kind_of(start)}
    while waiting and most > 0:
        address = waiting.popleft()
        answer = page.goto(address)
        if answer is None or "text/html" not in (answer.headers.get("content-type") or ""):
            continue
        most -= 1
        yield address
        for link in _links(page):
            kind = kind_of(link)
            if kind not in seen and _is_ours(link, start):
                seen.add(kind)
                waiting.append(link)


def kind_of(address: str) -> str:
    parts = urlsplit(address)
    names = sorted({part.split("=")[0] for part in parts.query.split("&") if part})
    path = UUID.sub("ID", parts.path) if UUID.search(parts.path) else re.sub(r"\d+", "N", parts.path)
    path = NAMED.sub(r"\1/NAME", path)
    return f"{path}?{'&'.join(names)}"


def _links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [link.split("#")[0] for link in found]


def _is_ours(link: str, start: str) -> bool:
    here, there = urlsplit(start), urlsplit(link)
    return here.netloc == there.netloc and not there.path.startswith(SKIPPED)
