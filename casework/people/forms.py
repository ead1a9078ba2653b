"""Forms of people; every message says what to do."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from wtforms import (
    BooleanField,
    DateField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length, Optional, ValidationError

from app import clock
from app.codelists.labels import choices
from app.i18n import _, _l
from app.web import Form, VersionedForm
from casework.people.fields import NONE_OF_THEM, CodeField, CodesField, PartialDateField, PhoneField, blank_to_none
from casework.people.identifiers import identifier_in, is_cui
from casework.people.models import IdentityLevel, LegalStatus
from casework.people.policies import missing_for

LEVELS = (
    (int(IdentityLevel.ANONYMOUS), _l("Anonymous: no name")),
    (int(IdentityLevel.ALIAS), _l("Alias: what they are called")),
    (int(IdentityLevel.DECLARED), _l("Declared: the name they give")),
    (int(IdentityLevel.DOCUMENTED), _l("Documented: seen on a document")),
)
CALLS = (
    ("yes", _l("Calling is fine")),
    ("sms", _l("Text messages only")),
    ("never", _l("Never call nor write")),
)
MODES = (("ORAL", _l("Told")), ("PAPER", _l("On paper")), ("AUDIO", _l("Audio")))
PHONES = (1, 2, 3)
EARLIEST_ARRIVAL = 1950
NOTICES = ("INF_BASE", "INF_14", "INF_BREVE")


def _text(label: Any, longest: int = 200, **options: Any) -> StringField:
    too_long = Length(max=longest, message=_l("Too long: at most %(max)d characters."))
    return StringField(label, [Optional(), too_long], filters=[blank_to_none], **options)


class PersonForm(VersionedForm):
    """Who somebody is and how they can be reached. Fields that the reader may not open are taken out."""

    identity_level = RadioField(_l("How well do we know who it is"), coerce=int, choices=LEVELS, default=2)
    given_name = _text(_l("Given name"))
    surname = _text(_l("Surname"))
    alias = _text(_l("Alias or nickname"))
    original_name = _text(_l("Name in its own script"), description=_l("As the person writes it."))
    birth_date = PartialDateField(
        _l("Date of birth"), description=_l("Also in part: 12/03/1994, March 2001, 1994, about 1994.")
    )
    birth_country = CodeField(_l("Country of birth"), "citizenship")
    sex = CodeField(_l("Sex"), "sex")
    codice_fiscale = _text(
        _l("Codice fiscale"), 20, description=_l("16 characters, or the 11 digits of a provisional one.")
    )
    temporary_code = _text(_l("STP or ENI code"), 20, description=_l("Three letters and thirteen digits."))
    cui = _text(_l("CUI"), 12, description=_l("Seven letters and digits."))
    citizenships = CodesField(_l("Citizenship"), "citizenship", boxes=2)
    stateless = BooleanField(_l("Stateless"))
    languages = CodesField(_l("Languages, the preferred one first"), "language", boxes=3)
    interpreter_needed = BooleanField(_l("Needs an interpreter or mediator"))
    mediator_gender = CodeField(_l("Prefers a mediator who is"), "sex")
    italian_level = CodeField(_l("Italian"), "italian_level")
    arrival_year = IntegerField(_l("Year of arrival in Italy"), [Optional()])
    phone_1 = PhoneField(_l("Phone"))
    phone_1_call = RadioField(_l("May we use it?"), choices=CALLS, default="yes")
    phone_1_hours = _text(_l("When"), 60, description=_l("For example: after 18."))
    phone_2 = PhoneField(_l("Second phone"))
    phone_2_call = RadioField(_l("May we use it?"), choices=CALLS, default="yes")
    phone_2_hours = _text(_l("When"), 60)
    phone_3 = PhoneField(_l("Third phone"))
    phone_3_call = RadioField(_l("May we use it?"), choices=CALLS, default="yes")
    phone_3_hours = _text(_l("When"), 60)
    email = StringField(
        _l("E-mail"),
        [Optional(), Email(message=_l("This is not an e-mail address: check it, or leave it empty."))],
        filters=[blank_to_none],
    )
    contact_warning = _text(
        _l("Warning before any contact"),
        160,
        description=_l("Shown beside the name everywhere. No health, no violence."),
    )
    residence_comune = CodeField(_l("Registered residence"), "geo_comuni_er")
    domicile_comune = CodeField(_l("Where they live"), "geo_comuni_er")
    address_note = _text(_l("How to find them"), 300)

    def offer(self, stored: Mapping[str, Any] | None = None) -> None:
        """Fill the selects, keeping what is stored even where a list dropped it."""
        for field in self:
            kept = (stored or {}).get(field.name)
            if isinstance(field, CodeField):
                field.offer(kept)
            elif isinstance(field, CodesField):
                field.offer(kept or ())

    def stored(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """The record's present values: here a mapping made by ``filling.stored_values``."""
        values = {name: record.get(name) for name in self._watched()}
        return {name: value or [] if isinstance(self[name], CodesField) else value for name, value in values.items()}

    def leave_out(self, names: set[str]) -> None:
        """Take fields out that this reader may not open."""
        for name in names & set(self._fields):
            del self[name]

    def phones(self) -> list[dict[str, str]]:
        """The numbers typed, with their flags."""
        typed = [{key: self[f"phone_{n}{end}"].data for key, end in PHONE_PARTS.items()} for n in PHONES]
        return [{key: value for key, value in phone.items() if value} for phone in typed if phone["number"]]

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        sound = super().validate(extra_validators)
        for name in missing_for(self.identity_level.data or 0, self.data):
            self._complain(name, MISSING[name])
            sound = False
        return sound

    def validate_codice_fiscale(self, field: Field) -> None:
        _check_code(field, ("codice_fiscale",), _("This is no codice fiscale: copy it again, letter by letter."))

    def validate_temporary_code(self, field: Field) -> None:
        _check_code(field, ("STP", "ENI"), _("Write STP or ENI and thirteen digits, as on the sheet."))

    def validate_cui(self, field: Field) -> None:
        if field.data and not is_cui(field.data):
            raise ValidationError(_("A CUI has seven letters and digits: copy it again."))
        field.data = field.data.upper() if field.data else None

    def validate_arrival_year(self, field: Field) -> None:
        if field.data is not None and not EARLIEST_ARRIVAL <= field.data <= clock.today().year:
            raise ValidationError(_("Write a year between 1950 and this one."))

    def _complain(self, name: str, message: Any) -> None:
        if name in self._fields and not self[name].errors:
            self[name].errors = [*self[name].errors, str(message)]


