"""Forms of interventions and appointments."""

from typing import Any

from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.clock import ROME
from app.codelists.labels import choices
from app.i18n import _, _l
from app.web import Form, VersionedForm

DAY = 24 * 60


class _Intervention:
    """The fields of an intervention, for the form that makes one and the form that corrects one."""

    kind = SelectField(_l("What was done"), validators=[InputRequired(_l("Choose what was done."))])
    day = DateField(_l("Day"), validators=[InputRequired(_l("Choose the day."))])
    time = TimeField(_l("Time"), validators=[InputRequired(_l("Write the time, like 10:30."))])
    minutes = IntegerField(
        _l("Minutes"),
        validators=[
            InputRequired(_l("Write how many minutes it took.")),
            NumberRange(1, DAY, _l("Write minutes between 1 and 1440.")),
        ],
    )
    travel_minutes = IntegerField(
        _l("Minutes of travel"),
        default=0,
        validators=[Optional(), NumberRange(0, DAY, _l("Write minutes between 0 and 1440."))],
    )
    mode = SelectField(_l("How"), default="PRES")
    language = SelectField(_l("Language used"), validators=[Optional()])
    mediator_id = SelectField(_l("Mediator"), validators=[Optional()])
    mediator_name = StringField(
        _l("Mediator without an account"), description=_l("Name and agency."), validators=[Length(max=120)]
    )
    place = StringField(_l("Place"), validators=[Length(max=160)])
    outcome = SelectField(_l("Outcome"), validators=[Optional()])
    note = TextAreaField(_l("What came of it"), validators=[Length(max=8_000)], render_kw={"rows": 4})

    def offer(self, kinds: list[tuple[str, str]], mediators: list[tuple[str, str]]) -> None:
        """Fill in what can be chosen."""
        self.kind.choices = [("", _("Choose…")), *kinds]
        self.mode.choices = choices("mediation_mode")
        self.language.choices = [("", _("Not stated")), *choices("language")]
        self.mediator_id.choices = [("", _("Nobody")), *mediators]
        self.outcome.choices = [("", _("Not stated")), *choices("intervention_outcome")]


class InterventionForm(_Intervention, Form):
    """Minutes, type, language, mediator: what was done."""


class CorrectInterventionForm(_Intervention, VersionedForm):
    """The same over an intervention that is there."""

    def stored(self, record: Any) -> dict[str, Any]:
        """The record's present values, as the form writes them."""
        local = record.at.astimezone(ROME)
        plain = ("kind", "language", "outcome", "mediator_name", "place", "note", "mode")
        return {
            **{name: getattr(record, name) or "" for name in plain},
            "day": local.date(),
            "time": local.time().replace(second=0, microsecond=0),
            "minutes": record.minutes,
            "travel_minutes": record.travel_minutes,
            "mediator_id": str(record.mediator_id or ""),
        }


class AppointmentForm(Form):
    """A date agreed with the person."""

    day = DateField(_l("Day"), validators=[InputRequired(_l("Choose the day."))])
    time = TimeField(_l("Time"), validators=[InputRequired(_l("Write the time, like 10:30."))])
    with_whom = StringField(
        _l("With whom"),
        description=_l("A service, an office, or one of us."),
        validators=[InputRequired(_l("Write with whom it is.")), Length(max=160)],
    )
    place = StringField(_l("Place"), validators=[Length(max=160)])
    kind = SelectField(_l("What for"), validators=[Optional()])
    user_id = SelectField(_l("Who of us goes"))
    mediator_id = SelectField(_l("Mediator"), validators=[Optional()])
    note = TextAreaField(_l("To remember"), validators=[Length(max=2_000)], render_kw={"rows": 2})

    def offer(
        self, kinds: list[tuple[str, str]], people: list[tuple[str, str]], mediators: list[tuple[str, str]]
    ) -> None:
        """Fill in what can be chosen."""
        self.kind.choices = [("", _("Not stated")), *kinds]
        self.user_id.choices = people
        self.mediator_id.choices = [("", _("Nobody")), *mediators]
