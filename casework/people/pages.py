"""What the pages of people show around and inside their forms."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import request, url_for
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from sqlalchemy import or_, select

from app.access import Actor, Permission, Role, current_actor
from app.audit import AccessEvent, Operation
from app.db import db
from app.identity.models import Team, TeamDistrict, User
from app.module import Panel
from app.plugging import panels_of, quick_actions_of, tabs_of
from casework.people import naming, queries
from casework.people.models import Notice, Person
from casework.people.search import Candidate, Found

TYPED_SHOWN = 8
"""Candidates under the box while somebody types."""


def person_page(actor: Actor, person: Person, active: str) -> dict[str, Any]:
    """The values that ``people/_layout.html`` needs.

    :param active: the endpoint of the tab that is open.
    """
    return {
        "person": person,
        "name": naming.display_name(person),
        "original": naming.original_name(person),
        "warning": naming.contact_words(person),
        "level_name": naming.level_name(person.identity_level),
        "teams": [team.name for team in queries.teams_following(person)],
        "notice": last_notice(actor, person),
        "is_minor": naming.is_minor(person.birth_date),
        "back_url": url_for(active, record_id=person.id),
        "person_tabs": [
            {
                "label": tab.label,
                "url": url_for(tab.endpoint, record_id=person.id),
                "active": tab.endpoint == active,
                "count": tab.count(actor, person) if tab.count else None,
            }
            for tab in tabs_of("person", actor)
        ],
    }


def panel_boxes(actor: Actor, person: Person) -> list[tuple[Panel, Any, Callable[[], Markup]]]:
    """The panels of a person's page: each with its values, and what draws its inside."""
    return [(panel, values, _drawer(panel, values)) for panel, values in panels_of("person", actor, person)]


def actions(actor: Actor, person: Person) -> list[dict[str, Any]]:
    """Buttons that slices above put on a person's page."""
    found = quick_actions_of("person", actor)
    return [{"label": action.label, "url": url_for(action.endpoint, record_id=person.id)} for action in found]


def after_creation(actor: Actor, person: Person) -> str:
    """Where somebody new leads: to the first step a slice above asks for, else to their page."""
    for action in quick_actions_of("person_created", actor):
        return url_for(action.endpoint, record_id=person.id)
    return url_for("people.show", record_id=person.id)


def last_notice(actor: Actor, person: Person) -> Notice | None:
    return queries.notices(actor, person).first(Notice.item.like("INF_%"))


def rows_of(people: Sequence[Person]) -> list[dict[str, Any]]:
    """Lines of the list of people."""
    teams = queries.team_names_of([person.id for person in people])
    return [{**line_of(person), "teams": teams.get(person.id, [])} for person in people]


def line_of(person: Person) -> dict[str, Any]:
    """What is said of a person in one line."""
    return {
        "display_name": naming.display_name(person),
        "original": naming.original_name(person),
        "alias": naming.alias_beside(person),
        "code": person.public_code,
        "languages": naming.language_names(person),
        "contact_warning": naming.contact_words(person),
        "url": url_for("people.show", record_id=person.id),
        "level": person.identity_level,
        "level_name": naming.level_name(person.identity_level),
        "birth_date": person.birth_date,
        "is_minor": naming.is_minor(person.birth_date),
        "citizenships": person.citizenships,
        "updated_at": person.updated_at,
    }


def candidate_lines(found: Sequence[Candidate]) -> list[dict[str, Any]]:
    """Lines of the answers of a search: who, why, and what sets them apart."""
    return [
        {
            **line_of(each.person),
            "reasons": naming.reason_words(each.reasons),
            "known_to": naming.known_to(each.teams) if each.teams else None,
        }
        for each in found
    ]


def answer(found: Found, text: str) -> dict[str, Any]:
    """The values of the page of a search, and of the list while somebody types."""
    lines = candidate_lines(found.candidates)
    return {
        "q": text,
        "asked": bool(text.strip()),
        "lines": lines,
        "first_lines": lines[:TYPED_SHOWN],
        "elsewhere": found.elsewhere,
        "may_create": current_actor().may(Permission.PERSON_CREATE),
    }


def teams_to_filter(actor: Actor) -> list[tuple[str, str]]:
    """The teams whose people the actor's list may hold."""
    own = actor.teams_as(*Role) | actor.followed_teams_as(*Role)
    in_districts = select(TeamDistrict.team_id).where(TeamDistrict.district.in_(actor.districts_as(Role.COORD)))
    wanted = select(Team.id, Team.name).where(or_(Team.id.in_(own), Team.id.in_(in_districts))).order_by(Team.name)
    return [(str(team_id), name) for team_id, name in db.session.execute(wanted)]


def chosen_level() -> int | None:
    """The level the list is narrowed to; from the address, so it may be anything."""
    text = request.args.get("level", "")
    return int(text) if text in ("0", "1", "2", "3") else None


def chosen_team() -> uuid.UUID | None:
    try:
        return uuid.UUID(request.args.get("team", ""))
    except ValueError:
        return None


def last_change_by(record: Any) -> tuple[str | None, Any]:
    """Who last changed a record, and when, by the access log."""
    last = (
        select(AccessEvent.actor_id, AccessEvent.at)
        .where(AccessEvent.object_id == record.id, AccessEvent.operation == Operation.UPDATE)
        .order_by(AccessEvent.at.desc())
        .limit(1)
    )
    row = db.session.execute(last).first()
    if row is None:
        return None, record.updated_at
    user = db.session.get(User, row.actor_id) if row.actor_id else None
    return (user.name if user else None), row.at


def _drawer(panel: Panel, values: Mapping[str, Any]) -> Callable[[], Markup]:
    """Draws a panel's inside with what the page knows, and the panel's values as names of their own."""

    @pass_context
    def draw(page: Context) -> Markup:
        template = page.environment.get_template(panel.template)
        return Markup(template.render({**page.get_all(), **values, "panel": panel, "data": values}))  # noqa: S704

    return draw  # type: ignore[return-value]
