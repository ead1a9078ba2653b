"""The form of a service point."""

import uuid
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, Length, Optional, ValidationError

from app.codelists.labels import choices, grouped_choices
from app.i18n import _, _l
from app.web.forms import VersionedForm
from referrals.directory import pages
from referrals.directory.hours import BadHours, Interval, parse, written
from referrals.directory.models import ServicePoint, Undocumented

DAYS = range(7)
PLAIN = (
    "organisation_id", "service_type", "name", "address", "comune", "phone", "email", "languages", "hours_note",
    "access_rules", "documents_to_bring", "accepts_undocumented", "last_verified", "active",
)  # fmt: skip


def _must(message: Any) -> DataRequired:
    return DataRequired(message)


def readable_hours(_form: Any, field: Any) -> None:
    """Hours of one day that can be read."""
    try:
        parse(field.data)
    except BadHours as bad:
        raise ValidationError(_("Write from–to, for example 9-12.30, 14-17. Leave empty if closed.")) from bad


def _hours() -> StringField:
    return StringField(validators=[readable_hours, Length(max=80)])


def _stripped(text: str | None) -> str | None:
    return text.strip() or None if text else None


class ServicePointForm(VersionedForm):
    """What is known about a service point."""

    name = StringField(
        _l("Name"),
        validators=[_must(_l("Write the name as people know the place.")), Length(max=160)],
        filters=[lambda text: text.strip() if text else ""],
    )
    organisation_id = SelectField(_l("Organisation"), validators=[_must(_l("Choose the organisation."))])
    service_type = SelectField(_l("Type of service"), validators=[_must(_l("Choose the type of service."))])
    address = StringField(_l("Address"), validators=[_must(_l("Write street and number.")), Length(max=200)])
    comune = SelectField(_l("Municipality"), validators=[_must(_l("Choose the municipality."))])
    phone = TelField(_l("Telephone"), validators=[Length(max=40)], filters=[_stripped])
    email = EmailField(
        _l("E-mail"),
        validators=[Optional(), Email(_l("Write a whole address, for example name@body.example.")), Length(max=254)],
        filters=[_stripped],
        description=_l("New referrals are announced here by number alone, without anything about the person."),
    )
    languages = SelectMultipleField(_l("Languages spoken"))
    day_0 = _hours()
    day_1 = _hours()
    day_2 = _hours()
    day_3 = _hours()
    day_4 = _hours()
    day_5 = _hours()
    day_6 = _hours()
    hours_note = StringField(
        _l("Note on the hours"),
        validators=[Length(max=300)],
        filters=[_stripped],
        description=_l("For example: by appointment only, closed in August."),
    )
    access_rules = TextAreaField(_l("How to get in"), validators=[Length(max=2000)], filters=[_stripped])
    documents_to_bring = TextAreaField(_l("Documents to bring"), validators=[Length(max=2000)], filters=[_stripped])
    accepts_undocumented = RadioField(_l("Receives people without a permit"), default=Undocumented.UNKNOWN)
    last_verified = DateField(_l("Verified on"), validators=[Optional()])
    active = BooleanField(_l("In use: referrals can be sent here"), default=True)

    def __init__(
        self, *args: Any, organisations: list[tuple[str, str]], record: ServicePoint | None = None, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.organisation_id.choices = [("", ""), *organisations]
        self.service_type.choices = {
            "": [("", "")],
            **grouped_choices("service_type", include=record.service_type if record else None),
        }
        self.comune.choices = [("", ""), *choices("geo_comuni_er", include=record.comune if record else None)]
        self.languages.choices = choices("language", include=record.languages if record else None)
        self.accepts_undocumented.choices = [
            (Undocumented.YES, _("Yes")), (Undocumented.NO, _("No")), (Undocumented.UNKNOWN, _("Not known"))
        ]  # fmt: skip
        for day in DAYS:
            self[f"day_{day}"].label.text = pages.weekday_name(day)

    def stored(self, record: Any) -> dict[str, Any]:
        """The record's values as the fields hold them."""
        week = pages.week_of(record)
        values: dict[str, Any] = {name: getattr(record, name) for name in PLAIN}
        values["organisation_id"] = str(record.organisation_id)
        return {**values, **{f"day_{day}": written(week.get(day, ())) for day in DAYS}}

    def values(self) -> dict[str, Any]:
        """What the services take, without the hours."""
        values = {name: self[name].data for name in PLAIN}
        return {**values, "organisation_id": uuid.UUID(self.organisation_id.data)}

    def week(self) -> dict[int, list[Interval]]:
        return {day: intervals for day in DAYS if (intervals := parse(self[f"day_{day}"].data))}
