"""Add and change service points."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.access import Actor
from app.audit import Operation, record
from app.codelists.territory import district_of
from app.db import db
from referrals.directory.hours import Interval
from referrals.directory.models import OpeningTime, ServicePoint

Week = Mapping[int, Sequence[Interval]]


class NoSuchDistrict(ValueError):
    """This comune belongs to no district today."""


def add_service_point(actor: Actor, values: Mapping[str, Any], week: Week) -> ServicePoint:
    """A new service point.

    :raises NoSuchDistrict: when the comune is in no district.
    """
    point = ServicePoint()
    _fill(point, values, week)
    db.session.add(point)
    db.session.flush()
    record(actor, Operation.CREATE, point)
    return point


def change_service_point(actor: Actor, point: ServicePoint, values: Mapping[str, Any], week: Week) -> ServicePoint:
    """Change a service point; who changes it has verified it, unless they say otherwise.

    :raises NoSuchDistrict: when the comune is in no district.
    """
    _fill(point, values, week)
    db.session.flush()
    record(actor, Operation.UPDATE, point)
    return point


def _fill(point: ServicePoint, values: Mapping[str, Any], week: Week) -> None:
    for name, value in values.items():
        setattr(point, name, value)
    district = district_of(point.comune)
    if district is None:
        raise NoSuchDistrict(point.comune)
    point.district = district
    point.openings = _openings(point, week)


def _openings(point: ServicePoint, week: Week) -> list[OpeningTime]:
    """The rows of a week; those that stay are kept, so that only what changed is written."""
    kept = {(each.weekday, each.opens, each.closes): each for each in point.openings}
    wanted = [(day, opens, closes) for day, intervals in sorted(week.items()) for opens, closes in intervals]
    return [kept.get(each) or OpeningTime(weekday=each[0], opens=each[1], closes=each[2]) for each in wanted]
