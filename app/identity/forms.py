"""Forms of signing in."""

from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import InputRequired

from app.i18n import _l
from app.web import Form


class SignInForm(Form):
    """E-mail and password; ``next`` is where the reader wanted to go."""

    email = EmailField(_l("E-mail"), validators=[InputRequired(_l("Write the e-mail address of your account."))])
    password = PasswordField(_l("Password"), validators=[InputRequired(_l("Write your password."))])
    next = HiddenField()
