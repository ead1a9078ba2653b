"""Contacts of the street: the four kinds, linking one to a person and undoing it, alerts, and who sees what."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from app import clock
from app.access.roles import Role
from app.access.scopes import OutOfScope
from app.crypto import REDACTED
from app.db import db
from casework.cases.models import TimelineEntry
from casework.outreach import queries, services
from casework.outreach.models import AlertNotice, Contact, Shift, Zone
from casework.outreach.services import ContactDraft, ShiftPlan
from casework.outreach.workflow import LinkedElsewhere, NotLinkable, ShiftIsLocked
from casework.people.models import Person, PersonTeam
from casework.people.services import PersonDraft, create_person
from tests.support.cast import Cast

SECRET = "dorme sotto il ponte degli aironi"


@pytest.fixture
def zone_id(as_system: Callable[[], Any], cast: Cast) -> uuid.UUID:
    with as_system() as actor:
        zone = services.save_zone(
            actor, None, team_id=cast.teams["unit"], name="Stazione", district="RE-RE", bounds=None, active=True
        )
        return zone.id


@pytest.fixture
def shift_id(acting: Callable[[Any], Any], cast: Cast, zone_id: uuid.UUID) -> uuid.UUID:
    """A shift of the unit that is out now."""
    with acting(Role.OP_STRADA) as actor:
        start = clock.now() - timedelta(minutes=30)
        plan = ShiftPlan(
            team_id=cast.teams["unit"], type="NOTT", planned_start=start, planned_end=start + timedelta(hours=3),
            member_ids=[cast.users["OP_STRADA"], cast.users["MEDIATORE"]], zone_ids=[zone_id],
        )  # fmt: skip
        return services.start_shift(actor, services.plan_shift(actor, plan)).id


@pytest.fixture
def person_id(acting: Callable[[Any], Any]) -> uuid.UUID:
    """Somebody on file with the équipe, whom the unit does not know yet."""
    with acting(Role.OP_EQUIPE) as actor:
        return create_person(actor, PersonDraft(surname="Prova", given_name="Amina", alias="Mimma")).id


def meet(acting: Callable[[Any], Any], shift_id: uuid.UUID, who: Any = Role.OP_STRADA, **said: Any) -> uuid.UUID:
    with acting(who) as actor:
        draft = ContactDraft(**{"kind": "FIRST", **said})
        return services.record_contact(actor, draft, shift=db.session.get(Shift, shift_id)).id


def entries(person_id: uuid.UUID) -> list[TimelineEntry]:
    return list(db.session.scalars(select(TimelineEntry).where(TimelineEntry.person_id == person_id)))


def test_the_four_kinds_are_recorded_from_the_phone(
    client_as: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID
) -> None:
    client, path = client_as(Role.OP_STRADA), f"/outreach/shifts/{shift_id}/contact"
    client.submit(path, {"who": "person"}, form="form.ap-phone")
    client.submit(path, {"who": "person", "alias": "Mimma", "needs": ["ACC"]}, form="form.ap-phone")
    client.submit(path, {"who": "group", "group_size": "4"}, form="form.ap-phone")
    client.submit(path, {"who": "seen", "age_band": "LT18"}, form="form.ap-phone")
    with app.app_context():
        found = db.session.scalars(select(Contact).order_by(Contact.id)).all()
        assert [contact.kind for contact in found] == ["FIRST", "FIRST", "GROUP", "OBS"]
        assert [contact.alias_sealed is None for contact in found] == [True, False, True, True]
        assert found[2].group_size == 4
        assert all(contact.alerts_sealed for contact in found), "an empty alert must look like a full one"
        counted = queries.figures_of(db.session.get(Shift, shift_id))
    assert (counted["contacts"], counted["sightings"], counted["in_groups"]) == (3, 1, 4)


def test_the_shift_page_lists_its_contacts(client_as: Callable[[Any], Any], shift_id: uuid.UUID) -> None:
    client = client_as(Role.OP_STRADA)
    client.submit(f"/outreach/shifts/{shift_id}/contact", {"alias": "Mimma"}, form="form.ap-phone")
    assert "Mimma" in client.get(f"/outreach/shifts/{shift_id}").text


def test_a_form_sent_twice_makes_one_contact(client_as: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID) -> None:
    client, path = client_as(Role.OP_STRADA), f"/outreach/shifts/{shift_id}/contact"
    token = client.token(path)
    sent = {"csrf_token": token, "submission_id": str(uuid.uuid4()), "who": "person", "alias": "Mimma", "met": "FIRST"}
    first, second = client.post(path, data=sent), client.post(path, data=sent)
    assert first.status_code == second.status_code == 302
    assert first.location == second.location
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Contact)) == 1


def test_an_event_handed_in_again_gives_the_contact_it_made(
    acting: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID
) -> None:
    event_id, made = uuid.uuid4(), []
    for _time in range(2):
        with acting(Role.OP_STRADA) as actor:
            shift = db.session.get(Shift, shift_id)
            draft = ContactDraft(kind="FIRST", alerts=["MINOR"])
            made.append(services.record_contact(actor, draft, shift=shift, client_event_id=event_id).id)
    assert made[0] == made[1]
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(AlertNotice)) == 1


def test_a_linked_contact_stands_once_on_the_timeline_and_unlinking_takes_it_away(
    acting: Callable[[Any], Any], app: Flask, cast: Cast, shift_id: uuid.UUID, person_id: uuid.UUID, zone_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma", needs=["ACC"], setting="STAZ", zone_id=zone_id)
    with acting(Role.OP_EQUIPE) as actor:
        contact, person = db.session.get(Contact, contact_id), db.session.get(Person, person_id)
        services.link_contact(actor, contact, person)
        services.link_contact(actor, contact, person)
    with acting(Role.OP_EQUIPE) as actor:
        queries.contact_in_scope(actor, contact_id)
        from casework.people.queries import person_in_scope

        person_in_scope(actor, person_id)
        (entry,) = entries(person_id)
        assert (entry.kind, entry.compartment, entry.team_id) == ("contact", "C1", cast.teams["unit"])
        assert entry.detail == {
            "kind": "FIRST", "alias": "Mimma", "zone": "Stazione", "needs": ["ACC"], "setting": "STAZ",
        }  # fmt: skip
        assert db.session.get(PersonTeam, (person_id, cast.teams["unit"]))
    with acting(Role.OP_EQUIPE) as actor:
        services.unlink_contact(actor, db.session.get(Contact, contact_id))
    with app.app_context():
        assert entries(person_id) == []
        assert db.session.get(PersonTeam, (person_id, cast.teams["unit"])) is None
        assert db.session.get(PersonTeam, (person_id, cast.teams["equipe"])) is not None


def test_the_unit_goes_on_following_while_another_link_is_a_reason(
    acting: Callable[[Any], Any], app: Flask, cast: Cast, shift_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    first, second = meet(acting, shift_id, alias="Mimma"), meet(acting, shift_id, alias="Mimma")
    with acting(Role.OP_EQUIPE) as actor:
        for contact_id in (first, second):
            services.link_contact(actor, db.session.get(Contact, contact_id), db.session.get(Person, person_id))
    with acting(Role.OP_EQUIPE) as actor:
        services.unlink_contact(actor, db.session.get(Contact, first))
        assert db.session.get(PersonTeam, (person_id, cast.teams["unit"])) is not None
        services.unlink_contact(actor, db.session.get(Contact, second))
    with app.app_context():
        assert db.session.get(PersonTeam, (person_id, cast.teams["unit"])) is None


def test_health_and_alerts_reach_the_timeline_in_their_own_compartments(
    acting: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, needs=["SAL", "DOC"], alerts=["VIOLENCE"], setting="CULTO")
    with acting(Role.OP_EQUIPE) as actor:
        services.link_contact(actor, db.session.get(Contact, contact_id), db.session.get(Person, person_id))
    with app.app_context():
        assert sorted(entry.compartment for entry in entries(person_id)) == ["C1", "C4", "C5"]
    with acting(Role.OP_EQUIPE) as actor:
        from casework.people.queries import person_in_scope

        person_in_scope(actor, person_id)
        told = {entry.compartment: entry.detail for entry in entries(person_id)}
        assert told["C1"]["needs"] == ["DOC"]
        assert told["C1"]["setting"] is None, "a place of worship is not carried over"
        assert told["C4"] is REDACTED
        assert told["C5"] is REDACTED


def test_groups_sightings_and_people_out_of_scope_are_not_linked(
    acting: Callable[[Any], Any], shift_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    group, seen, met = (meet(acting, shift_id, kind=kind) for kind in ("GROUP", "OBS", "FIRST"))
    for contact_id in (group, seen):
        with acting(Role.OP_EQUIPE) as actor, pytest.raises(NotLinkable):
            services.link_contact(actor, db.session.get(Contact, contact_id), db.session.get(Person, person_id))
    with acting(Role.OP_STRADA) as actor, pytest.raises(OutOfScope):
        services.link_contact(actor, db.session.get(Contact, met), db.session.get(Person, person_id))
    with acting("OP_EQUIPE_THERE") as actor, pytest.raises(OutOfScope):
        services.link_contact(actor, db.session.get(Contact, met), db.session.get(Person, person_id))


def test_a_contact_belongs_to_one_person_at_a_time(
    acting: Callable[[Any], Any], shift_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma")
    with acting(Role.OP_EQUIPE) as actor:
        other = create_person(actor, PersonDraft(surname="Altra"))
        services.link_contact(actor, db.session.get(Contact, contact_id), db.session.get(Person, person_id))
        with pytest.raises(LinkedElsewhere):
            services.link_contact(actor, db.session.get(Contact, contact_id), other)


def test_the_link_page_proposes_who_is_known_by_the_nickname_and_undo_is_one_click(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma")
    client, path = client_as(Role.OP_EQUIPE), f"/outreach/contacts/{contact_id}/link"
    page = client.get(path)
    assert str(person_id) in page.text
    token, submission = client.token(path), str(uuid.uuid4())
    sent = {"csrf_token": token, "submission_id": submission, "person": str(person_id)}
    linked = client.post(path, data=sent, follow_redirects=True)
    assert f"/outreach/contacts/{contact_id}/unlink" in linked.text
    with app.app_context():
        assert len(entries(person_id)) == 1
    client.post(f"/outreach/contacts/{contact_id}/unlink", data={"csrf_token": token})
    with app.app_context():
        assert entries(person_id) == []


def test_a_file_can_begin_with_a_nickname_met_in_the_street(
    acting: Callable[[Any], Any], app: Flask, cast: Cast, shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Baba", presumed_sex="M", language="fra")
    with acting(Role.OP_STRADA) as actor:
        contact = queries.contact_in_scope(actor, contact_id)
        person_id = services.person_from_contact(actor, contact).id
    with acting(Role.OP_STRADA) as actor:
        from casework.people.queries import person_in_scope

        person = person_in_scope(actor, person_id)
        assert (person.alias, person.sex, person.identity_level) == ("Baba", "M", 1)
        assert person.owner_team_id == cast.teams["unit"]
        assert len(entries(person_id)) == 1


def test_mending_a_linked_contact_mends_the_timeline(
    acting: Callable[[Any], Any], shift_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma", needs=["ACC"])
    with acting(Role.OP_EQUIPE) as actor:
        services.link_contact(actor, db.session.get(Contact, contact_id), db.session.get(Person, person_id))
    with acting(Role.OP_STRADA) as actor:
        contact = queries.contact_in_scope(actor, contact_id)
        services.change_contact(actor, contact, ContactDraft(kind="REPEAT", alias="Mimma", needs=["LAV"]))
    with acting(Role.OP_EQUIPE) as actor:
        from casework.people.queries import person_in_scope

        person_in_scope(actor, person_id)
        (entry,) = entries(person_id)
        assert entry.detail["needs"] == ["LAV"]


def test_an_alert_reaches_the_coordinator_and_is_read_only_by_them_and_its_author(
    acting: Callable[[Any], Any], cast: Cast, shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alerts=["MINOR"])
    for who, reads in ((Role.COORD, True), (Role.OP_STRADA, True), (Role.OP_EQUIPE, False), (Role.MEDIATORE, False)):
        with acting(who) as actor:
            opened = queries.contact_in_scope(actor, contact_id).alerts
            assert (opened == ["MINOR"]) is reads, who
    with acting(Role.COORD) as actor:
        (notice,) = queries.open_alerts(actor).all()
        assert notice.about["codes"] == ["MINOR"]
        assert notice.about["contact"] == str(contact_id)
    with acting("COORD_THERE") as actor:
        assert queries.open_alerts(actor).all() == []


def test_the_coordinator_answers_an_alert_and_it_leaves_the_desk(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID
) -> None:
    meet(acting, shift_id, alerts=["EMERGENCY"])
    client = client_as(Role.COORD)
    with app.app_context():
        notice_id = db.session.scalar(select(AlertNotice.id))
    client.submit(f"/outreach/alerts/{notice_id}", {"handling": "Sentito il pronto intervento."})
    with acting(Role.COORD) as actor:
        assert queries.open_alerts(actor).count() == 0
    assert client_as(Role.OP_STRADA).get(f"/outreach/alerts/{notice_id}").status_code == 404


def test_a_colleague_who_cannot_read_an_alert_does_not_erase_it(
    acting: Callable[[Any], Any], as_system: Callable[[], Any], cast: Cast, shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, Role.COORD, alias="Mimma", alerts=["VIOLENCE"])
    with acting(Role.OP_STRADA) as actor:
        contact = queries.contact_in_scope(actor, contact_id)
        assert contact.alerts is REDACTED
        services.change_contact(actor, contact, ContactDraft(kind="FIRST", alias="Mimma B."))
    with as_system():
        assert db.session.get(Contact, contact_id).alerts == ["VIOLENCE"]


def test_nobody_of_another_territory_sees_shift_or_contact(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma")
    for who in ("OP_STRADA_THERE", "OP_EQUIPE_THERE", "COORD_THERE"):
        client = client_as(who)
        assert client.get(f"/outreach/contacts/{contact_id}").status_code == 404
        assert client.get(f"/outreach/shifts/{shift_id}").status_code == 404
        assert "Mimma" not in client.get("/outreach/contacts").text
        with acting(who) as actor:
            assert queries.visible_contacts(actor).count() == 0


def test_the_same_404_for_a_contact_elsewhere_and_for_none(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID
) -> None:
    contact_id, client = meet(acting, shift_id), client_as("OP_STRADA_THERE")
    pages = [client.get(f"/outreach/contacts/{each}").text for each in (contact_id, uuid.uuid4())]
    without_number = [re.sub(r"<code>\w+</code>|value=\"[^\"]+\"|content=\"[^\"]+\"", "", page) for page in pages]
    assert without_number[0] == without_number[1]


def test_the_equipe_reads_its_units_contacts_and_changes_none(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma", note=SECRET)
    client = client_as(Role.OP_EQUIPE)
    assert SECRET in client.get(f"/outreach/contacts/{contact_id}").text
    assert client.get(f"/outreach/contacts/{contact_id}/edit").status_code in (403, 404)
    assert client.get(f"/outreach/shifts/{shift_id}/contact").status_code in (403, 404)


def test_a_mediator_sees_the_shifts_they_were_on_board_of_and_no_others(
    acting: Callable[[Any], Any], cast: Cast, shift_id: uuid.UUID, zone_id: uuid.UUID
) -> None:
    with acting(Role.OP_STRADA) as actor:
        start = clock.now()
        plan = ShiftPlan(team_id=cast.teams["unit"], type="NOTT", planned_start=start, planned_end=start)
        services.plan_shift(actor, plan)
    with acting(Role.MEDIATORE) as actor:
        assert [shift.id for shift in queries.visible_shifts(actor).all()] == [shift_id]


def test_no_word_of_a_note_lies_in_the_database_in_clear(
    acting: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma la rossa", note=SECRET)
    with app.app_context():
        contact = db.session.get(Contact, contact_id)
        stored = b"".join(value for value in vars(contact).values() if isinstance(value, bytes))
        assert stored, "something must be stored"
        columns = [repr(value).encode() for name, value in vars(contact).items() if not name.startswith("_")]
        assert not any(word in stored + b"".join(columns) for word in (SECRET.encode(), b"Mimma"))


def test_the_database_file_holds_no_nickname(
    acting: Callable[[Any], Any], app: Flask, backend: str, shift_id: uuid.UUID
) -> None:
    if backend != "sqlite":
        pytest.skip("there is no file to look into")
    meet(acting, shift_id, alias="Soprannomerarissimo", note=SECRET)
    with app.app_context():
        folder = app.config["APPRODO"].instance_path
    found = b"".join(path.read_bytes() for path in folder.glob("approdo.sqlite*"))
    assert b"Stazione" in found, "the control: a zone is no secret"
    assert b"Soprannomerarissimo" not in found
    assert SECRET.encode() not in found


def test_a_locked_shift_refuses_edits_and_takes_corrections(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma")
    client_as(Role.OP_STRADA).submit(f"/outreach/shifts/{shift_id}/close", {"km": "12", "diary": "Serata calma."})
    client_as(Role.COORD).submit(f"/outreach/shifts/{shift_id}/review")
    client = client_as(Role.OP_STRADA)
    for path in (
        f"shifts/{shift_id}/contact",
        f"contacts/{contact_id}/edit",
        f"shifts/{shift_id}/edit",
        f"shifts/{shift_id}/close",
    ):
        assert client.get(f"/outreach/{path}").status_code == 409, path
    with acting(Role.OP_STRADA) as actor:
        contact = queries.contact_in_scope(actor, contact_id)
        with pytest.raises(ShiftIsLocked):
            services.change_contact(actor, contact, ContactDraft(kind="FIRST"))
    page = client.submit(f"/outreach/shifts/{shift_id}/correct", {"text": "I chilometri erano 21."})
    assert "I chilometri erano 21." in page.text
    with acting(Role.OP_STRADA) as actor:
        shift = queries.shift_in_scope(actor, shift_id)
        assert shift.km == 12
        assert shift.figures is not None
        assert shift.figures["contacts"] == 1


def test_a_street_worker_cannot_review(client_as: Callable[[Any], Any], shift_id: uuid.UUID) -> None:
    client = client_as(Role.OP_STRADA)
    client.submit(f"/outreach/shifts/{shift_id}/close")
    assert client.get(f"/outreach/shifts/{shift_id}/review").status_code == 403


def test_critical_events_are_read_by_who_was_on_board_and_the_coordinator(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID
) -> None:
    told = "Lite alla fermata, nessun ferito."
    client_as(Role.OP_STRADA).submit(f"/outreach/shifts/{shift_id}/close", {"critical_events": told})
    for who, reads in ((Role.COORD, True), (Role.MEDIATORE, True), (Role.OP_EQUIPE, False)):
        assert (told in client_as(who).get(f"/outreach/shifts/{shift_id}").text) is reads, who


def test_a_shift_is_planned_started_and_given_a_stop_from_the_pages(
    client_as: Callable[[Any], Any], app: Flask, cast: Cast, zone_id: uuid.UUID
) -> None:
    client = client_as(Role.OP_STRADA)
    page = client.submit("/outreach/shifts/new", {"zones": [str(zone_id)]}, button="now=1")
    assert page.status_code == 200
    assert page.request.path.startswith("/outreach/shifts/")
    client.submit(f"{page.request.path}/stop", {"zone": str(zone_id), "seen_F_LT18": "2", "seen_M_18_35": "5"})
    with app.app_context():
        shift = db.session.scalars(select(Shift)).one()
        (stop,) = queries.stops_of(shift)
        assert (shift.status, stop.seen, stop.total) == ("open", {"F:LT18": 2, "M:18_35": 5}, 7)
        assert shift.short_of_crew, "one alone on board must be seen"


def test_two_who_mend_the_same_field_are_shown_both_values(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma")
    client, path = client_as(Role.OP_STRADA), f"/outreach/contacts/{contact_id}/edit"
    from bs4 import BeautifulSoup

    shown = BeautifulSoup(client.get(path).text, "html.parser").select_one("form.ap-phone")
    assert shown is not None
    fields = {str(each["name"]): str(each.get("value", "")) for each in shown.select("input[type=hidden]")}
    with acting(Role.COORD) as actor:
        services.change_contact(
            actor, queries.contact_in_scope(actor, contact_id), ContactDraft(kind="FIRST", alias="Lala")
        )
    answer = client.post(path, data={**fields, "who": "person", "met": "FIRST", "alias": "Stella"})
    assert answer.status_code == 409
    assert "Lala" in answer.text
    assert "Stella" in answer.text


def test_a_list_costs_the_same_number_of_statements_however_long(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID
) -> None:
    def statements(path: str) -> int:
        client, seen = client_as(Role.COORD), []
        client.get(path)
        with app.app_context():
            engine = db.engine
        count = lambda *_all: seen.append(1)  # noqa: E731
        event.listen(engine, "before_cursor_execute", count)
        try:
            assert client.get(path).status_code == 200
        finally:
            event.remove(engine, "before_cursor_execute", count)
        return len(seen)

    pages = (
        "/outreach/contacts",
        "/outreach/shifts",
        "/outreach/contacts/waiting",
        "/outreach/alerts",
        f"/outreach/shifts/{shift_id}",
        "/",
    )
    meet(acting, shift_id, alias="Mimma", alerts=["MINOR"])
    few = {path: statements(path) for path in pages}
    for number in range(12):
        meet(acting, shift_id, alias=f"Nome{number}", alerts=["MINOR"], needs=["ACC"])
    assert {path: statements(path) for path in pages} == few


def test_an_office_contact_needs_no_shift(client_as: Callable[[Any], Any], app: Flask) -> None:
    page = client_as(Role.OP_STRADA).submit(
        "/outreach/contacts/new", {"who": "person", "met": "INDIR", "alias": "Sam"}, form="form.ap-phone"
    )
    assert page.status_code == 200
    with app.app_context():
        contact = db.session.scalars(select(Contact)).one()
        assert (contact.shift_id, contact.kind) == (None, "INDIR")


def test_a_note_longer_than_280_characters_is_refused_with_words(
    client_as: Callable[[Any], Any], app: Flask, shift_id: uuid.UUID
) -> None:
    page = client_as(Role.OP_STRADA).submit(
        f"/outreach/shifts/{shift_id}/contact", {"note": "x" * 281}, form="form.ap-phone"
    )
    assert page.status_code == 422
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Contact)) == 0


def test_only_a_coordinator_manages_zones(client_as: Callable[[Any], Any], app: Flask, zone_id: uuid.UUID) -> None:
    assert client_as(Role.OP_STRADA).get("/outreach/zones/new").status_code == 403
    client_as(Role.COORD).submit(f"/outreach/zones/{zone_id}", {"name": "Stazione e portici"})
    with app.app_context():
        assert db.session.get(Zone, zone_id).name == "Stazione e portici"
    assert client_as("COORD_THERE").get(f"/outreach/zones/{zone_id}").status_code == 404


def test_a_mediator_on_board_reads_the_nickname_and_sees_that_more_is_restricted(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma", needs=["ACC"], note=SECRET, presumed_sex="F")
    page = client_as(Role.MEDIATORE).get(f"/outreach/contacts/{contact_id}").text
    assert "Mimma" in page
    assert SECRET not in page
    assert "riservato" in page


def test_a_linked_contact_shows_on_the_page_of_the_person(
    acting: Callable[[Any], Any], client_as: Callable[[Any], Any], shift_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    contact_id = meet(acting, shift_id, alias="Mimma", needs=["ACC"])
    with acting(Role.OP_EQUIPE) as actor:
        services.link_contact(actor, db.session.get(Contact, contact_id), db.session.get(Person, person_id))
    for who in (Role.OP_EQUIPE, Role.OP_STRADA):
        assert f"/outreach/contacts/{contact_id}" in client_as(who).get(f"/people/{person_id}").text, who