PHONE_PARTS = {"number": "", "call": "_call", "hours": "_hours"}
MISSING = {
    "alias": _l("Write what the person is called, or choose «Anonymous»."),
    "surname": _l("Write a surname, a given name, or the name in its own script."),
    "given_name": _l("Write at least one of the names."),
    "original_name": _l("Write at least one of the names."),
    "birth_date": _l("A documented identity has a date of birth: copy it from the document, even in part."),
}


def _check_code(field: Field, kinds: tuple[str, ...], message: str) -> None:
    """Let a code in that is what its field says, written the one way."""
    if not field.data:
        return
    found = identifier_in(field.data)
    if found is None or found.kind not in kinds:
        raise ValidationError(message)
    field.data = found.value


class NewPersonForm(PersonForm):
    """A person's first page: with the notice, so that one form is enough at the desk."""

    watched: ClassVar[tuple[str, ...]] = ("identity_level",)
    asked = HiddenField()
    """What was typed into the search that found nobody."""
    notice_mode = RadioField(
        _l("Notice on data protection"), choices=[("", _l("Not yet")), *MODES], default="", validate_choice=False
    )
    notice_language = CodeField(_l("In which language"), "language")


class LegalStatusForm(VersionedForm):
    """The legal position from now on."""

    status = CodeField(
        _l("Position"), "legal_status", validators=[InputRequired(_l("Choose the position, even «not stated»."))]
    )
    title = CodeField(_l("Document"), "permit_title")
    reason = CodeField(_l("Reason of the permit"), "permit_reason")
    phase = CodeField(_l("Where it stands"), "permit_phase")
    number = _text(_l("Number of the permit or receipt"), 40)
    questura = CodeField(_l("Questura"), "geo_provinces_er")
    issued_on = DateField(_l("Issued on"), [Optional()])
    expires_on = DateField(_l("Expires on"), [Optional()])
    note = TextAreaField(
        _l("Note"),
        [Optional(), Length(max=1000, message=_l("Too long: at most %(max)d characters."))],
        filters=[blank_to_none],
        description=_l("Nothing about why the person left their country."),
    )

    def offer(self, stored: LegalStatus | None, words_of: Callable[[str], str | None]) -> None:
        """Fill the selects.

        :param words_of: the label of a reason for this reader; ``None`` leaves the reason out.
        """
        for field in (self.status, self.title, self.phase, self.questura):
            field.offer(getattr(stored, field.name, None) if stored else None)
        offered = choices("permit_reason", include=stored.reason if stored else None)
        named = [(code, words_of(code)) for code, _words in offered]
        self.reason.choices = [NONE_OF_THEM, *((code, words) for code, words in named if words)]

    def said(self) -> dict[str, Any]:
        """What the form says, by field."""
        return {name: self[name].data for name in self._watched()}

    def validate_expires_on(self, field: Field) -> None:
        if field.data and self.issued_on.data and field.data < self.issued_on.data:
            raise ValidationError(_("It expires before it was issued: check the two dates."))

    def validate_issued_on(self, field: Field) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_("This day has not come yet: check the date."))


class NoticeForm(Form):
    """The person was told what happens to their data."""

    item = SelectField(_l("Which notice"))
    language = CodeField(_l("In which language"), "language")
    mode = RadioField(_l("How"), choices=MODES, default="ORAL")

    def offer(self, preferred: str | None) -> None:
        """Fill the selects; the language is the person's own unless another is chosen."""
        known = dict(choices("consent_item"))
        self.item.choices = [(code, known[code]) for code in NOTICES if code in known]
        self.language.offer(preferred)
        if self.language.data is None and not self.is_submitted():
            self.language.data = preferred
