"""A case from the report to the end, through its services: guards, traces, timeline."""

import threading
from typing import Any

import pytest
from sqlalchemy import func, select

from app.access import Role
from app.audit.models import AccessEvent
from app.db import db
from casework.cases import services
from casework.cases.models import Case, TimelineEntry
from casework.cases.queries import case_in_scope, visible_cases
from casework.cases.workflow import MoveRefused, Need
from casework.people.queries import person_in_scope
from tests.support.cast import Cast, as_system
from tests.support.cast import acting as acting_as
from tests.support.files import open_file


def kinds_of(person_id: Any) -> list[str]:
    entries = select(TimelineEntry.kind).where(TimelineEntry.person_id == person_id)
    return list(db.session.scalars(entries.order_by(TimelineEntry.recorded_at, TimelineEntry.id)))


def test_a_change_of_state_leaves_its_trace_and_its_entry(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        services.change_status(actor, case_in_scope(actor, file.case_id), "VALUT")
    with acting(Role.OP_EQUIPE) as actor:
        assert case_in_scope(actor, file.case_id).status == "VALUT"
        assert kinds_of(file.person_id) == ["case", "status"]
        traces = db.session.scalars(select(AccessEvent.purpose).where(AccessEvent.purpose.like("status:%"))).all()
        assert traces == ["status:SEGN>VALUT"]


def test_a_case_without_manager_or_notice_is_not_taken_on(acting: Any) -> None:
    file = open_file(acting, told=False)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        services.change_status(actor, case, "VALUT")
        with pytest.raises(MoveRefused) as refused:
            services.change_status(actor, case, "CARICO")
    assert refused.value.needs == (Need.MANAGER, Need.NOTICE)


def test_a_case_with_open_tasks_is_not_closed(acting: Any, cast: Cast) -> None:
    file = open_file(acting, manager_id=cast.user(Role.OP_EQUIPE))
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        services.change_status(actor, case, "VALUT")
        task = services.add_task(actor, case, title="Sentire la scuola", due_on=case.opened_at.date())
        with pytest.raises(MoveRefused) as refused:
            services.change_status(actor, case, "CHIUSO", "OBR")
        assert refused.value.needs == (Need.TASKS_RESOLVED,)
        services.finish_task(actor, task)
        services.change_status(actor, case, "CHIUSO", "OBR", text="Ha trovato casa.")
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        assert (case.status, case.closure_reason, case.closing_note) == ("CHIUSO", "OBR", "Ha trovato casa.")
        assert case.closed_at is not None
        assert case.next_on is None


def test_the_next_date_follows_tasks_and_review(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        day = case.opened_at.date()
        services.update_case(actor, case, {"next_review": day.replace(year=day.year + 1)})
        assert case.next_what == "review"
        task = services.add_task(actor, case, title="Richiamare", due_on=day)
        assert (case.next_on, case.next_what) == (day, "task")
        services.finish_task(actor, task)
        assert case.next_what == "review"
        services.reopen_task(actor, task)
        assert case.next_what == "task"


def test_a_team_has_one_open_case_for_a_person(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        person = person_in_scope(actor, file.person_id)
        with pytest.raises(services.AlreadyOpen) as already:
            services.open_case(actor, person, source="SELF")
        assert already.value.case.id == file.case_id


def test_two_operators_who_open_a_case_at_once_get_two_numbers(app: Any, cast: Cast, acting: Any) -> None:
    people = [open_file(acting).person_id for _each in range(3)]
    with as_system(app):
        for case in db.session.scalars(select(Case)).all():
            db.session.delete(case)
        db.session.query(TimelineEntry).delete()
    errors: list[Exception] = []

    def open_one(person_id: Any) -> None:
        try:
            with acting_as(app, cast.user(Role.OP_EQUIPE)) as actor:
                services.open_case(actor, person_in_scope(actor, person_id), source="SERV")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=open_one, args=(person_id,)) for person_id in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with as_system(app):
        numbers = db.session.scalars(select(Case.number)).all()
        assert len(set(numbers)) == 3


def test_a_new_manager_is_told_on_the_timeline(acting: Any, cast: Cast) -> None:
    file = open_file(acting)
    with acting(Role.COORD) as actor:
        case = case_in_scope(actor, file.case_id)
        services.update_case(actor, case, {"manager_id": cast.user(Role.PSICO)})
    with acting(Role.OP_EQUIPE) as actor:
        case_in_scope(actor, file.case_id)
        entry = db.session.scalars(select(TimelineEntry).where(TimelineEntry.kind == "handover")).one()
        assert entry.detail == {"before_name": None, "after_name": "Prova PSICO"}


SEES = {
    Role.OP_EQUIPE: True,
    Role.COORD: True,
    Role.OP_STRADA: False,
    Role.OP_LEGALE: False,
    Role.PSICO: False,
    Role.MEDIATORE: False,
    Role.SERVIZIO: False,
    Role.DPO: False,
    Role.AMM_SIST: False,
    Role.REGIONE: False,
}


def test_who_sees_a_case_of_the_team(acting: Any) -> None:
    file = open_file(acting)
    seen = {}
    for role in SEES:
        with acting(role) as actor:
            seen[role] = bool(visible_cases(actor).where(Case.id == file.case_id).all())
    assert seen == SEES


def test_the_other_territory_sees_nothing(acting: Any) -> None:
    open_file(acting)
    for who in ("OP_EQUIPE_THERE", "COORD_THERE", "OP_STRADA_THERE"):
        with acting(who) as actor:
            assert visible_cases(actor).all() == []


@pytest.mark.parametrize("role", [Role.OP_LEGALE, Role.PSICO, Role.MEDIATORE])
def test_a_co_worker_sees_the_case_and_its_person(acting: Any, cast: Cast, role: Role) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        services.update_case(actor, case, {}, co_workers=[cast.user(role)])
    with acting(role) as actor:
        assert case_in_scope(actor, file.case_id).id == file.case_id
        assert person_in_scope(actor, file.person_id).surname == "Belkacem"
    with acting(Role.OP_EQUIPE) as actor:
        services.update_case(actor, case_in_scope(actor, file.case_id), {}, co_workers=[])
    with acting(role) as actor:
        assert visible_cases(actor).all() == []


def test_opening_a_case_lets_the_team_follow_the_person(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        person = person_in_scope(actor, file.person_id)
        services.change_status(actor, case_in_scope(actor, file.case_id), "VALUT")
        assert person.id == file.person_id
        assert db.session.scalar(select(func.count()).select_from(Case)) == 1
