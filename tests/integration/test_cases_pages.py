"""Pages of cases as their readers meet them."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from app.access import Role
from app.db import db
from casework.cases.models import Case, LastVisit, Note
from casework.people.services import PersonDraft, create_person
from tests.support.cast import Cast
from tests.support.client import _values
from tests.support.files import counted, open_file, words


def add_note(client: Any, file: Any, body: str, compartment: str = "C2") -> Any:
    return client.submit(f"{file.page}/note", {"body": body, "compartment": compartment})


def test_a_case_is_opened_from_the_person_and_leads_to_its_file(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    with acting("OP_EQUIPE_THERE") as actor:
        person_id = create_person(actor, PersonDraft(alias="Mimma", identity_level=1)).id
    client = client_as("OP_EQUIPE_THERE")
    fields = {"source": "OUTR", "requesting_service": "Unità mobile", "summary": "Dorme in stazione."}
    page = client.submit(f"/people/{person_id}/case/new", fields)
    assert page.request.path.startswith("/cases/")
    assert "Mimma" in words(page)
    assert "GD-" in words(page)
    assert "Dorme in stazione." in words(page)
    assert str(file.case_id) not in page.text


def test_opening_twice_leads_to_the_case_that_is_open(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client = client_as(Role.OP_EQUIPE)
    page = client.submit(f"/people/{file.person_id}/case/new", {"source": "SELF"})
    assert page.request.path == file.page


def test_a_note_handed_in_twice_is_one_note(app: Any, acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client = client_as(Role.OP_EQUIPE)
    form = BeautifulSoup(client.get(f"{file.page}/note").text, "html.parser").select_one("main form")
    assert form is not None
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]") if field["type"] == "hidden"}
    data |= {"body": "Una volta sola.", "compartment": "C2"}
    first, second = (client.post(f"{file.page}/note", data=data) for _each in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.location == second.location
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Note)) == 1


def test_who_may_not_read_a_note_sees_that_it_is_there_and_whom_to_ask(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting, manager_id=cast.user(Role.OP_EQUIPE))
    add_note(client_as(Role.OP_EQUIPE), file, "Dorme poco e male.", "C4")
    page = client_as(Role.COORD).get(file.page)
    assert "Dorme poco" not in page.text
    assert "Nota riservata" in words(page)
    assert "Scritta da Prova OP_EQUIPE" in words(page)
    assert "Salute" not in words(page)


def test_a_reserved_note_opens_to_its_author_alone(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting, manager_id=cast.user(Role.COORD))
    add_note(client_as(Role.OP_EQUIPE), file, "Appunto per me.", "C6")
    assert "Appunto per me." in client_as(Role.OP_EQUIPE).get(file.page).text
    page = client_as(Role.COORD).get(file.page)
    assert "Appunto per me." not in page.text
    assert "Nota riservata" in words(page)


def test_a_filter_never_tells_what_a_stub_hides(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting, manager_id=cast.user(Role.OP_EQUIPE))
    add_note(client_as(Role.OP_EQUIPE), file, "Visita fissata.", "C4")
    coordinator = client_as(Role.COORD)
    everything, narrowed = coordinator.get(file.page), coordinator.get(f"{file.page}?compartment=C4")
    assert words(everything).count("Nota riservata") == words(narrowed).count("Nota riservata") == 1
    assert len(BeautifulSoup(narrowed.text, "html.parser").select(".ap-entry")) == 2


def test_a_compartment_one_may_not_read_is_refused_in_a_note(app: Any, acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client = client_as(Role.COORD)
    token = client.token(f"{file.page}/note")
    answer = client.post(f"{file.page}/note", data={"csrf_token": token, "body": "x", "compartment": "C4"})
    assert answer.status_code == 422
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Note)) == 0


def test_a_street_worker_learns_that_there_is_a_case_not_what_is_in_it(acting: Any, client_as: Any) -> None:
    with acting(Role.OP_STRADA) as actor:
        person_id = create_person(actor, PersonDraft(alias="Rosa", identity_level=1)).id
    client = client_as(Role.OP_EQUIPE)
    page = client.submit(f"/people/{person_id}/case/new", {"source": "OUTR", "summary": "Cosa nostra."})
    case_page = page.request.path
    client.submit(f"{case_page}/note", {"body": "Fuori da qui no.", "compartment": "C2"})
    street = client_as(Role.OP_STRADA)
    assert street.get(case_page).status_code == 404
    seen = street.get(f"/people/{person_id}")
    assert "RV-" in words(seen)
    assert "Segnalato" in words(seen)
    assert "Cosa nostra." not in seen.text
    diary = street.get(f"/people/{person_id}/timeline")
    assert "Fuori da qui no." not in diary.text
    assert "Nota riservata" in words(diary)


def test_out_of_scope_answers_the_same_as_no_such_case(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client = client_as("OP_EQUIPE_THERE")
    there = client.get(file.page)
    nowhere = client.get("/cases/01890000-0000-7000-8000-000000000000")

    def without_reference(page: Any) -> str:
        return re.sub(r"[0-9A-F]{8}|[0-9a-f-]{36}|value=\"[^\"]+\"", "", page.text)

    assert there.status_code == nowhere.status_code == 404
    assert without_reference(there) == without_reference(nowhere)


@pytest.mark.parametrize("tail", ["", "/edit", "/status", "/note", "/task", "/intervention", "/appointment"])
def test_swapping_the_id_in_an_address_opens_nothing(acting: Any, client_as: Any, tail: str) -> None:
    mine, theirs = open_file(acting), open_file(acting, "OP_EQUIPE_THERE")
    client = client_as(Role.OP_EQUIPE)
    assert client.get(mine.page + tail).status_code == 200
    assert client.get(theirs.page + tail).status_code == 404
    assert client.get(f"/cases/{mine.person_id}{tail}").status_code == 404


def test_two_who_change_the_same_field_choose_between_both_values(
    app: Any, acting: Any, client_as: Any, cast: Cast, as_system: Any
) -> None:
    file = open_file(acting)
    slow = client_as(Role.OP_EQUIPE)
    form = BeautifulSoup(slow.get(f"{file.page}/edit").text, "html.parser").select_one("main form")
    assert form is not None
    data = {**_values(form), "manager_id": str(cast.user(Role.PSICO)), "requesting_service": "Scuola"}
    client_as(Role.COORD).submit(f"{file.page}/edit", {"manager_id": str(cast.user(Role.OP_LEGALE))})
    clash = slow.post(f"{file.page}/edit", data={k: v for k, v in data.items() if v is not None})
    assert clash.status_code == 409
    assert "Prova PSICO" in words(clash)
    assert "Prova OP_LEGALE" in words(clash)
    with app.app_context():
        assert db.session.scalar(select(Case.manager_id)) == cast.user(Role.OP_LEGALE)
    chosen = BeautifulSoup(clash.text, "html.parser").select_one("main form")
    assert chosen is not None
    again = slow.post(f"{file.page}/edit", data=_values(chosen))
    assert again.status_code == 302
    with as_system():
        case = db.session.scalars(select(Case)).one()
        assert (case.manager_id, case.requesting_service) == (cast.user(Role.PSICO), "Scuola")


def test_what_a_move_lacks_is_said_and_nothing_changes(app: Any, acting: Any, client_as: Any) -> None:
    file = open_file(acting, told=False)
    client = client_as(Role.OP_EQUIPE)
    client.submit(f"{file.page}/status", {"status": "VALUT"})
    refused = client.submit(f"{file.page}/status", {"status": "CARICO"})
    assert refused.status_code == 422
    assert "Scegli prima chi è responsabile del caso." in words(refused)
    assert "informativa" in words(refused)
    with app.app_context():
        assert db.session.scalar(select(Case.status)) == "VALUT"


def test_a_task_done_by_mistake_is_taken_up_again(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client = client_as(Role.OP_EQUIPE)
    client.submit(f"{file.page}/task", {"title": "Portare la tessera", "due_on": "2030-01-15"})
    done = client.submit(file.page, form='form[action$="/done"]')
    assert "Compito fatto." in words(done)
    assert "Nessun compito aperto." in words(done)
    form = BeautifulSoup(done.text, "html.parser").select_one('form[action$="/reopen"]')
    assert form is not None
    undone = client.post(str(form["action"]), data=_values(form), follow_redirects=True)
    assert "Il compito è di nuovo aperto." in words(undone)


def test_reading_the_file_marks_nothing_until_the_reader_says_so(app: Any, acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    reader = client_as(Role.COORD)
    reader.get(file.page)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(LastVisit)) == 0
    reader.submit(file.page, form='form[action$="/read"]')
    add_note(client_as(Role.OP_EQUIPE), file, "Arrivata dopo.")
    page = reader.get(file.page)
    assert "1 voce nuova" in words(page)
    assert len(BeautifulSoup(page.text, "html.parser").select(".ap-entry.is-new")) == 1
    assert "voce nuova" not in words(reader.submit(file.page, form='form[action$="/read"]'))


def test_a_note_is_corrected_by_its_author_alone(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    author = client_as(Role.OP_EQUIPE)
    page = add_note(author, file, "Ha due figli.")
    link = BeautifulSoup(page.text, "html.parser").select_one('a[href^="/notes/"]')
    assert link is not None
    assert client_as(Role.COORD).get(str(link["href"])).status_code == 404
    corrected = author.submit(str(link["href"]), {"body": "Ha tre figli."})
    assert "Ha tre figli." in words(corrected)
    assert "Ha due figli." not in corrected.text
    assert "corretta da chi l’ha scritta" in words(corrected)


def test_the_list_is_filtered_by_codes(acting: Any, client_as: Any, cast: Cast) -> None:
    mine = open_file(acting, manager_id=cast.user(Role.OP_EQUIPE))
    nobodys = open_file(acting)
    client = client_as(Role.OP_EQUIPE)

    def listed(query: str) -> set[str]:
        links = BeautifulSoup(client.get(f"/cases{query}").text, "html.parser").select(".ap-table tbody a")
        return {str(link["href"]) for link in links}

    assert listed("") == {mine.page, nobodys.page}
    assert listed("?manager=me") == {mine.page}
    assert listed("?manager=none") == {nobodys.page}
    assert listed("?status=CHIUSO") == set()
    assert listed("?status=all&source=SERV&priority=2") == {mine.page, nobodys.page}
    assert listed("?priority=bogus&team=bogus&manager=bogus") == {mine.page, nobodys.page}


def test_the_list_costs_the_same_however_many_cases(app: Any, acting: Any, client_as: Any) -> None:
    client = client_as(Role.OP_EQUIPE)
    costs = []
    for more in (1, 6):
        for _each in range(more):
            open_file(acting)
        client.get("/cases")
        with counted(app) as sent:
            client.get("/cases")
        costs.append(len(sent))
    assert costs[0] == costs[1]
    assert costs[0] <= 16
