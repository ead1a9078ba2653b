"""Blind keys of an import: of its source, of its file, of each row; nothing personal can be read out of them."""

import hashlib
import uuid

from app.crypto.blind_index import blind
from casework.people.importing.text import fold


def source_key(source: str) -> bytes:
    """The same for every spelling of the source's name that differs in case, accents or punctuation only."""
    return blind("import_source", _exactly(fold(source)))


def file_key(data: bytes) -> bytes:
    return blind("import_file", hashlib.sha256(data).hexdigest())


def row_key(team_id: uuid.UUID, source_index: bytes, row: str) -> bytes:
    """The key of a row of a source of a team."""
    return blind("import_row", _exactly(f"{team_id}\x1f{source_index.hex()}\x1f{row}"))


def _exactly(text: str) -> str:
    """Blind indexes overlook punctuation, yet the row «1/2» is not the row «12»."""
    return hashlib.sha256(text.encode()).hexdigest()
