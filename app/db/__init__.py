"""The database: one session, one transaction per request, rows with ids made before they are stored."""

from app.db.base import Record, db
from app.db.ids import uuid7
from app.db.types import Instant, PartialDate, PartialDateType

__all__ = ["Instant", "PartialDate", "PartialDateType", "Record", "db", "uuid7"]
