"""What every template knows: who reads, where the reader can go, what can be made new."""

from typing import Any

from flask import Flask, current_app, request, url_for

from app.access.current import current_actor
from app.access.permissions import Permission
from app.codelists.labels import label
from app.i18n import current_locale
from app.plugging import navigation_of, new_actions_of
from app.web.reader import Reader

VERSION = "0.1.0"


def init_context(app: Flask) -> None:
    app.context_processor(_shared)
    app.jinja_env.globals["Permission"] = Permission


def _shared() -> dict[str, Any]:
    actor = current_actor()
    signed_in = actor.user_id is not None
    return {
        "actor": Reader(actor, _role_label()) if signed_in else None,
        "may": actor.may,
        "navigation": [_line(item) for item in navigation_of(actor)] if signed_in else [],
        "new_actions": [{"label": a.label, "url": url_for(a.endpoint)} for a in new_actions_of(actor)]
        if signed_in
        else [],
        "text_direction": "ltr",
        "locale": current_locale(),
        "demo": current_app.config["APPRODO"].demo,
        "version": VERSION,
        "idle_seconds": 15 * 60,
    }


def _role_label() -> str:
    return ", ".join(label("role", role) for role in sorted(current_actor().roles))


def _line(item: Any) -> dict[str, Any]:
    here = (request.endpoint or "").split(".")[0] == item.endpoint.split(".")[0]
    exact = request.endpoint == item.endpoint
    count = item.count(current_actor()) if item.count else None
    active = exact if item.endpoint == "identity.today" else here
    return {
        "label": item.label,
        "url": url_for(item.endpoint),
        "icon": item.icon,
        "group": item.group,
        "active": active,
        "count": count,
    }
