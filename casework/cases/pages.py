"""What every page of a case shows around its own content: the head, who follows, the tabs."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from flask import current_app, url_for
from markupsafe import Markup

from app import clock
from app.access import Actor, Permission, current_actor
from app.codelists.labels import choices
from app.i18n import _l
from app.module import Panel
from app.plugging import panels_of, tabs_of
from casework.cases.models import Case
from casework.cases.naming import contact_words, display_name, original_name, user_name
from casework.cases.queries import cases_of, surroundings, visible_cases
from casework.cases.workflow import Status
from casework.people.models import Person

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
NEXT_WORDS = {"task": _l("Task"), "review": _l("Case review"), "appointment": _l("Appointment")}


def case_page(actor: Actor, case: Case, active: str) -> dict[str, Any]:
    """The values that ``cases/_layout.html`` needs.

    :param active: which tab this is: the part before the dot of its endpoint (``"cases"``, ``"referrals"``).
    """
    person, around = case.person, surroundings(actor, case.person_id)
    return {
        "case": case,
        "person": person,
        "person_name": display_name(person),
        "original_name": original_name(person),
        "case_badge": badge_of(case.status),
        "manager_name": user_name(case.manager),
        "co_workers": [member.user.name for member in case.members],
        "other_teams": [name for team_id, name in around.teams if team_id != case.team_id],
        "case_tabs": _tabs(actor, case, active),
        "next_words": NEXT_WORDS.get(case.next_what or "", ""),
        "notice_on": around.notice_on,
        "visited_at": around.visited_at,
    }


def rows_of(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """Lines of the list of cases."""
    states, what = dict(choices("case_status")), {code: str(words) for code, words in NEXT_WORDS.items()}
    return [
        {
            **about(case),
            "name": display_name(case.person),
            "code": case.person.public_code,
            "warning": contact_words(case.person),
            "url": url_for("cases.show", record_id=case.id),
            "last_activity_at": case.last_activity_at,
            "next_on": case.next_on,
            "next_words": what.get(case.next_what or "", ""),
            "status_words": states.get(case.status, case.status),
            "flags": _flags(case),
        }
        for case in cases
    ]


def about(case: Case) -> dict[str, Any]:
    """Of a case only what is no content: number, state, team, manager."""
    return {
        "number": case.number,
        "status": case.status,
        "badge": badge_of(case.status),
        "team": case.team.name,
        "manager": user_name(case.manager),
        "opened_at": case.opened_at,
    }


def cases_seen(actor: Actor, person: Person) -> list[dict[str, Any]]:
    """The cases of a person: that they are there for everybody in whose scope the person is, a way in for some."""
    ids = {case.id for case in visible_cases(actor).where(Case.person_id == person.id).all()}
    rows = [(case, about(case)) for case in cases_of(person.id)]
    may_read = actor.may(Permission.CASE_READ)
    return [
        {
            **row,
            "closed": case.closed_at is not None,
            "url": url_for("cases.show", record_id=case.id) if may_read and case.id in ids else None,
        }
        for case, row in rows
    ]


def badge_of(status: str) -> str:
    return BADGES.get(Status(status), "neutral")


def panel_boxes(actor: Actor, page: str, record: Any) -> list[tuple[Panel, Any, Callable[[], Markup]]]:
    """The panels of a page: each with its values and what draws its inside, with the values as names of their own."""
    return [(panel, values, partial(_draw, panel, values)) for panel, values in panels_of(page, actor, record)]


def _draw(panel: Panel, values: Mapping[str, Any]) -> Markup:
    template = current_app.jinja_env.get_template(panel.template)
    return Markup(template.render(panel=panel, data=values, may=current_actor().may, **values))  # noqa: S704


def _flags(case: Case) -> list[tuple[str, str]]:
    late = case.next_on is not None and case.next_on < clock.today()
    unmanaged = case.manager_id is None and case.closed_at is None
    flags = [(case.priority == 1, _l("Urgent"), "danger"), (late, _l("late"), "danger")]
    flags += [(unmanaged, _l("no case manager"), "warning")]
    return [(str(words), kind) for raised, words, kind in flags if raised]


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
        if tab.endpoint != "cases.timeline"
    ]
