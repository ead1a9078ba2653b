"""What a receiver sees of a person: what was shared, as long as the referral lives, and nothing else."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from app.access import Role
from app.audit.models import AccessEventSubject
from app.db import db
from referrals.workflow import REFERRAL
from tests.support.cast import Cast, as_system
from tests.support.referring import REASON, SECRETS, Desk, Scene, set_scene

ALL = ("C1", "C2", "C3", "C4", "C5")
NOTES = {"health_note": SECRETS["C4"], "protection_note": SECRETS["C5"]}
SHOWN_BY = {"C1": SECRETS["C1"], "C2": "Senegal", "C3": "Ricevuta di rinnovo", "C4": SECRETS["C4"], "C5": SECRETS["C5"]}
"""What stands on the receiver's page for each compartment that is shared."""


@pytest.fixture
def scene(app: Flask, cast: Cast) -> Scene:
    return set_scene(app, cast)


@pytest.fixture
def desk(app: Flask, scene: Scene) -> Desk:
    return Desk(app, scene)


def page_of(referral_id: uuid.UUID) -> str:
    return f"/referrals/{referral_id}"


def words_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


@pytest.mark.parametrize("shared", [("C2",), ("C1", "C2"), ("C2", "C3"), ("C1", "C2", "C4"), ("C2", "C5"), ALL])
def test_a_receiver_sees_the_shared_compartments_and_no_canary_of_the_others(
    desk: Desk, client_as: Callable[[Any], Any], shared: tuple[str, ...]
) -> None:
    referral_id = desk.sent(shared=shared, **NOTES)
    page = client_as(desk.scene.manager).get(page_of(referral_id))
    words = words_of(page.text)
    assert page.status_code == 200
    assert REASON in words
    for compartment, secret in SHOWN_BY.items():
        assert (secret in words) is (compartment in shared), compartment
    assert (SECRETS["STP"] in words) is ("C4" in shared)
    assert "riservat" not in words.lower().replace("note professionali riservate", ""), "a shared part stayed closed"


