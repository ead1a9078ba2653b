"""The service points that fit a referral, the best first."""

from collections.abc import Sequence

from sqlalchemy import case

from app.access import Actor, Scope
from app.codelists.territory import ausl_of, districts_of_ausl
from referrals.directory.models import ServicePoint
from referrals.directory.queries import is_open_now, speaks, visible_service_points
from referrals.outgoing.matching import types_serving
from referrals.outgoing.models import Referral

MOST_SERVICES = 30


def services_that_fit(actor: Actor, referral: Referral, languages: Sequence[str]) -> Sequence[ServicePoint]:
    """Service points for the needs: of the team's districts first, then by language, then open now.

    Where no type fits, or none is known there, the whole territory is offered.
    """
    types = types_serving(referral.needs or ())
    found = _ranked(actor, referral, languages).where(ServicePoint.service_type.in_(types)).all() if types else ()
    return found or _ranked(actor, referral, languages).where(ServicePoint.district.in_(_near(referral))).all()


def _ranked(actor: Actor, referral: Referral, languages: Sequence[str]) -> Scope[ServicePoint]:
    own = [each.district for each in referral.from_team.districts]
    types = types_serving(referral.needs or ())
    order = (
        case((ServicePoint.district.in_(own), 0), (ServicePoint.district.in_(_near(referral)), 1), else_=2),
        case({kind: rank for rank, kind in enumerate(types)}, value=ServicePoint.service_type, else_=99),
        case((speaks(languages), 0), else_=1),
        case((is_open_now(), 0), else_=1),
        ServicePoint.name,
    )
    return visible_service_points(actor).where(ServicePoint.active.is_(True)).order_by(*order).limit(MOST_SERVICES)


def _near(referral: Referral) -> list[str]:
    """The districts of the health authorities that the team works in."""
    own = [each.district for each in referral.from_team.districts]
    return sorted({*own, *districts_of_ausl(sorted({ausl for each in own if (ausl := ausl_of(each))}))})
