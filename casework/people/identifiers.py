"""Strong identifiers (codice fiscale, STP/ENI, CUI, phone): told apart, written one way, found by blind index."""

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from app.crypto import Compartment
from app.crypto.blind_index import blind
from app.db import db
from casework.people.importing import identifiers
from casework.people.importing.reasons import Refused
from casework.people.models import ExternalId, Person

TAX_CODE = "codice_fiscale"
PHONE = "PHONE"
KINDS = ("STP", "ENI", "CUI")
"""What somebody may be known by elsewhere, beside the codice fiscale and the phone."""
COMPARTMENTS: Mapping[str, Compartment] = {PHONE: Compartment.C1}
_CUI = re.compile(r"^[0-9A-Z]{7}$")


@dataclass(frozen=True)
class Identifier:
    """One identifier, written the one way."""

    kind: str
    value: str

    @property
    def index(self) -> bytes:
        return blind(self.kind, self.value)

    @property
    def compartment(self) -> str:
        return str(COMPARTMENTS.get(self.kind, Compartment.C3))


def identifier_in(text: str) -> Identifier | None:
    """The codice fiscale, STP or ENI code that ``text`` is, if it is one."""
    try:
        if identifiers.is_temporary_code(text):
            value = identifiers.temporary_code(text) or ""
            return Identifier(value[:3], value)
        value = identifiers.tax_code(text) or ""
    except Refused:
        return None
    return Identifier(TAX_CODE, value) if value else None


def people_known_by(identifier: Identifier) -> list[uuid.UUID]:
    """The ids of the people who have this identifier, whoever follows them."""
    if identifier.kind == TAX_CODE:
        statement = select(Person.id).where(Person.codice_fiscale_index == identifier.index)
    else:
        statement = select(ExternalId.person_id).where(
            ExternalId.kind == identifier.kind, ExternalId.value_index == identifier.index
        )
    return list(db.session.scalars(statement))


def identifiers_of(phones: Iterable[Mapping[str, str]], external_ids: Iterable[tuple[str, str]]) -> list[Identifier]:
    """What goes into the table of external ids, each once."""
    numbers = [Identifier(PHONE, phone["number"]) for phone in phones if phone.get("number")]
    return list(dict.fromkeys((*numbers, *(Identifier(kind, value) for kind, value in external_ids))))


def rows_of(person_id: uuid.UUID, found: Sequence[Identifier]) -> list[dict[str, Any]]:
    """Plain rows of external ids, for sealing."""
    return [
        {"person_id": person_id, "kind": i.kind, "value": i.value, "value_index": i.index, "compartment": i.compartment}
        for i in found
    ]


def replace_identifiers(person_id: uuid.UUID, kinds: Sequence[str], found: Sequence[Identifier]) -> None:
    """Let a person have these identifiers of these kinds, and no others of them."""
    db.session.execute(delete(ExternalId).where(ExternalId.person_id == person_id, ExternalId.kind.in_(kinds)))
    db.session.add_all(ExternalId(**row) for row in rows_of(person_id, found))


def is_cui(text: str) -> bool:
    """Whether it looks like a *codice univoco identificativo*: seven letters and digits."""
    return bool(_CUI.match(text.strip().upper()))
