"""Short lists that only referrals use: urgency, agreement, reasons to decline, outcomes; and their words."""

from typing import Any

from app.i18n import _l

URGENCY: dict[int, Any] = {1: _l("Urgent"), 2: _l("Ordinary"), 3: _l("Can wait")}
ANSWER_DAYS: dict[int, int] = {1: 1, 2: 5, 3: 10}
"""Working days proposed for an answer, by urgency."""
DAYS_OFFERED = (1, 2, 3, 5, 10, 15, 20)

AGREEMENT: dict[str, Any] = {
    "ORAL": _l("Said so, in a language we share"),
    "MEDIATOR": _l("Said so, through a mediator"),
    "SIGNED": _l("Signed"),
    "LEGAL_DUTY": _l("Without agreement: the law obliges us"),
}
REJECT_REASONS: dict[str, Any] = {
    "NOT_OURS": _l("Not what this service does"),
    "TERRITORY": _l("Another territory is responsible"),
    "REQUIREMENTS": _l("A requirement is missing"),
    "FULL": _l("No place now"),
    "KNOWN": _l("The person is already followed here"),
    "INCOMPLETE": _l("Too little is known to answer"),
    "OTHER": _l("Another reason"),
}
OUTCOMES: dict[str, Any] = {
    "DONE": _l("Need met"),
    "GOING_ON": _l("Followed by the service from now on"),
    "PARTLY": _l("Need met in part"),
    "SENT_ON": _l("Sent on to another service"),
    "NOT_TAKEN": _l("Not taken on after the meeting"),
    "NO_SHOW": _l("The person did not come"),
    "REFUSED": _l("The person gave it up"),
}
MOVES: dict[str, Any] = {
    "send": _l("Sent"),
    "cancel": _l("Withdrawn"),
    "receive": _l("Noted"),
    "ask": _l("Question to the sender"),
    "answer": _l("Answer to the question"),
    "accept": _l("Accepted"),
    "reject": _l("Declined"),
    "appoint": _l("Appointment set"),
    "attend": _l("The person came"),
    "miss": _l("The person did not come"),
    "take_up": _l("Taken on by the service"),
    "close": _l("Closed"),
    "expire": _l("Expired without an answer"),
}
TONES: dict[str, str] = {
    "BOZZA": "neutral",
    "INV": "info",
    "RIC": "info",
    "ACC": "success",
    "APP": "success",
    "PRES": "success",
    "PIC": "success",
    "CHIUSO": "neutral",
    "RIF": "danger",
    "NPRES": "warning",
    "SCAD": "danger",
    "ANN": "neutral",
}
"""Colour of a state's badge; its words always stand beside."""
