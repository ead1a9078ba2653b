"""Commands of the platform: set an installation up."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from app.crypto.providers import KeyRingError
from app.demo.commands import demo
from app.setting_up import set_up
from app.startup import UnsafeSetting


def init_cli(app: Flask) -> None:
    app.cli.add_command(setup)
    app.cli.add_command(demo)


@click.command("setup")
@click.option("--empty", is_flag=True, help="Without the demonstration region.")
@with_appcontext
def setup(empty: bool) -> None:
    """Make or bring up to date this installation: folder, key ring, tables, lists, demonstration."""
    try:
        set_up(current_app._get_current_object(), demo=not empty)  # type: ignore[attr-defined]
    except (UnsafeSetting, KeyRingError) as refusal:
        raise click.ClickException(str(refusal)) from None
