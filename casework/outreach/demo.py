"""The street of the demonstration: zones, shifts and contacts of two units over ninety days, one shift out tonight."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from app.access import Role
from app.crypto.models import SubjectKey
from app.crypto.sealed import seal_values
from app.crypto.subject_keys import OpenKey, new_key
from app.db import db, uuid7
from casework.cases.models import TimelineEntry
from casework.cases.timeline import entry_row
from casework.outreach import demo_words as told
from casework.outreach.models import AlertNotice, Contact, Shift, ShiftMember, ShiftZone, Stop, Zone
from casework.outreach.services.timeline import parts_of
from casework.outreach.workflow import LINKABLE, ShiftStatus, answer_due
from casework.people.models import PersonTeam

DAYS = 90
PER_SHIFT = 8.2
MET_TONIGHT = (12, 25, 41, 66)
"""Minutes into tonight's shift at which somebody was met."""
CHUNK = 2_000
UNITS = ("unit_crostolo", "unit_reno")


def demo(world: Any) -> None:
    """Add the units' zones, shifts, contacts, links to people, alerts."""
    for unit_key in UNITS:
        _UnitDemo(world, unit_key).build(world.counts["contacts"] // len(UNITS))


class _UnitDemo:
    """One unit's ninety days."""

    def __init__(self, world: Any, unit_key: str) -> None:
        self.world, self.random, self.team = world, world.random, world.teams[unit_key]
        self.zones = [_zone(self.team.id, *each) for each in told.ZONES[unit_key]]
        self.crew = self._crew()
        self.followed = {row.person_id for row in self._followers()}
        self.people = [p for p in world.people if p.team_id in (self.team.id, self.team.equipe_id)]
        self.rows: dict[Any, list[dict[str, Any]]] = {}

    def build(self, contacts: int) -> None:
        db.session.execute(insert(Zone.__table__), self.zones)
        left, days = contacts - len(MET_TONIGHT), self._days(max(3, round(contacts / PER_SHIFT)))
        for number, day in enumerate(days):
            size = min(left, self._size(number)) if number < len(days) - 1 else left
            left -= size
            self._shift(day, size, self._status(number, len(days)))
            if len(self.rows.get(Contact, ())) >= CHUNK:
                self._flush()
        self._tonight()
        self._planned()
        self._flush()

    def _crew(self) -> list[uuid.UUID]:
        teams = {self.team.id, self.team.equipe_id}
        roles = (Role.OP_STRADA, Role.MEDIATORE, Role.OP_EQUIPE)
        found = [user for role in roles for user in self.world.users_of(role)]
        return [user.id for user in found if self.world.actor(user).team_id in teams]

    def _followers(self) -> Any:
        return db.session.execute(select(PersonTeam.person_id).where(PersonTeam.team_id == self.team.id))

    def _days(self, shifts: int) -> list[float]:
        """Spread over ninety days, the oldest first."""
        return [DAYS - 1 - DAYS * number / (shifts + 1) for number in range(shifts)]

    def _size(self, number: int) -> int:
        return int(self.random.randint(13, 19) if number % 5 == 0 else self.random.randint(3, 8))

    @staticmethod
    def _status(number: int, of: int) -> ShiftStatus:
        return ShiftStatus.CLOSED if number >= of - 3 else ShiftStatus.REVIEWED

    def _shift(self, days_ago: float, size: int, status: ShiftStatus) -> None:
        kind, hour = self.random.choice(told.HOURS)
        start = self.world.ago(max(1, days_ago), hour, self.random.choice((0, 15, 30)))
        end = start + timedelta(hours=3, minutes=self.random.randint(0, 40))
        shift_id = self._put_shift(kind, status, start, end, critical=size > 15)
        times = sorted(self.random.randint(5, 170) for _ in range(size))
        zones = self._put_places(shift_id, start, end)
        contacts = [self._contact(shift_id, start + timedelta(minutes=at), self._zone_at(zones, at)) for at in times]
        if status is ShiftStatus.REVIEWED:
            self.rows[Shift][-1]["figures"] = _figures(contacts, self.rows[Stop][-len(zones) :])

    def _put_shift(
        self, kind: str, status: ShiftStatus, start: datetime, end: datetime, critical: bool = False
    ) -> uuid.UUID:
        key, key_row = new_key(uuid7())
        over = status in (ShiftStatus.CLOSED, ShiftStatus.REVIEWED)
        reviewer = next(iter(self.world.users_of(Role.COORD)))
        values = {
            "id": key.subject_id,
            "team_id": self.team.id,
            "type": kind,
            "status": status.value,
            "planned_start": start.replace(minute=0),
            "planned_end": start.replace(minute=0) + timedelta(hours=3),
            "started_at": start if status is not ShiftStatus.PLANNED else None,
            "ended_at": end if over else None,
            "vehicle": self.random.choice(told.VEHICLES),
            "others_aboard": self.random.choice((0, 1, 1, 2)),
            "km": self.random.randint(6, 38) if over else None,
            "materials": self._materials() if over else None,
            "diary": self.random.choice(told.DIARIES) if over else None,
            "debriefed": over and self.random.random() < 0.8,
            "critical_events": self.random.choice(told.CRITICAL) if over and critical else None,
            "reviewed_at": end + timedelta(days=2) if status is ShiftStatus.REVIEWED else None,
            "reviewed_by": reviewer.id if status is ShiftStatus.REVIEWED else None,
            "figures": None,
            **_dated(start),
        }
        self._add(SubjectKey, {**key_row, "created_at": start})
        self._add(Shift, seal_values(Shift, key, values))
        for user_id in self.crew[:1] + self.random.sample(self.crew[1:], min(1, len(self.crew[1:]))):
            self._add(ShiftMember, {"shift_id": key.subject_id, "user_id": user_id})
        return key.subject_id

    def _put_places(self, shift_id: uuid.UUID, start: datetime, end: datetime, halted: bool = True) -> list[uuid.UUID]:
        chosen = self.random.sample(self.zones, self.random.choice((2, 3)))
        for position, zone in enumerate(chosen):
            self._add(ShiftZone, {"shift_id": shift_id, "zone_id": zone["id"], "position": position})
            if halted:
                arrived = start + (end - start) / len(chosen) * position
                left = start + (end - start) / len(chosen) * (position + 1)
                stop = {
                    "id": uuid7(),
                    "shift_id": shift_id,
                    "zone_id": zone["id"],
                    "arrived_at": arrived,
                    "left_at": left,
                }
                self._add(Stop, {**stop, "seen": self._seen(), **_dated(arrived)})
        return [zone["id"] for zone in chosen]

    def _contact(self, shift_id: uuid.UUID, at: datetime, zone_id: uuid.UUID) -> dict[str, Any]:
        key, key_row = new_key(uuid7())
        said = told.somebody(self.random)
        person = self._person() if said["kind"] in LINKABLE and self.random.random() < 0.42 else None
        author = self.crew[0] if self.crew else None
        linked: dict[str, Any] = {"person_id": None, "linked_at": None, "linked_by": None, "began_following": False}
        if person is None:
            said["alias"] = self._alias(said["alias"])
        else:
            said["kind"] = "REPEAT"
            linked |= {"person_id": person.id, "linked_at": at + timedelta(hours=14), "linked_by": author}
            linked["began_following"] = self._follow(person, at)
        plain = {
            "id": key.subject_id, "team_id": self.team.id, "shift_id": shift_id, "zone_id": zone_id, "at": at,
            "operator_id": author, "client_event_id": None, **linked, **_dated(at),
        }  # fmt: skip
        values = {**plain, **said}
        self._add(SubjectKey, {**key_row, "created_at": at})
        self._add(Contact, seal_values(Contact, key, values))
        if said["alerts"]:
            self._alert(key, said, at, zone_id, author)
        if person is not None:
            self._timeline(person, values)
        return values

    def _alert(self, key: OpenKey, said: dict[str, Any], at: datetime, zone_id: uuid.UUID, author: Any) -> None:
        notice_key, key_row = new_key(uuid7())
        answered = at < self.world.now - timedelta(days=2)
        values = {
            "id": notice_key.subject_id,
            "team_id": self.team.id,
            "raised_at": at,
            "raised_by": author,
            "due_at": answer_due(said["alerts"], at),
            "about": {"contact": str(key.subject_id), "codes": said["alerts"], "zone": str(zone_id)},
            "handled_at": at + timedelta(minutes=50) if answered else None,
            "handled_by": next(iter(self.world.users_of(Role.COORD))).id if answered else None,
            "handling": self.random.choice(told.ANSWERS) if answered else None,
            **_dated(at),
        }
        self._add(SubjectKey, {**key_row, "created_at": at})
        self._add(AlertNotice, seal_values(AlertNotice, notice_key, values))

    def _timeline(self, person: Any, contact: dict[str, Any]) -> None:
        zone = next(zone["name"] for zone in self.zones if zone["id"] == contact["zone_id"])
        for kind, compartment, detail in parts_of({**contact, "zone": zone}):
            row = entry_row(
                person.key,
                person_id=person.id,
                kind=kind,
                thing_table=Contact.__tablename__,
                thing_id=contact["id"],
                compartment=compartment,
                detail=detail,
                at=contact["at"],
                author_id=contact["operator_id"],
                team_id=self.team.id,
            )
            self._add(TimelineEntry, row)

    def _alias(self, alias: str | None) -> str | None:
        """Some nicknames are the first name of somebody on file: for these the search has proposals."""
        if alias is None or not self.people or self.random.random() > 0.3:
            return alias
        return self.random.choice(self.people).label.split(" ")[0] or alias

    def _person(self) -> Any:
        return self.random.choice(self.people) if self.people else None

    def _follow(self, person: Any, at: datetime) -> bool:
        if person.id in self.followed:
            return False
        self.followed.add(person.id)
        self._add(PersonTeam, {"person_id": person.id, "team_id": self.team.id, "since": at})
        return True

    def _tonight(self) -> None:
        """One shift is out now, with what it has met so far."""
        start = self.world.now - timedelta(hours=1, minutes=20)
        shift_id = self._put_shift("NOTT", ShiftStatus.OPEN, start, start)
        zones = self._put_places(shift_id, start, start + timedelta(hours=2))
        self.rows[Stop][-1]["left_at"] = None
        for minutes in MET_TONIGHT:
            self._contact(shift_id, start + timedelta(minutes=minutes), zones[0])

    def _planned(self) -> None:
        start = self.world.ago(-2, 21)
        shift_id = self._put_shift("NOTT", ShiftStatus.PLANNED, start, start)
        self._put_places(shift_id, start, start, halted=False)

    def _zone_at(self, zones: list[uuid.UUID], minute: int) -> uuid.UUID:
        return zones[min(minute * len(zones) // 180, len(zones) - 1)]

    def _seen(self) -> dict[str, int]:
        cells = self.random.sample(told.SEEN, self.random.randint(1, 4))
        return {cell: self.random.randint(1, 6) for cell in cells}

    def _materials(self) -> dict[str, int]:
        return {code: self.random.randint(2, 20) for code in self.random.sample(told.MATERIALS, 3)}

    def _add(self, model: Any, row: dict[str, Any]) -> None:
        self.rows.setdefault(model, []).append(row)

    def _flush(self) -> None:
        """In the order the foreign keys ask for."""
        for model in (SubjectKey, Shift, ShiftMember, ShiftZone, Stop, PersonTeam, Contact, AlertNotice, TimelineEntry):
            if rows := self.rows.pop(model, []):
                self.world.insert(model, rows)
        self.world.step(0, "contacts")


def _zone(team_id: uuid.UUID, name: str, district: str, bounds: str) -> dict[str, Any]:
    return {"id": uuid7(), "team_id": team_id, "name": name, "district": district, "bounds": bounds, "active": True}


def _dated(at: datetime) -> dict[str, Any]:
    return {"created_at": at, "updated_at": at, "row_version": 1}


def _figures(contacts: list[dict[str, Any]], stops: list[dict[str, Any]]) -> dict[str, int]:
    met = [contact for contact in contacts if contact["kind"] != "OBS"]
    groups = [contact for contact in met if contact["kind"] == "GROUP"]
    return {
        "contacts": len(met),
        "sightings": len(contacts) - len(met),
        "groups": len(groups),
        "in_groups": sum(group["group_size"] or 0 for group in groups),
        "minutes": sum(contact["minutes"] or 0 for contact in contacts),
        "stops": len(stops),
        "seen": sum(sum(stop["seen"].values()) for stop in stops),
    }
