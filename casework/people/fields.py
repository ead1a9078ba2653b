"""Fields of our own: a birth date of which only a part may be known, several codes chosen in selects, E.164 phones."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.widgets import html_params

from app import clock
from app.codelists.labels import choices
from app.db import PartialDate
from app.i18n import _
from casework.people.importing.contacts import phones
from casework.people.importing.dates import birth_date
from casework.people.importing.reasons import Reason, Refused

NONE_OF_THEM = ("", "–")


def blank_to_none(value: Any) -> Any:
    """Nothing typed, or only blanks, is nothing."""
    return (value.strip() or None) if isinstance(value, str) else value


class PartialDateField(StringField):
    """«12/03/1994», «marzo 2001», «circa 1994», «non nota»: the data is a ``PartialDate`` or ``None``."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        self.typed = valuelist[0] if valuelist else ""
        try:
            self.data = birth_date(self.typed, clock.today())
        except Refused as refused:
            self.data = None
            raise ValueError(_date_message(refused.reason)) from None

    def _value(self) -> str:
        if self.errors or self.process_errors:
            return str(getattr(self, "typed", ""))
        return written(self.data)


def written(date: PartialDate | None) -> str:
    """A partial date as the field understands it again."""
    if date is None:
        return ""
    text = f"{date.month:02d}/{date.year}" if date.month else str(date.year)
    text = f"{date.day:02d}/{text}" if date.day else text
    return _("about %(date)s", date=text) if date.approximate else text


def _date_message(reason: Reason) -> str:
    if reason is Reason.BIRTH_DATE_IN_FUTURE:
        return str(_("This date has not come yet: check the year."))
    return str(_("Write a date such as 12/03/1994, March 2001, 1994 or about 1994; leave it empty if not known."))


class PhoneField(StringField):
    """A phone number, kept in E.164; Italian unless it begins with another prefix."""

    def process_formdata(self, valuelist: list[str]) -> None:
        text = (valuelist[0] if valuelist else "").strip()
        self.data = text or None
        if not text:
            return
        try:
            numbers = phones(text)
        except Refused:
            raise ValueError(_("This is not a phone number: write it whole, with +prefix if it is foreign.")) from None
        if len(numbers) > 1:
            raise ValueError(_("One number to a box: write the others below."))
        self.data = numbers[0] if numbers else None


class CodeField(SelectField):
    """One code of a list, or none."""

    def __init__(self, label: Any, codelist: str, **options: Any) -> None:
        super().__init__(label, choices=[NONE_OF_THEM], coerce=blank_to_none, **options)
        self.codelist = codelist

    def offer(self, stored: str | None = None) -> None:
        """Offer the list's values, and the stored one even if it was retired since."""
        self.choices = [NONE_OF_THEM, *choices(self.codelist, include=stored or None)]


class _Selects:
    """As many selects as there are codes, and some to spare: by keyboard, without scripts, in an order that counts."""

    multiple = True

    def __call__(self, field: "CodesField", **attributes: Any) -> Markup:
        chosen = field.chosen()
        boxes = [*chosen, *[""] * max(field.boxes - len(chosen), 1)]
        return Markup("").join(self._select(field, place, code, attributes) for place, code in enumerate(boxes))

    def _select(self, field: "CodesField", place: int, chosen: str, attributes: dict[str, Any]) -> Markup:
        label = _("%(field)s: %(number)d", field=field.label.text, number=place + 1)
        params = html_params(**{**attributes, "name": field.name, "id": f"{field.id}-{place}", "aria-label": label})
        options = Markup("").join(
            Markup("<option %s>%s</option>") % (Markup(html_params(value=code, selected=code == chosen)), words)  # noqa: S704
            for code, words in (NONE_OF_THEM, *(field.choices or ()))
        )
        return Markup('<span class="ap-field is-third"><select %s>%s</select></span>') % (Markup(params), options)  # noqa: S704


class CodesField(SelectMultipleField):
    """Several codes of a list, the first one first."""

    widget = _Selects()

    def __init__(self, label: Any, codelist: str, boxes: int = 2, **options: Any) -> None:
        super().__init__(label, choices=[], **options)
        self.codelist, self.boxes = codelist, boxes

    def offer(self, stored: Sequence[str] = ()) -> None:
        self.choices = choices(self.codelist, include=list(stored or ()))

    def chosen(self) -> list[str]:
        return [code for code in self.data or () if code]

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(dict.fromkeys(code for code in valuelist if code))
