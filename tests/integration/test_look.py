"""The pieces of the interface: every macro draws valid HTML, and the vendored files are the ones that were fetched."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import html5lib
import pytest
from flask import Flask, render_template
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    FileField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired

from app.crypto import REDACTED
from app.web import Form
from tests.support.pages import check_page

STATIC = Path(__file__).resolve().parents[2] / "app" / "static"
VENDOR = STATIC / "vendor"
PARTS = ("case", "names", "lists", "form", "phone", "compare", "pieces")
REFUSED = ("@import", "url(http", "url(//", "data:application/font", "data:font")
NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)


def _choices(*words: str) -> list[tuple[str, str]]:
    return [(word[:2], word) for word in words]


class EveryKind(Form):
    """A field of each kind."""

    name = StringField("Nome", validators=[InputRequired("Scrivi un nome.")])
    birth = StringField("Nascita", description="Anche solo l'anno.")
    gender = RadioField("Genere", choices=_choices("Donna", "Uomo"), validators=[InputRequired("Scegli.")])
    kind = SelectField("Luogo", choices=_choices("Strada", "Ufficio"))
    country = SelectField("Paese", choices=_choices("Marocco", "TN"))
    when = DateTimeLocalField("Quando")
    day = DateField("Giorno")
    hour = TimeField("Ora")
    minutes = IntegerField("Durata")
    languages = SelectMultipleField("Lingue", choices=_choices("arabo", "francese"))
    many = SelectMultipleField("Tante", choices=[(str(n), f"Voce {n}") for n in range(30)])
    phone = TelField("Telefono")
    safe = BooleanField("Si può telefonare")
    note = TextAreaField("Nota")
    file = FileField("Allegato")


def _gallery(part: str, form: Form, rows: int = 50) -> str:
    row = {"name": "محمد عبد الرحمن", "code": "K7F-Q2M", "status": "In carico", "kind": "success", "when": NOW}
    values: dict[str, Any] = {"now": NOW, "yesterday": NOW - timedelta(days=1), "redacted": REDACTED, "people": []}
    return render_template("gallery.html", part=part, form=form, table_rows=[row] * rows, **values)


@pytest.fixture
def backend() -> str:
    return "sqlite"


@pytest.mark.parametrize("part", PARTS)
def test_every_piece_is_valid_html_with_nothing_inline(app: Flask, part: str) -> None:
    with app.test_request_context("/"):
        html = _gallery(part, EveryKind(formdata=None, name="Mimma", languages=["ar"]))
    html5lib.HTMLParser(strict=True).parse(html)
    check_page(html)


def test_what_a_reader_may_not_see_is_named_and_not_left_out(app: Flask) -> None:
    with app.test_request_context("/"):
        assert "riservato" in _gallery("pieces", EveryKind(formdata=None))


def test_each_error_stands_at_its_field_and_is_linked_from_the_summary(app: Flask) -> None:
    with app.test_request_context("/", method="POST"):
        form = EveryKind(MultiDict({"minutes": "dieci", "note": "resta qui"}))
        form.validate()
        html = _gallery("form", form)
    assert 'href="#name"' in html
    assert 'id="name-error"' in html
    assert 'aria-describedby="name-error"' in html
    assert 'href="#gender-0"' in html
    assert 'id="gender-0"' in html
    assert 'value="dieci"' in html
    assert "resta qui" in html


def test_an_empty_list_says_what_to_do_first(app: Flask) -> None:
    with app.test_request_context("/"):
        html = _gallery("lists", EveryKind(formdata=None), rows=0)
    assert "Nessun caso con questi filtri" in html
    assert "Nuovo caso" in html


def test_an_expired_form_comes_back_with_its_words_and_without_a_password(app: Flask) -> None:
    fields = [("note", 'dice "aiuto" & basta'), ("again_password", "segretissima")]
    with app.test_request_context("/"):
        html = render_template("errors/419.html", reference="1A2B", resubmit={"url": "/x", "fields": fields})
    assert "dice &#34;aiuto&#34; &amp; basta" in html
    assert "segretissima" not in html
    assert 'name="again_email"' in html


def test_the_vendored_files_are_the_ones_that_were_fetched() -> None:
    lines = (VENDOR / "SHA256SUMS").read_text().splitlines()
    assert len(lines) >= 10
    for line in lines:
        digest, name = line.split()
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


def test_every_vendored_folder_carries_its_licence() -> None:
    folders = [folder for folder in VENDOR.iterdir() if folder.is_dir()]
    assert folders
    assert all(any(file.name in {"LICENSE", "OFL.txt"} for file in folder.iterdir()) for folder in folders)


def test_the_sheets_ask_nothing_that_the_policy_refuses() -> None:
    for sheet in STATIC.rglob("*.css"):
        text = sheet.read_text()
        asked = [what for what in REFUSED if what in text]
        assert not asked, f"{sheet.name} asks for {asked}"
