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
    _translate_templates(app)


def _translate_templates(app: Flask) -> None:
    """Flask-Babel gives templates its own catalogue, not the default domain's: give them the merged one."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda one: DOMAIN.get_translations().ugettext(one),
        ngettext=lambda one, many, number: DOMAIN.get_translations().ungettext(one, many, number),
        pgettext=lambda context, one: DOMAIN.get_translations().upgettext(context, one),
        npgettext=lambda context, one, many, number: DOMAIN.get_translations().unpgettext(context, one, many, number),
        newstyle=True,
    )
