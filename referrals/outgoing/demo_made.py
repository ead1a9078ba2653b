"""One invented referral: lived through move by move, leaving its row, its history and its timeline."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app import clock
from app.crypto.sealed import seal_values
from app.db import uuid7
from app.demo.world import DemoCase, World
from casework.cases.timeline import entry_row
from referrals.directory.models import ServicePoint
from referrals.outgoing.codes import ANSWER_DAYS
from referrals.outgoing.demo_words import ANSWERS, FEEDBACK, PLACES, QUESTIONS, REASONS, REFUSALS
from referrals.outgoing.matching import SERVES
from referrals.outgoing.models import Referral, ReferralStep
from referrals.outgoing.policies import compartment_of_feedback, entry_compartment
from referrals.outgoing.queries import group_of
from referrals.workflow import REFERRAL, Side, add_working_days, answer_due

SENDER_MOVES = frozenset({"send", "answer", "cancel"})


@dataclass(frozen=True)
class Story:
    """How a referral went, and how many days ago it was sent."""

    moves: tuple[str, ...]
    oldest: int
    newest: int


@dataclass
class Rows:
    """What will be inserted."""

    referrals: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)


class Made:
    """One referral while it is being made up."""

    def __init__(
        self, world: World, number: str, story: Story, case: DemoCase, point: ServicePoint, answering: uuid.UUID | None
    ) -> None:
        self.world, self.story, self.case, self.point, self.answering = world, story, case, point, answering
        self.random = world.random
        self.sender = case.manager_id or world.users["giulia.ferri@approdo.example"].id
        days = self.random.randint(story.newest, story.oldest)
        begun = world.ago(days, self.random.randint(9, 16), self.random.randint(0, 59))
        begun = min(max(begun, case.opened_at + timedelta(hours=2)), world.now - timedelta(minutes=20))
        self.urgency = self.random.choices((1, 2, 3), (2, 6, 2))[0] if "send" in story.moves else 2
        self.row: dict[str, Any] = self._draft(number, begun)

    def _draft(self, number: str, begun: datetime) -> dict[str, Any]:
        needs = [need for need, types in SERVES.items() if self.point.service_type in types.split()] or ["INFO"]
        sensitive = group_of(self.point) == "SAN"
        shared = [
            "C1",
            "C2",
            *self.random.choice(([], [], ["C3"])),
            *(["C4"] if sensitive and self.random.random() < 0.6 else []),
        ]
        return {
            "id": uuid7(), "number": number, "person_id": self.case.person_id, "case_id": self.case.id,
            "from_team_id": self.case.team_id, "sender_id": self.sender, "to_service_point_id": self.point.id,
            "status": "BOZZA", "urgency": self.urgency, "answer_days": ANSWER_DAYS[self.urgency],
            "words_compartment": "C2", "feedback_compartment": str(compartment_of_feedback(group_of(self.point))),
            "needs": needs[:1], "reason": self.random.choice(REASONS), "shared": sorted(shared),
            "health_note": "Porta con sé gli ultimi esami; preferisce una dottoressa." if "C4" in shared else None,
            "agreement": None, "agreed_at": None, "agreement_by_id": None, "sent_at": None, "due_at": None,
            "asked_at": None, "answered_at": None, "closed_at": None, "reject_reason": None, "reject_text": None,
            "appointment_at": None, "appointment_place": None, "attended": None, "outcome": None, "feedback": None,
            "created_at": begun, "updated_at": begun, "row_version": 1,
        }  # fmt: skip

    def write(self, rows: Rows) -> None:
        """Live through the story, and add what it leaves."""
        at = self.row["created_at"]
        for move in self.story.moves:
            at = self._next(move, at)
            words, detail = self._make(move, at)
            self._leave(rows, move, at, words, detail)
        self.row["updated_at"] = at
        rows.referrals.append(seal_values(Referral, self.case.key, self.row))

    def _next(self, move: str, at: datetime) -> datetime:
        """When the next move came: soon, or the day after; an appointment's at its time; never later than now."""
        latest = self.world.now - timedelta(minutes=5)
        if move == "send":
            return min(at + timedelta(minutes=2), latest)
        if move in ("attend", "miss") and self.row["appointment_at"]:
            return min(self.row["appointment_at"] + timedelta(minutes=30), latest)
        if move == "expire":
            return min(self.row["due_at"] + timedelta(hours=18), latest)
        later = at + timedelta(hours=self.random.choice((1, 2, 20, 26)))
        return max(min(later, latest), at + timedelta(seconds=30))

    def _make(self, move: str, at: datetime) -> tuple[str | None, dict[str, Any]]:
        self.row["status"] = REFERRAL.by_name[move].target
        act = getattr(self, f"_{move}", None)
        made: tuple[str | None, dict[str, Any]] = act(at) if act else (None, {})
        return made

    def _send(self, at: datetime) -> tuple[None, dict[str, Any]]:
        due = answer_due(at, self.row["answer_days"])
        if self.story.moves == ("send",) and self.story.newest >= 8:
            due = self._lately_due(at)
        mode = self.random.choice(("ORAL", "MEDIATOR", "SIGNED"))
        self.row.update(sent_at=at, due_at=due, agreement=mode, agreed_at=at, agreement_by_id=self.sender)
        return None, {"due": due.isoformat(), "shared": self.row["shared"], "agreement": mode}

    def _lately_due(self, at: datetime) -> datetime:
        """Late by a day or so: the evening's clock has not given it up yet."""
        yesterday = self.world.now.astimezone(clock.ROME).date() - timedelta(days=1)
        days = 0
        while add_working_days(at.astimezone(clock.ROME).date(), days + 1) <= yesterday:
            days += 1
        return answer_due(at, max(days, 1))

    def _ask(self, at: datetime) -> tuple[str, dict[str, Any]]:
        self.row["asked_at"] = at
        words = self.random.choice(QUESTIONS)
        return words, {"words": words}

    def _answer(self, at: datetime) -> tuple[str, dict[str, Any]]:
        self.row["asked_at"] = None
        words = self.random.choice(ANSWERS)
        return words, {"words": words, "due": self.row["due_at"].isoformat()}

    def _accept(self, at: datetime) -> tuple[None, dict[str, Any]]:
        self.row["answered_at"] = at
        return None, {}

    def _appoint(self, at: datetime) -> tuple[str | None, dict[str, Any]]:
        over = {"attend", "miss"} & set(self.story.moves)
        now = self.world.now.astimezone(clock.ROME)
        day = add_working_days((at if over else now).astimezone(clock.ROME).date(), self.random.randint(1, 3))
        when = datetime(
            day.year, day.month, day.day, self.random.randint(9, 16), self.random.choice((0, 30)), tzinfo=clock.ROME
        )
        when = min(when, now - timedelta(hours=2)) if over else when
        place = self.random.choice(PLACES) or None
        self.row.update(appointment_at=when, appointment_place=place)
        return place, {"at": when.isoformat(), "place": place}

    def _attend(self, _at: datetime) -> tuple[None, dict[str, Any]]:
        self.row["attended"] = True
        return None, {}

    def _miss(self, _at: datetime) -> tuple[None, dict[str, Any]]:
        self.row["attended"] = False
        return None, {}

    def _reject(self, at: datetime) -> tuple[str, dict[str, Any]]:
        reason, words = self.random.choice(REFUSALS)
        self.row.update(answered_at=at, closed_at=at, reject_reason=reason, reject_text=words)
        return words, {"reason": reason, "words": words}

    def _close(self, at: datetime) -> tuple[str, dict[str, Any]]:
        outcome, words = FEEDBACK[0] if self.row["attended"] is False else self.random.choice(FEEDBACK[1:])
        self.row.update(closed_at=at, outcome=outcome, feedback=words)
        return words, {"outcome": outcome, "words": words}

    def _expire(self, at: datetime) -> tuple[None, dict[str, Any]]:
        self.row["closed_at"] = at
        return None, {}

    _cancel = _expire

    def _leave(self, rows: Rows, move: str, at: datetime, words: str | None, detail: dict[str, Any]) -> None:
        side = Side.SENDER if move in SENDER_MOVES else Side.SYSTEM if move == "expire" else Side.RECEIVER
        actor_id = {Side.SENDER: self.sender, Side.RECEIVER: self.answering}.get(side)
        compartment = self.row["feedback_compartment"] if move == "close" else "C2"
        step = {
            "id": uuid7(), "referral_id": self.row["id"], "person_id": self.case.person_id, "at": at, "move": move,
            "status": self.row["status"], "side": side, "actor_id": actor_id, "compartment": compartment,
            "words": words, "created_at": at, "updated_at": at, "row_version": 1,
        }  # fmt: skip
        rows.steps.append(seal_values(ReferralStep, self.case.key, step))
        about = entry_compartment(self.point.service_type, "C2")
        shown = {
            "move": move,
            "number": self.row["number"],
            "status": self.row["status"],
            "service": self.point.name,
            **detail,
        }
        rows.entries.append(
            entry_row(
                self.case.key,
                person_id=self.case.person_id,
                kind="referral",
                thing_table="referral",
                thing_id=self.row["id"],
                compartment=max(about, compartment) if move == "close" else about,
                detail=shown,
                case_id=self.case.id,
                at=at,
                author_id=actor_id,
                team_id=self.case.team_id if side is Side.SENDER else None,
            )
        )
