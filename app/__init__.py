"""The platform: builds the application, plugs the modules in, refuses to start with an unguarded door."""

from pathlib import Path

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app.access.guard import assert_every_route_is_guarded
from app.cli import init_cli
from app.crypto.setup import init_crypto
from app.db.setup import init_db
from app.i18n import init_i18n
from app.identity.login import init_login
from app.logs import init_logs
from app.plugging import plug_in_all
from app.web.context import init_context
from app.web.errors import init_errors
from app.web.filters import init_filters
from app.web.headers import init_headers
from app.web.lifecycle import init_lifecycle
from app.web.request import InMemoryRequest
from config import ROOT, Config

LARGEST_REQUEST = 26 * 1024 * 1024


def create_app(config: Config) -> Flask:
    """The application of one installation.

    :raises UnguardedRoute: when a route names no permission.
    :raises KeyRingError: when the key ring is missing though the installation has a database.
    """
    app = Flask(__name__, instance_path=str(Path(config.instance_path).resolve()))
    app.request_class = InMemoryRequest
    _configure(app, config)
    init_logs(app)
    init_db(app)
    init_crypto(app, config)
    init_i18n(app)
    init_headers(app)
    init_lifecycle(app)
    init_login(app, CSRFProtect())
    init_errors(app)
    init_filters(app)
    init_context(app)
    plug_in_all(app, config.modules)
    init_cli(app)
    assert_every_route_is_guarded(app)
    return app


def _configure(app: Flask, config: Config) -> None:
    name = "__Host-approdo" if config.secure_cookies else "approdo"
    app.config.update(
        APPRODO=config,
        SECRET_KEY=config.secret_key,
        SQLALCHEMY_DATABASE_URI=config.database_url,
        MIGRATIONS=ROOT / "migrations",
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        SESSION_COOKIE_NAME=name,
        SESSION_COOKIE_SECURE=config.secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=config.secure_cookies,
        TEMPLATES_AUTO_RELOAD=config.debug,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if config.production:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
