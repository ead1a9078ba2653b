"""The pages of people: find first, put in once, change without losing, show only what may be shown."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import func, select

from app import clock
from app.access import opening_as, system_actor
from app.access.roles import Role
from app.audit import AccessEvent, AccessEventSubject, Outcome
from app.db import PartialDate, db
from casework.people.bulk import insert_people
from casework.people.models import LegalStatus, Notice, Person, PersonTeam
from casework.people.services import PersonDraft, create_person, save_legal_status, update_person
from tests.support.cast import Cast
from tests.support.client import Client
from tests.support.counting import counted_statements

NEW = "form[action='/people/new'][data-warn-unsaved]"
EDIT = "form.is-wide"


@pytest.fixture
def operator(client_as: Callable[[Any], Client]) -> Client:
    return client_as(Role.OP_EQUIPE)


@pytest.fixture
def fatou(acting: Callable[..., Any]) -> uuid.UUID:
    with acting(Role.OP_STRADA) as actor:
        return create_person(
            actor,
            PersonDraft(
                given_name="Fatou", surname="Diop", alias="Titti", birth_date=PartialDate(1994, approximate=True),
                phones=[{"number": "+393991234567", "call": "sms"}], languages=["wol"], citizenships=["SN"],
            ),
        ).id  # fmt: skip


def page_of(person_id: uuid.UUID, tab: str = "") -> str:
    return f"/people/{person_id}{tab}"


def fill_in(client: Client, asked: str = "fatou diop 1994", **fields: Any) -> tuple[BeautifulSoup, dict[str, Any]]:
    """The form of a new person as it opens after a search, and what a browser would send of it."""
    token = client.token("/people/search")
    page = client.post("/people/new", data={"q": asked, "csrf_token": token})
    soup = BeautifulSoup(page.text, "html.parser")
    form = soup.select_one(NEW)
    assert form is not None
    sent = {
        str(field["name"]): str(field.get("value", ""))
        for field in form.find_all("input")
        if field.get("name") and (field.get("type") not in ("radio", "checkbox") or field.has_attr("checked"))
    }
    return soup, {**sent, **fields}


def test_somebody_new_is_put_in_only_after_a_search(operator: Client) -> None:
    assert operator.get("/people/new").location == "/people/search"


def test_what_was_typed_is_carried_into_the_form_and_not_into_the_address(operator: Client) -> None:
    soup, sent = fill_in(operator, "fatou diop 1994")
    assert (sent["given_name"], sent["surname"], sent["birth_date"]) == ("Fatou", "Diop", "1994")
    assert soup.select_one("[name=original_name]")["value"] == ""  # type: ignore[index]
    assert fill_in(operator, "محمد السيد")[1]["original_name"] == "محمد السيد"


def test_a_person_is_opened_at_the_desk_with_the_notice(app: Flask, operator: Client) -> None:
    _, sent = fill_in(operator, languages=["wol", "", "fra"], citizenships=["SN"], notice_mode="ORAL",
                      phone_1="399 1234567", phone_1_call="sms", birth_date="circa 1994")  # fmt: skip
    answer = operator.post("/people/new", data=sent)
    assert answer.status_code == 302
    with app.app_context(), opening_as(system_actor("test")):
        person, notice = db.session.scalars(select(Person)).one(), db.session.scalars(select(Notice)).one()
        assert (person.given_name, person.surname) == ("Fatou", "Diop")
        assert person.birth_date == PartialDate(1994, approximate=True)
        assert person.languages == ["wol", "fra"]
        assert person.phones == [{"number": "+393991234567", "call": "sms"}]
        assert (notice.language, notice.mode, notice.item) == ("wol", "ORAL", "INF_BASE")


def test_a_double_submit_makes_one_person(app: Flask, operator: Client) -> None:
    _, sent = fill_in(operator)
    first, second = (operator.post("/people/new", data=sent) for _ in range(2))
    assert first.location == second.location
    assert _count(app, Person) == 1


def test_somebody_likely_the_same_is_shown_before_saving(app: Flask, operator: Client, fatou: uuid.UUID) -> None:
    _, sent = fill_in(operator, "diop fatou")
    answer = operator.post("/people/new", data=sent)
    assert answer.status_code == 422
    assert page_of(fatou) in answer.text
    assert _count(app, Person) == 1
    assert operator.post("/people/new", data={**sent, "nobody": "1"}).status_code == 302
    assert _count(app, Person) == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"given_name": "", "surname": ""}, "Scrivi un cognome, un nome"),
        ({"identity_level": "1"}, "Scrivi come si fa chiamare"),
        ({"identity_level": "3", "birth_date": ""}, "ha una data di nascita"),
        ({"birth_date": "boh"}, "Scrivi una data come"),
        ({"birth_date": "31/02/1994"}, "Scrivi una data come"),
        ({"birth_date": "2994"}, "non è ancora arrivata"),
        ({"codice_fiscale": "RSSMRA85T10A562X"}, "non è un codice fiscale"),
        ({"temporary_code": "STP12"}, "tredici cifre"),
        ({"cui": "1"}, "ricopialo"),
        ({"phone_1": "12"}, "non è un numero di telefono"),
        ({"email": "nessuna"}, "non è un indirizzo"),
        ({"arrival_year": "1800"}, "anno tra il 1950"),
        ({"languages": ["xx!"]}, ""),
    ],
)
def test_a_wrong_form_says_what_to_do_and_saves_nothing(
    app: Flask, operator: Client, fields: dict[str, Any], said: str, backend: str
) -> None:
    if backend != "sqlite":
        pytest.skip("forms do not ask the database")
    _, sent = fill_in(operator, **fields)
    answer = operator.post("/people/new", data=sent, headers={"Accept-Language": "it"})
    assert answer.status_code == 422
    assert said in answer.text
    assert 'class="ap-summary"' in answer.text
    assert _count(app, Person) == 0


def test_a_codice_fiscale_known_elsewhere_names_the_team_and_nobody(
    app: Flask, operator: Client, acting: Callable[..., Any]
) -> None:
    with acting("OP_EQUIPE_THERE") as actor:
        create_person(actor, PersonDraft(surname="Rossetti", given_name="Mara", codice_fiscale="RSSMRA85T10A562S"))
    _, sent = fill_in(operator, "altro nome", codice_fiscale="rssmra85t10a562s")
    answer = operator.post("/people/new", data=sent)
    assert answer.status_code == 422
    assert "Équipe del Guado" in answer.text
    assert "Rossetti" not in answer.text
    assert _count(app, Person) == 1


def test_a_street_worker_sees_no_legal_status(
    app: Flask, client_as: Callable[..., Client], fatou: uuid.UUID, acting: Callable[..., Any]
) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        person = db.session.get(Person, fatou)
        assert person is not None
        save_legal_status(actor, person, status="TCN_RICH", number="I01234567")
    street = client_as(Role.OP_STRADA)
    page = street.get(page_of(fatou))
    assert page.status_code == 200
    assert "Diop" in page.text
    assert "/legal-status" not in page.text
    assert "I01234567" not in page.text
    assert street.get(page_of(fatou, "/legal-status")).status_code == 403
    with app.app_context():
        denied = db.session.scalars(select(AccessEvent).where(AccessEvent.outcome == Outcome.DENIED)).one()
        subjects = select(AccessEventSubject.subject_id).where(AccessEventSubject.event_id == denied.id)
        assert list(db.session.scalars(subjects)) == [fatou]


def test_what_a_street_worker_may_not_read_stands_as_restricted(
    client_as: Callable[..., Client], fatou: uuid.UUID
) -> None:
    page = client_as(Role.OP_STRADA).get(page_of(fatou), headers={"Accept-Language": "it"})
    assert "riservato" in page.text
    assert "Senegal" not in page.text


def test_outside_the_territory_there_is_no_such_person(client_as: Callable[..., Client], fatou: uuid.UUID) -> None:
    there = client_as("OP_EQUIPE_THERE")
    for tab in ("", "/edit", "/legal-status", "/notice"):
        assert there.get(page_of(fatou, tab)).status_code == 404
        assert there.get(page_of(uuid.uuid4(), tab)).status_code == 404


def test_an_equipe_sees_whom_its_street_unit_met(operator: Client, fatou: uuid.UUID) -> None:
    assert operator.get(page_of(fatou)).status_code == 200


def test_the_warning_stands_beside_the_name(operator: Client, fatou: uuid.UUID) -> None:
    page = operator.get(page_of(fatou), headers={"Accept-Language": "it"})
    assert "non telefonare: solo messaggi" in page.text
    assert "non telefonare: solo messaggi" in operator.get("/people/", headers={"Accept-Language": "it"}).text


def test_two_who_change_the_same_field_see_both_values(
    app: Flask, operator: Client, fatou: uuid.UUID, acting: Callable[..., Any]
) -> None:
    form = _values(operator.get(page_of(fatou, "/edit")).text, EDIT)
    with acting(Role.COORD) as actor:
        person = db.session.get(Person, fatou)
        assert person is not None
        update_person(actor, person, {"surname": "Ndiaye", "email": "altri@prova.example"})
    answer = operator.post(page_of(fatou, "/edit"), data={**form, "surname": "Dioup", "alias": "Stella"})
    assert answer.status_code == 409
    assert "Prova COORD" in answer.text
    assert "Ndiaye" in answer.text
    assert "Dioup" in answer.text
    chosen = {**_values(answer.text, EDIT), "surname": "Dioup"}
    assert operator.post(page_of(fatou, "/edit"), data=chosen).status_code == 302
    with app.app_context(), opening_as(system_actor("test")):
        person = db.session.get(Person, fatou)
        assert person is not None
        assert (person.surname, person.alias, person.email) == ("Dioup", "Stella", "altri@prova.example")


def test_saving_nothing_new_changes_nothing(app: Flask, operator: Client, fatou: uuid.UUID) -> None:
    form = _values(operator.get(page_of(fatou, "/edit")).text, EDIT)
    assert operator.post(page_of(fatou, "/edit"), data=form).status_code == 302
    with app.app_context(), opening_as(system_actor("test")):
        person = db.session.get(Person, fatou)
        assert person is not None
        assert person.row_version == 1
        assert person.birth_date == PartialDate(1994, approximate=True)
        assert person.phones == [{"number": "+393991234567", "call": "sms"}]


def test_the_legal_position_keeps_its_history(app: Flask, operator: Client, fatou: uuid.UUID) -> None:
    where = page_of(fatou, "/legal-status")
    operator.submit(where, {"status": "TCN_RICH", "title": "C3"}, form=EDIT)
    page = operator.submit(where, {"status": "TCN_REG", "title": "PDS", "expires_on": "2030-01-31"}, form=EDIT)
    assert page.text.count('<tr role="row"') == 3
    with app.app_context(), opening_as(system_actor("test")):
        rows = db.session.scalars(select(LegalStatus).order_by(LegalStatus.valid_from)).all()
        assert [(row.status, row.valid_to is None) for row in rows] == [("TCN_RICH", False), ("TCN_REG", True)]


def test_a_coordinator_reads_the_legal_position_but_does_not_write_it(
    client_as: Callable[..., Client], fatou: uuid.UUID
) -> None:
    coordinator = client_as(Role.COORD)
    assert coordinator.get(page_of(fatou, "/legal-status")).status_code == 200
    token = coordinator.token("/people/search")
    answer = coordinator.post(page_of(fatou, "/legal-status"), data={"status": "TCN_REG", "csrf_token": token})
    assert answer.status_code == 403


def test_a_permit_that_expires_before_its_issue_is_refused(operator: Client, fatou: uuid.UUID) -> None:
    fields = {"status": "TCN_REG", "issued_on": "2026-05-01", "expires_on": "2026-01-01"}
    assert operator.submit(page_of(fatou, "/legal-status"), fields, form=EDIT).status_code == 422


def test_the_notice_is_recorded_and_stands_in_the_head(app: Flask, operator: Client, fatou: uuid.UUID) -> None:
    page = operator.submit(
        page_of(fatou, "/notice"), {"mode": "AUDIO", "language": "wol"}, form="form.ap-form:has([name=mode])"
    )
    assert page.status_code == 200
    assert re.search("Informativa data il|Notice given on", page.text)
    with app.app_context():
        assert db.session.scalars(select(Notice.mode)).one() == "AUDIO"


def test_the_list_is_paged_in_a_constant_number_of_statements(
    operator: Client, cast: Cast, as_system: Callable[..., Any]
) -> None:
    operator.get("/people/")
    seen = []
    for more in (3, 120):
        with as_system():
            insert_people(_drafts(cast.teams["equipe"], more))
        with counted_statements() as statements:
            page = operator.get("/people/")
        seen.append(len(statements))
    assert seen[0] == seen[1]
    codes, pages = set[str](), 0
    url: str | None = "/people/"
    while url and pages < 5:
        page = operator.get(url)
        codes |= set(re.findall(r'class="ap-code">([^<]+)<', page.text))
        following = BeautifulSoup(page.text, "html.parser").select_one("a[rel=next]")
        url, pages = (str(following["href"]) if following else None), pages + 1
    assert (len(codes), pages) == (123, 3)


def test_the_list_is_narrowed_by_level_and_team(operator: Client, cast: Cast, as_system: Callable[..., Any]) -> None:
    with as_system():
        insert_people([PersonDraft(team_id=cast.teams["equipe"], surname="Primo", identity_level=3)])
        insert_people([PersonDraft(team_id=cast.teams["unit"], surname="Secondo")])
    assert "Secondo" not in operator.get("/people/?level=3").text
    assert "Primo" not in operator.get(f"/people/?team={cast.teams['unit']}").text
    assert operator.get("/people/?level=x&team=y").status_code == 200


def test_a_minor_is_marked(operator: Client, acting: Callable[..., Any]) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        born = PartialDate(clock.today().year - 15)
        person = create_person(actor, PersonDraft(given_name="Yonas", birth_date=born))
    assert "Minorenne" in operator.get(page_of(person.id), headers={"Accept-Language": "it"}).text


def test_who_creates_and_who_is_named_both_follow(app: Flask, cast: Cast, fatou: uuid.UUID) -> None:
    with app.app_context():
        teams = set(db.session.scalars(select(PersonTeam.team_id).where(PersonTeam.person_id == fatou)))
    assert teams == {cast.teams["unit"]}


def _drafts(team_id: uuid.UUID, count: int) -> list[PersonDraft]:
    at = clock.now()
    return [
        PersonDraft(team_id=team_id, surname="Lista", languages=["fra"], created_at=at - timedelta(minutes=number))
        for number in range(count)
    ]


def _values(html: str, selector: str) -> dict[str, Any]:
    form = BeautifulSoup(html, "html.parser").select_one(selector)
    assert form is not None
    sent: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        kind = field.get("type")
        if kind in ("radio", "checkbox") and not field.has_attr("checked"):
            continue
        if field.name == "select":
            option = field.find("option", selected=True) or field.find("option")
            value = str(option["value"]) if option else ""
        else:
            value = field.get_text() if field.name == "textarea" else str(field.get("value", ""))
        sent.setdefault(str(field["name"]), []).append(value)
    return sent


def _count(app: Flask, model: Any) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0
