"""A whole installation for each test, copied from one that was set up once a session."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from app import create_app
from app.db import db
from app.setting_up import set_up
from config import Config
from tests.support import postgres
from tests.support.cast import Cast, assemble

DATABASE = "approdo.sqlite"


@dataclass(frozen=True)
class Template:
    """An installation nobody uses, only copied; `kind` is "cast" or "demo"."""

    backend: str
    kind: str
    session: Path

    @property
    def folder(self) -> Path:
        return self.session / f"{self.kind}-{self.backend}"

    @property
    def cast(self) -> Cast:
        return Cast.load(self.folder / "cast.json")

    @contextmanager
    def copied(self, to: Path) -> Iterator[Config]:
        """A copy of the installation in the folder `to`; its database goes with the block."""
        shutil.copytree(self.folder / "instance", to)
        to.chmod(0o700)
        if self.backend == "sqlite":
            yield Config(instance_path=to, database_url=f"sqlite:///{to / DATABASE}")
            return
        with postgres.ensure_started(self.session).database(self._database) as url:
            yield Config(instance_path=to, database_url=url)

    @property
    def _database(self) -> str:
        return f"template_{self.kind}"

    def ensure_built(self) -> "Template":
        """Build it unless another worker has."""
        with postgres.only_one_at_a_time(self.session / f"{self.folder.name}.lock"):
            if not (self.folder / "built").exists():
                self._build()
                (self.folder / "built").touch()
        return self

    def _build(self) -> None:
        instance = self.folder / "instance"
        instance.mkdir(parents=True, mode=0o700)
        url = f"sqlite:///{instance / DATABASE}"
        if self.backend == "postgresql":
            url = postgres.ensure_started(self.session).create(self._database)
        app = create_app(Config(instance_path=instance, database_url=url))
        with app.app_context():
            set_up(app, demo=self.kind == "demo")
        if self.kind == "cast":
            assemble(app).save(self.folder / "cast.json")
        close(app)


def close(app: Flask) -> None:
    """Let go of the database, so that it can be copied or dropped."""
    with app.app_context():
        db.session.remove()
        if db.engine.dialect.name == "sqlite":
            with db.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
