"""Commands of the platform: set an installation up."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from app.setting_up import set_up


def init_cli(app: Flask) -> None:
    app.cli.add_command(setup)


@click.command("setup")
@click.option("--empty", is_flag=True, help="Without the demonstration region.")
@with_appcontext
def setup(empty: bool) -> None:
    """Make or bring up to date this installation: folder, key ring, tables, lists, demonstration."""
    set_up(current_app._get_current_object(), demo=not empty)  # type: ignore[attr-defined]
