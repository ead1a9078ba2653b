"""The table of the referral: every state, every move, every side, with and without what each asks for."""

from itertools import product

import pytest

from app.codelists.files import shipped_values
from referrals.workflow import REFERRAL, NotAllowed, Side, move

STATES = "BOZZA INV RIC ACC RIF APP PRES NPRES PIC CHIUSO SCAD ANN".split()
FACTS = {
    "service_point", "compartments", "agreement", "legal_duty", "reason", "text", "question", "appointment", "outcome",
    "overdue",
}  # fmt: skip
S, R, C = Side.SENDER, Side.RECEIVER, Side.SYSTEM
ALLOWED = {
    ("BOZZA", "send", S): "INV",
    ("BOZZA", "cancel", S): "ANN",
    ("INV", "cancel", S): "ANN",
    ("INV", "receive", R): "RIC",
    ("INV", "reject", R): "RIF",
    ("RIC", "reject", R): "RIF",
    ("RIC", "ask", R): "RIC",
    ("RIC", "answer", S): "RIC",
    ("RIC", "accept", R): "ACC",
    ("ACC", "appoint", R): "APP",
    ("APP", "appoint", R): "APP",
    ("NPRES", "appoint", R): "APP",
    ("APP", "attend", R): "PRES",
    ("APP", "miss", R): "NPRES",
    ("PRES", "take_up", R): "PIC",
    ("PRES", "close", R): "CHIUSO",
    ("NPRES", "close", R): "CHIUSO",
    ("PIC", "close", R): "CHIUSO",
    ("INV", "expire", C): "SCAD",
    ("RIC", "expire", C): "SCAD",
}
"""Written out by hand after the domain's section 10; whatever is not here must be refused."""
MOVES = sorted({name for _state, name, _side in ALLOWED})


def test_the_states_are_those_of_the_code_list() -> None:
    codes = {value.code for value in shipped_values()[REFERRAL.codelist].values()}
    reached = {each.target for each in REFERRAL.moves} | {state for each in REFERRAL.moves for state in each.sources}
    assert codes == set(STATES) == reached


@pytest.mark.parametrize(("state", "name", "side"), list(product(STATES, MOVES, Side)))
def test_every_cell_of_the_table_is_as_written(state: str, name: str, side: Side) -> None:
    if (state, name, side) in ALLOWED:
        assert move(REFERRAL, state, name, side, FACTS) == ALLOWED[state, name, side]
    else:
        with pytest.raises(NotAllowed):
            move(REFERRAL, state, name, side, FACTS)


@pytest.mark.parametrize(
    ("name", "state", "side", "fact"),
    [
        ("send", "BOZZA", S, "service_point"),
        ("send", "BOZZA", S, "compartments"),
        ("ask", "RIC", R, "text"),
        ("answer", "RIC", S, "text"),
        ("answer", "RIC", S, "question"),
        ("reject", "INV", R, "reason"),
        ("appoint", "ACC", R, "appointment"),
        ("close", "PIC", R, "outcome"),
        ("expire", "INV", C, "overdue"),
    ],
)
def test_a_move_without_what_it_needs_is_refused_and_says_what_is_missing(
    name: str, state: str, side: Side, fact: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        move(REFERRAL, state, name, side, FACTS - {fact})
    assert refused.value.why == fact


@pytest.mark.parametrize("given", ["agreement", "legal_duty"])
def test_agreement_or_legal_duty_is_enough_to_send(given: str) -> None:
    assert move(REFERRAL, "BOZZA", "send", S, {"service_point", "compartments", given}) == "INV"


def test_without_agreement_and_without_duty_nothing_is_sent() -> None:
    with pytest.raises(NotAllowed) as refused:
        move(REFERRAL, "BOZZA", "send", S, FACTS - {"agreement", "legal_duty"})
    assert refused.value.why == "agreement|legal_duty"


def test_an_unknown_move_is_refused() -> None:
    with pytest.raises(NotAllowed, match="unknown"):
        move(REFERRAL, "INV", "teleport", R, FACTS)


def test_from_every_live_state_somebody_can_go_on() -> None:
    for state in REFERRAL.live:
        assert any(state in each.sources and each.target != state for each in REFERRAL.moves), state


def test_what_is_over_stays_over() -> None:
    over = set(STATES) - REFERRAL.live - {"BOZZA"}
    assert over == {"RIF", "CHIUSO", "SCAD", "ANN"}
    assert not any(over & each.sources for each in REFERRAL.moves)


def test_the_buttons_of_a_side_are_the_moves_of_the_table() -> None:
    for state, side in product(STATES, Side):
        assert set(REFERRAL.open_to(state, side)) == {name for (s, name, who) in ALLOWED if (s, who) == (state, side)}
