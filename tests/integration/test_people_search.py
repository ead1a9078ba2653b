"""The search over a real database: any spelling and script, fresh in every process, silent beyond the scope."""

import sqlite3
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app import create_app
from app.access.roles import Role
from app.audit import AccessEvent, AccessEventSubject, Operation
from app.db import PartialDate, db
from casework.people.bulk import insert_people
from casework.people.models import Person
from casework.people.search import Why, search
from casework.people.services import PersonDraft, create_person, forget_search_record, update_person
from config import Config
from tests.support import cast as casting
from tests.support.cast import Cast
from tests.support.client import Client
from tests.support.installation import close

PEOPLE = {
    "mohamed": PersonDraft(
        given_name="Mohamed", surname="Elsayed", original_name="محمد السيد", birth_date=PartialDate(1994),
        phones=[{"number": "+393991234567", "call": "sms"}], codice_fiscale="RSSMRA85T10A562S",
    ),
    "olena": PersonDraft(given_name="Olena", surname="Kovalenko", original_name="Олена Коваленко"),
    "fatou": PersonDraft(given_name="N’Deye Fatou", surname="Diop", external_ids=[("STP", "STP0801234567890")]),
    "wang": PersonDraft(given_name="Xiaoming", surname="Wang", original_name="王小明"),
    "ayse": PersonDraft(given_name="Ayşe", surname="Çelik"),
    "gurpreet": PersonDraft(original_name="ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"),
    "mimmo": PersonDraft(identity_level=1, alias="Mimmo"),
}  # fmt: skip


@pytest.fixture
def people(app: Flask, acting: Callable[..., Any]) -> dict[str, uuid.UUID]:
    with acting(Role.OP_EQUIPE) as actor:
        return {name: create_person(actor, draft).id for name, draft in PEOPLE.items()}


@pytest.fixture
def finds(acting: Callable[..., Any], people: dict[str, uuid.UUID]) -> Callable[..., list[str]]:
    names = {person_id: name for name, person_id in people.items()}

    def ask(text: str, who: Any = Role.OP_EQUIPE) -> list[str]:
        with acting(who) as actor:
            return [names[each.person.id] for each in search(actor, text).candidates]

    return ask


def test_a_person_is_found_in_any_order_accent_and_script(finds: Callable[..., list[str]]) -> None:
    asked = {
        "mohamed": (
            "mohamed",
            "moham",
            "ELSAYED mohamed",
            "muhammad al-sayyid",
            "محمد",
            "sayed 1994",
            "Mohammed Sayed",
        ),
        "olena": ("kovalenko", "Олена", "KOVALENKO OLENA", "коваленко олена"),
        "fatou": ("diop", "fatou diop", "ndeye", "N'Deye"),
        "wang": ("王小明", "xiao ming", "Wang Xiaoming", "xiaoming wang"),
        "ayse": ("celik", "ayse çelik", "Chelik"),
        "gurpreet": ("gurpreet", "singh gurprit"),
        "mimmo": ("mimmo", "MIM"),
    }
    missed = [(who, text) for who, texts in asked.items() for text in texts if finds(text)[:1] != [who]]
    assert missed == []


def test_a_person_is_found_by_code_phone_and_identifiers(
    finds: Callable[..., list[str]], people: dict[str, uuid.UUID], as_system: Callable[..., Any]
) -> None:
    with as_system():
        code = db.session.scalar(select(Person.public_code).where(Person.id == people["olena"]))
    assert code is not None
    assert finds(code) == finds(code.replace("-", "").lower()) == ["olena"]
    assert finds("399 123") == finds("4567") == finds("+39 399 1234567") == ["mohamed"]
    assert finds("rssmra85t10a562s") == ["mohamed"]
    assert finds("stp 0801234567890") == ["fatou"]


def test_a_name_that_nobody_has_finds_nobody(finds: Callable[..., list[str]]) -> None:
    assert finds("zzyx") == finds("") == finds("zzyx 1994") == []


def test_half_a_name_is_shown_as_half_a_name(people: dict[str, uuid.UUID], acting: Callable[..., Any]) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        found = search(actor, "mohamed zzyx").candidates
    assert [each.reasons for each in found] == [(Why.PART_OF_NAME,)]


def test_another_birth_year_ranks_lower_and_a_near_one_higher(acting: Callable[..., Any]) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        ids = {
            year: create_person(actor, PersonDraft(surname="Berisha", birth_date=PartialDate(year))).id
            for year in (1970, 1993, 1994)
        }
    with acting(Role.OP_EQUIPE) as actor:
        found = [each.person.id for each in search(actor, "berisha 1994").candidates]
    assert found == [ids[1994], ids[1993], ids[1970]]


def test_what_one_process_saves_another_finds_at_once(
    app: Flask, installation: Config, cast: Cast, acting: Callable[..., Any]
) -> None:
    other = create_app(installation)
    try:
        for round_ in range(3):
            with acting(Role.OP_EQUIPE) as actor:
                person = create_person(actor, PersonDraft(surname=f"Fresco{'abc'[round_]}"))
            assert found_in(other, cast, "fresco") == round_ + 1
        with casting.acting(other, cast.user(Role.OP_EQUIPE)) as actor:
            mine = db.session.get(Person, person.id)
            assert mine is not None
            update_person(actor, mine, {"surname": "Cambiato"})
        assert (found_in(app, cast, "cambiato"), found_in(app, cast, "frescoc")) == (1, 0)
        with casting.as_system(other):
            forget_search_record(person.id)
        assert found_in(app, cast, "cambiato") == 0
    finally:
        close(other)


