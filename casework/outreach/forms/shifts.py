"""Forms of a shift: the plan, a stop, coming back, a correction."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app import clock
from app.codelists.labels import choices
from app.i18n import _l
from app.web import Form, VersionedForm
from casework.outreach.choices import SEEN_CELLS
from casework.outreach.models import Shift, Stop
from casework.outreach.services import ShiftPlan, ShiftReport

MOST = 999
CLOCK = ["%H:%M", "%H:%M:%S"]


def as_uuid(value: object) -> uuid.UUID:
    return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))


class ShiftForm(VersionedForm):
    """Who goes where, and when."""

    type = SelectField(_l("Kind of shift"), default="NOTT", validators=[InputRequired()])
    day = DateField(_l("Day"), validators=[InputRequired(_l("Choose the day."))])
    start = TimeField(_l("Starts at"), format=CLOCK, validators=[InputRequired(_l("Say when the shift starts."))])
    end = TimeField(
        _l("Ends at"),
        format=CLOCK,
        validators=[InputRequired(_l("Say when it should end."))],
        description=_l("After midnight is fine."),
    )
    zones = SelectMultipleField(_l("Zones"), coerce=as_uuid)
    members = SelectMultipleField(_l("On board"), coerce=as_uuid)
    others_aboard = IntegerField(
        _l("Others on board (volunteers, driver)"), default=0, validators=[Optional(), NumberRange(0, 20)]
    )
    vehicle = StringField(_l("Vehicle"), validators=[Length(max=60)])

    def offer(self, team: Any, zones: Sequence[Any], crew: Sequence[Any]) -> None:
        """Fill the choices for a unit."""
        self.team = team
        self.type.choices = choices("shift_type", include=self.type.data or ())
        self.zones.choices = [(zone.id, zone.name) for zone in zones]
        self.members.choices = [(user.id, str(user.name)) for user in crew]

    def plan(self) -> ShiftPlan:
        assert self.day.data and self.start.data and self.end.data  # noqa: PT018  each is required
        start, end = at(self.day.data, self.start.data), at(self.day.data, self.end.data)
        return ShiftPlan(
            team_id=self.team.id,
            type=self.type.data,
            planned_start=start,
            planned_end=end if end > start else end + timedelta(days=1),
            member_ids=self.members.data or (),
            zone_ids=self.zones.data or (),
            vehicle=self.vehicle.data,
            others_aboard=self.others_aboard.data or 0,
        )

    def stored(self, record: Shift) -> dict[str, Any]:
        return shown_of(record)


def shown_of(shift: Shift) -> dict[str, Any]:
    """A shift's plan as the form shows it."""
    start, end = shift.planned_start.astimezone(clock.ROME), shift.planned_end.astimezone(clock.ROME)
    return {
        "type": shift.type,
        "day": start.date(),
        "start": start.time().replace(tzinfo=None),
        "end": end.time().replace(tzinfo=None),
        "zones": [each.zone_id for each in shift.zones],
        "members": [member.user_id for member in shift.members],
        "others_aboard": shift.others_aboard,
        "vehicle": shift.vehicle,
    }


class StopForm(VersionedForm):
    """A halt: where, and how many people were seen."""

    zone = RadioField(_l("Zone"), coerce=as_uuid, validators=[InputRequired(_l("Choose the zone."))])
    left = BooleanField(_l("We have left"))

    def offer(self, zones: Sequence[Any]) -> None:
        self.zone.choices = [(zone.id, zone.name) for zone in zones]

    def seen(self) -> dict[str, int]:
        found = {cell: self[f"seen_{cell}"].data for cell in SEEN_CELLS}
        return {cell.replace("_", ":", 1): number for cell, number in found.items() if number}

    def stored(self, record: Stop) -> dict[str, Any]:
        return stop_shown(record)


for _cell in SEEN_CELLS:
    setattr(StopForm, f"seen_{_cell}", IntegerField(_l("People seen"), validators=[Optional(), NumberRange(0, MOST)]))


def stop_shown(stop: Stop) -> dict[str, Any]:
    """A stop as the form shows it."""
    seen = stop.seen or {}
    counts = {f"seen_{cell}": seen.get(cell.replace("_", ":", 1)) for cell in SEEN_CELLS}
    return {"zone": stop.zone_id, "left": stop.left_at is not None, **counts}


class ReportForm(Form):
    """Coming back. One number per kind of material is added for the list as it stands: :func:`report_form`."""

    ended = TimeField(_l("Back at"), format=CLOCK, validators=[InputRequired(_l("Say when you came back."))])
    km = IntegerField(_l("Kilometres"), validators=[Optional(), NumberRange(0, MOST)])
    diary = TextAreaField(
        _l("Diary"),
        validators=[Length(max=4000)],
        description=_l("What happened and what changed in the zones. Without names, nicknames or places of shelter."),
    )
    debriefed = BooleanField(_l("We talked it over together before going home"))
    critical_events = TextAreaField(
        _l("Critical events"),
        validators=[Length(max=2000)],
        description=_l("Read only by who was on board and by the coordinator. Without names."),
    )

    def report(self, shift: Shift) -> ShiftReport:
        assert self.ended.data
        start = shift.started_at or shift.planned_start
        return ShiftReport(
            ended_at=next_time(start, self.ended.data),
            km=self.km.data,
            materials={code: number for code, field in self.materials() if (number := field.data)},
            diary=(self.diary.data or "").strip(),
            debriefed=self.debriefed.data,
            critical_events=(self.critical_events.data or "").strip() if "critical_events" in self else None,
        )

    def materials(self) -> list[tuple[str, Any]]:
        return [(name.removeprefix("item_"), field) for name, field in self._fields.items() if name.startswith("item_")]


def report_form(shift: Shift) -> ReportForm:
    """The form of a shift coming back, filled with what was said before."""
    given: Mapping[str, int] = shift.materials or {}
    items = choices("dispensed_item", include=list(given))
    number = [Optional(), NumberRange(0, MOST)]
    fields = {f"item_{code}": IntegerField(words, default=given.get(code), validators=number) for code, words in items}
    made: ReportForm = type("ReportForm", (ReportForm,), fields)(
        ended=(shift.ended_at or clock.now()).astimezone(clock.ROME).time(),
        km=shift.km,
        diary=shift.diary or "",
        debriefed=shift.debriefed,
        critical_events=shift.critical_events or "",
    )
    return made


class CorrectionForm(Form):
    """What is to be read differently on a locked shift."""

    text = TextAreaField(
        _l("Correction"),
        validators=[InputRequired(_l("Write what is to be read differently.")), Length(max=1000)],
        description=_l("It is added with your name and the date; what was written stays. Without names of people met."),
    )


def at(day: date, hour: time) -> datetime:
    """A time of the wall clock in Rome."""
    return datetime.combine(day, hour.replace(tzinfo=None), clock.ROME)


def next_time(after: datetime, hour: time) -> datetime:
    """The first moment with that hour after another: a shift may end past midnight."""
    found = at(after.astimezone(clock.ROME).date(), hour)
    return found if found >= after.replace(second=0, microsecond=0) else found + timedelta(days=1)


def last_time(before: datetime, hour: time) -> datetime:
    """The last moment with that hour before another: what was written down after midnight happened before it."""
    found = at(before.astimezone(clock.ROME).date(), hour)
    return found if found <= before + timedelta(minutes=10) else found - timedelta(days=1)
