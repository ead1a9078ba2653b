"""The files of the lists are complete: both languages, unique codes, parents that exist, dates in order."""

import re
from collections import Counter

import pytest

from app.codelists import territory
from app.codelists.files import DATA, rows_of, shipped_groups, shipped_lists, shipped_values
from app.codelists.spelling import demonyms, normal, synonyms

COLUMNS = "code label_it label_en parent position compartment source verified notes valid_from valid_to".split()
LISTS = sorted(shipped_lists())


def test_there_are_69_lists_and_each_has_its_file() -> None:
    assert len(LISTS) == 69
    assert {path.stem for path in DATA.glob("*.csv")} == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_whole(name: str) -> None:
    for row in rows_of(DATA / f"{name}.csv"):
        assert list(row) == COLUMNS
        assert None not in row.values(), f"{row['code']} has too few columns"
        assert row["source"], f"{row['code']} does not say where it comes from"
        assert row["verified"] in {"yes", "no"}
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row["valid_from"] + row["valid_to"])


@pytest.mark.parametrize("name", LISTS)
def test_every_value_has_words_in_both_languages(name: str) -> None:
    for value in shipped_values()[name].values():
        for words in (value.label_it, value.label_en):
            assert words == " ".join(words.split()), f"{value.code}: stray spaces"
            assert words, f"{value.code}: empty"
            assert len(words) <= 300
            assert "’" not in words, f"{value.code}: one kind of apostrophe, so that words can be found"


@pytest.mark.parametrize("name", LISTS)
def test_codes_are_unique_and_the_words_too(name: str) -> None:
    rows = list(rows_of(DATA / f"{name}.csv"))
    assert len({row["code"].casefold() for row in rows}) == len(rows)
    for language in ("label_it", "label_en"):
        twice = [words for words, number in Counter(row[language] for row in rows).items() if number > 1]
        assert not twice, f"two values read the same: {twice}"


@pytest.mark.parametrize("name", LISTS)
def test_every_parent_exists(name: str) -> None:
    parent_list = shipped_lists()[name].parent_list
    known = set(shipped_values()[name]) | set(shipped_values()[parent_list] if parent_list else ())
    for value in shipped_values()[name].values():
        if value.parent:
            assert value.parent in known or (name, value.parent) in shipped_groups(), f"{value.code}: {value.parent}"


@pytest.mark.parametrize("name", LISTS)
def test_positions_go_up_and_compartments_exist(name: str) -> None:
    values = list(shipped_values()[name].values())
    positions = [value.position for value in values]
    assert len(set(positions)) == len(positions)
    assert {value.compartment for value in values} <= {None, *shipped_values()["data_compartment"]}


def test_lists_and_groups_have_titles_in_both_languages() -> None:
    assert all(info.title_it and info.title_en for info in shipped_lists().values())
    assert all(it and en for it, en in shipped_groups().values())
    assert {name for name, _code in shipped_groups()} <= set(LISTS)


def test_no_english_label_keeps_italian_machine_words() -> None:
    leftovers = re.compile(r"\b(di|della|del|dell|delle|degli|con|senza|per)\b")
    for name in LISTS:
        if name.startswith("geo_") or name == "citizenship":
            continue
        for value in shipped_values()[name].values():
            assert not leftovers.search(re.sub(r"\([^)]*\)", "", value.label_en)), (
                f"{name} {value.code}: {value.label_en}"
            )


def test_values_that_tell_of_health_or_violence_say_so() -> None:
    reasons = shipped_values()["permit_reason"]
    assert {code for code, value in reasons.items() if value.parent == "CUR" and value.compartment != "C4"} == set()
    assert {code for code in reasons if code.startswith("CASI_SPEC") and reasons[code].compartment != "C5"} == set()
    assert all(value.compartment == "C5" for value in shipped_values()["exploitation_type"].values())


def test_the_territory_has_9_provinces_8_ausl_38_districts_and_330_comuni() -> None:
    sizes = {kind: len(shipped_values()[name]) for kind, name in territory.LISTS.items()}
    assert sizes == {"province": 9, "ausl": 8, "district": 38, "comune": 330}


def test_every_comune_is_in_one_district_one_ausl_and_one_province() -> None:
    provinces = set(shipped_values()["geo_provinces_er"])
    for comune in shipped_values()["geo_comuni_er"]:
        assert territory.province_of(comune) in provinces
        districts = territory.districts_of(comune)
        assert len(districts) == 1
        assert territory.ausl_of(districts[0]) in shipped_values()["geo_ausl_er"]


def test_no_district_and_no_ausl_is_empty() -> None:
    assert all(territory.comuni_of(district) for district in shipped_values()["geo_districts_er"])
    assert all(territory.districts_of_ausl(ausl) for ausl in shipped_values()["geo_ausl_er"])


def test_synonyms_and_nationalities_name_codes_that_exist() -> None:
    for name, pairs in synonyms().items():
        assert {code for code, _text in pairs} <= set(shipped_values()[name])
        assert all(normal(text) for _code, text in pairs)
    assert {code for code, _word in demonyms()} <= set(shipped_values()["citizenship"])


def test_languages_written_from_right_to_left_say_so() -> None:
    rtl = {code for code, value in shipped_values()["language"].items() if value.properties().get("direction") == "rtl"}
    assert {"arb", "ary", "arz", "urd", "pes", "prs", "pbu", "ckb"} <= rtl
    assert not {"ita", "hin", "kmr"} & rtl
