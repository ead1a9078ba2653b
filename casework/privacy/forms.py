"""Forms of the privacy desk."""

from wtforms import StringField
from wtforms.validators import InputRequired

from app.i18n import _l
from app.web import Form


class CodeForm(Form):
    """The public code of a person, as it stands on the file."""

    code = StringField(
        _l("Person's code"),
        description=_l("As on the file, for example K7F-Q2M."),
        validators=[InputRequired(_l("Write the person's code: it stands beside the name on every page of the file."))],
    )
