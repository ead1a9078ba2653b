"""States, moves, who may make them, and clocks: one table a kind of request, and one pure function for them all."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

from app.clock import ROME


class Side(StrEnum):
    """Who makes a move: whoever asks, whoever is asked, or the clock."""

    SENDER = "SENDER"
    RECEIVER = "RECEIVER"
    SYSTEM = "SYSTEM"


Need = frozenset[str]
"""Facts of which one must hold: ``Need({"agreement", "legal_duty"})``."""


def _one_of(*facts: str) -> Need:
    return frozenset(facts)


@dataclass(frozen=True)
class Move:
    """One line of a table. A move into the same state is an act that leaves the state alone, such as a question."""

    name: str
    sources: frozenset[str]
    target: str
    side: Side
    needs: tuple[Need, ...] = ()


class NotAllowed(ValueError):
    """This move cannot be made; ``why`` is a code, never a text about somebody."""

    def __init__(self, move: str, state: str, why: str) -> None:
        super().__init__(f"{move} in {state}: {why}")
        self.move, self.state, self.why = move, state, why


@dataclass(frozen=True)
class Workflow:
    """The table of one kind of request; its states are the codes of a code list."""

    codelist: str
    moves: tuple[Move, ...]
    live: frozenset[str]
    """Somebody still has something to do: the receiver may read what was shared."""
    waiting: frozenset[str] = frozenset()
    """The answer is awaited, and its clock runs."""
    by_name: Mapping[str, Move] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {each.name: each for each in self.moves})

    def open_to(self, state: str, side: Side) -> Iterator[str]:
        """The moves a side may make in a state, so far as the state alone decides."""
        return (each.name for each in self.moves if state in each.sources and each.side is side)


def move(workflow: Workflow, state: str, name: str, side: Side, facts: Collection[str] = ()) -> str:
    """The state that a move leads to.

    :param facts: what holds now, by the names the table asks for.
    :raises NotAllowed: ``why`` is ``unknown``, ``state``, ``side`` or the fact that is missing.
    """
    step = workflow.by_name.get(name)
    if step is None:
        raise NotAllowed(name, state, "unknown")
    if state not in step.sources:
        raise NotAllowed(name, state, "state")
    if side is not step.side:
        raise NotAllowed(name, state, "side")
    for need in step.needs:
        if need.isdisjoint(facts):
            raise NotAllowed(name, state, "|".join(sorted(need)))
    return step.target


def _line(name: str, sources: str, target: str, side: Side, *needs: Need) -> Move:
    return Move(name, frozenset(sources.split()), target, side, needs)


_S, _R = Side.SENDER, Side.RECEIVER
_REASON, _TEXT = _one_of("reason"), _one_of("text")
_APPOINTMENT, _OUTCOME = _one_of("appointment"), _one_of("outcome")
_AGREED, _SHARED = _one_of("agreement", "legal_duty"), _one_of("compartments")

REFERRAL = Workflow(
    codelist="referral_status",
    moves=(
        _line("send", "BOZZA", "INV", _S, _one_of("service_point"), _SHARED, _AGREED),
        _line("cancel", "BOZZA INV", "ANN", _S),
        _line("receive", "INV", "RIC", _R),
        _line("ask", "RIC", "RIC", _R, _TEXT),
        _line("answer", "RIC", "RIC", _S, _one_of("question"), _TEXT),
        _line("accept", "RIC", "ACC", _R),
        _line("reject", "INV RIC", "RIF", _R, _REASON),
        _line("appoint", "ACC APP NPRES", "APP", _R, _APPOINTMENT),
        _line("attend", "APP", "PRES", _R),
        _line("miss", "APP", "NPRES", _R),
        _line("take_up", "PRES", "PIC", _R),
        _line("close", "PRES NPRES PIC", "CHIUSO", _R, _OUTCOME),
        _line("expire", "INV RIC", "SCAD", Side.SYSTEM, _one_of("overdue")),
    ),
    live=frozenset("INV RIC ACC APP PRES NPRES PIC".split()),
    waiting=frozenset({"INV", "RIC"}),
)
"""Équipe or street unit → service (../../shared/domain, section 10)."""


# --- clocks ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("IT", years=[year]))


def is_holiday(day: date) -> bool:
    """A national holiday of Italy; patron saints' days, which differ by town, are not counted."""
    return day in _holidays(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, no national holiday."""
    return day.weekday() < 5 and not is_holiday(day)


def add_working_days(day: date, number: int) -> date:
    """The ``number``-th working day after ``day``; ``day`` itself does not count."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def working_days_between(earlier: date, later: date) -> int:
    """Working days after ``earlier`` up to and with ``later``; negative when ``later`` lies before."""
    if later < earlier:
        return -working_days_between(later, earlier)
    days = (earlier + timedelta(days=n) for n in range(1, (later - earlier).days + 1))
    return sum(is_working_day(day) for day in days)


def end_of(day: date) -> datetime:
    """The last second of a day as the clock on the wall in Rome shows it, in summer and in winter."""
    return datetime.combine(day, time(23, 59, 59), ROME)


def answer_due(asked_at: datetime, working_days: int) -> datetime:
    """When an answer is due that was asked for at an instant: the whole of the last working day counts."""
    return end_of(add_working_days(asked_at.astimezone(ROME).date(), working_days))


def put_off(due_at: datetime, stopped_at: datetime, resumed_at: datetime) -> datetime:
    """A deadline after its clock stood still: later by the working days that went by meanwhile."""
    stood_still = working_days_between(stopped_at.astimezone(ROME).date(), resumed_at.astimezone(ROME).date())
    return end_of(add_working_days(due_at.astimezone(ROME).date(), stood_still))


def working_days_left(due_at: datetime, now: datetime) -> int:
    """Working days until a deadline: 0 on its last day, negative once it is late."""
    left = working_days_between(now.astimezone(ROME).date(), due_at.astimezone(ROME).date())
    return min(left, -1) if now > due_at else left
