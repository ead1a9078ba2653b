"""``flask demo``: the demonstration region, at any size."""

import time

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from app.db import db
from app.demo.loading import load_demo
from app.demo.world import SIZES
from app.identity.models import User


@click.command("demo")
@click.option(
    "--people", default=SIZES["people"], show_default=True, type=click.IntRange(1, 2_000_000), help="How many."
)
@click.option("--cases", default=None, type=click.IntRange(1, 2_000_000), help="How many, if not in proportion.")
@with_appcontext
def demo(people: int, cases: int | None) -> None:
    """Fill an empty installation with an invented region."""
    if db.session.scalar(select(User.id).limit(1)) is not None:
        raise click.ClickException("this installation is not empty: the demonstration goes into a new one only")
    started = time.perf_counter()
    with click.progressbar(length=people, label="people") as bar:

        def report(number: int, what: str) -> None:
            if what == "people":
                bar.update(number)

        load_demo(people, cases, report)
    seconds = time.perf_counter() - started
    click.echo(f"{people} people in {seconds:.1f} s ({people / seconds:.0f} people/s)")
