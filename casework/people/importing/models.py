"""Tables of imports: runs, the sealed file while it waits, which rows went in, which were refused and why."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.crypto import Compartment, sealed
from app.db import Record, db


class RunStatus(StrEnum):
    """Where a run stands."""

    UPLOADED = "UPLOADED"
    CHECKED = "CHECKED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


class ImportRun(Record):
    """One file on its way in, for one team. The source's name is sealed; source and file are compared blind."""

    __tablename__ = "import_run"
    __subject__ = "id"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), index=True)
    started_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    """The user; none for a run from the command line."""
    source = sealed(str, compartment=Compartment.C0)
    source_index: Mapped[bytes] = mapped_column(LargeBinary(32))
    file_index: Mapped[bytes] = mapped_column(LargeBinary(32))
    status: Mapped[RunStatus] = mapped_column(String(10), default=RunStatus.UPLOADED)
    columns: Mapped[list[str | None] | None] = mapped_column(JSON(none_as_null=True))
    """The meaning of each column by its place; never the headings."""
    month_first: Mapped[bool] = mapped_column(default=False)
    rows_total: Mapped[int] = mapped_column(default=0)
    rows_good: Mapped[int] = mapped_column(default=0)
    rows_imported: Mapped[int] = mapped_column(default=0)
    rows_known: Mapped[int] = mapped_column(default=0)
    """Rows that an earlier run had put in already."""
    rows_refused: Mapped[int] = mapped_column(default=0)
    last_row: Mapped[int] = mapped_column(default=0)
    """Every row up to this number is dealt with; moves with the batch, in its transaction."""
    finished_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_import_run_same_file", "team_id", "source_index", "file_index"),)


class ImportFile(Record):
    """The table of a run that waits, sealed under a key of its own; row and key go when the run ends."""

    __tablename__ = "import_file"

    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("import_run.id"), unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ImportRowKey(db.Model):  # type: ignore[name-defined, misc]
    """A row that went in: team, source and row id under the blind index. That it is unique is what stops doubles."""

    __tablename__ = "import_row_key"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("import_run.id"))
    number: Mapped[int]
    person_id: Mapped[uuid.UUID] = mapped_column(index=True)
    """Whom it made. The key outlives the person: who was erased does not come back with the next file."""

    __table_args__ = (Index("ix_import_row_key_run", "run_id", "number"),)


class ImportRefusal(db.Model):  # type: ignore[name-defined, misc]
    """A row that did not go in: its number and reason codes, nothing of what it said."""

    __tablename__ = "import_refusal"

    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reasons: Mapped[str] = mapped_column(String(300))

    @property
    def codes(self) -> list[str]:
        return self.reasons.split(",")


class ImportNote(Record):
    """The free words of a row («vive presso amici»), kept beside the person until somebody files them properly."""

    __tablename__ = "import_note"
    __subject__ = "person_id"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    body = sealed(str, compartment=Compartment.C2)
