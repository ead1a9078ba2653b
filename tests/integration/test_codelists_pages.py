"""The pages of the lists and of the territory, as administrators and others meet them."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import func, select

from app import clock
from app.access.roles import Role
from app.codelists import territory
from app.codelists.labels import choices, label
from app.codelists.models import CodeValue
from app.db import db
from tests.support.client import Client

ClientAs = Callable[[Any], Client]
EDITORS = (Role.AMM_SIST, Role.MONIT)
READERS = (Role.REGIONE, Role.DPO)
OTHERS = tuple(role for role in Role if role not in (*EDITORS, *READERS))
WORDS_FORM = "form[action$='/words']"


def id_of(app: Flask, list_name: str, code: str) -> str:
    with app.app_context():
        wanted = select(CodeValue.id).where(CodeValue.list_name == list_name, CodeValue.code == code)
        return str(db.session.scalars(wanted).one())


def italian(app: Flask, list_name: str, code: str) -> str:
    with app.app_context():
        return label(list_name, code, "it")


def offered(app: Flask, list_name: str) -> list[str]:
    with app.app_context():
        return [code for code, _words in choices(list_name)]


@pytest.mark.parametrize("role", EDITORS + READERS)
def test_those_who_look_after_lists_see_them_all(client_as: ClientAs, role: Role) -> None:
    page = BeautifulSoup(client_as(role).get("/admin/lists").text, "html.parser")
    assert len(page.select("main tbody tr")) == 69


@pytest.mark.parametrize("role", OTHERS)
def test_others_do_not_come_in(client_as: ClientAs, role: Role) -> None:
    client = client_as(role)
    for path in ("/admin/lists", "/admin/lists/sex", "/admin/territory", "/admin/territory/RE-RE"):
        assert client.get(path).status_code == 403


@pytest.mark.parametrize("role", READERS)
def test_readers_may_look_but_not_change(app: Flask, client_as: ClientAs, role: Role) -> None:
    client, value_id = client_as(role), id_of(app, "need_category", "CASA")
    page = client.get(f"/admin/lists/need_category?edit={value_id}").text
    assert not BeautifulSoup(page, "html.parser").select(WORDS_FORM)
    assert "/admin/lists/need_category/new" not in page
    assert client.get("/admin/lists/need_category/new").status_code == 403
    assert client.get("/admin/territory/comuni/035030/move").status_code == 403


def test_a_list_is_found_by_a_word_in_it(client_as: ClientAs) -> None:
    page = BeautifulSoup(client_as(Role.AMM_SIST).get("/admin/lists?words=dormitorio").text, "html.parser")
    names = {each.get_text() for each in page.select("main tbody .ap-code")}
    assert {"housing_operational", "service_type"} <= names
    assert "sex" not in names


def test_a_value_is_found_in_its_list(client_as: ClientAs) -> None:
    page = BeautifulSoup(client_as(Role.AMM_SIST).get("/admin/lists/citizenship?words=marocco").text, "html.parser")
    assert [each.get_text() for each in page.select("main tbody th")] == ["MA"]


def test_a_list_that_does_not_exist_is_not_found(client_as: ClientAs) -> None:
    assert client_as(Role.AMM_SIST).get("/admin/lists/nothing").status_code == 404
    assert client_as(Role.AMM_SIST).get("/admin/territory/XX-XX").status_code == 404


@pytest.mark.parametrize("role", EDITORS)
def test_new_words_are_shown_everywhere_at_once(app: Flask, client_as: ClientAs, role: Role) -> None:
    client, value_id = client_as(role), id_of(app, "need_category", "CASA")
    page = client.submit(
        f"/admin/lists/need_category?edit={value_id}", {"label_it": "  Abitare  bene "}, form=WORDS_FORM
    )
    assert page.status_code == 200
    assert "Abitare bene" in page.text
    assert italian(app, "need_category", "CASA") == "Abitare bene"


def test_words_are_wanted_in_both_languages(app: Flask, client_as: ClientAs) -> None:
    client, value_id = client_as(Role.AMM_SIST), id_of(app, "need_category", "CASA")
    page = client.submit(f"/admin/lists/need_category?edit={value_id}", {"label_en": ""}, form=WORDS_FORM)
    assert page.status_code == 422
    assert italian(app, "need_category", "CASA") == "Casa / alloggio"


def test_two_administrators_do_not_overwrite_each_other(app: Flask, client_as: ClientAs) -> None:
    one, other, value_id = client_as(Role.AMM_SIST), client_as(Role.MONIT), id_of(app, "need_category", "CASA")
    path = f"/admin/lists/need_category?edit={value_id}"
    shown = BeautifulSoup(one.get(path).text, "html.parser").select_one(WORDS_FORM)
    assert shown is not None
    fields = {str(each["name"]): str(each.get("value", "")) for each in shown.find_all("input")}
    other.submit(path, {"label_it": "Detto dall'altra"}, form=WORDS_FORM)
    answer = one.post(str(shown["action"]), data={**fields, "label_it": "Detto da me"})
    assert answer.status_code == 409
    assert "Detto dall&#39;altra" in answer.text
    assert "Detto da me" in answer.text
    assert italian(app, "need_category", "CASA") == "Detto dall'altra"


def test_a_new_value_can_be_chosen_from_now_on(app: Flask, client_as: ClientAs) -> None:
    page = client_as(Role.AMM_SIST).submit(
        "/admin/lists/permit_reason/new",
        {"code": "NUOVO", "label_it": "Nuovo motivo", "label_en": "New reason", "parent": "FAM", "compartment": "C4"},
    )
    assert page.status_code == 200
    assert "NUOVO" in offered(app, "permit_reason")
    with app.app_context():
        assert "NUOVO" in dict(choices("permit_reason", parent="FAM"))


@pytest.mark.parametrize("code", ["casa", "CASA", "due parole", "", "è", "a" * 25])
def test_a_code_that_is_taken_or_no_code_is_refused(app: Flask, client_as: ClientAs, code: str) -> None:
    fields = {"code": code, "label_it": "Prova", "label_en": "Trial"}
    page = client_as(Role.AMM_SIST).submit("/admin/lists/need_category/new", fields)
    assert page.status_code == 422
    assert italian(app, "need_category", "CASA") == "Casa / alloggio"
    assert len(offered(app, "need_category")) == 30


def test_handing_a_form_in_twice_adds_one_value(app: Flask, client_as: ClientAs) -> None:
    client = client_as(Role.AMM_SIST)
    form = BeautifulSoup(client.get("/admin/lists/material_type/new").text, "html.parser").select_one("main form")
    assert form is not None
    fields = {str(each["name"]): str(each.get("value", "")) for each in form.find_all("input")}
    fields |= {"code": "GIOCO", "label_it": "Gioco", "label_en": "Game", "parent": "", "compartment": ""}
    answers = [client.post("/admin/lists/material_type/new", data=fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].location == answers[1].location
    with app.app_context():
        counted = select(func.count()).select_from(CodeValue).where(CodeValue.code == "GIOCO")
        assert db.session.scalar(counted) == 1


def test_a_retired_value_is_offered_no_longer_and_comes_back_when_restored(app: Flask, client_as: ClientAs) -> None:
    client, value_id = client_as(Role.AMM_SIST), id_of(app, "need_category", "RIMP")
    path = f"/admin/lists/need_category?edit={value_id}"
    client.submit(path, {"day": clock.today().isoformat()}, form="form[action$='/retire']")
    assert "RIMP" not in offered(app, "need_category")
    assert italian(app, "need_category", "RIMP") == "Rimpatrio volontario assistito"
    client.submit(path, form="form[action$='/restore']")
    assert "RIMP" in offered(app, "need_category")


def test_a_value_without_a_day_is_not_retired(app: Flask, client_as: ClientAs) -> None:
    client, value_id = client_as(Role.AMM_SIST), id_of(app, "need_category", "RIMP")
    path = f"/admin/lists/need_category?edit={value_id}"
    client.submit(path, {"day": "domani"}, form="form[action$='/retire']")
    assert "RIMP" in offered(app, "need_category")


def test_the_order_can_be_changed(app: Flask, client_as: ClientAs) -> None:
    client, value_id = client_as(Role.AMM_SIST), id_of(app, "shift_type", "DIUR")
    assert offered(app, "shift_type")[:2] == ["NOTT", "DIUR"]
    path = f"/admin/lists/shift_type?edit={value_id}"
    client.submit(path, form="form[action$='/move/up']")
    assert offered(app, "shift_type")[:2] == ["DIUR", "NOTT"]
    assert client.submit(path, form="form[action$='/move/up']").status_code == 200
    assert offered(app, "shift_type")[:2] == ["DIUR", "NOTT"]


def test_a_value_of_our_own_can_be_deleted_and_one_of_the_software_cannot(app: Flask, client_as: ClientAs) -> None:
    client = client_as(Role.AMM_SIST)
    fields = {"code": "GIOCO", "label_it": "Gioco", "label_en": "Game"}
    client.submit("/admin/lists/material_type/new", fields)
    path = f"/admin/lists/material_type?edit={id_of(app, 'material_type', 'GIOCO')}"
    client.submit(path, form="form[action$='/delete']")
    assert "GIOCO" not in offered(app, "material_type")
    video = id_of(app, "material_type", "VIDEO")
    token = client.token(f"/admin/lists/material_type?edit={video}")
    client.post(f"/admin/values/{video}/delete", data={"csrf_token": token})
    assert "VIDEO" in offered(app, "material_type")


def test_the_program_s_own_lists_can_be_renamed_only(app: Flask, client_as: ClientAs) -> None:
    client, value_id = client_as(Role.AMM_SIST), id_of(app, "case_status", "CARICO")
    path = f"/admin/lists/case_status?edit={value_id}"
    page = BeautifulSoup(client.get(path).text, "html.parser")
    assert not page.select("form[action$='/retire'], a[href$='/new']")
    client.submit(path, {"label_it": "Presa in carico"}, form=WORDS_FORM)
    assert italian(app, "case_status", "CARICO") == "Presa in carico"
    fields = {"code": "X1", "label_it": "Prova", "label_en": "Trial", "csrf_token": client.token(path)}
    assert client.post("/admin/lists/case_status/new", data=fields).status_code == 409
    answer = client.post(f"/admin/values/{value_id}/retire", data={**fields, "day": "2026-01-01"})
    assert answer.status_code == 302
    assert "CARICO" in offered(app, "case_status")


def test_a_change_is_never_made_by_a_link(app: Flask, client_as: ClientAs) -> None:
    value_id = id_of(app, "need_category", "CASA")
    for what in ("words", "retire", "restore", "move/up", "delete"):
        assert client_as(Role.AMM_SIST).get(f"/admin/values/{value_id}/{what}").status_code in {404, 405}


def test_the_territory_shows_every_ausl_and_every_district(client_as: ClientAs) -> None:
    page = BeautifulSoup(client_as(Role.AMM_SIST).get("/admin/territory").text, "html.parser")
    assert len(page.select("main h2")) == 8
    assert len(page.select("main tbody tr")) == 38
    comuni = [int(each.get_text()) for each in page.select("main tbody .ap-num")]
    assert sum(comuni) == 330


def test_the_territory_can_be_seen_as_it_was(client_as: ClientAs) -> None:
    page = client_as(Role.AMM_SIST).get("/admin/territory/BO-RLS?on=2013-12-31").text
    assert "Valsamoggia" not in page
    assert "Valsamoggia" in client_as(Role.AMM_SIST).get("/admin/territory/BO-RLS?on=2014-01-01").text
    assert client_as(Role.AMM_SIST).get("/admin/territory/BO-RLS?on=ieri").status_code == 200


def test_a_comune_is_found_with_its_district(client_as: ClientAs) -> None:
    page = BeautifulSoup(client_as(Role.AMM_SIST).get("/admin/territory?words=castelnovo").text, "html.parser")
    found = [each.get_text(strip=True) for each in page.select("main tbody th")]
    assert found == ["Castelnovo di Sotto", "Castelnovo ne' Monti"]


def test_a_comune_moves_to_another_district(app: Flask, client_as: ClientAs) -> None:
    client = client_as(Role.AMM_SIST)
    fields = {"district": "RE-MON", "day": clock.today().isoformat()}
    assert client.submit("/admin/territory/comuni/035030/move", fields).status_code == 200
    with app.app_context():
        assert territory.districts_of("035030") == ["RE-MON"]
    assert client.submit("/admin/territory/comuni/035030/move", fields).status_code == 422


def test_a_new_comune_takes_the_place_of_others(app: Flask, client_as: ClientAs) -> None:
    client = client_as(Role.AMM_SIST)
    fields = {"code": "036050", "name": "Guiglia Marano", "district": "MO-VIG", "day": clock.today().isoformat()}
    assert client.submit("/admin/territory/comuni/new", {**fields, "code": "015146"}).status_code == 422
    answer = client.submit("/admin/territory/comuni/new", {**fields, "instead_of": ["036017", "036020"]})
    assert answer.status_code == 200
    assert "Guiglia Marano" in answer.text
    assert "036017" not in offered(app, "geo_comuni_er")
    assert client.submit("/admin/territory/comuni/new", fields).status_code == 422
