"""The directory: found by type, district, language and open now; changed by who may, without losing others' changes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from app import clock
from app.access import Role, system_actor
from app.clock import ROME
from app.codelists.territory import district_of
from app.db import db
from referrals.directory.models import ServicePoint
from referrals.directory.queries import Filters, matching
from tests.support.cast import Cast, as_system
from tests.support.referring import Scene, set_scene

MONDAY_MORNING = datetime(2026, 11, 23, 10, tzinfo=ROME)
EASTER_MONDAY = datetime(2026, 4, 6, 10, tzinfo=ROME)


@pytest.fixture
def scene(app: Flask, cast: Cast) -> Scene:
    return set_scene(app, cast)


@pytest.mark.parametrize("role", list(Role))
def test_everybody_signed_in_reads_the_directory(scene: Scene, client_as: Callable[[Any], Any], role: Role) -> None:
    reader = client_as(role)
    assert "Consultorio Prova" in reader.get("/directory").text
    assert reader.get(f"/directory/{scene.clinic_id}").status_code == 200


def test_who_is_not_signed_in_does_not(scene: Scene, visitor: Any) -> None:
    assert visitor.get(f"/directory/{scene.clinic_id}").status_code == 302


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(service_type="CONS"), {"Consultorio Prova"}),
        (Filters(service_type="LEG", language="fra"), {"Sportello Altrove"}),
        (Filters(language="tir"), set()),
        (Filters(district="RE-RE"), {"Consultorio Prova", "Sportello Altrove"}),
        (Filters(district="BO-CIT"), set()),
        (Filters(undocumented=True), set()),
    ],
)
def test_filters_narrow_the_list(app: Flask, scene: Scene, filters: Filters, found: set[str]) -> None:
    with as_system(app):
        assert {point.name for point in matching(system_actor("test"), filters).all()} == found


@pytest.mark.parametrize(("moment", "number"), [(MONDAY_MORNING, 2), (EASTER_MONDAY, 0)])
def test_open_now_goes_by_the_clock_and_the_calendar(app: Flask, scene: Scene, moment: datetime, number: int) -> None:
    with clock.moved_to(moment), as_system(app):
        assert matching(system_actor("test"), Filters(open_now=True)).count() == number


def test_a_service_not_in_use_is_neither_listed_nor_offered(
    app: Flask, scene: Scene, client_as: Callable[[Any], Any]
) -> None:
    with as_system(app):
        db.session.get_one(ServicePoint, scene.clinic_id).active = False
    operator = client_as(scene.sender)
    assert "Consultorio Prova" not in operator.get("/directory").text
    given = {"needs": ["SAL"], "reason": "Prova", "urgency": "2"}
    assert "Consultorio Prova" not in operator.submit(f"/cases/{scene.case_id}/referrals/new", given).text


@pytest.mark.parametrize("role", [Role.COORD, Role.COMUN])
def test_coordinators_and_editors_add_a_service_and_its_district_follows_from_its_comune(
    app: Flask, scene: Scene, client_as: Callable[[Any], Any], cast: Cast, role: Role
) -> None:
    given = {
        "name": "Ambulatorio Nuovo", "organisation_id": str(cast.organisations["here"]), "service_type": "SSI",
        "address": "Via Nuova 3", "comune": "037006", "languages": ["fra", "ben"], "day_0": "9-12.30, 14-17",
        "accepts_undocumented": "Y",
    }  # fmt: skip
    page = client_as(role).submit("/directory/new", given)
    assert "09:00–12:30, 14:00–17:00" in page.text
    with as_system(app):
        point = db.session.query(ServicePoint).filter_by(name="Ambulatorio Nuovo").one()
        assert (point.district, point.languages) == (district_of("037006"), ["ben", "fra"])
        assert [(each.weekday, each.opens, each.closes) for each in point.openings] == [(0, 540, 750), (0, 840, 1020)]


@pytest.mark.parametrize("role", [Role.OP_EQUIPE, Role.SERVIZIO, Role.DPO])
def test_others_may_not_change_it(scene: Scene, client_as: Callable[[Any], Any], role: Role) -> None:
    reader = client_as(role)
    assert reader.get(f"/directory/{scene.clinic_id}/edit").status_code == 403
    assert reader.get("/directory/new").status_code == 403
    assert "/edit" not in reader.get(f"/directory/{scene.clinic_id}").text


def test_hours_that_cannot_be_read_are_refused_in_words(scene: Scene, client_as: Callable[[Any], Any]) -> None:
    page = client_as(Role.COORD).submit(f"/directory/{scene.clinic_id}/edit", {"day_2": "mattina"})
    assert page.status_code == 422
    assert "9-12.30, 14-17" in page.text


def test_two_editors_of_different_fields_both_keep_theirs(
    app: Flask, scene: Scene, client_as: Callable[[Any], Any]
) -> None:
    one, other, path = client_as(Role.COORD), client_as(Role.COMUN), f"/directory/{scene.clinic_id}/edit"
    held = _form_of(one, path)
    other.submit(path, {"phone": "0500 111 222"})
    assert one.post(path, data={**held, "address": "Via Cambiata 9"}).status_code == 302
    with as_system(app):
        point = db.session.get_one(ServicePoint, scene.clinic_id)
        assert (point.phone, point.address) == ("0500 111 222", "Via Cambiata 9")


def test_two_editors_of_one_field_choose_between_both_values(scene: Scene, client_as: Callable[[Any], Any]) -> None:
    one, other, path = client_as(Role.COORD), client_as(Role.COMUN), f"/directory/{scene.clinic_id}/edit"
    held = _form_of(one, path)
    other.submit(path, {"address": "Via Loro 1"})
    page = one.post(path, data={**held, "address": "Via Mia 2"})
    assert page.status_code == 409
    assert "Via Loro 1" in page.text
    assert "Via Mia 2" in page.text


def test_a_directory_of_many_pages_is_read_by_key(
    app: Flask, scene: Scene, cast: Cast, client_as: Callable[[Any], Any]
) -> None:
    with as_system(app):
        for number in range(60):
            db.session.add(
                ServicePoint(
                    organisation_id=cast.organisations["here"],
                    service_type="MENSA",
                    name=f"Mensa {number:02d}",
                    address="Via",
                    comune="035033",
                    district="RE-RE",
                )
            )
    reader = client_as(Role.OP_EQUIPE)
    first = BeautifulSoup(reader.get("/directory?service_type=MENSA").text, "html.parser")
    following = first.select_one("a[rel=next]")
    assert following is not None
    second = BeautifulSoup(reader.get(str(following["href"])).text, "html.parser")
    names = [link.get_text() for page in (first, second) for link in page.select("tbody th a")]
    assert names == [f"Mensa {number:02d}" for number in range(60)]


def _form_of(client: Any, path: str) -> dict[str, Any]:
    from tests.support.client import _form, _values

    return _values(_form(BeautifulSoup(client.get(path).text, "html.parser"), ""))
