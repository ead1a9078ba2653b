"""Invented referrals in every state, with their history and timeline; the people who answer at the services."""

import uuid
from collections.abc import Iterator

from sqlalchemy import select

from app.access import Role
from app.codelists.territory import ausl_of
from app.db import db
from app.demo.world import DemoCase, World
from app.identity.models import RoleAssignment
from casework.cases.models import TimelineEntry
from referrals.directory.models import ServicePoint
from referrals.outgoing.demo_made import Made, Rows, Story
from referrals.outgoing.models import Referral, ReferralStep
from referrals.outgoing.numbers import raised, written

ELENA, HER_PLACE, HER_SHARE = "elena.conti@approdo.example", "Consultorio Il Melograno", 26
OVER = frozenset({"CHIUSO", "NONPC"})
"""Cases that send nobody any more."""


def _story(moves: str, oldest: int, newest: int) -> Story:
    return Story(tuple(moves.split()), oldest, newest)


STORIES = (
    _story("send", 2, 0),
    _story("send receive accept appoint", 9, 5),
    _story("send receive accept appoint attend take_up close", 90, 25),
    _story("send receive", 3, 1),
    _story("send receive reject", 60, 4),
    _story("send", 10, 8),
    _story("send receive accept appoint attend", 20, 9),
    _story("send receive ask", 6, 3),
    _story("send receive accept appoint miss", 18, 9),
    _story("send receive accept appoint attend take_up", 45, 16),
    _story("send receive accept", 6, 3),
    _story("send expire", 40, 12),
    _story("send receive accept appoint miss close", 80, 30),
    _story("", 1, 0),
    _story("send receive ask answer accept appoint", 12, 8),
    _story("send cancel", 30, 5),
)


SHORT = tuple(story for story in STORIES if len(story.moves) <= 3)
LIVELY = 2_000


def demo(world: World) -> None:
    """Referrals on the cases of the region."""
    if not world.cases or not world.service_points:
        return
    staff = _staff(world)
    rows = Rows()
    for made in _all(world, staff):
        made.write(rows)
    world.insert(Referral, rows.referrals)
    world.insert(ReferralStep, rows.steps)
    world.insert(TimelineEntry, rows.entries)
    world.step(len(rows.referrals), "referrals")


def _all(world: World, staff: dict[uuid.UUID, uuid.UUID | None]) -> Iterator[Made]:
    places = _places(world)
    year, how_many = world.now.year, world.counts["referrals"]
    first = raised(year, how_many) - how_many
    for number in range(how_many):
        story = _story_of(number)
        case = _case_for(world, story, hers=_is_hers(number))
        point = _point_for(world, places, case, hers=_is_hers(number))
        yield Made(world, written(year, first + number + 1), story, case, point, staff[point.id])


def _story_of(number: int) -> Story:
    """Each in turn; in a whole region, after the first ones, the short ones alone."""
    told = STORIES if number < LIVELY else SHORT
    return told[number % len(told)]


def _is_hers(number: int) -> bool:
    """Every second one of the first, changing round by round, so that each state comes to her."""
    return number < HER_SHARE * 2 and (number + number // len(STORIES)) % 2 == 0


def _staff(world: World) -> dict[uuid.UUID, uuid.UUID | None]:
    """Who answers at each service point: Elena Conti at hers; elsewhere somebody without an account."""
    answering: dict[uuid.UUID, uuid.UUID | None] = {}
    for point in world.service_points:
        hers = point.name == HER_PLACE
        if hers:
            _move_elena(world, point)
        answering[point.id] = world.users[ELENA].id if hers else None
    return answering


def _move_elena(world: World, point: ServicePoint) -> None:
    hers = select(RoleAssignment).where(
        RoleAssignment.user_id == world.users[ELENA].id, RoleAssignment.role == Role.SERVIZIO
    )
    for assignment in db.session.scalars(hers):
        assignment.service_point_id = point.id
    db.session.flush()


def _places(world: World) -> dict[uuid.UUID, list[ServicePoint]]:
    """For each team, the service points of its health authority."""
    places = {}
    for team in world.teams.values():
        near = {ausl_of(each.district) for each in team.districts}
        places[team.id] = [point for point in world.service_points if ausl_of(point.district) in near]
    return places


def _case_for(world: World, story: Story, *, hers: bool) -> DemoCase:
    """A case that was open when the referral was sent; in Elena's territory where the referral goes to her."""
    here = world.teams["equipe_reggio"].id
    wanted = [case for case in world.random.choices(world.cases, k=16) if not hers or case.team_id == here]
    sent = world.ago(story.newest)
    fits = (case for case in wanted if case.opened_at < sent and case.status not in OVER)
    return next(fits, (wanted or world.cases)[0])


def _point_for(
    world: World, places: dict[uuid.UUID, list[ServicePoint]], case: DemoCase, *, hers: bool
) -> ServicePoint:
    near = places.get(case.team_id) or world.service_points
    if hers:
        return next((point for point in near if point.name == HER_PLACE), near[0])
    return world.random.choice(near)
