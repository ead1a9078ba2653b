"""The life of a case: every move there is, every move there is not, and what each asks for."""

from datetime import date, timedelta
from itertools import product

import pytest

from casework.cases.workflow import (
    MOVES,
    REOPEN_WITHIN,
    Facts,
    MoveRefused,
    Need,
    Status,
    check,
    is_over,
    missing,
    moves_from,
)

TODAY = date(2026, 11, 22)
ALLOWED = {
    ("SEGN", "VALUT"),
    ("VALUT", "CARICO"),
    ("VALUT", "ATTESA"),
    ("VALUT", "NONPC"),
    ("VALUT", "CHIUSO"),
    ("ATTESA", "CARICO"),
    ("CARICO", "SOSP"),
    ("CARICO", "CHIUSO"),
    ("SOSP", "CARICO"),
    ("SOSP", "CHIUSO"),
    ("CHIUSO", "CARICO"),
}
READY = Facts(
    today=TODAY,
    has_manager=True,
    notice_given=True,
    reason="OBR",
    orientation="Al consultorio",
    closed_on=TODAY - timedelta(days=30),
)


@pytest.mark.parametrize(("before", "after"), sorted(product([s.value for s in Status], repeat=2)))
def test_only_the_moves_of_the_table_exist(before: str, after: str) -> None:
    if (before, after) in ALLOWED:
        check(before, after, READY)
    else:
        with pytest.raises(MoveRefused) as refused:
            check(before, after, READY)
        assert refused.value.needs == ()


def test_the_table_names_every_state_once() -> None:
    assert set(MOVES) == set(Status)


def test_a_case_is_taken_on_only_with_a_manager_and_the_notice() -> None:
    assert missing("VALUT", "CARICO", Facts(today=TODAY)) == (Need.MANAGER, Need.NOTICE)
    assert missing("ATTESA", "CARICO", Facts(today=TODAY, has_manager=True)) == (Need.NOTICE,)
    assert missing("SOSP", "CARICO", Facts(today=TODAY, notice_given=True)) == (Need.MANAGER,)


def test_a_case_is_closed_only_with_a_reason_and_no_open_task() -> None:
    facts = Facts(today=TODAY, has_manager=True, notice_given=True, open_tasks=2)
    assert missing("CARICO", "CHIUSO", facts) == (Need.REASON, Need.TASKS_RESOLVED)


@pytest.mark.parametrize("words", [None, "", "   \n"])
def test_nobody_is_turned_away_without_words_on_where_to_go(words: str | None) -> None:
    assert missing("VALUT", "NONPC", Facts(today=TODAY, orientation=words)) == (Need.ORIENTATION,)


def test_a_closed_case_is_taken_up_again_within_six_months() -> None:
    ready = {"today": TODAY, "has_manager": True, "notice_given": True}
    assert missing("CHIUSO", "CARICO", Facts(**ready, closed_on=TODAY - REOPEN_WITHIN)) == ()
    late = Facts(**ready, closed_on=TODAY - REOPEN_WITHIN - timedelta(days=1))
    assert missing("CHIUSO", "CARICO", late) == (Need.RECENT,)
    assert missing("CHIUSO", "CARICO", Facts(**ready)) == (Need.RECENT,)


def test_who_was_not_taken_on_has_no_way_back() -> None:
    assert moves_from("NONPC") == frozenset()
    assert is_over("NONPC")
    assert is_over("CHIUSO")
    assert not is_over("SOSP")


def test_a_refusal_tells_no_more_than_what_is_missing() -> None:
    with pytest.raises(MoveRefused, match="notice") as refused:
        check("VALUT", "CARICO", Facts(today=TODAY, has_manager=True, reason="OBR", orientation="segreto"))
    assert "segreto" not in str(refused.value)
