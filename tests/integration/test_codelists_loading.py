"""Loading the files into the database: adds, updates, retires, and leaves alone what was changed here."""

from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import select

from app import clock
from app.access.actor import system_actor
from app.admin import services, territory_services
from app.codelists import territory
from app.codelists.labels import choices, find_code, label
from app.codelists.loading import load_codelists
from app.codelists.models import CodeList, CodeValue
from app.codelists.snapshot import changed, current
from app.db import db
from app.db.unit_of_work import one_transaction

ADMINISTRATOR = system_actor("test")


def value(list_name: str, code: str) -> CodeValue:
    wanted = select(CodeValue).where(CodeValue.list_name == list_name, CodeValue.code == code)
    return db.session.scalars(wanted).one()


def code_list(name: str) -> CodeList:
    return db.session.scalars(select(CodeList).where(CodeList.name == name)).one()


def load(app: Flask) -> bool:
    with app.app_context(), one_transaction():
        return load_codelists().anything


def test_a_new_installation_has_every_list_and_a_second_load_changes_nothing(app: Flask) -> None:
    with app.app_context():
        token = current().token
        assert token, "the lists do not come from the database"
        assert len(current().lists) == 69
        assert len(choices("geo_comuni_er")) == 330
    assert not load(app)
    with app.app_context():
        assert current().token == token


def test_a_load_brings_our_words_back_where_nobody_chose_others(app: Flask) -> None:
    with app.app_context(), one_transaction():
        value("need_category", "CASA").label_it = "Vecchia scritta"
        changed()
    assert load(app)
    with app.app_context():
        assert label("need_category", "CASA", "it") == "Casa / alloggio"


def test_a_load_never_overwrites_what_an_administrator_changed(app: Flask) -> None:
    with app.app_context(), one_transaction():
        services.rename_value(ADMINISTRATOR, value("need_category", "CASA"), "Abitare", "Housing")
        services.retire_value(ADMINISTRATOR, value("need_category", "RIMP"), date(2026, 1, 1))
    load(app)
    with app.app_context():
        assert label("need_category", "CASA", "it") == "Abitare"
        assert "RIMP" not in dict(choices("need_category"))


def test_a_field_changed_here_does_not_keep_the_others_from_being_updated(app: Flask) -> None:
    with app.app_context(), one_transaction():
        housing = value("need_category", "CASA")
        services.rename_value(ADMINISTRATOR, housing, "Abitare", housing.label_en)
        housing.label_en = "An older word"
        changed()
    load(app)
    with app.app_context():
        assert label("need_category", "CASA", "it") == "Abitare"
        assert label("need_category", "CASA", "en") == "Housing"


def test_a_value_that_vanished_from_the_files_is_retired_and_still_has_its_words(app: Flask) -> None:
    with app.app_context(), one_transaction():
        row = CodeValue(list_name="need_category", code="OLD", label_it="Antico", label_en="Old", shipped=True)
        db.session.add(row)
        changed()
    load(app)
    with app.app_context():
        assert "OLD" not in dict(choices("need_category"))
        assert dict(choices("need_category", include="OLD"))["OLD"] == "Antico"
        assert label("need_category", "OLD", "en") == "Old"


def test_a_value_added_here_survives_a_load(app: Flask) -> None:
    with app.app_context(), one_transaction():
        services.add_value(ADMINISTRATOR, code_list("language"), "fij", "Figiano", "Fijian")
    assert not load(app)
    with app.app_context():
        assert dict(choices("language"))["fij"] == "Figiano"
        assert find_code("language", "FIGIANO") == "fij"


def test_a_comune_moved_here_survives_a_load_and_keeps_its_past(app: Flask) -> None:
    day = clock.today()
    with app.app_context(), one_transaction():
        comune, district = value("geo_comuni_er", "035030"), value("geo_districts_er", "RE-MON")
        territory_services.move_comune(ADMINISTRATOR, comune, district, day)
    assert not load(app)
    with app.app_context():
        assert territory.districts_of("035030") == ["RE-MON"]
        assert territory.districts_of("035030", date(2020, 1, 1)) == ["RE-RE"]
        assert "035030" in territory.comuni_of("RE-MON")
        assert "035030" not in territory.comuni_of("RE-RE")


def test_a_second_move_before_the_first_one_replaces_it(app: Flask) -> None:
    with app.app_context(), one_transaction():
        comune = value("geo_comuni_er", "035030")
        territory_services.move_comune(ADMINISTRATOR, comune, value("geo_districts_er", "RE-MON"), date(2027, 1, 1))
        territory_services.move_comune(ADMINISTRATOR, comune, value("geo_districts_er", "RE-SCA"), date(2026, 6, 1))
    with app.app_context():
        assert territory.districts_of("035030", date(2026, 5, 31)) == ["RE-RE"]
        assert territory.districts_of("035030", date(2028, 1, 1)) == ["RE-SCA"]


def test_every_worker_sees_a_change_at_its_next_request(app: Flask) -> None:
    with app.app_context():
        assert label("need_category", "CASA", "it") == "Casa / alloggio"
    with app.app_context(), one_transaction():
        services.rename_value(ADMINISTRATOR, value("need_category", "CASA"), "Abitare", "Housing")
        assert label("need_category", "CASA", "it") == "Abitare", "the one who changed it sees it at once"
    with app.app_context():
        assert label("need_category", "CASA", "it") == "Abitare"


def test_a_change_that_is_undone_is_never_shown_again(app: Flask) -> None:
    with app.app_context():
        services.rename_value(ADMINISTRATOR, value("need_category", "CASA"), "Mai", "Never")
        assert label("need_category", "CASA", "it") == "Mai"
        db.session.rollback()
    with app.app_context():
        assert label("need_category", "CASA", "it") == "Casa / alloggio"


def test_a_change_that_is_undone_is_not_taken_for_the_next_one(app: Flask) -> None:
    with app.app_context():
        services.rename_value(ADMINISTRATOR, value("need_category", "CASA"), "Mai", "Never")
        assert label("need_category", "CASA", "it") == "Mai"
        db.session.rollback()
    with app.app_context(), one_transaction():
        services.rename_value(ADMINISTRATOR, value("need_category", "CIBO"), "Vitto", "Food")
    with app.app_context():
        assert label("need_category", "CASA", "it") == "Casa / alloggio"
        assert label("need_category", "CIBO", "it") == "Vitto"


def test_comuni_that_merge_end_and_the_new_one_begins_on_the_same_day(app: Flask) -> None:
    day = date(2027, 1, 1)
    with app.app_context(), one_transaction():
        former = [value("geo_comuni_er", code) for code in ("036017", "036020")]
        district = value("geo_districts_er", "MO-VIG")
        territory_services.make_comune(ADMINISTRATOR, "036050", "Guiglia Marano", district, day, instead_of=former)
    assert not load(app)
    with app.app_context():
        before, after = territory.comuni_of("MO-VIG", date(2026, 12, 31)), territory.comuni_of("MO-VIG", day)
        assert set(before) - set(after) == {"036017", "036020"}
        assert set(after) - set(before) == {"036050"}
        with clock.moved_to(datetime(2027, 2, 1, tzinfo=UTC)):
            offered = dict(choices("geo_comuni_er"))
        assert sorted(["Gualtieri", "Guiglia Marano", "Imola"]) == [
            n for n in offered.values() if n in {"Imola", "Gualtieri", "Guiglia Marano"}
        ]
        assert "036017" not in offered
        assert label("geo_comuni_er", "036017") == "Guiglia"
