"""The list of cases: its filters, kept in the address as codes, and a page of it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import defer, joinedload, selectinload

from app.access import Actor, Scope
from app.codelists.labels import choices
from app.i18n import _
from app.web import Page, keyset_page
from casework.cases.models import Case, CaseMember
from casework.cases.queries import visible_cases, ways_to_cases
from casework.people.models import Person

OPEN, ALL = "", "all"
MINE, NOBODY = "me", "none"
NAMED_BY = (
    "public_code",
    *(f"{name}_sealed" for name in ("given_name", "surname", "alias", "original_name", "contact_warning", "phones")),
)
"""The columns that a name and its warning are made of."""


_ONLY_WHAT_IS_SHOWN = (
    defer(Case.summary_sealed),
    defer(Case.closing_note_sealed),
    selectinload(Case.members).lazyload(CaseMember.user),
    joinedload(Case.person).load_only(*(getattr(Person, name) for name in NAMED_BY)),
)


@dataclass(frozen=True)
class CaseFilter:
    """What a reader asked the list for; anything that is no code is as if not asked."""

    status: str = OPEN
    team_id: uuid.UUID | None = None
    manager: str = ""
    priority: int | None = None
    source: str = ""

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "CaseFilter":
        """Read the query of an address."""
        priority = args.get("priority", "")
        return cls(
            status=args.get("status", OPEN),
            team_id=_uuid(args.get("team")),
            manager=args.get("manager", ""),
            priority=int(priority) if priority in {"1", "2", "3"} else None,
            source=args.get("source", ""),
        )


def case_list(actor: Actor, wanted: CaseFilter) -> Page[Case]:
    """Fifty cases, the last touched first."""
    scope = _filtered(visible_cases(actor), actor, wanted).options(*_ONLY_WHAT_IS_SHOWN)
    return keyset_page(scope, Case.last_activity_at, Case.id, ways=ways_to_cases(actor))


def status_options() -> list[tuple[str, str]]:
    """What the list can be narrowed to, besides the open cases."""
    return [*choices("case_status"), (ALL, _("All, the closed ones too"))]


def _filtered(scope: Scope[Case], actor: Actor, wanted: CaseFilter) -> Scope[Case]:
    if wanted.status == OPEN:
        scope = scope.where(Case.closed_at.is_(None))
    elif wanted.status != ALL:
        scope = scope.where(Case.status == wanted.status)
    if wanted.team_id:
        scope = scope.where(Case.team_id == wanted.team_id)
    manager = _manager(actor, wanted.manager)
    if manager is not None:
        scope = scope.where(manager)
    if wanted.priority:
        scope = scope.where(Case.priority == wanted.priority)
    if wanted.source:
        scope = scope.where(Case.source == wanted.source)
    return scope


def _manager(actor: Actor, asked: str) -> Any:
    if asked == NOBODY:
        return Case.manager_id.is_(None)
    user_id = actor.user_id if asked == MINE else _uuid(asked)
    return Case.manager_id == user_id if user_id else None


def _uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        return None
