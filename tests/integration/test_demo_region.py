"""The demonstration region: as many of everything as was promised, in every state, the same for the same seed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import clock, create_app
from app.access import opening_as, system_actor
from app.codelists.labels import all_codes
from app.db import db
from app.demo.world import sizes_for
from app.identity.models import Organisation, Team, TeamKind, User
from app.setting_up import set_up
from casework.cases.models import Case
from casework.outreach.models import Contact
from casework.people.models import Person
from config import Config
from referrals.directory.models import ServicePoint
from referrals.outgoing.models import Referral
from tests.support import session
from tests.support.installation import Template, close

LATIN = range(0x0250)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def region(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    template = Template(request.param, "demo", session.folder()).ensure_built()
    with template.copied(tmp_path_factory.mktemp("region") / "instance") as config:
        app = create_app(config)
        yield app
        close(app)


def count(model: Any, *conditions: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0


def test_it_holds_what_was_promised(region: Flask) -> None:
    with region.app_context():
        assert count(Organisation) == 6
        assert count(Team, Team.kind == TeamKind.EQUIPE) == 3
        assert count(Team, Team.kind == TeamKind.UNIT) == 2
        assert count(ServicePoint) == 25
        assert count(User) == 14
        assert count(Person) == 120
        assert count(Case) == 70
        assert count(Contact) == 300
        assert count(Referral) == 60


def test_cases_and_referrals_are_in_every_state(region: Flask) -> None:
    with region.app_context():
        assert set(db.session.scalars(select(Case.status))) == set(all_codes("case_status"))
        assert set(db.session.scalars(select(Referral.status))) == set(all_codes("referral_status"))


def test_people_come_from_twenty_countries_with_names_in_their_own_scripts(region: Flask) -> None:
    with region.app_context(), opening_as(system_actor("test")):
        people = db.session.scalars(select(Person)).all()
        countries = {country for person in people for country in person.citizenships or ()}
        own = [person.original_name for person in people if person.original_name]
        assert len(countries) >= 20
        assert len([name for name in own if any(ord(letter) not in LATIN for letter in name)]) >= 30


def test_its_dates_are_relative_to_today(region: Flask) -> None:
    with region.app_context():
        newest = db.session.scalar(select(func.max(Case.last_activity_at)))
        assert newest is not None
        assert clock.now() - newest < timedelta(days=3)
        assert newest <= clock.now() + timedelta(minutes=1)


def test_a_larger_region_keeps_its_proportions() -> None:
    grown = sizes_for(12_000)
    assert (grown["people"], grown["cases"]) == (12_000, 7_000)
    assert 3_000 < grown["contacts"] < 30_000


@pytest.fixture
def twice(tmp_path: Path) -> list[str]:
    seen = []
    for name in ("one", "two"):
        app = create_app(Config(instance_path=tmp_path / name))
        with app.app_context():
            set_up(app, demo=True)
            with opening_as(system_actor("test")):
                people = db.session.scalars(select(Person).order_by(Person.created_at, Person.public_code)).all()
                seen.append("|".join(sorted(f"{p.surname} {p.given_name} {p.birth_date}" for p in people)))
        close(app)
    return seen


def test_the_same_seed_makes_the_same_people(twice: list[str]) -> None:
    assert twice[0] == twice[1]
