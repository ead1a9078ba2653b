"""Forms of the lists and of the territory."""

from typing import Any

from wtforms import DateField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from app.i18n import _l
from app.web import Form, VersionedForm

CODE = r"^[A-Za-z0-9][A-Za-z0-9_./-]{0,23}$"
ISTAT = r"^(03[3-9]|040|099)\d{3}$"
NEEDED = _l("Write the words in this language too: every page is read in both.")


def _words(label: Any) -> StringField:
    return StringField(label, validators=[InputRequired(NEEDED), Length(max=300)], filters=[_stripped])


def _stripped(text: str | None) -> str | None:
    return " ".join(text.split()) if text else text


class WordsForm(VersionedForm):
    """The words of a value in both languages."""

    label_it = _words(_l("Italian"))
    label_en = _words(_l("English"))


class ValueForm(Form):
    """A new value of a list."""

    code = StringField(
        _l("Code"),
        validators=[
            InputRequired(_l("Give the value a short code.")),
            Regexp(CODE, message=_l("Only letters without accents, figures and . _ / -, at most 24.")),
        ],
        description=_l("Short and lasting: the code is what is stored, and it never changes."),
        filters=[_stripped],
    )
    label_it = _words(_l("Italian"))
    label_en = _words(_l("English"))
    parent = SelectField(_l("Group"), validators=[Optional()])
    compartment = SelectField(
        _l("Compartment"),
        validators=[Optional()],
        description=_l("Only if the value by itself tells of health, violence or justice: then others do not see it."),
    )


class RetireForm(Form):
    """From which day a value is offered no longer."""

    day = DateField(_l("Not offered from"), validators=[InputRequired(_l("Say from which day."))])


class MoveComuneForm(Form):
    """To which district a comune goes, and from when."""

    district = SelectField(_l("New district"), validators=[InputRequired(_l("Choose the new district."))])
    day = DateField(_l("From the day"), validators=[InputRequired(_l("Say from which day."))])


class NewComuneForm(Form):
    """A new comune, with those it takes the place of."""

    code = StringField(
        _l("ISTAT code"),
        validators=[
            InputRequired(_l("Write the ISTAT code.")),
            Regexp(ISTAT, message=_l("Six figures, of which the first three are those of a province of the region.")),
        ],
        filters=[_stripped],
    )
    name = StringField(
        _l("Name"), validators=[InputRequired(_l("Write the name.")), Length(max=120)], filters=[_stripped]
    )
    district = SelectField(_l("District"), validators=[InputRequired(_l("Choose the new district."))])
    day = DateField(_l("From the day"), validators=[InputRequired(_l("Say from which day."))])
    instead_of = SelectMultipleField(
        _l("In the place of"), description=_l("The municipalities that end on that day, if any.")
    )
