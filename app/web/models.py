"""Tables of the web layer: forms that were already handed in."""

import uuid
from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.db import db


class Submission(db.Model):  # type: ignore[name-defined, misc]
    """A form that was handed in, and where its sender was led; a second sending leads to the same place."""

    __tablename__ = "submission"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    actor_id: Mapped[uuid.UUID]
    at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    location: Mapped[str] = mapped_column(String(400), default="")
