"""A test client that looks at every page it fetches, and fills in forms as a browser does."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.pages import check_address, check_headers, check_page


class Client(FlaskClient):
    """Raw `get` and `post`, plus `submit`, which sends a page's own form with its token."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        for answer in (*response.history, response):
            _check(answer)
        return response

    def submit(
        self, path: str, fields: dict[str, Any] | None = None, *, form: str = "", button: str = "", **more: Any
    ) -> TestResponse:
        """Fetch `path`, fill its form in and send it; follows the redirect.

        :param form: a CSS selector, needed where a page has several forms that send something.
        :param button: the name=value of the button pressed, if it has a name.
        """
        page = self.get(path)
        assert page.status_code == 200, f"{path} answered {page.status_code}"
        found = _form(BeautifulSoup(page.text, "html.parser"), form)
        data = {**_values(found), **(fields or {}), **more}
        if button:
            name, _, value = button.partition("=")
            data[name] = value
        sent = {name: value for name, value in data.items() if value is not None}
        return self.post(str(found.get("action") or path), data=sent, follow_redirects=True)

    def token(self, path: str) -> str:
        """The anti-forgery token on a page, for a raw `post`."""
        field = BeautifulSoup(self.get(path).text, "html.parser").find("input", {"name": "csrf_token"})
        assert isinstance(field, Tag), f"{path} has no token"
        return str(field["value"])


def _check(response: TestResponse) -> None:
    check_address(response.request.full_path)
    check_address(response.headers.get("Location", ""))
    if response.mimetype == "text/html":
        check_headers(dict(response.headers))
        check_page(response.text)


def _form(soup: BeautifulSoup, selector: str) -> Tag:
    if selector:
        found = soup.select(selector)
        assert len(found) == 1, f"{len(found)} forms match {selector}"
        return found[0]
    scope = soup.find("main") or soup
    forms = [form for form in scope.find_all("form") if str(form.get("method", "")).lower() == "post"]
    assert len(forms) == 1, f"{len(forms)} forms: say which with form='…'"
    return forms[0]


def _values(form: Tag) -> dict[str, Any]:
    """What a browser would send if nothing were changed."""
    values: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name, sent = str(field.get("name", "")), _sent_by(field)
        if name and sent:
            values.setdefault(name, []).extend(sent)
    return {name: sent[0] if len(sent) == 1 else sent for name, sent in values.items()}


def _sent_by(field: Tag) -> list[str]:
    if field.has_attr("disabled"):
        return []
    if field.name == "textarea":
        return [field.get_text()]
    if field.name == "select":
        return _chosen(field)
    kind = str(field.get("type", "text")).lower()
    if kind in {"submit", "button", "image", "reset", "file"}:
        return []
    if kind in {"checkbox", "radio"} and not field.has_attr("checked"):
        return []
    return [str(field.get("value", "on" if kind == "checkbox" else ""))]


def _chosen(field: Tag) -> list[str]:
    options = field.find_all("option")
    chosen = [option for option in options if option.has_attr("selected")]
    if not chosen and not field.has_attr("multiple"):
        chosen = options[:1]
    return [str(option.get("value", option.get_text())) for option in chosen]
