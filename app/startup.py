"""Refuses to start with a missing or unsafe setting, in one line that names it and says how to mend it."""

import stat
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.db import db
from app.identity.models import User
from config import Config

SHORTEST_SECRET = 32


class UnsafeSetting(RuntimeError):
    """A setting with which this installation must not run."""


def check(config: Config) -> None:
    """
    :raises UnsafeSetting: naming the first setting that is missing or unsafe.
    """
    for problem in _problems(config):
        raise UnsafeSetting(problem)


def _problems(config: Config) -> Iterator[str]:
    if config.key_provider not in ("file", "env"):
        yield f"APPRODO_KEY_PROVIDER={config.key_provider} is unknown: use file"
    if config.on_sqlite and config.workers > 1:
        yield f"WEB_CONCURRENCY={config.workers} with SQLite: use one worker, or set DATABASE_URL=postgresql://…"
    ring = Path(config.keyring_path)
    if ring.exists() and stat.S_IMODE(ring.stat().st_mode) & 0o077:
        yield f"the key ring {ring} is readable by others: run chmod 600 {ring}"
    if config.production:
        yield from _problems_in_production(config)


def _problems_in_production(config: Config) -> Iterator[str]:
    if config.debug:
        yield "FLASK_DEBUG is on in production: unset it"
    if config.demo:
        yield "APPRODO_DEMO is on in production: unset it"
    if config.key_provider == "env":
        yield "APPRODO_KEY_PROVIDER=env is for trials only: set it to file, which keeps the key ring apart"
    if len(config.secret_key) < SHORTEST_SECRET:
        how = "openssl rand -hex 32 makes one"
        yield f"APPRODO_SECRET_KEY is missing or shorter than {SHORTEST_SECRET} characters: {how}"
    if not Path(config.keyring_path).exists():
        yield f"there is no key ring at {config.keyring_path}: run flask setup once, or mend APPRODO_KEYRING"


def check_database(app: Flask, config: Config) -> None:
    """
    :raises UnsafeSetting: when the database is out of reach, not migrated, or holds demo accounts in production.
    """
    with app.app_context():
        try:
            demo = db.session.scalar(select(User.id).where(User.demo).limit(1))
        except SQLAlchemyError as error:
            kind = type(error).__name__
            raise UnsafeSetting(
                f"DATABASE_URL: the database does not answer or has no tables ({kind}): start it, then run flask setup"
            ) from None
        finally:
            db.session.remove()
            db.engine.dispose()  # a connection must not be shared by the workers that gunicorn forks after this
        if config.production and demo is not None:
            raise UnsafeSetting("DATABASE_URL holds demonstration accounts: use an empty database, never the demo's")
