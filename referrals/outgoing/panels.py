"""What referrals add to a case's page: those on their way, with state and clock."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from app.access import Actor
from casework.cases.models import Case
from referrals.outgoing import pages, queries
from referrals.outgoing.models import Referral

SHOWN = 8


def open_referrals(actor: Actor, case: Case) -> Mapping[str, Any]:
    """The panel beside the timeline."""
    rows = queries.live_on_case(actor, case).order_by(Referral.created_at.desc(), Referral.id).limit(SHOWN).all()
    return {"lines": pages.lines_of(actor, rows), "url": url_for("referrals.of_case", record_id=case.id)}


def count_live(actor: Actor, case: Case) -> int:
    """The number on the tab."""
    return queries.live_on_case(actor, case).count()
