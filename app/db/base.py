"""What every table shares: ids made early, times, a row version that refuses a lost update."""

import uuid
from datetime import datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, registry

from app import clock
from app.db.ids import uuid7
from app.db.types import Instant

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Root of the mapped classes; constraint names are fixed so that migrations can name them."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={datetime: Instant(), uuid.UUID: Uuid()},
    )


db = SQLAlchemy(
    model_class=Base,
    engine_options={"hide_parameters": True},
    session_options={"autoflush": False, "expire_on_commit": False},
)


class Record(db.Model):  # type: ignore[name-defined, misc]
    """A row with a UUIDv7, its times, and a version that grows at every change."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
    row_version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.row_version}

    def __init__(self, **values: Any) -> None:
        """Set the id first, plain columns next, sealed ones last: sealing needs the id and the subject."""
        self.id = values.pop("id", None) or uuid7()
        sealed = getattr(type(self), "__sealed__", {})
        for name in sorted(values, key=lambda name: name in sealed):
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no {name}")
            setattr(self, name, values[name])
