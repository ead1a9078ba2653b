"""Sets an installation up, or brings it up to date: folder, key ring, tables, secrets, lists, demonstration."""

from pathlib import Path

import click
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import inspect, select

from app.codelists.labels import label
from app.codelists.loading import load_codelists
from app.crypto.blind_index import ensure_purpose_keys
from app.crypto.models import SubjectKey
from app.crypto.setup import make_keyring
from app.db import db
from app.db.unit_of_work import one_transaction
from app.demo.loading import load_demo
from app.identity.demo_accounts import PASSWORD, demo_accounts
from app.identity.models import User
from app.startup import UnsafeSetting
from config import Config


def set_up(app: Flask, *, demo: bool) -> None:
    """Everything an installation needs before it serves; quick when nothing is to be done.

    :raises UnsafeSetting: when the key ring is gone though there are sealed data.
    """
    config: Config = app.config["APPRODO"]
    config.instance_path.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_a_new_ring_over_old_data(config)
    make_keyring(app, config)
    upgrade()
    with one_transaction():
        ensure_purpose_keys()
        load_codelists()
    if demo:
        _load_demo_once(config)
        _print_accounts()


def _refuse_a_new_ring_over_old_data(config: Config) -> None:
    if Path(config.keyring_path).exists() or not inspect(db.engine).has_table(SubjectKey.__tablename__):
        return
    if db.session.scalar(select(SubjectKey.subject_id).limit(1)) is not None:
        raise UnsafeSetting(
            f"there is no key ring at {config.keyring_path}, yet sealed data: restore it from its own backup"
        )


def _load_demo_once(config: Config) -> None:
    if config.production:
        raise UnsafeSetting("the demonstration is refused in production: run flask setup --empty")
    if db.session.scalar(select(User.id).limit(1)) is None:
        click.echo("Building the demonstration region …")
        load_demo()


def _print_accounts() -> None:
    """One account a role, so that a newcomer can look at Approdo through everybody's eyes."""
    click.echo(f"\nDemo accounts, all with the password {PASSWORD}")
    shown: set[str] = set()
    for account in demo_accounts():
        if account.role not in shown:
            click.echo(f"  {account.email:<36} {label('role', account.role, 'it')}")
        shown.add(account.role)
