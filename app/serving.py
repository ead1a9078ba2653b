"""Builds the application for a server, or says in one line why it must not start."""

import gc
import sys

from flask import Flask

from app import create_app
from app.crypto.providers import KeyRingError
from app.jobs.scheduler import start_beside
from app.startup import UnsafeSetting, check, check_database
from config import Config

EXIT_CONFIG = 78
"""EX_CONFIG of sysexits(3)."""


def create_app_or_exit(config: Config) -> Flask:
    """The application, or one line on stderr and exit code 78."""
    try:
        check(config)
        app = create_app(config)
        check_database(app, config)
    except (UnsafeSetting, KeyRingError) as refusal:
        sys.stderr.write(f"approdo: {refusal}\n")
        raise SystemExit(EXIT_CONFIG) from None
    if config.scheduler:
        app.extensions["scheduler"] = start_beside(app)
    _settle_memory()
    return app


def _settle_memory() -> None:
    """What start-up made stays for good: the collector need not walk it again at every request."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def command_app() -> Flask:
    """The application for ``flask`` commands: they set up and mend what a server would refuse to start with."""
    return create_app(Config())
