"""The directory as its readers see it: everybody signed in sees all of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select, true

from app import clock
from app.access import Actor, Scope
from app.db import db
from app.identity.models import Organisation
from referrals.directory.hours import moment_of
from referrals.directory.models import OpeningTime, ServicePoint, SpokenLanguage


@dataclass(frozen=True)
class Filters:
    """What a reader of the directory looks for; empty means anything."""

    service_type: str = ""
    district: str = ""
    language: str = ""
    open_now: bool = False
    undocumented: bool = False
    inactive: bool = False


def visible_service_points(actor: Actor) -> Scope[ServicePoint]:
    """Institutional contacts, no personal data: open to whoever is signed in."""
    return Scope(actor, ServicePoint, true() if actor.user_id or actor.system_name else None)


def service_point_in_scope(actor: Actor, record_id: uuid.UUID) -> ServicePoint:
    """One service point.

    :raises OutOfScope: when there is none of that id.
    """
    return visible_service_points(actor).one_or_404(record_id)


def matching(actor: Actor, filters: Filters) -> Scope[ServicePoint]:
    """The service points that fit all the filters."""
    conditions: dict[ColumnElement[bool], bool] = {
        ServicePoint.service_type == filters.service_type: bool(filters.service_type),
        ServicePoint.district == filters.district: bool(filters.district),
        speaks([filters.language]): bool(filters.language),
        is_open_now(): filters.open_now,
        ServicePoint.accepts_undocumented == "Y": filters.undocumented,
        ServicePoint.active.is_(True): not filters.inactive,
    }
    return visible_service_points(actor).where(*[condition for condition, wanted in conditions.items() if wanted])


def speaks(languages: Sequence[str]) -> ColumnElement[bool]:
    """Somebody there speaks one of these languages."""
    spoken = select(SpokenLanguage.service_point_id).where(
        SpokenLanguage.service_point_id == ServicePoint.id, SpokenLanguage.language.in_(languages)
    )
    return exists(spoken)


def is_open_now() -> ColumnElement[bool]:
    """The door is open at this moment."""
    when = moment_of(clock.now())
    openings = select(OpeningTime.service_point_id).where(
        OpeningTime.service_point_id == ServicePoint.id,
        OpeningTime.weekday == when.weekday,
        OpeningTime.opens <= when.minute,
        OpeningTime.closes > when.minute,
    )
    return exists(openings)


def organisations() -> Sequence[Organisation]:
    """The bodies a service point may belong to."""
    return db.session.scalars(select(Organisation).where(Organisation.active).order_by(Organisation.name)).all()
