"""The blueprint, and what its pages share."""

from types import SimpleNamespace
from typing import Any

from flask import Blueprint, url_for

from app import clock
from app.access import Permission, current_actor
from app.i18n import _l
from app.web.errors import error_page
from casework.outreach import choices

blueprint = Blueprint("outreach", __name__, template_folder="../templates", url_prefix="/outreach")

SECTIONS = (
    ("outreach.shifts", _l("Shifts"), Permission.SHIFT_LIST),
    ("outreach.contacts", _l("Street contacts"), Permission.CONTACT_LIST),
    ("outreach.waiting", _l("Without a person"), Permission.CONTACT_LINK),
    ("outreach.alerts", _l("Alerts"), Permission.ALERT_READ),
    ("outreach.zones", _l("Zones"), Permission.SHIFT_LIST),
)


@blueprint.app_context_processor
def shared() -> dict[str, Any]:
    """What the slice's templates call ``street``, wherever they are shown: street words, its sections, the clock."""
    return {"street": STREET}


def sections(active: str) -> list[dict[str, Any]]:
    """The slice's own tabs, of those this reader may open."""
    may = current_actor().may
    return [
        {"label": label, "url": url_for(endpoint), "active": endpoint == active}
        for endpoint, label, permission in SECTIONS
        if may(permission)
    ]


def clash(form: Any, record: Any, names: list[str], cancel_url: str) -> tuple[str, int]:
    """Somebody saved the same fields meanwhile: both values, a choice for each."""
    form.remember(record)
    theirs = form.stored(record)
    return error_page(
        409,
        conflict={
            "form": form,
            "names": names,
            "theirs": theirs,
            "changed_at": record.updated_at,
            "cancel_url": cancel_url,
        },
    )


STREET = SimpleNamespace(
    SEXES=choices.SEXES,
    AGE_BANDS=choices.AGE_BANDS,
    ALERTS=choices.ALERTS,
    STATUSES=choices.STATUSES,
    words=choices.words,
    need_words=choices.need_words,
    sections=sections,
    now=clock.now,
)
