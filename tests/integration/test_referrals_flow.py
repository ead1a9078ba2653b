"""A referral from the file to its outcome: sent in three steps, answered, on the timeline, never in silence."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from app import clock
from app.access import Role
from app.audit.models import AccessEvent
from app.clock import ROME
from app.db import db
from app.identity.models import Notification
from app.jobs.models import OutboxMessage
from casework.cases.models import Task, TimelineEntry
from referrals.outgoing.jobs import expire_overdue
from referrals.outgoing.models import HistoryIsKept, Referral, ReferralStep
from referrals.workflow import answer_due
from tests.support.cast import Cast, as_system
from tests.support.referring import REASON, Desk, Scene, set_scene

MONDAY = datetime(2040, 11, 12, 10, tzinfo=ROME)
"""Far enough from the day on which the cast got its roles."""


@pytest.fixture
def scene(app: Flask, cast: Cast) -> Scene:
    return set_scene(app, cast)


@pytest.fixture
def desk(app: Flask, scene: Scene) -> Desk:
    return Desk(app, scene)


def count(app: Flask, model: Any, **where: Any) -> int:
    with as_system(app):
        return db.session.query(model).filter_by(**where).count()


def moves_of(app: Flask, referral_id: uuid.UUID) -> list[str]:
    with as_system(app):
        steps = db.session.query(ReferralStep).filter_by(referral_id=referral_id)
        return [step.move for step in steps.order_by(ReferralStep.at, ReferralStep.id)]


def test_an_operator_sends_somebody_to_a_clinic_in_three_steps(
    app: Flask, scene: Scene, client_as: Callable[[Any], Any]
) -> None:
    operator = client_as(scene.sender)
    given = {"needs": ["SAL"], "reason": REASON, "urgency": "1"}
    second = operator.submit(f"/cases/{scene.case_id}/referrals/new", given)
    assert "Consultorio Prova" in second.text
    third = operator.submit(second.request.path, {"service_point": str(scene.clinic_id)})
    done = operator.submit(third.request.path, {"agreement": "MEDIATOR", "answer_days": "1"}, form="#send")
    assert done.status_code == 200
    with as_system(app):
        referral = db.session.query(Referral).one()
        assert (referral.status, referral.urgency, referral.agreement) == ("INV", 1, "MEDIATOR")
        assert referral.due_at == answer_due(referral.sent_at, 1)
        assert referral.agreement_by_id == scene.sender
    assert count(app, OutboxMessage, kind="referral.sent") == 1
    assert count(app, AccessEvent, operation="SHARE") == 1


def test_without_the_persons_agreement_nothing_is_sent(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id = desk.draft()
    page = client_as(desk.scene.sender).submit(f"/referrals/{referral_id}/send", {}, form="#send")
    assert page.status_code == 422
    assert desk.state(referral_id) == "BOZZA"


def test_a_legal_duty_must_be_named(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id, operator = desk.draft(), client_as(desk.scene.sender)
    path, given = f"/referrals/{referral_id}/send", {"agreement": "LEGAL_DUTY"}
    assert operator.submit(path, given, form="#send").status_code == 422
    named = {**given, "duty_reason": "Segnalazione obbligatoria di minore solo."}
    assert operator.submit(path, named, form="#send").status_code == 200
    assert desk.state(referral_id) == "INV"


def test_opening_a_referral_writes_nothing_but_the_log_and_a_button_notes_it(
    desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id, manager = desk.sent(), client_as(desk.scene.manager)
    manager.get(f"/referrals/{referral_id}")
    assert desk.state(referral_id) == "INV"
    manager.submit(f"/referrals/{referral_id}", form="form[action$='/receive']")
    assert desk.state(referral_id) == "RIC"


def test_the_manager_accepts_with_an_appointment_and_the_operator_reads_it_on_the_file(
    app: Flask, desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id = desk.sent()
    when = (clock.now().astimezone(ROME) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    given = {"at": when, "place": "Stanza 4, primo piano"}
    page = client_as(desk.scene.manager).submit(f"/referrals/{referral_id}/accept", given)
    assert page.status_code == 200
    assert moves_of(app, referral_id) == ["send", "receive", "accept", "appoint"]
    file = client_as(desk.scene.sender).get(f"/cases/{desk.scene.case_id}").text
    assert "Stanza 4, primo piano" in file
    assert "Appuntamento presso: Consultorio Prova" in file


def test_an_appointment_in_the_past_is_refused(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id = desk.sent()
    page = client_as(desk.scene.manager).submit(f"/referrals/{referral_id}/accept", {"at": "2020-01-01T10:00"})
    assert page.status_code == 422
    assert desk.state(referral_id) == "INV"


@pytest.mark.parametrize(
    ("state", "entries"),
    [
        ("INV", ["send"]),
        ("RIC", ["send", "receive"]),
        ("PIC", ["send", "accept", "appoint", "attend", "take_up"]),
        ("CHIUSO", ["send", "accept", "appoint", "attend", "take_up", "close"]),
        ("RIF", ["send", "reject"]),
        ("ANN", ["send", "cancel"]),
    ],
)
def test_each_act_is_on_the_persons_timeline(app: Flask, desk: Desk, state: str, entries: list[str]) -> None:
    referral_id = desk.at(state)
    with as_system(app):
        found = db.session.query(TimelineEntry).filter_by(object_id=referral_id).order_by(TimelineEntry.at)
        assert [entry.detail["move"] for entry in found] == entries
        assert {entry.kind for entry in found} == {"referral"}
        assert {entry.case_id for entry in found} == {desk.scene.case_id}


def test_what_a_health_service_writes_back_is_health(app: Flask, desk: Desk, client_as: Callable[[Any], Any]) -> None:
    desk.at("CHIUSO")
    with as_system(app):
        assert [e.compartment for e in db.session.query(TimelineEntry).order_by(TimelineEntry.at)][-1] == "C4"
    path = f"/cases/{desk.scene.case_id}"
    assert "Visita fatta." in client_as(desk.scene.sender).get(path).text
    assert "Visita fatta." not in client_as(Role.COORD).get(path).text


def test_a_draft_leaves_no_entry_on_the_timeline(app: Flask, desk: Desk) -> None:
    desk.draft()
    assert count(app, TimelineEntry) == 0


def test_two_managers_answer_at_once_and_one_gets_the_page_of_a_conflict(
    app: Flask, desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id = desk.sent()
    one, other = client_as(desk.scene.manager), client_as(desk.scene.colleague)
    path = f"/referrals/{referral_id}/reject"
    form = BeautifulSoup(other.get(path).text, "html.parser").select_one("main form")
    assert form is not None
    shown = {str(field["name"]): str(field.get("value", "")) for field in form.select("input[type=hidden]")}
    one.submit(f"/referrals/{referral_id}/accept", {})
    late = other.post(path, data={**shown, "reason": "FULL"})
    assert late.status_code == 409
    assert desk.state(referral_id) == "ACC"
    assert moves_of(app, referral_id) == ["send", "receive", "accept"]
    assert count(app, ReferralStep, move="reject") == 0


def test_an_appointment_moved_by_a_colleague_meanwhile_is_not_moved_again_unseen(
    app: Flask, desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id = desk.at("APP")
    path, days = f"/referrals/{referral_id}/appointment", (3, 4)
    times = [(clock.now().astimezone(ROME) + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M") for day in days]
    one, other = client_as(desk.scene.manager), client_as(desk.scene.colleague)
    form = BeautifulSoup(other.get(path).text, "html.parser").select_one("main form")
    assert form is not None
    held = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[type=hidden]")}
    assert one.submit(path, {"at": times[0]}).status_code == 200
    assert other.post(path, data={**held, "at": times[1]}).status_code == 409
    with as_system(app):
        moved_to = db.session.get_one(Referral, referral_id).appointment_at
        assert moved_to is not None
        assert moved_to.astimezone(ROME).strftime("%Y-%m-%dT%H:%M") == times[0]


def test_the_same_answer_sent_twice_is_made_once(app: Flask, desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id, manager = desk.sent(), client_as(desk.scene.manager)
    path = f"/referrals/{referral_id}/ask"
    form = BeautifulSoup(manager.get(path).text, "html.parser").select_one("main form")
    assert form is not None
    sent = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[type=hidden]")}
    answers = [manager.post(path, data={**sent, "words": "Ha un codice STP?"}) for _again in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert moves_of(app, referral_id) == ["send", "receive", "ask"]


def test_a_double_click_on_the_first_step_begins_one_draft(
    app: Flask, scene: Scene, client_as: Callable[[Any], Any]
) -> None:
    operator, path = client_as(scene.sender), f"/cases/{scene.case_id}/referrals/new"
    form = BeautifulSoup(operator.get(path).text, "html.parser").select_one("main form")
    assert form is not None
    sent = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[type=hidden]")}
    for _again in range(2):
        operator.post(path, data={**sent, "needs": ["INFO"], "reason": REASON, "urgency": "2"})
    assert count(app, Referral) == 1


def test_a_question_stops_the_clock_and_the_answer_moves_it_on(app: Flask, desk: Desk) -> None:
    referral_id = desk.sent(at=MONDAY, answer_days=2)
    with clock.moved_to(MONDAY + timedelta(hours=3)):
        desk.make(referral_id, "ask")
    with clock.moved_to(MONDAY + timedelta(days=4)), app.app_context():
        assert expire_overdue() == 0, "expired though the sender owes an answer"
    with clock.moved_to(MONDAY + timedelta(days=3)):
        desk.make(referral_id, "answer")
    with as_system(app):
        referral = db.session.get_one(Referral, referral_id)
        assert referral.asked_at is None
        assert referral.due_at is not None
        assert referral.due_at.astimezone(ROME).date().isoformat() == "2040-11-19"


def test_what_nobody_answered_expires_once_and_its_sender_gets_one_task(app: Flask, desk: Desk) -> None:
    late, in_time = desk.sent(at=MONDAY, answer_days=2), desk.sent(at=MONDAY, answer_days=5)
    with clock.moved_to(datetime(2040, 11, 14, 23, 59, tzinfo=ROME)), app.app_context():
        assert expire_overdue() == 0
    with clock.moved_to(datetime(2040, 11, 15, 18, 10, tzinfo=ROME)), app.app_context():
        assert expire_overdue() == 1
        assert expire_overdue() == 0
    assert (desk.state(late), desk.state(in_time)) == ("SCAD", "INV")
    assert moves_of(app, late) == ["send", "expire"]
    with as_system(app):
        task = db.session.query(Task).one()
        number = db.session.get_one(Referral, late).number
        assert (task.owner_id, task.due_on.isoformat()) == (desk.scene.sender, "2040-11-16")
        assert number in task.title
        step = db.session.query(ReferralStep).filter_by(move="expire").one()
        assert (step.actor_id, step.side) == (None, "SYSTEM")
        event = db.session.query(AccessEvent).filter_by(purpose="referral:expire").one()
        assert event.actor_name == "system:referrals"


def test_an_answer_that_came_before_the_clock_is_left_alone(app: Flask, desk: Desk) -> None:
    referral_id = desk.sent(at=MONDAY, answer_days=1)
    with clock.moved_to(MONDAY + timedelta(days=3)):
        desk.make(referral_id, "accept")
        with app.app_context():
            assert expire_overdue() == 0
    assert desk.state(referral_id) == "ACC"


def test_a_sent_referral_can_be_withdrawn_only_before_it_is_noted(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    early, noted = desk.sent(), desk.at("RIC")
    operator = client_as(desk.scene.sender)
    operator.submit(f"/referrals/{early}", form="form[action$='/withdraw']")
    assert desk.state(early) == "ANN"
    assert "/withdraw" not in operator.get(f"/referrals/{noted}").text


def test_each_side_sees_only_its_own_buttons(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id = desk.at("RIC")
    sender = client_as(desk.scene.sender).get(f"/referrals/{referral_id}").text
    manager = client_as(desk.scene.manager).get(f"/referrals/{referral_id}").text
    for path in ("/accept", "/ask", "/reject"):
        assert f"{referral_id}{path}" in manager
        assert f"{referral_id}{path}" not in sender


@pytest.mark.parametrize("path", ["receive", "accept", "reject", "ask", "close"])
def test_the_sender_cannot_answer_instead_of_the_service(
    desk: Desk, client_as: Callable[[Any], Any], path: str
) -> None:
    referral_id, sender = desk.sent(), client_as(desk.scene.sender)
    token = sender.token("/referrals")
    answer = sender.post(
        f"/referrals/{referral_id}/{path}", data={"csrf_token": token, "version": "2", "reason": "FULL"}
    )
    assert answer.status_code in (403, 404)
    assert desk.state(referral_id) == "INV"


def test_the_inbox_is_in_order_of_urgency_then_of_the_clock(
    app: Flask, desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    slow, soon, urgent = desk.sent(answer_days=10), desk.sent(answer_days=2), desk.sent(answer_days=20)
    with as_system(app):
        db.session.get_one(Referral, urgent).urgency = 1
    page = BeautifulSoup(client_as(desk.scene.manager).get("/referrals/inbox").text, "html.parser")
    found = [link["href"].rsplit("/", 1)[-1] for link in page.select("tbody th a")]
    assert found == [str(urgent), str(soon), str(slow)]


def test_a_late_referral_rises_on_both_sides(app: Flask, desk: Desk, client_as: Callable[[Any], Any]) -> None:
    late = desk.sent(at=clock.now() - timedelta(days=8), answer_days=1)
    for who in (desk.scene.sender, desk.scene.manager):
        page = client_as(who).get("/")
        assert f"/referrals/{late}" in page.text
        assert "di ritardo" in page.text
    listed = client_as(desk.scene.sender).get("/referrals?late=1").text
    assert f"/referrals/{late}" in listed


def test_a_service_sees_its_own_figures(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    desk.at("RIF")
    desk.at("ACC")
    page = client_as(desk.scene.manager).get("/").text
    assert "Come rispondiamo" in page
    assert "Rifiutati: Non c'è posto in questo momento" in page.replace("&#39;", "'")


def test_the_bell_rings_on_the_other_side(app: Flask, desk: Desk) -> None:
    desk.at("RIF")
    with as_system(app):
        rung = {(line.user_id, line.kind) for line in db.session.query(Notification)}
    scene = desk.scene
    assert rung == {
        (scene.manager, "referral.sent"),
        (scene.colleague, "referral.sent"),
        (scene.sender, "referral.rejected"),
    }


def test_a_coordinator_sees_the_territory_and_another_one_does_not(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id = desk.sent()
    assert f"/referrals/{referral_id}" in client_as(Role.COORD).get("/referrals").text
    assert f"/referrals/{referral_id}" not in client_as("COORD_THERE").get("/referrals").text


def test_the_list_of_a_sender_goes_by_state_and_service(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    sent, refused = desk.sent(), desk.at("RIF")
    operator = client_as(desk.scene.sender)
    only = operator.get(f"/referrals?status=RIF&service={desk.scene.clinic_id}").text
    assert f"/referrals/{refused}" in only
    assert f"/referrals/{sent}" not in only
    assert f"/referrals/{sent}" not in operator.get(f"/referrals?service={desk.scene.other_id}").text


def test_what_only_its_address_would_tell_is_closed_to_who_may_not_know(
    app: Flask, desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id = desk.sent(needs=("VIOL",))
    with as_system(app):
        db.session.get_one(Referral, referral_id).service_point.service_type = "CAV"  # type: ignore[union-attr]
    coordinator, sender = client_as(Role.COORD), client_as(desk.scene.sender)
    for path in ("/referrals", f"/referrals/{referral_id}"):
        assert "Consultorio Prova" in sender.get(path).text
        assert "Consultorio Prova" not in coordinator.get(path).text
    assert "Violenza" not in coordinator.get(f"/referrals/{referral_id}").text.split("<aside")[0]


def test_a_street_unit_sends_from_the_person_and_reads_its_own_words(
    app: Flask, cast: Cast, scene: Scene, client_as: Callable[[Any], Any]
) -> None:
    with as_system(app):
        from casework.people.models import PersonTeam

        db.session.add(PersonTeam(person_id=scene.person_id, team_id=cast.teams["unit"]))
    worker = client_as(Role.OP_STRADA)
    given = {"needs": ["INFO"], "reason": REASON, "urgency": "2"}
    second = worker.submit(f"/people/{scene.person_id}/referrals/new", given)
    third = worker.submit(second.request.path, {"service_point": str(scene.clinic_id)})
    assert REASON in third.text
    assert "Senegal" not in third.text
    assert worker.submit(third.request.path, {"agreement": "ORAL"}, form="#send").status_code == 200
    with as_system(app):
        assert db.session.query(Referral).one().shared == ["C1"]


def test_numbers_follow_each_other_without_a_double(desk: Desk, app: Flask) -> None:
    ids = [desk.draft() for _each in range(3)]
    with as_system(app):
        numbers = [db.session.get_one(Referral, each).number for each in ids]
    year = clock.today().year
    assert numbers == [f"INV-{year}-{number:04d}" for number in (1, 2, 3)]


def test_the_history_cannot_be_changed(app: Flask, desk: Desk) -> None:
    desk.sent()
    with pytest.raises(HistoryIsKept), as_system(app):
        db.session.query(ReferralStep).one().move = "accept"
