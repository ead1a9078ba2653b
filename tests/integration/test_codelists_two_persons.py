"""A value that tells of trafficking, violence or justice is changed by two persons, never by one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.access.actor import Actor
from app.access.roles import Role
from app.admin import changes, queries, services
from app.admin.models import CodeChange
from app.admin.policies import Action
from app.audit import AccessEvent
from app.codelists.labels import choices, label
from app.codelists.models import CodeList, CodeValue
from app.db import db
from tests.support.client import Client

Acting = Callable[[Any], AbstractContextManager[Actor]]
ClientAs = Callable[[Any], Client]
NEW_WORDS = {"label_it": "Tratta", "label_en": "Trafficking"}
WORDS_FORM = "form[action$='/words']"


def value(list_name: str, code: str) -> CodeValue:
    wanted = select(CodeValue).where(CodeValue.list_name == list_name, CodeValue.code == code)
    return db.session.scalars(wanted).one()


def code_list(name: str) -> CodeList:
    return db.session.scalars(select(CodeList).where(CodeList.name == name)).one()


def change(app: Flask) -> CodeChange:
    with app.app_context():
        return db.session.scalars(select(CodeChange)).one()


def ask(actor: Actor, action: Action, details: dict[str, Any], code: str = "TRATTA") -> bool:
    return changes.submit(actor, action, code_list("vulnerability"), value("vulnerability", code), details)


def test_an_everyday_value_is_changed_at_once(acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        assert ask(administrator, Action.RENAME, {"label_it": "Minorenne", "label_en": "Minor"}, "MIN")
        assert label("vulnerability", "MIN", "it") == "Minorenne"


def test_a_guarded_value_stays_as_it_is_until_somebody_else_agrees(app: Flask, acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        assert not ask(administrator, Action.RENAME, NEW_WORDS)
        assert label("vulnerability", "TRATTA", "it") == "Vittima di tratta"
    with acting(Role.MONIT) as second:
        waiting = queries.waiting_for_me(second)
        changes.agree(second, waiting[0], code_list("vulnerability"))
    with app.app_context():
        assert label("vulnerability", "TRATTA", "it") == "Tratta"


def test_who_asked_cannot_agree(app: Flask, acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        ask(administrator, Action.RENAME, NEW_WORDS)
        asked = db.session.scalars(select(CodeChange)).one()
        with pytest.raises(changes.NotByTheSamePerson):
            changes.agree(administrator, asked, code_list("vulnerability"))
        assert queries.waiting_for_me(administrator) == []
    with app.app_context():
        assert label("vulnerability", "TRATTA", "it") == "Vittima di tratta"


def test_a_change_is_decided_once(acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        ask(administrator, Action.RETIRE, {"day": "2026-01-01"})
    with acting(Role.MONIT) as second:
        asked = db.session.scalars(select(CodeChange)).one()
        changes.turn_down(second, asked)
        with pytest.raises(changes.AlreadyDecided):
            changes.agree(second, asked, code_list("vulnerability"))
        assert "TRATTA" in dict(choices("vulnerability"))


@pytest.mark.parametrize("action", [Action.RETIRE, Action.RESTORE])
def test_retiring_and_restoring_need_two_as_well(acting: Acting, action: Action) -> None:
    with acting(Role.AMM_SIST) as administrator:
        assert not ask(administrator, action, {"day": "2026-01-01"})
        assert "TRATTA" in dict(choices("vulnerability"))


def test_a_new_guarded_value_waits_too_and_is_then_made_whole(app: Flask, acting: Acting) -> None:
    details = {"code": "SETTA", "label_it": "Setta", "label_en": "Sect", "parent": "OPER", "compartment": "C5"}
    with acting(Role.AMM_SIST) as administrator:
        assert not changes.submit(administrator, Action.ADD, code_list("vulnerability"), None, details)
        assert "SETTA" not in dict(choices("vulnerability"))
    with acting(Role.MONIT) as second:
        changes.agree(second, queries.waiting_for_me(second)[0], code_list("vulnerability"))
    with app.app_context():
        made = value("vulnerability", "SETTA")
        assert (made.label_en, made.parent, made.compartment) == ("Sect", "OPER", "C5")
        assert "SETTA" in dict(choices("vulnerability", parent="OPER"))


def test_what_cannot_be_made_is_refused_to_who_asks_and_leaves_nothing(app: Flask, acting: Acting) -> None:
    details = {"code": "TRATTA", "label_it": "Doppio", "label_en": "Double", "parent": None, "compartment": "C5"}
    with acting(Role.AMM_SIST) as administrator:
        with pytest.raises(services.CodeIsTaken):
            changes.submit(administrator, Action.ADD, code_list("vulnerability"), None, details)
        with pytest.raises(services.ComesWithTheSoftware):
            ask(administrator, Action.DELETE, {})
        assert db.session.scalars(select(CodeChange)).all() == []


def test_the_log_names_both(app: Flask, acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        ask(administrator, Action.RENAME, NEW_WORDS)
    with acting(Role.MONIT) as second:
        changes.agree(second, queries.waiting_for_me(second)[0], code_list("vulnerability"))
    with app.app_context():
        events = db.session.scalars(
            select(AccessEvent).where(AccessEvent.purpose.is_not(None)).order_by(AccessEvent.id)
        )
        told = [(event.purpose, event.actor_id) for event in events]
    assert told[-3:] == [
        ("propose_rename", administrator.user_id),
        ("agree_to_change", second.user_id),
        ("rename_value", second.user_id),
    ]


def test_the_pages_let_one_ask_and_the_other_agree(app: Flask, client_as: ClientAs) -> None:
    one, other = client_as(Role.AMM_SIST), client_as(Role.MONIT)
    with app.app_context():
        value_id = value("vulnerability", "TRATTA").id
    one.submit(f"/admin/lists/vulnerability?edit={value_id}", NEW_WORDS, form=WORDS_FORM)
    page = one.get("/admin/lists/vulnerability").text
    assert "/agree" not in page
    assert "/turn-down" in page
    token = one.token("/admin/lists/vulnerability")
    one.post(f"/admin/changes/{change(app).id}/agree", data={"csrf_token": token})
    assert change(app).decided_at is None
    assert "Prova AMM_SIST" in other.get("/admin/lists/vulnerability").text
    other.submit("/admin/lists/vulnerability", form="form[action$='/agree']")
    assert change(app).accepted is True
    with app.app_context():
        assert label("vulnerability", "TRATTA", "it") == "Tratta"


def test_oggi_tells_the_second_person(app: Flask, client_as: ClientAs, acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        ask(administrator, Action.RENAME, NEW_WORDS)
    assert "/admin/lists/vulnerability" in client_as(Role.MONIT).get("/").text
    assert "/admin/lists/vulnerability" not in client_as(Role.AMM_SIST).get("/").text


@pytest.mark.parametrize("role", [Role.DPO, Role.REGIONE, Role.OP_EQUIPE])
def test_others_cannot_decide(app: Flask, client_as: ClientAs, acting: Acting, role: Role) -> None:
    with acting(Role.AMM_SIST) as administrator:
        ask(administrator, Action.RENAME, NEW_WORDS)
    client, asked = client_as(role), change(app).id
    token = client.token("/")
    assert client.post(f"/admin/changes/{asked}/agree", data={"csrf_token": token}).status_code == 403
    assert change(app).decided_at is None