def found_in(app: Flask, cast: Cast, text: str) -> int:
    with casting.acting(app, cast.user(Role.OP_EQUIPE)) as actor:
        return len(search(actor, text).candidates)


def test_a_person_whose_saving_was_undone_is_not_found(app: Flask, cast: Cast) -> None:
    with pytest.raises(ZeroDivisionError):
        _put_in_and_fail(app, cast)
    with casting.acting(app, cast.user(Role.OP_EQUIPE)) as actor:
        create_person(actor, PersonDraft(surname="Confermato"))
    assert (found_in(app, cast, "disdetto"), found_in(app, cast, "confermato")) == (0, 1)


def _put_in_and_fail(app: Flask, cast: Cast) -> None:
    with casting.acting(app, cast.user(Role.OP_EQUIPE)) as actor:
        create_person(actor, PersonDraft(surname="Disdetto"))
        search(actor, "disdetto")
        raise ZeroDivisionError


def test_outside_the_scope_there_is_a_hint_without_a_name(
    people: dict[str, uuid.UUID], client_as: Callable[..., Client]
) -> None:
    page = _search(client_as("OP_EQUIPE_THERE"), "elsayed mohamed")
    assert "Équipe della Riva" in page
    assert "Elsayed" not in page.replace("elsayed mohamed", "")
    assert "Équipe della Riva" in _search(client_as("OP_EQUIPE_THERE"), "rssmra85t10a562s")


def test_a_common_first_name_alone_gives_no_hint(acting: Callable[..., Any]) -> None:
    with acting(Role.OP_EQUIPE) as actor:
        for surname in ("Uno", "Due", "Tre", "Quattro"):
            create_person(actor, PersonDraft(given_name="Mohamed", surname=surname))
    with acting("OP_EQUIPE_THERE") as actor:
        assert search(actor, "mohamed").elsewhere == []
        assert search(actor, "mohamed uno").elsewhere == ["Équipe della Riva"]


def test_searching_is_traced_with_whom_it_showed(
    app: Flask, people: dict[str, uuid.UUID], client_as: Callable[..., Client], as_system: Callable[..., Any]
) -> None:
    _search(client_as(Role.OP_EQUIPE), "mohamed")
    with as_system():
        event = db.session.scalars(select(AccessEvent).where(AccessEvent.operation == Operation.SEARCH)).one()
        shown = db.session.scalars(select(AccessEventSubject).where(AccessEventSubject.event_id == event.id)).all()
    assert event.count == 1
    assert {subject.subject_id for subject in shown} == {people["mohamed"]}
    assert "C1" in shown[0].compartments


def test_who_may_not_search_finds_no_door(client_as: Callable[..., Client]) -> None:
    for role in (Role.DPO, Role.MONIT, Role.SERVIZIO, Role.MEDIATORE):
        assert client_as(role).get("/people/search").status_code == 403


def test_while_typing_the_list_has_only_options(people: dict[str, uuid.UUID], client_as: Callable[..., Client]) -> None:
    client = client_as(Role.OP_EQUIPE)
    data = {"q": "moham", "csrf_token": client.token("/people/search")}
    page = client.post("/people/search", data=data, headers={"HX-Request": "true"})
    assert page.status_code == 200
    assert "<html" not in page.text
    assert page.text.count('role="option"') == 2
    assert 'formaction="/people/new"' in page.text


def test_nothing_of_a_name_lies_in_the_database(
    installation: Config, people: dict[str, uuid.UUID], as_system: Callable[..., Any], backend: str
) -> None:
    if backend != "sqlite":
        pytest.skip("the file is SQLite's")
    with as_system():
        db.session.execute(db.text("CREATE TABLE control (word TEXT)"))
        db.session.execute(db.text("INSERT INTO control VALUES ('Testimone')"))
    path = installation.instance_path / "approdo.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stored = b"".join(file.read_bytes() for file in path.parent.glob("approdo.sqlite*"))
    words = [
        word
        for draft in PEOPLE.values()
        for name in (draft.surname, draft.given_name, draft.original_name, draft.alias, draft.codice_fiscale)
        for word in (name or "").split()
    ] + ["mohamed", "elsayed", "kovalenko", "xiaoming", "3991234567"]
    assert b"Testimone" in stored
    assert [
        word for word in words if any(word.encode(code) in stored for code in ("utf-8", "utf-16-le", "utf-16-be"))
    ] == []


def test_many_at_once_are_found_like_one_by_one(app: Flask, cast: Cast, as_system: Callable[..., Any]) -> None:
    team = cast.teams["equipe"]
    with as_system():
        insert_people([PersonDraft(team_id=team, surname=f"Massa{letter}") for letter in "abcdefghij"])
    assert found_in(app, cast, "massa") == 10
    with as_system():
        insert_people([PersonDraft(team_id=team, surname="Massak", given_name="محمد")])
    assert found_in(app, cast, "mohamed massak") == 1


def _search(client: Client, text: str) -> str:
    answer = client.post("/people/search", data={"q": text, "csrf_token": client.token("/people/search")})
    assert answer.status_code == 200
    return str(answer.text)
