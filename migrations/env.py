"""How Alembic reaches the database: through the application's own engine and models."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy.types import TypeDecorator

from app.db import db

config = context.config


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:
    """Our own column types are written as the plain type that the database stores."""
    if kind == "type" and isinstance(item, TypeDecorator) and type(item).__module__.startswith("app."):
        return f"sa.{item.impl_instance!r}"
    return False


def compare_type(_context: Any, _column: Any, _inspected: Any, metadata_type: Any, _rendered: Any) -> bool | None:
    return False if isinstance(metadata_type, TypeDecorator) else None


def run() -> None:
    """Migrate inside one transaction."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect().execution_options(writes=True) as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=compare_type,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
