"""Interventions and appointments: recorded, corrected, seen by whom they concern."""

from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from sqlalchemy import select, text

from app import clock
from app.access import Role
from app.db import db
from casework.cases.models import Case, TimelineEntry
from casework.cases.queries import case_in_scope
from casework.cases.services import update_case
from casework.interventions import services
from casework.interventions.models import Appointment, AppointmentStatus, Intervention
from casework.interventions.queries import appointment_in_scope
from casework.people.queries import visible_people
from tests.support.cast import Cast
from tests.support.files import open_file, words

SAID = {"kind": "ACC_SERV", "minutes": "95", "travel_minutes": "20", "language": "fra", "note": "Rilasciata ricevuta."}


def test_an_intervention_stands_on_the_timeline_and_in_the_week(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting)
    client = client_as(Role.OP_EQUIPE)
    page = client.submit(f"{file.page}/intervention", {**SAID, "mediator_id": str(cast.user(Role.MEDIATORE))})
    assert page.request.path == file.page
    assert "Accompagnamento ai servizi · 1 h 35 min" in words(page)
    assert "con Prova MEDIATORE (mediazione)" in words(page)
    week = words(client.get("/interventions"))
    assert "1 h 35 min" in week
    assert "Belkacem" in week


def test_the_kind_of_an_intervention_is_not_readable_in_the_database(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        services.add_intervention(actor, case, kind="PSI", at=clock.now(), minutes=50, note="Colloquio")
    with acting(Role.OP_EQUIPE):
        raw = str(db.session.execute(text("SELECT * FROM intervention")).all())
        assert "PSI" not in raw
        assert "Colloquio" not in raw
        assert db.session.scalar(select(Intervention.compartment)) == "C4"


def test_a_consultation_of_health_is_a_stub_to_who_does_not_follow_the_case(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        services.add_intervention(actor, case, kind="PSI", at=clock.now(), minutes=50, note="Non da leggere.")
    page = client_as(Role.COORD).get(file.page)
    assert "Non da leggere." not in page.text
    assert "Consulenza psicologica" not in words(page)
    assert "Intervento: riservato" in words(page)


def test_kinds_of_health_are_not_offered_to_who_may_not_read_them(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    offered = BeautifulSoup(client_as(Role.COORD).get(f"{file.page}/intervention").text, "html.parser")
    codes = {str(option["value"]) for option in offered.select("select[name=kind] option")}
    assert "COLL" in codes
    assert not codes & {"PSI", "RDR", "SEGN"}


def test_a_mediator_sees_own_work_and_its_person_and_not_the_file(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting)
    client_as(Role.OP_EQUIPE).submit(
        f"{file.page}/intervention", {**SAID, "mediator_id": str(cast.user(Role.MEDIATORE))}
    )
    mediator = client_as(Role.MEDIATORE)
    assert "come mediatore" in words(mediator.get("/interventions"))
    assert mediator.get(file.page).status_code == 404
    with acting(Role.MEDIATORE) as actor:
        assert [person.id for person in visible_people(actor).all()] == [file.person_id]


def test_a_mediator_records_an_intervention_for_a_person_of_theirs(
    app: Any, acting: Any, client_as: Any, cast: Cast
) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        update_case(actor, case_in_scope(actor, file.case_id), {}, co_workers=[cast.user(Role.MEDIATORE)])
    page = client_as(Role.MEDIATORE).submit(
        f"/people/{file.person_id}/intervention", {"kind": "MED_TEL", "minutes": "15", "mode": "TEL"}
    )
    assert "Intervento registrato." in words(page)
    with app.app_context():
        intervention = db.session.scalars(select(Intervention)).one()
        assert (intervention.case_id, intervention.minutes) == (file.case_id, 15)


def test_a_corrected_intervention_says_the_same_on_the_timeline(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client = client_as(Role.OP_EQUIPE)
    page = client.submit(f"{file.page}/intervention", SAID)
    link = BeautifulSoup(page.text, "html.parser").select_one('a[href^="/interventions/"]')
    assert link is not None
    client.submit(str(link["href"]), {"minutes": "60", "note": "Rilasciato il permesso."})
    after = client.get(file.page)
    assert "Accompagnamento ai servizi · 1 h" in words(after)
    assert "Rilasciato il permesso." in words(after)
    assert "Rilasciata ricevuta." not in after.text
    assert client_as(Role.COORD).get(str(link["href"])).status_code == 404


def test_wrong_minutes_are_refused_with_words(acting: Any, client_as: Any, app: Any) -> None:
    file = open_file(acting)
    for minutes in ("", "0", "-5", "ninety", "5000"):
        page = client_as(Role.OP_EQUIPE).submit(f"{file.page}/intervention", {**SAID, "minutes": minutes})
        assert page.status_code == 422, minutes
    with app.app_context():
        assert db.session.scalars(select(Intervention)).all() == []


def test_an_appointment_moves_the_next_date_until_it_is_over(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        later = services.add_appointment(actor, case, at=clock.now() + timedelta(days=9), with_whom="Questura")
        sooner = services.add_appointment(actor, case, at=clock.now() + timedelta(days=2), with_whom="Anagrafe")
        assert case.next_what == "appointment"
        assert case.next_on == sooner.at.astimezone(clock.ROME).date()
        services.set_outcome(actor, sooner, AppointmentStatus.ATTENDED)
        assert case.next_on == later.at.astimezone(clock.ROME).date()
        services.set_outcome(actor, later, AppointmentStatus.CANCELLED)
        assert case.next_on is None


def test_what_became_of_an_appointment_stands_on_its_entry_and_can_be_undone(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client = client_as(Role.OP_EQUIPE)
    day = clock.today().isoformat()
    client.submit(
        f"{file.page}/appointment", {"day": day, "time": "00:05", "with_whom": "Anagrafe", "place": "Sportello"}
    )
    missed = client.submit(file.page, form='form:has(input[name="status"][value="missed"])')
    assert "Annotato." in words(missed)
    assert "assente" in words(missed)
    undo = BeautifulSoup(missed.text, "html.parser").select_one('.ap-flashes form[action*="/outcome"]')
    assert undo is not None
    token = undo.select_one("[name=csrf_token]")
    assert token is not None
    undone = client.post(str(undo["action"]), data={"csrf_token": token["value"]}, follow_redirects=True)
    assert "in programma" in words(undone)


def test_the_appointments_of_the_day_stand_on_oggi_of_who_goes(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        noon = clock.now().astimezone(clock.ROME).replace(hour=12, minute=0)
        services.add_appointment(actor, case, at=noon, with_whom="Consultorio", mediator_id=cast.user(Role.MEDIATORE))
    for role in (Role.OP_EQUIPE, Role.MEDIATORE):
        page = words(client_as(role).get("/"))
        assert "Consultorio" in page
        assert "Belkacem" in page
    assert "Consultorio" not in client_as(Role.COORD).get("/").text


def test_appointments_of_others_are_out_of_reach(acting: Any, client_as: Any, app: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        appointment_id = services.add_appointment(actor, case, at=clock.now(), with_whom="Anagrafe").id
    other = client_as("OP_EQUIPE_THERE")
    token = other.token("/interventions")
    address = f"/appointments/{appointment_id}/outcome"
    assert other.post(address, data={"csrf_token": token, "status": "missed"}).status_code == 404
    mine = client_as(Role.OP_EQUIPE)
    assert mine.post(address, data={"csrf_token": mine.token("/interventions"), "status": "bogus"}).status_code == 400
    with app.app_context():
        assert db.session.scalar(select(Appointment.status)) == "planned"


def test_an_appointment_of_health_follows_its_outcome_though_the_actor_may_not_read_it(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE) as actor:
        case = case_in_scope(actor, file.case_id)
        appointment_id = services.add_appointment(actor, case, at=clock.now(), with_whom="Psicologa", kind="PSI").id
    with acting(Role.COORD) as actor:
        case_in_scope(actor, file.case_id)
        services.set_outcome(actor, appointment_in_scope(actor, appointment_id), AppointmentStatus.ATTENDED)
    with acting(Role.OP_EQUIPE) as actor:
        appointment_in_scope(actor, appointment_id)
        entry = db.session.scalars(select(TimelineEntry).where(TimelineEntry.kind == "appointment")).one()
        assert entry.detail["status"] == "attended"
        assert db.session.scalar(select(Case.next_on)) is None
