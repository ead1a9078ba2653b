"""Words and choices of the lists as they come with the software, without a database."""

from datetime import UTC, date, datetime

import pytest

from app import clock
from app.codelists import territory
from app.codelists.labels import (
    UnknownList,
    choices,
    compartment_of,
    group_label,
    grouped_choices,
    label,
    list_title,
    masked_label,
    properties,
)
from app.codelists.types import CodeType
from app.codelists.values import Value


def test_a_code_has_words_in_either_language() -> None:
    assert label("geo_ausl_er", "PIACENZA", "it") == "Azienda USL di Piacenza"
    assert label("geo_ausl_er", "PIACENZA", "en") == "Local Health Authority (AUSL) of Piacenza"


def test_an_unknown_code_shows_itself_and_no_code_shows_nothing() -> None:
    assert label("sex", "Q9") == "Q9"
    assert label("sex", None) == ""
    assert label("sex", "") == ""


def test_a_list_that_does_not_exist_is_an_error_and_not_silence() -> None:
    with pytest.raises(UnknownList):
        label("sexes", "M")


def test_a_restricted_permit_reason_reads_as_another_valid_permit() -> None:
    veiled = masked_label("permit_reason", "CURE_GRAV", {"C1", "C2", "C3"}, "it")
    assert veiled == "Altro titolo valido"
    assert masked_label("permit_reason", "CASI_SPEC_VD", {"C3", "C4"}, "en") == "Other valid permit"
    assert masked_label("permit_reason", "CURE_GRAV", {"C3", "C4"}, "it") == "Cure mediche: gravidanza / puerperio"
    assert masked_label("permit_reason", "LAV_SUB", (), "it") == "Lavoro subordinato"
    assert compartment_of("permit_reason", "LAV_SUB") is None


def test_choices_come_in_the_order_of_the_list() -> None:
    assert [code for code, _words in choices("italian_level")][:5] == ["A0", "ALFA", "PREA1", "A1", "A2"]


def test_countries_come_in_alphabetical_order_with_what_is_no_country_last() -> None:
    codes = [code for code, _words in choices("citizenship")]
    assert codes[0] == "AF"
    assert codes[-2:] == ["XXA", "XXX"]
    assert codes.index("AZ") < codes.index("BS") < codes.index("CI") < codes.index("ZW")


def test_choices_can_be_limited_to_a_group() -> None:
    assert {code for code, _words in choices("permit_reason", parent="CUR")} == {
        "CURE_19",
        "CURE_36",
        "CURE_GRAV",
        "CURE_PADRE",
    }


def test_groups_have_headings() -> None:
    assert list(grouped_choices("project_target")) == ["Azione 3: comunicazione", "Azione 4: comunità"]
    assert group_label("geo_comuni_er", "RE-RE", "it") == "Reggio Emilia"
    assert group_label("fami_indicator_2127", "O.2.3", "it").startswith("Numero di partecipanti")


def test_a_comune_is_offered_only_from_the_day_it_exists() -> None:
    sorbolo_mezzani = "034051"
    with clock.moved_to(datetime(2018, 6, 1, tzinfo=UTC)):
        assert sorbolo_mezzani not in dict(choices("geo_comuni_er"))
        assert sorbolo_mezzani in dict(choices("geo_comuni_er", include=sorbolo_mezzani))
    assert sorbolo_mezzani in dict(choices("geo_comuni_er"))


def test_a_value_is_no_longer_offered_on_the_day_it_ends() -> None:
    value = Value("X", "x", "x", valid_from=date(2020, 1, 1), valid_to=date(2024, 1, 1))
    assert not value.offered_on(date(2019, 12, 31))
    assert value.offered_on(date(2020, 1, 1))
    assert value.offered_on(date(2023, 12, 31))
    assert not value.offered_on(date(2024, 1, 1))


def test_notes_carry_properties() -> None:
    assert properties("citizenship", "AF") == {"ISO3": "AFG", "Belfiore": "Z200"}
    assert properties("language", "arz")["direction"] == "rtl"


def test_a_list_has_a_title() -> None:
    assert list_title("need_category", "it") == "Bisogni"
    assert list_title("need_category", "en") == "Needs"


def test_the_territory_answers_who_belongs_to_whom() -> None:
    assert territory.districts_of("035033") == ["RE-RE"]
    assert territory.ausl_of("RO-CES") == "ROMAGNA"
    assert "035033" in territory.comuni_of("RE-RE")
    assert territory.comuni_of(["PC-CIT", "PC-PON", "PC-LEV"]) == territory.comuni_of(
        territory.districts_of_ausl("PIACENZA")
    )
    assert len(territory.districts_of_ausl("ROMAGNA")) == 8
    assert territory.provinces_of("RO-RUB") == ["040"]
    assert territory.place_name("district", "FE-SE", "it") == "Sud-Est (Ferrara)"
    assert len(territory.all_districts()) == 38


def test_before_it_was_made_a_comune_belonged_to_no_district() -> None:
    assert territory.districts_of("037061", date(2013, 12, 31)) == []
    assert territory.districts_of("037061", date(2014, 1, 1)) == ["BO-RLS"]


def test_a_column_of_codes_tells_its_list_and_how_to_write_it_down() -> None:
    column = CodeType("need_category")
    assert column.list_name == "need_category"
    assert repr(column) == "CodeType('need_category')"
    assert column.impl.length == 24
    assert CodeType("need_category", 40).copy().list_name == "need_category"
