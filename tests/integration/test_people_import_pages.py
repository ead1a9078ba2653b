"""The pages of an import: upload, columns, check, go, result; who may, and what is never shown or kept."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import clock
from app.access.roles import Role
from app.audit import AccessEvent
from app.crypto.models import SubjectKey
from app.db import db
from app.jobs.outbox import deliver_due
from casework.people.importing import services
from casework.people.importing.headings import propose
from casework.people.importing.lists import CodeLists
from casework.people.importing.models import ImportFile, ImportRowKey, ImportRun, RunStatus
from casework.people.importing.planning import findings
from casework.people.importing.readers import reader_for
from casework.people.importing.reading import read_table
from casework.people.models import Person
from config import Config
from tests.support.cast import Cast, as_system
from tests.support.client import Client

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "people-sample.csv"
UPLOAD = "/people/import/"
FORM = "main form.ap-form"
SMALL = "Id;Cognome;Data di nascita;Colore\n1;Ba;1990;blu\n2;Diop;31/02/1990;rosso\n"


@pytest.fixture
def coordinator(client_as: Callable[[Any], Client]) -> Client:
    return client_as(Role.COORD)


def _uploaded(client: Client, content: bytes, source: str = "Sportello") -> str:
    """The address of the run that an upload made."""
    page = client.submit(UPLOAD, {"source": source}, form=FORM, file=(io.BytesIO(content), "elenco.csv"))
    assert page.status_code == 200, page.text
    return str(page.request.path).removesuffix("/columns")


def _checked(client: Client, content: bytes) -> str:
    run = _uploaded(client, content)
    page = client.submit(f"{run}/columns", form=FORM)
    assert page.status_code == 200, page.text
    return run


def _gone_in(app: Flask, client: Client, run: str) -> str:
    client.submit(run, form="form[action$='/start']")
    with app.app_context():
        deliver_due()
    return client.get(run).text


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("<main", 1)[-1]))


def test_a_list_goes_from_upload_to_result(app: Flask, coordinator: Client) -> None:
    run = _checked(coordinator, SAMPLE.read_bytes())
    check = _words(coordinator.get(run).text)
    assert "Entreranno 985" in check
    assert "Righe rifiutate 15" in check
    assert "Non è ancora entrato nulla" in check
    moving = coordinator.submit(run, form="form[action$='/start']")
    assert "hx-get" in moving.text
    with app.app_context():
        assert deliver_due() == 2
        assert db.session.scalar(select(func.count()).select_from(Person)) == 985
    assert "Importate 985" in _words(coordinator.get(run).text)
    assert "hx-get" not in coordinator.get(f"{run}/progress").text


def test_the_page_may_be_left_and_shows_how_far_it_is(app: Flask, coordinator: Client, client_as: Any) -> None:
    run = _checked(coordinator, SAMPLE.read_bytes())
    coordinator.submit(run, form="form[action$='/start']")
    assert "0 di 985" in _words(client_as(Role.COORD).get(run).text)
    assert "in corso" in _words(coordinator.get(UPLOAD).text)


def test_columns_are_proposed_and_can_be_changed(app: Flask, coordinator: Client) -> None:
    run = _uploaded(coordinator, SMALL.encode())
    page = coordinator.get(f"{run}/columns").text
    assert re.search(r'<option selected value="birth_date">', page)
    assert "blu" not in _words(page)
    coordinator.submit(f"{run}/columns", {"column4": "note"}, form=FORM)
    assert "Importate 1" in _words(_gone_in(app, coordinator, run))
    with app.app_context():
        assert db.session.scalars(select(ImportRun.columns)).one() == ["row_id", "surname", "birth_date", "note"]


@pytest.mark.parametrize("columns", [{"column2": ""}, {"column4": "surname"}])
def test_columns_that_cannot_work_are_refused_in_words(coordinator: Client, columns: dict[str, str]) -> None:
    run = _uploaded(coordinator, SMALL.encode())
    page = coordinator.submit(f"{run}/columns", columns, form=FORM)
    assert page.status_code == 422
    assert "ap-summary" in page.text


def test_the_file_is_sealed_while_it_waits_and_gone_with_its_key_at_the_end(
    app: Flask, coordinator: Client, installation: Config
) -> None:
    run = _checked(coordinator, SAMPLE.read_bytes())
    with app.app_context():
        kept = db.session.scalars(select(ImportFile)).one()
        key_of_file = select(SubjectKey).where(SubjectKey.subject_id == kept.id)
        assert b"Aminata" not in kept.content
        assert db.session.scalar(key_of_file) is not None
    for path in installation.instance_path.glob("*.sqlite*"):
        assert b"Aminata CHARLES" not in path.read_bytes()
    _gone_in(app, coordinator, run)
    with app.app_context():
        assert db.session.scalar(select(ImportFile.id)) is None
        assert db.session.scalar(key_of_file) is None


def test_giving_up_deletes_the_file(app: Flask, coordinator: Client) -> None:
    run = _checked(coordinator, SMALL.encode())
    coordinator.submit(run, form="form[action$='/cancel']")
    with app.app_context():
        assert db.session.scalar(select(ImportFile.id)) is None
        assert db.session.scalar(select(ImportRun.status)) == RunStatus.CANCELLED
        assert db.session.scalar(select(func.count()).select_from(Person)) == 0


def test_the_error_list_has_numbers_and_reasons_only(coordinator: Client) -> None:
    run = _checked(coordinator, SAMPLE.read_bytes())
    listed = coordinator.get(f"{run}/errors.csv")
    assert listed.mimetype == "text/csv"
    lines = listed.get_data().decode("utf-8-sig").splitlines()
    assert lines[1].startswith("17;impossible_date;")
    assert len(lines) == 16
    for value in ("31/02/1990", "Atlantide", "telefono perso", "SP-0017", "RSSMRA"):
        assert value not in listed.text


def test_a_started_run_is_named_after_who_started_it(app: Flask, coordinator: Client, cast: Cast) -> None:
    _gone_in(app, coordinator, _checked(coordinator, SMALL.encode()))
    with app.app_context():
        by = select(AccessEvent.actor_id).where(AccessEvent.purpose == "IMPORT", AccessEvent.operation == "CREATE")
        assert set(db.session.scalars(by)) == {cast.user(Role.COORD)}


def test_the_same_file_again_finds_everybody_in_already(app: Flask, coordinator: Client) -> None:
    _gone_in(app, coordinator, _checked(coordinator, SMALL.encode()))
    run = _checked(coordinator, SMALL.encode())
    assert "Già presenti 1" in _words(coordinator.get(run).text)
    assert "Importate 0" in _words(_gone_in(app, coordinator, run))


def test_uploading_the_same_file_twice_leads_to_the_run_that_waits(coordinator: Client) -> None:
    assert _uploaded(coordinator, SMALL.encode()) == _uploaded(coordinator, SMALL.encode())


def test_pressing_start_twice_puts_nobody_in_twice(app: Flask, coordinator: Client) -> None:
    run = _checked(coordinator, SMALL.encode())
    token = coordinator.token(run)
    for _ in range(2):
        coordinator.post(f"{run}/start", data={"csrf_token": token})
    with app.app_context():
        deliver_due()
        assert db.session.scalar(select(func.count()).select_from(ImportRowKey)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "Il file è vuoto"), (b"Cognome;Nome\n", "nessuna riga"), (b"\x89PNG\r\n" + bytes(90), "salvalo come .csv"),
     (b"\xd0\xcf\x11\xe0" + bytes(90), "senza password"), (b"Cognome" + b";x" * 300 + b"\n1\n", "200 colonne"),
     (b"PK\x03\x04" + bytes(90), "danneggiato"), (b"a;b\n" * (6 * 1024 * 1024), "troppo grande")],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_in_words(coordinator: Client, content: bytes, words: str) -> None:
    page = coordinator.submit(UPLOAD, {"source": "Sportello"}, form=FORM, file=(io.BytesIO(content), "elenco.csv"))
    assert page.status_code == 422
    assert words in _words(page.text)


def test_without_a_file_the_form_says_so(coordinator: Client) -> None:
    page = coordinator.submit(UPLOAD, {"source": "Sportello"}, form=FORM)
    assert page.status_code == 422
    assert "Scegli il file" in _words(page.text)


def test_200_megabytes_are_refused_before_they_are_read(coordinator: Client) -> None:
    token = coordinator.token(UPLOAD)
    large = {"CONTENT_LENGTH": str(200 * 1024 * 1024), "HTTP_X_CSRFTOKEN": token}
    answer = coordinator.post(
        UPLOAD, input_stream=io.BytesIO(b"x"), content_type="multipart/form-data; boundary=b", environ_overrides=large
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORD])
def test_only_coordinators_bring_lists_in(client_as: Callable[[Any], Client], role: Role) -> None:
    assert client_as(role).get(UPLOAD).status_code == 403


def test_another_territory_does_not_know_the_run(coordinator: Client, client_as: Callable[[Any], Client]) -> None:
    run = _checked(coordinator, SMALL.encode())
    other = client_as("COORD_THERE")
    token = other.token(UPLOAD)
    assert [other.get(f"{run}{page}").status_code for page in ("", "/columns", "/progress", "/errors.csv")] == [404] * 4
    assert [
        other.post(f"{run}/{verb}", data={"csrf_token": token}).status_code for verb in ("start", "resume", "cancel")
    ] == [404] * 3


def test_a_list_goes_only_to_a_team_of_ones_own(coordinator: Client, cast: Cast) -> None:
    fields = {"source": "Sportello", "team_id": str(cast.teams["equipe_there"])}
    page = coordinator.submit(UPLOAD, fields, form=FORM, file=(io.BytesIO(SMALL.encode()), "elenco.csv"))
    assert page.status_code == 422


def test_the_pages_speak_english_too(coordinator: Client) -> None:
    run = _checked(coordinator, SMALL.encode())
    with coordinator.session_transaction() as session:
        session["locale"] = "en"
    assert "Nothing has gone in yet" in coordinator.get(run).text
    assert "What the columns mean" in coordinator.get(f"{run}/columns").text


def test_a_run_that_the_command_line_left_is_taken_on(app: Flask, coordinator: Client, cast: Cast) -> None:
    data = SMALL.encode()
    table = read_table(data)
    with as_system(app) as actor:
        run, _new = services.open_run(actor, cast.teams["equipe"], "Sportello", data)
        columns = propose(table.headings, [], CodeLists(), clock.today())
        reader = reader_for(run, table, columns, month_first=False)
        services.note_check(run, reader, findings(reader, table))
        services.start_run(actor, run, in_background=False)
        run_id = run.id
    address = _uploaded(coordinator, data)
    assert address.endswith(str(run_id))
    with clock.moved_to(clock.now() + timedelta(minutes=5)):
        coordinator.submit(address, form="form[action$='/resume']")
        with app.app_context():
            deliver_due()
    assert "Importate 1" in _words(coordinator.get(address).text)


def test_the_notes_of_a_row_stand_beside_the_person(app: Flask, coordinator: Client) -> None:
    _gone_in(
        app, coordinator, _checked(coordinator, b"Id;Cognome;Note\n1;Ba;vive presso amici\n2;Diop;NON telefonare\n")
    )
    with app.app_context():
        ids = [db.session.scalar(select(ImportRowKey.person_id).where(ImportRowKey.number == n)) for n in (1, 2)]
    first, second = (coordinator.get(f"/people/{person_id}").text for person_id in ids)
    assert "vive presso amici" in first
    assert "Dall’elenco importato" in first
    assert "NON telefonare" in second
    assert "Dall’elenco importato" not in second
