"""The clocks of requests: working days in Rome, over Easter, Christmas, weekends and the change of the hour."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import ROME
from referrals.workflow import (
    add_working_days,
    answer_due,
    is_working_day,
    put_off,
    working_days_between,
    working_days_left,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ROME)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-11-18", 2, "2026-11-20"),  # Wednesday → Friday
        ("2026-11-20", 1, "2026-11-23"),  # over a weekend
        ("2026-11-21", 1, "2026-11-23"),  # begun on a Saturday
        ("2026-04-02", 2, "2026-04-07"),  # Maundy Thursday: Good Friday works, Easter Monday does not
        ("2026-12-23", 3, "2026-12-29"),  # 25, 26 and the weekend do not count
        ("2026-12-31", 2, "2027-01-05"),  # New Year
        ("2026-04-30", 1, "2026-05-04"),  # 1 May, then a weekend
        ("2026-06-01", 1, "2026-06-03"),  # 2 June
        ("2026-08-13", 2, "2026-08-17"),  # 15 August is a Saturday
        ("2026-12-07", 1, "2026-12-09"),  # 8 December
        ("2026-11-18", 0, "2026-11-18"),
    ],
)
def test_working_days_leave_out_weekends_and_italian_holidays(start: str, days: int, due: str) -> None:
    assert add_working_days(date.fromisoformat(start), days) == date.fromisoformat(due)


def test_the_whole_last_day_counts() -> None:
    due = answer_due(at("2026-11-18T09:00"), 1)
    assert due.astimezone(ROME).isoformat() == "2026-11-19T23:59:59+01:00"


def test_late_in_the_evening_the_day_is_that_of_rome_not_of_greenwich() -> None:
    sent = datetime(2026, 7, 6, 22, 30, tzinfo=UTC)  # half past midnight on the 7th in Rome
    assert answer_due(sent, 1).astimezone(ROME).date() == date(2026, 7, 8)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-03-27T10:00", "2026-03-30T21:59:59+00:00"),  # the hour changes on Sunday the 29th
        ("2026-10-23T10:00", "2026-10-26T22:59:59+00:00"),  # and back on the 25th of October
    ],
)
def test_the_change_of_the_hour_moves_no_deadline(sent: str, due: str) -> None:
    assert answer_due(at(sent), 1).astimezone(UTC).isoformat() == due


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-18T10:00", 2),
        ("2026-11-20T23:59", 0),
        ("2026-11-21T00:01", -1),
        ("2026-11-23T09:00", -1),
        ("2026-11-24T09:00", -2),
    ],
)
def test_what_is_left_counts_down_to_the_last_day_and_then_shows_how_late(now: str, left: int) -> None:
    assert working_days_left(answer_due(at("2026-11-18T09:00"), 2), at(now)) == left


def test_a_question_that_waits_over_a_weekend_puts_the_deadline_off_by_its_working_days() -> None:
    due = answer_due(at("2026-11-18T09:00"), 3)  # Monday the 23rd
    later = put_off(due, at("2026-11-19T15:00"), at("2026-11-23T11:00"))  # asked Thursday, answered Monday
    assert later.astimezone(ROME).date() == date(2026, 11, 25)


def test_a_question_answered_the_same_day_moves_nothing() -> None:
    due = answer_due(at("2026-11-18T09:00"), 3)
    assert put_off(due, at("2026-11-19T15:00"), at("2026-11-19T16:00")) == due


@given(DAYS, st.integers(1, 60))
def test_a_deadline_falls_on_a_working_day_and_counting_back_gives_the_same_number(start: date, days: int) -> None:
    due = add_working_days(start, days)
    assert is_working_day(due)
    assert working_days_between(start, due) == days


@given(DAYS, DAYS)
def test_counting_there_and_back_cancels_out(one: date, other: date) -> None:
    assert working_days_between(one, other) == -working_days_between(other, one)


@given(DAYS, st.integers(1, 30))
def test_every_deadline_ends_a_second_before_midnight_in_rome(start: date, days: int) -> None:
    due = answer_due(datetime(start.year, start.month, start.day, 12, tzinfo=ROME), days)
    assert (due + timedelta(seconds=1)).astimezone(ROME).time().isoformat() == "00:00:00"
