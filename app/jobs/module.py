"""Plugs in the jobs' tables and the scheduler's command."""

import click
from flask import current_app
from flask.cli import AppGroup

from app.jobs import models  # noqa: F401  the tables belong to this module
from app.jobs.scheduler import run_alone
from app.module import Module

scheduler = AppGroup("scheduler", help="The process that runs what comes back by the clock.")


@scheduler.command("run")
def run() -> None:
    """Run the scheduler until stopped; one leads, further ones wait."""
    click.echo("scheduler: running")
    run_alone(current_app._get_current_object())  # type: ignore[attr-defined]


module = Module(name="jobs", commands=(scheduler,))
