"""Which language a reader gets: the one chosen, else the browser's, else Italian."""

from flask import Flask, has_request_context, request, session
from flask_babel import Babel, get_locale

from app.i18n.catalogue import DOMAIN, LOCALES


def chosen_locale() -> str:
    """The reader's language for this request."""
    if not has_request_context():
        return LOCALES[0]
    if session.get("locale") in LOCALES:
        return str(session["locale"])
    return request.accept_languages.best_match(LOCALES) or LOCALES[0]


def current_locale() -> str:
    """``it`` or ``en``; outside a request, Italian unless Babel's ``force_locale`` says otherwise."""
    return str(get_locale() or LOCALES[0])


def init_i18n(app: Flask) -> None:
    babel = Babel()
    babel.init_app(app, default_locale=LOCALES[0], default_timezone="Europe/Rome", locale_selector=chosen_locale)
    babel.domain_instance = DOMAIN  # what the templates' own gettext asks
    app.jinja_env.globals["current_locale"] = current_locale
