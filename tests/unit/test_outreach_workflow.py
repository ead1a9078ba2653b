"""The life of a shift, and which part of a contact goes into which compartment."""

from datetime import UTC, datetime, timedelta

import pytest

from casework.outreach.forms.shifts import last_time, next_time
from casework.outreach.workflow import (
    LINKABLE,
    RefusedMove,
    ShiftStatus,
    answer_due,
    check_move,
    is_linkable,
    is_locked,
    is_short_of_crew,
    may_move,
    takes_records,
)

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def test_a_shift_goes_one_way_only() -> None:
    allowed = {(a, b) for a in ShiftStatus for b in ShiftStatus if may_move(a, b)}
    assert allowed == {
        (ShiftStatus.PLANNED, ShiftStatus.OPEN),
        (ShiftStatus.OPEN, ShiftStatus.CLOSED),
        (ShiftStatus.CLOSED, ShiftStatus.REVIEWED),
    }


def test_a_shift_that_was_never_out_cannot_be_reviewed() -> None:
    with pytest.raises(RefusedMove):
        check_move(ShiftStatus.PLANNED, ShiftStatus.REVIEWED)


def test_contacts_are_added_from_the_start_until_the_review() -> None:
    assert [status for status in ShiftStatus if takes_records(status)] == [ShiftStatus.OPEN, ShiftStatus.CLOSED]
    assert [status for status in ShiftStatus if is_locked(status)] == [ShiftStatus.REVIEWED]


def test_nobody_goes_out_alone_without_a_warning() -> None:
    assert is_short_of_crew(1)
    assert not is_short_of_crew(2)


def test_groups_and_sightings_belong_to_nobody() -> None:
    assert {"FIRST", "REPEAT", "INDIR"} == LINKABLE
    assert not is_linkable("OBS")
    assert not is_linkable("GROUP")


def test_the_most_pressing_alert_sets_the_term() -> None:
    assert answer_due(["VIOLENCE", "EMERGENCY"], NOON) == NOON + timedelta(hours=1)
    assert answer_due(["VIOLENCE"], NOON) == NOON + timedelta(hours=24)


def test_an_hour_after_midnight_belongs_to_the_same_night() -> None:
    start = datetime(2026, 3, 10, 20, 30, tzinfo=UTC)
    assert next_time(start, datetime(2026, 1, 1, 1, 15).time()) == datetime(2026, 3, 11, 0, 15, tzinfo=UTC)  # noqa: DTZ001


def test_what_is_written_after_midnight_may_have_happened_before_it() -> None:
    written = datetime(2026, 3, 10, 23, 40, tzinfo=UTC)
    assert last_time(written, datetime(2026, 1, 1, 23, 50).time()) == datetime(2026, 3, 10, 22, 50, tzinfo=UTC)  # noqa: DTZ001
