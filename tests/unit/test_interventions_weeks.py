"""Weeks of one's own work, as they stand in an address."""

from datetime import UTC, date, datetime

from app import clock
from casework.interventions.models import Intervention
from casework.interventions.weeks import Week, monday_of, week_code

SUNDAY_NIGHT = datetime(2026, 11, 22, 22, 59, tzinfo=UTC)


def test_a_week_is_read_and_written_the_same() -> None:
    assert monday_of("2026-W47") == date(2026, 11, 16)
    assert week_code(date(2026, 11, 16)) == "2026-W47"


def test_what_is_no_week_is_this_week() -> None:
    with clock.moved_to(SUNDAY_NIGHT):
        for text in (None, "", "2026-W99", "yesterday", "2026-47"):
            assert monday_of(text) == date(2026, 11, 16)


def test_the_first_week_of_a_year_may_begin_in_the_year_before() -> None:
    assert monday_of("2026-W01") == date(2025, 12, 29)
    assert week_code(date(2025, 12, 29)) == "2026-W01"


def test_there_is_no_week_after_this_one() -> None:
    with clock.moved_to(SUNDAY_NIGHT):
        assert Week(date(2026, 11, 16), []).after is None
        assert Week(date(2026, 11, 9), []).after == "2026-W47"


def test_minutes_are_summed_by_day_of_rome() -> None:
    late = Intervention(at=datetime(2026, 11, 17, 23, 30, tzinfo=UTC), minutes=60, travel_minutes=10)
    early = Intervention(at=datetime(2026, 11, 18, 8, 0, tzinfo=UTC), minutes=35, travel_minutes=0)
    week = Week(date(2026, 11, 16), [late, early])
    assert (week.minutes, week.travel_minutes) == (95, 10)
    assert [(day, len(each)) for day, each in week.days] == [(date(2026, 11, 18), 2)]
