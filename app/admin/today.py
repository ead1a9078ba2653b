"""The administrators' card of Oggi: changes of lists that others asked for."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from app.access import Actor
from app.admin import queries
from app.admin.models import CodeChange
from app.codelists.labels import list_title


def waiting(actor: Actor) -> Mapping[str, Any] | None:
    """Each change with its list; no card when nothing waits."""
    changes = queries.waiting_for_me(actor)
    if not changes:
        return None
    return {"count": len(changes), "lines": [_line(change) for change in changes]}


def _line(change: CodeChange) -> tuple[CodeChange, str, str]:
    return change, list_title(change.list_name), url_for("admin.show_list", list_name=change.list_name)
