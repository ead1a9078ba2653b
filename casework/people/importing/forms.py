"""Forms of an import: the file and its source, then what each column means."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from app.i18n import _, _l
from app.identity.models import Team
from app.web import Form
from casework.people.importing.fields import Field
from casework.people.importing.headings import ColumnMap
from casework.people.importing.messages import FIELD_LABELS


class UploadForm(Form):
    """A file, where its list comes from, and for which team."""

    file = FileField(
        _l("File with the list"),
        validators=[FileRequired(_l("Choose the file."))],
        description=_l("A text table (.csv) or a workbook (.xlsx), up to 20 MB and 50,000 rows."),
        render_kw={"accept": ".csv,.txt,.tsv,.xlsx"},
    )
    source = StringField(
        _l("Where the list comes from"),
        validators=[InputRequired(_l("Give the list a name of its own.")), Length(max=80)],
        description=_l(
            "For example “Sportello di Carpi, 2024”. A row with the same id from the same source goes in once."
        ),
    )
    team_id = SelectField(_l("Team that gets the people"), coerce=str)

    def offer(self, teams: Sequence[Team]) -> None:
        self.team_id.choices = [(str(team.id), team.name) for team in teams]


class ColumnsForm(Form):
    """The meaning of every column; made for one file by :func:`columns_form`."""

    month_first = BooleanField(
        _l("Dates are written with the month first"), description=_l("As in 12/31/1990. Usually the day comes first.")
    )

    def meanings(self) -> list[SelectField]:
        """The fields that say what a column means, in the order of the columns."""
        return [field for field in self if field.name.startswith("column")]

    def chosen(self) -> ColumnMap:
        return ColumnMap(tuple(Field(field.data) if field.data else None for field in self.meanings()))


def columns_form(headings: Sequence[str], proposal: ColumnMap, *, month_first: bool = False) -> ColumnsForm:
    """A form with one choice for each column, set to what was proposed."""
    meanings = [("", _("leave out")), *((field.value, str(words)) for field, words in FIELD_LABELS.items())]
    fields: dict[str, Any] = {
        f"column{place}": SelectField(heading or _("Column %(number)s", number=place), choices=meanings)
        for place, heading in enumerate(headings, start=1)
    }
    proposed = {f"column{n}": field.value if field else "" for n, field in enumerate(proposal.columns, start=1)}
    made: ColumnsForm = type("ColumnsFormOfFile", (ColumnsForm,), fields)(data={**proposed, "month_first": month_first})
    return made
