"""Opening hours as people write them; which services answer which need."""

from datetime import datetime

import pytest

from app.clock import ROME
from app.codelists.files import shipped_values
from referrals.directory.hours import BadHours, is_open, parse, written
from referrals.outgoing.matching import SERVES, types_serving

WEEK = {0: [(540, 750), (840, 1020)], 6: [(600, 720)]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("9-12.30, 14-17", "09:00–12:30, 14:00–17:00"),
        ("14:00 – 17:00; 9:00-12:30", "09:00–12:30, 14:00–17:00"),
        ("0-24", "00:00–24:00"),
        ("", ""),
        (None, ""),
    ],
)
def test_hours_are_read_however_they_are_written(text: str | None, shown: str) -> None:
    assert written(parse(text)) == shown


@pytest.mark.parametrize("text", ["mattina", "9", "12-9", "9-25", "9.75-12", "9-12, 11-14"])
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(BadHours):
        parse(text)


@pytest.mark.parametrize(
    ("moment", "is_it"),
    [
        ("2026-11-23T09:00", True),
        ("2026-11-23T12:30", False),
        ("2026-11-23T16:59", True),
        ("2026-11-24T10:00", False),
        ("2026-11-22T10:30", True),  # Sunday
        ("2026-04-06T10:30", True),  # Easter Monday keeps Sunday's hours
        ("2026-04-06T15:00", False),
    ],
)
def test_a_door_is_open_by_the_clock_of_rome_and_holidays_are_sundays(moment: str, is_it: bool) -> None:
    assert is_open(WEEK, datetime.fromisoformat(moment).replace(tzinfo=ROME)) is is_it


def test_every_need_and_every_type_of_service_is_known_to_its_list() -> None:
    needs = {value.code for value in shipped_values()["need_category"].values()}
    types = {value.code for value in shipped_values()["service_type"].values()}
    assert set(SERVES) == needs
    assert {each for served in SERVES.values() for each in served.split()} <= types


def test_the_likeliest_service_of_each_need_comes_first() -> None:
    assert types_serving(["SAL", "LEGAL"])[:2] == ["SSI", "LEG"]
    assert types_serving(["ALTRO"]) == []
