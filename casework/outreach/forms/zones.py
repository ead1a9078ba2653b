"""The form of a zone."""

from typing import Any

from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from app.codelists.labels import choices
from app.i18n import _l
from app.web import VersionedForm
from casework.outreach.forms.shifts import as_uuid


class ZoneForm(VersionedForm):
    """A coarse part of town; never an address."""

    team_id = SelectField(_l("Unit"), coerce=as_uuid)
    name = StringField(
        _l("Name of the zone"),
        validators=[InputRequired(_l("Give the zone a name the unit uses.")), Length(max=80)],
        description=_l("As the unit says it: Station, River park, Industrial area."),
    )
    district = SelectField(_l("District"), validators=[InputRequired()])
    bounds = StringField(
        _l("Roughly from where to where"),
        validators=[Length(max=200)],
        description=_l("A few words. No addresses and no coordinates: a zone must not lead to anybody's shelter."),
    )
    active = BooleanField(_l("In use"), default=True)

    def __init__(self, units: Any, **values: Any) -> None:
        super().__init__(**values)
        self.team_id.choices = [(unit.id, unit.name) for unit in units]
        self.district.choices = choices("geo_districts_er", include=self.district.data or ())
