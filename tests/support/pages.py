"""What every page must have and must not have, checked on each page that a test fetches."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from bs4 import BeautifulSoup, Tag

LANGUAGES = {"it", "en"}
PERSONAL = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a codice fiscale": re.compile(r"\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE),
    "an STP or ENI code": re.compile(r"\b(STP|ENI)\d{13}\b", re.IGNORECASE),
    "a telephone number": re.compile(r"(?<![\w-])(\+|00)39\d{6,}|(?<![\w-])3\d{9}(?![\w-])"),
}
TELLING = {"q", "name", "surname", "first_name", "last_name", "alias", "email", "phone", "tax_code", "birth_date"}
"""Names of fields that hold something personal: their values never travel in an address."""
FREE_TEXT = {"text", "search", "email", "tel", "date", "textarea", ""}


def check_address(address: str) -> None:
    """Nothing personal stands in an address: not in its path, not in its query."""
    parts = urlsplit(address)
    if parts.scheme in {"mailto", "tel", "sms", "data"}:
        return
    for what, pattern in PERSONAL.items():
        assert not pattern.search(unquote(parts.path + "?" + parts.query)), f"{what} stands in an address"
    telling = {name for name, value in parse_qsl(parts.query) if value} & TELLING
    assert not telling, f"an address carries {sorted(telling)}"


def check_headers(headers: dict[str, str]) -> None:
    policy = headers.get("Content-Security-Policy", "")
    assert "default-src 'none'" in policy or "default-src 'self'" in policy, "no Content-Security-Policy"
    assert "unsafe" not in policy, f"the policy allows inline code: {policy}"
    assert headers.get("X-Content-Type-Options") == "nosniff"
    assert "no-store" in headers.get("Cache-Control", ""), "a page may be kept by caches"


def check_page(html: str) -> None:
    """A whole page or an htmx fragment."""
    soup = BeautifulSoup(html, "html.parser")
    if soup.html is not None:
        _check_frame(soup)
    _check_nothing_inline(soup)
    for form in soup.find_all("form"):
        _check_form(form)
    for address in _addresses(soup):
        check_address(address)


def _check_frame(soup: BeautifulSoup) -> None:
    assert soup.title is not None, "the page has no title"
    assert soup.title.get_text(strip=True), "the page's title is empty"
    assert soup.html is not None
    assert soup.html.get("lang") in LANGUAGES, f"the page's language is {soup.html.get('lang')!r}"
    assert len(soup.find_all("h1")) == 1, f"the page has {len(soup.find_all('h1'))} main headings"
    names = [str(tag["id"]) for tag in soup.find_all(id=True)]
    assert len(names) == len(set(names)), f"ids used twice: {sorted({n for n in names if names.count(n) > 1})}"


def _check_nothing_inline(soup: BeautifulSoup) -> None:
    assert not soup.find_all("style"), "an inline style sheet"
    assert not soup.find_all(style=True), f"an inline style: {soup.find(style=True)}"
    for script in soup.find_all("script"):
        assert script.get("src") or str(script.get("type", "")).endswith("json"), "an inline script"
    handlers = {name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")}
    assert not handlers, f"inline handlers: {sorted(handlers)}"


def _check_form(form: Tag) -> None:
    if str(form.get("method", "get")).lower() == "post":
        assert form.find("input", {"name": "csrf_token"}), (
            f"a form without a token: {form.get('action') or form.get('id')}"
        )
        return
    asked = {str(field.get("name")) for field in form.find_all(["input", "textarea"]) if _is_free(field)}
    assert not asked & TELLING, f"a form puts {sorted(asked & TELLING)} into the address"


def _is_free(field: Tag) -> bool:
    kind = "textarea" if field.name == "textarea" else str(field.get("type", "")).lower()
    return kind in FREE_TEXT


def _addresses(soup: BeautifulSoup) -> Iterator[str]:
    for name in ("href", "src", "action", "hx-get", "hx-post", "formaction"):
        for tag in soup.select(f"[{name}]"):
            yield str(tag[name])
