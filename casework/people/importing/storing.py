"""The file between upload and go: kept as a sealed table under a key of its own, and forgotten for good."""

import json
import uuid
import zlib

from sqlalchemy import delete, select

from app.crypto import envelope
from app.crypto.models import SubjectKey
from app.crypto.subject_keys import create_key, key_of
from app.db import db, uuid7
from casework.people.importing.models import ImportFile
from casework.people.importing.table import Table

_PURPOSE = "file"


def keep(run_id: uuid.UUID, table: Table) -> None:
    """Seal the table and save it with the run; nothing of it touches a disk in clear."""
    file_id = uuid7()
    key = create_key(file_id)
    plain = zlib.compress(json.dumps([table.headings, table.rows, table.serial_shift], ensure_ascii=False).encode(), 6)
    content = envelope.seal(key.cipher(_PURPOSE), key.version, _place(file_id), plain)
    db.session.add(ImportFile(id=file_id, run_id=run_id, content=content))


def is_kept(run_id: uuid.UUID) -> bool:
    return db.session.scalar(select(ImportFile.id).where(ImportFile.run_id == run_id)) is not None


def opened(run_id: uuid.UUID) -> Table | None:
    """The table of a run, or ``None`` when it was forgotten."""
    kept = db.session.scalar(select(ImportFile).where(ImportFile.run_id == run_id))
    if kept is None:
        return None
    key = key_of(kept.id, envelope.dek_version_of(kept.content))
    plain = envelope.unseal(key.cipher(_PURPOSE), _place(kept.id), kept.content)
    headings, rows, serial_shift = json.loads(zlib.decompress(plain))
    return Table(tuple(headings), tuple((number, tuple(cells)) for number, cells in rows), serial_shift)


def forget(run_id: uuid.UUID) -> None:
    """Delete the file and its key, so that no backup of the database alone can bring it back."""
    file_ids = list(db.session.scalars(select(ImportFile.id).where(ImportFile.run_id == run_id)))
    db.session.execute(delete(ImportFile).where(ImportFile.run_id == run_id))
    if file_ids:
        db.session.execute(delete(SubjectKey).where(SubjectKey.subject_id.in_(file_ids)))


def _place(file_id: uuid.UUID) -> bytes:
    return envelope.place(ImportFile.__tablename__, "content", file_id, file_id)
