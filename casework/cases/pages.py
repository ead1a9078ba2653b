"""What every page of a case shows around its own content: the head, who follows, the tabs."""

from typing import Any

from flask import url_for

from app.access import Actor
from app.plugging import tabs_of
from casework.cases.models import Case
from casework.cases.naming import name_of, original_of, user_name
from casework.cases.workflow import Status
from casework.people.models import Person
from casework.people.queries import teams_following

BADGES = {
    Status.REPORTED: "warning",
    Status.ASSESSMENT: "info",
    Status.WAITING: "warning",
    Status.ACTIVE: "success",
    Status.SUSPENDED: "neutral",
    Status.CLOSED: "neutral",
    Status.NOT_TAKEN: "neutral",
}
"""How a state is coloured, beside its words."""


def case_page(actor: Actor, case: Case, active: str) -> dict[str, Any]:
    """The values that ``cases/_layout.html`` needs.

    :param active: which tab this is: the part before the dot of its endpoint (``"cases"``, ``"referrals"``).
    """
    person = case.person
    return {
        "case": case,
        "person": person,
        "person_name": name_of(person),
        "original_name": original_of(person),
        "case_badge": BADGES.get(Status(case.status), "neutral"),
        "manager_name": user_name(case.manager),
        "co_workers": [member.user.name for member in case.members],
        "other_teams": [team.name for team in teams_following(person) if team.id != case.team_id],
        "case_tabs": _tabs(actor, case, active),
    }


def _tabs(actor: Actor, case: Case, active: str) -> list[dict[str, Any]]:
    about: dict[str, Case | Person] = {"case": case, "person": case.person}
    return [
        {
            "label": tab.label,
            "url": url_for(tab.endpoint, record_id=record.id),
            "active": page == "case" and active in (tab.endpoint, tab.endpoint.split(".")[0]),
            "count": tab.count(actor, record) if tab.count else None,
        }
        for page, record in about.items()
        for tab in tabs_of(page, actor)
    ]
