"""A value in use is never deleted: what can be counted is counted, what is sealed is taken to be in use."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app import clock
from app.access.actor import Actor
from app.access.roles import Role
from app.admin import services
from app.audit import AccessEvent, Operation
from app.codelists.labels import is_code
from app.codelists.models import CodeList, CodeValue
from app.codelists.usage import columns_of, sealed_columns_of, usage_of
from app.db import Record, db
from app.identity.models import RoleAssignment

Acting = Callable[[Any], AbstractContextManager[Actor]]


def code_list(name: str) -> CodeList:
    return db.session.scalars(select(CodeList).where(CodeList.name == name)).one()


def test_a_role_that_somebody_holds_is_counted(app: Flask) -> None:
    with app.app_context():
        usage = usage_of("role", "OP_EQUIPE")
    assert usage.counted == {f"{RoleAssignment.__tablename__}.role": 2}
    assert not usage.may_be_deleted


def test_what_nothing_holds_is_not_in_use(app: Flask) -> None:
    with app.app_context():
        assert usage_of("role", "NOBODY").total == 0


def test_a_list_held_in_sealed_columns_can_never_be_surely_unused() -> None:
    assert any(column.codelist for model in _models() for column in getattr(model, "__sealed__", {}).values()), (
        "no sealed column names its list: this test looks at nothing"
    )
    for model in _models():
        for name, column in getattr(model, "__sealed__", {}).items():
            if column.codelist:
                assert f"{model.__tablename__}.{name}" in sealed_columns_of(column.codelist)


def test_a_value_of_our_own_that_nothing_uses_can_be_deleted(app: Flask, acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        value = services.add_value(administrator, code_list("material_type"), "GIOCO", "Gioco", "Game")
        services.delete_value(administrator, value)
    with app.app_context():
        assert not is_code("material_type", "GIOCO")


def test_a_value_in_use_is_not_deleted(app: Flask, acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        in_use = select(CodeValue).where(CodeValue.list_name == "role", CodeValue.code == "OP_EQUIPE")
        role = db.session.scalars(in_use).one()
        role.shipped = False
        with pytest.raises(services.StillInUse) as refused:
            services.delete_value(administrator, role)
        assert refused.value.usage.total == 2


def test_a_value_that_may_stand_sealed_somewhere_is_not_deleted(acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        value = services.add_value(administrator, code_list("language"), "fij", "Figiano", "Fijian")
        with pytest.raises(services.StillInUse):
            services.delete_value(administrator, value)


def test_a_value_of_the_software_is_only_retired(acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        video = db.session.scalars(
            select(CodeValue).where(CodeValue.list_name == "material_type", CodeValue.code == "VIDEO")
        ).one()
        with pytest.raises(services.ComesWithTheSoftware):
            services.delete_value(administrator, video)


def test_the_program_s_own_lists_take_no_value_and_lose_none(acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        with pytest.raises(services.ListIsClosed):
            services.add_value(administrator, code_list("role"), "CAPO", "Capo", "Boss")
        role = db.session.scalars(select(CodeValue).where(CodeValue.list_name == "role")).first()
        assert role is not None
        with pytest.raises(services.ListIsClosed):
            services.retire_value(administrator, role, clock.today())


def test_every_change_leaves_its_trace(app: Flask, acting: Acting) -> None:
    with acting(Role.AMM_SIST) as administrator:
        value = services.add_value(administrator, code_list("material_type"), "GIOCO", "Gioco", "Game")
        services.rename_value(administrator, value, "Gioco da tavolo", "Board game")
        services.move_value(administrator, value, up=True)
        services.retire_value(administrator, value, clock.today())
        services.restore_value(administrator, value)
        services.delete_value(administrator, value)
        value_id = value.id
    with app.app_context():
        events = db.session.scalars(
            select(AccessEvent).where(AccessEvent.object_id == value_id).order_by(AccessEvent.at)
        )
        told = [(event.operation, event.purpose, event.actor_id) for event in events]
    expected = "add_value rename_value move_value retire_value restore_value delete_value".split()
    assert told == [(Operation.CONFIG, what, administrator.user_id) for what in expected]


def test_every_column_of_codes_names_a_list_that_exists(app: Flask) -> None:
    with app.app_context():
        known = set(db.session.scalars(select(CodeList.name)))
    assert columns_of("role")
    lists = {column.codelist for model in _models() for column in getattr(model, "__sealed__", {}).values()}
    plain = {c.type.list_name for t in db.metadata.sorted_tables for c in t.columns if hasattr(c.type, "list_name")}
    assert (lists - {None}) | plain <= known


def _models() -> list[Any]:
    return [mapper.class_ for mapper in Record.registry.mappers]
