"""The form of a contact: twenty seconds with cold fingers; nothing in it asks about permits."""

import uuid
from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
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
from casework.outreach.choices import (
    AGE_BANDS,
    ALERTS,
    GROUP,
    MET,
    PERSON,
    SEEN,
    SEXES,
    WHO,
    item_choices,
    living_choices,
    need_choices,
    optional,
    setting_choices,
)
from casework.outreach.forms.shifts import last_time
from casework.outreach.models import Contact, Shift
from casework.outreach.services import ContactDraft
from casework.outreach.workflow import ContactKind

MEETINGS = (*MET, (ContactKind.INDIR.value, _l("By phone or through others")))
KIND_OF = {GROUP: ContactKind.GROUP.value, SEEN: ContactKind.OBS.value}
WHO_OF = {kind: who for who, kind in KIND_OF.items()}
DIRECT = (
    "alias", "presumed_sex", "age_band", "language", "citizenship_declared", "living_situation", "setting", "needs",
    "outcomes", "items", "alerts", "minutes", "group_size", "notice_given", "note",
)  # fmt: skip
"""Fields that are called as their columns."""


def _nothing_or_code(value: Any) -> str | None:
    return str(value) if value else None


class ContactForm(VersionedForm):
    """First screen: who, seems, needs, attention. The rest is folded away."""

    who = RadioField(_l("Who"), choices=WHO, default=PERSON)
    alias = StringField(
        _l("Nickname"),
        validators=[Length(max=60)],
        render_kw={"autocapitalize": "words", "spellcheck": "false", "enterkeyhint": "done"},
        description=_l("Empty if they give no name."),
    )
    group_size = IntegerField(_l("How many in the group"), validators=[Optional(), NumberRange(2, 200)])
    presumed_sex = RadioField(_l("Seems"), choices=SEXES, coerce=_nothing_or_code, validators=[Optional()])
    age_band = RadioField(_l("Age"), choices=AGE_BANDS, coerce=_nothing_or_code, validators=[Optional()])
    needs = SelectMultipleField(_l("Needs"))
    alerts = SelectMultipleField(
        _l("Attention"),
        choices=ALERTS,
        description=_l("Reaches the coordinator at once; then only they and you read it."),
    )
    notice_given = BooleanField(_l("I told them what we write down and why"))

    zone = SelectField(_l("Zone"), coerce=_nothing_or_code)
    time = TimeField(_l("At what time"), validators=[Optional()])
    met = RadioField(_l("Met before?"), choices=MEETINGS, default=ContactKind.FIRST.value)
    setting = SelectField(_l("Place"), coerce=_nothing_or_code)
    language = SelectField(_l("Language"), coerce=_nothing_or_code)
    citizenship_declared = SelectField(_l("Citizenship, if they say it"), coerce=_nothing_or_code)
    living_situation = SelectField(_l("Where they sleep"), coerce=_nothing_or_code)
    outcomes = SelectMultipleField(_l("What we did"))
    items = SelectMultipleField(_l("What we gave"))
    minutes = IntegerField(_l("Minutes"), validators=[Optional(), NumberRange(1, 600)])
    note = TextAreaField(
        _l("Note"),
        validators=[Length(max=280, message=_l("At most 280 characters."))],
        render_kw={"maxlength": 280, "rows": 3},
        description=_l("At most 280 characters. No names, no papers, no place of shelter."),
    )

    def offer(self, zones: Sequence[Any], contact: Contact | None = None) -> None:
        """Fill the choices, with those that an earlier record already uses."""

        def kept(name: str) -> Any:
            return getattr(contact, name, None) or ()

        self.zone.choices = [*optional([(str(zone.id), zone.name) for zone in zones])]
        self.needs.choices = need_choices(kept("needs"))
        self.outcomes.choices = choices("contact_outcome", include=kept("outcomes"))
        self.items.choices = item_choices(kept("items"))
        self.setting.choices = optional(setting_choices(kept("setting") or None))
        self.language.choices = optional(choices("language", include=kept("language")))
        self.citizenship_declared.choices = optional(choices("citizenship", include=kept("citizenship_declared")))
        self.living_situation.choices = optional(living_choices(kept("living_situation") or None))

    def draft(self, shift: Shift | None = None) -> ContactDraft:
        """What was said, ready for the service."""
        said = {name: self[name].data for name in DIRECT}
        said["alias"] = (said["alias"] or "").strip()
        said["note"] = (said["note"] or "").strip()
        said["group_size"] = said["group_size"] if self.who.data == GROUP else None
        kind = KIND_OF.get(self.who.data) or self.met.data
        before = (shift.ended_at if shift else None) or clock.now()
        happened = last_time(before, self.time.data) if "time" in self and self.time.data else None
        zone_id = uuid.UUID(self.zone.data) if self.zone.data else None
        return ContactDraft(kind=kind, zone_id=zone_id, at=happened, **said)

    def stored(self, record: Contact) -> dict[str, Any]:
        return contact_shown(record)


def contact_shown(contact: Contact) -> dict[str, Any]:
    """A contact as the form shows it; an alert its reader may not open stays out."""
    who = WHO_OF.get(contact.kind, PERSON)
    shown = {name: getattr(contact, name) for name in DIRECT}
    shown["alerts"] = shown["alerts"] or []
    met = contact.kind if who == PERSON else ContactKind.FIRST.value
    return {**shown, "who": who, "met": met, "zone": str(contact.zone_id) if contact.zone_id else None}


class FindForm(Form):
    """Looking for the person behind a contact; what is typed never stands in the address."""

    q = StringField(_l("Name, nickname, phone, code or year"), validators=[InputRequired(_l("Write what you know."))])


class AlertForm(Form):
    """The coordinator's answer."""

    handling = TextAreaField(
        _l("What was done"),
        validators=[InputRequired(_l("Say in a few words what was done.")), Length(max=1000)],
        description=_l("Whom you called, what was agreed, what comes next. Without names."),
    )
