"""Twenty-five invented service points for the demonstration."""

import csv
from pathlib import Path

from app.codelists.territory import district_of
from app.db import db
from app.demo.world import World
from referrals.directory.hours import parse
from referrals.directory.models import OpeningTime, ServicePoint, SpokenLanguage

FILE = Path(__file__).with_name("demo.csv")
"""One service point a line; days 0 Monday … 6 Sunday, all with the same hours."""


def demo(world: World) -> None:
    """Fill the directory; some entries were not verified for long."""
    with FILE.open(newline="") as lines:
        world.service_points = [_point(world, number, line) for number, line in enumerate(csv.DictReader(lines))]
    db.session.add_all(world.service_points)
    db.session.flush()


def _point(world: World, number: int, line: dict[str, str]) -> ServicePoint:
    seen = world.ago(200 + number if number % 6 == 5 else 7 * (number % 12) + 3)
    hours = [(int(day), opens, closes) for day in line["days"] for opens, closes in parse(line["hours"])]
    return ServicePoint(
        organisation_id=world.organisations[line["organisation"]].id,
        service_type=line["type"],
        name=line["name"],
        address=line["address"],
        comune=line["comune"],
        district=district_of(line["comune"]) or "",
        phone=f"0500 {number:03d} {100 + number}",
        email=f"punto{number + 1}@servizi.example",
        access_rules=line["rules"],
        documents_to_bring=line["documents"],
        accepts_undocumented=line["undocumented"],
        last_verified=seen.date(),
        spoken=[SpokenLanguage(language=code) for code in line["languages"].split()],
        openings=[OpeningTime(weekday=day, opens=opens, closes=closes) for day, opens, closes in hours],
    )
