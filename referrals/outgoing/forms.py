"""Forms of referrals: what is needed, which service, what is shared; and one for each answer."""

from datetime import datetime, time
from typing import Any

from wtforms import (
    DateField,
    DateTimeLocalField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app import clock
from app.codelists.labels import choices
from app.i18n import _, _l, ngettext
from app.web.forms import Form
from referrals.outgoing.codes import AGREEMENT, DAYS_OFFERED, OUTCOMES, REJECT_REASONS, URGENCY
from referrals.outgoing.services import LEGAL_DUTY

Words = dict[str, Any]


def _pairs(words: Words) -> list[tuple[str, str]]:
    return [(code, str(text)) for code, text in words.items()]


def _stripped(text: str | None) -> str | None:
    return text.strip() or None if text else None


def _area(label: Any, *, description: Any = "", must: Any = None) -> TextAreaField:
    validators = [DataRequired(must)] if must else []
    return TextAreaField(
        label, description=description, validators=[*validators, Length(max=4000)], filters=[_stripped]
    )


class NeedForm(Form):
    """First step: what the person needs and why."""

    needs = SelectMultipleField(
        _l("What is needed"), validators=[InputRequired(_l("Choose at least one need: the services follow from it."))]
    )
    reason = _area(
        _l("What you ask of the service"),
        description=_l("The service reads this. Say what is needed, not the whole story."),
        must=_l("Write in a few words what you ask of the service."),
    )
    urgency = RadioField(_l("Urgency"), default="2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs.choices = choices("need_category", include=self.needs.data)
        self.urgency.choices = [(str(code), str(words)) for code, words in URGENCY.items()]


class ServiceForm(Form):
    """Second step: which of the services that fit."""

    service_point = RadioField(_l("Services that fit"), validators=[InputRequired(_l("Choose the service."))])


class SendForm(Form):
    """Third step: what is shared, the agreement, the clock."""

    shared = SelectMultipleField(_l("What the service may read"), validators=[Optional()])
    health_note = _area(
        _l("What the service must know about health"), description=_l("Goes along only if health is shared.")
    )
    protection_note = _area(
        _l("What the service must know about protection"), description=_l("Goes along only if protection is shared.")
    )
    agreement = RadioField(
        _l("How the person agreed"),
        validators=[
            InputRequired(_l("Say how the person agreed; without agreement only a legal duty allows sending."))
        ],
    )
    heard_by = SelectField(_l("Who heard it"))
    agreed_on = DateField(_l("When"), validators=[InputRequired(_l("Write the day of the agreement."))])
    duty_reason = _area(
        _l("Which duty"), description=_l("Only where the law obliges us: name the duty and its source.")
    )
    answer_days = SelectField(_l("Answer due in"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement.choices = _pairs(AGREEMENT)
        self.answer_days.choices = [
            (days, ngettext("%(num)d working day", "%(num)d working days", days)) for days in DAYS_OFFERED
        ]

    def validate_duty_reason(self, field: Any) -> None:
        if self.agreement.data == LEGAL_DUTY and not field.data:
            raise ValidationError(_("Name the duty: without it a referral needs the person's agreement."))

    def validate_agreed_on(self, field: Any) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_("This day is still to come."))

    def agreed_at(self) -> datetime:
        """The instant of the agreement; noon where only the day is known."""
        assert self.agreed_on.data is not None
        today = self.agreed_on.data == clock.today()
        return clock.now() if today else datetime.combine(self.agreed_on.data, time(12), clock.ROME)


class MoveForm(Form):
    """A move of one click, on the referral as its reader saw it."""

    version = HiddenField(validators=[DataRequired()])

    def seen(self) -> int:
        """The row version that the reader was shown."""
        text = self.version.data or ""
        return int(text) if text.isdigit() else 0


class AppointmentForm(MoveForm):
    """When and where the person is expected."""

    at = DateTimeLocalField(_l("Appointment"), validators=[InputRequired(_l("Write day and time."))])
    place = StringField(
        _l("Place"),
        validators=[Length(max=300)],
        filters=[_stripped],
        description=_l("Floor, room, whom to ask for. Empty: at the service's address."),
    )

    def validate_at(self, field: Any) -> None:
        moment = self.instant()
        if moment is not None and moment <= clock.now():
            raise ValidationError(_("This moment has passed: write one that is still to come."))

    def instant(self) -> datetime | None:
        return self.at.data.replace(tzinfo=clock.ROME) if self.at.data else None


class AcceptForm(AppointmentForm):
    """Accept, with an appointment or without one yet."""

    at = DateTimeLocalField(
        _l("Appointment"), validators=[Optional()], description=_l("Empty if it will be set later.")
    )


class WordsForm(MoveForm):
    """A question, or the answer to one."""

    words = _area(_l("Text"), must=_l("Write something: the other side waits for it."))


class RejectForm(MoveForm):
    """Decline, saying why."""

    reason = RadioField(_l("Reason"), validators=[InputRequired(_l("Choose the reason: the sender acts on it."))])
    words = _area(_l("Advice for the sender"), description=_l("Where else to turn, what is missing."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason.choices = _pairs(REJECT_REASONS)


class CloseForm(MoveForm):
    """How it ended."""

    outcome = RadioField(_l("Outcome"), validators=[InputRequired(_l("Choose the outcome."))])
    words = _area(
        _l("Feedback to the sender"),
        description=_l("What a health service writes is kept in the health part of the file."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcome.choices = _pairs(OUTCOMES)