def test_the_preview_and_the_receivers_page_show_the_same(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id = desk.draft(shared=("C1", "C2", "C4"), **NOTES)
    sender, manager = client_as(desk.scene.sender), client_as(desk.scene.manager)
    preview = BeautifulSoup(sender.get(f"{page_of(referral_id)}/send").text, "html.parser").select_one("#preview")
    sender.submit(f"{page_of(referral_id)}/send", {"agreement": "ORAL"}, form="#send")
    received = BeautifulSoup(manager.get(page_of(referral_id)).text, "html.parser")
    assert preview is not None
    facts = [each.get_text(" ", strip=True) for each in preview.select("dl.ap-facts > *")]
    assert len(facts) > 8
    assert " ".join(facts) in " ".join(each.get_text(" ", strip=True) for each in received.select("dl.ap-facts > *"))


def test_changing_what_is_shared_changes_the_preview_and_loses_nothing_typed(
    desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id = desk.draft(shared=("C1", "C2"))
    given = {"shared": ["C2", "C4"], "health_note": SECRETS["C4"], "agreement": "MEDIATOR"}
    page = client_as(desk.scene.sender).submit(
        f"{page_of(referral_id)}/send", given, form="#send", button="action=preview"
    )
    soup = BeautifulSoup(page.text, "html.parser")
    preview = soup.select_one("#preview")
    assert preview is not None
    assert SECRETS["C4"] in preview.get_text()
    assert SECRETS["C1"] not in preview.get_text()
    assert soup.select_one("input[name=agreement][value=MEDIATOR][checked]") is not None
    assert desk.state(referral_id) == "BOZZA"


def test_a_note_on_health_stays_behind_when_health_is_not_shared(app: Flask, desk: Desk) -> None:
    referral_id = desk.sent(shared=("C1",), **NOTES)
    with as_system(app):
        referral = desk._get(referral_id)
        assert (referral.health_note, referral.protection_note) == (None, None)
        assert referral.shared == ["C1", "C2"]


def test_two_referrals_of_one_person_do_not_open_each_other(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    named, nameless = desk.sent(shared=("C1",)), desk.sent(shared=())
    manager = client_as(desk.scene.manager)
    inbox = BeautifulSoup(manager.get("/referrals/inbox").text, "html.parser")
    words = {link["href"]: link.get_text(strip=True) for link in inbox.select("tbody th a")}
    assert SECRETS["C1"] in words[page_of(named)]
    assert words[page_of(nameless)] == "P0V-4A1"
    assert SECRETS["C1"] not in manager.get(page_of(nameless)).text


@pytest.mark.parametrize("path", ["", "/accept", "/reject", "/close"])
def test_the_manager_of_another_service_point_gets_404(desk: Desk, client_as: Callable[[Any], Any], path: str) -> None:
    referral_id = desk.sent(shared=ALL, **NOTES)
    there = client_as(desk.scene.stranger).get(page_of(referral_id) + path)
    nowhere = client_as(desk.scene.stranger).get(page_of(uuid.uuid4()) + path)
    assert there.status_code == nowhere.status_code == 404
    assert _without_reference(there.text) == _without_reference(nowhere.text)


@pytest.mark.parametrize("role", [Role.MONIT, Role.COMUN, Role.DPO, "OP_EQUIPE_THERE", "COORD_THERE"])
def test_others_do_not_see_a_referral(desk: Desk, client_as: Callable[[Any], Any], role: Any) -> None:
    assert client_as(role).get(page_of(desk.sent())).status_code in (403, 404)


def test_a_draft_is_not_in_the_inbox(desk: Desk, client_as: Callable[[Any], Any]) -> None:
    referral_id = desk.draft()
    assert client_as(desk.scene.manager).get(page_of(referral_id)).status_code == 404


@pytest.mark.parametrize("state", ["RIF", "CHIUSO", "ANN"])
def test_the_receivers_view_of_the_person_ends_with_the_referral(
    desk: Desk, client_as: Callable[[Any], Any], state: str
) -> None:
    referral_id = desk.at(state, shared=ALL, **NOTES)
    page = client_as(desk.scene.manager).get(page_of(referral_id))
    words = words_of(page.text)
    assert page.status_code == 200
    assert not [secret for secret in (*SECRETS.values(), REASON, "Senegal", "Visita fatta") if secret in words]
    assert "INV-" in words


@pytest.mark.parametrize("state", sorted(REFERRAL.live))
def test_while_it_lives_the_receiver_sees_the_person(desk: Desk, client_as: Callable[[Any], Any], state: str) -> None:
    page = client_as(desk.scene.manager).get(page_of(desk.at(state, shared=("C1",))))
    assert SECRETS["C1"] in page.text


def test_a_reading_by_the_receiver_is_in_the_access_log_with_the_compartments_opened(
    app: Flask, desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id = desk.sent(shared=("C1",))
    client_as(desk.scene.manager).get(page_of(referral_id))
    with as_system(app):
        rows = db.session.query(AccessEventSubject).filter_by(subject_id=desk.scene.person_id)
        read = [row.compartments for row in rows if row.event.endpoint == "referrals.show"]
    assert read == ["C1,C2"]


def test_what_a_sender_may_not_read_is_not_offered_and_not_accepted(
    desk: Desk, client_as: Callable[[Any], Any]
) -> None:
    referral_id = desk.draft()
    path = f"{page_of(referral_id)}/send"
    offered = re.findall(r'name="shared"[^>]*value="(C\d)"', client_as(desk.scene.sender).get(path).text)
    assert offered == ["C1", "C2", "C3", "C4", "C5"]
    page = client_as(desk.scene.sender).submit(path, {"shared": ["C2", "C6"], "agreement": "ORAL"}, form="#send")
    assert page.status_code == 422
    assert desk.state(referral_id) == "BOZZA"


def _without_reference(html: str) -> str:
    return re.sub(
        r"<code>[0-9A-F]{8}</code>|name=\"csrf-token\" content=\"[^\"]+\"|value=\"[^\"]{60,}\"|[0-9a-f-]{36}", "", html
    )
