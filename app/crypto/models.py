"""Tables of wrapped keys: one per data subject, and one per purpose of the installation."""

import uuid
from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.db import db


class SubjectKey(db.Model):  # type: ignore[name-defined, misc]
    """A data subject's key (DEK), wrapped by a key-encryption key; deleting it shreds what it sealed."""

    __tablename__ = "subject_key"

    subject_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    dek_version: Mapped[int] = mapped_column(primary_key=True, default=1)
    kek_id: Mapped[str] = mapped_column(String(40), index=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class PurposeKey(db.Model):  # type: ignore[name-defined, misc]
    """A secret of the installation (blind indexes and the like), wrapped the same way."""

    __tablename__ = "purpose_key"

    purpose: Mapped[str] = mapped_column(String(40), primary_key=True)
    kek_id: Mapped[str] = mapped_column(String(40), index=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
