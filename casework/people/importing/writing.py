"""Drafts become people: through the bulk path of the register, with what notes say about safe contact."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select

from app import clock
from app.crypto.sealed import seal_values
from app.db import db, uuid7
from casework.people.bulk import Inserted, insert_people
from casework.people.drafts import PersonDraft
from casework.people.identifiers import TAX_CODE, Identifier
from casework.people.importing.contacts import Remarks
from casework.people.importing.models import ImportNote
from casework.people.importing.rows import Draft, ReadRow
from casework.people.models import IdentityLevel, Person

LONGEST_WARNING = 60
"""A longer note may say more than everybody who sees the name should read: it is kept apart."""
NEVER_CALL, TEXT_ONLY, READ_FIRST = "non telefonare", "solo SMS", "leggere la nota prima di chiamare"


def write_people(team_id: uuid.UUID, drafts: Sequence[tuple[uuid.UUID, Draft]]) -> None:
    """Put these people into the register under the ids given, in the running transaction."""
    inserted = insert_people([person_draft(team_id, person_id, draft) for person_id, draft in drafts])
    notes = [_note_row(person, draft) for person, (_, draft) in zip(inserted, drafts, strict=True) if _has_note(draft)]
    if notes:
        db.session.execute(insert(ImportNote.__table__), notes)


def with_known_tax_code(rows: Sequence[ReadRow]) -> set[int]:
    """The numbers of the rows whose codice fiscale somebody has already, in the register or in an earlier row."""
    indexes = {
        row.number: Identifier(TAX_CODE, row.draft.tax_code).index for row in rows if row.draft and row.draft.tax_code
    }
    known = Person.codice_fiscale_index.in_(indexes.values())
    taken = set(db.session.scalars(select(Person.codice_fiscale_index).where(known))) if indexes else set()
    refused = set()
    for number, index in indexes.items():
        if index in taken:
            refused.add(number)
        taken.add(index)
    return refused


def person_draft(team_id: uuid.UUID, person_id: uuid.UUID, draft: Draft) -> PersonDraft:
    """A row's draft in the register's own words."""
    named = draft.surname or draft.name or draft.original_name
    return PersonDraft(
        id=person_id,
        team_id=team_id,
        identity_level=IdentityLevel.DECLARED if named else IdentityLevel.ALIAS,
        surname=draft.surname,
        given_name=draft.name,
        alias=draft.alias,
        original_name=draft.original_name,
        birth_date=draft.birth_date,
        birth_country=draft.birth_country,
        sex=draft.sex,
        codice_fiscale=draft.tax_code,
        phones=[_phone(number, draft.remarks) for number in draft.phones],
        email=draft.email,
        contact_warning=contact_warning(draft.remarks),
        residence_comune=draft.comune,
        citizenships=draft.citizenships.codes,
        stateless=draft.citizenships.stateless or None,
        languages=draft.languages,
        interpreter_needed=draft.remarks.interpreter,
        external_ids=[(draft.temporary_code[:3], draft.temporary_code)] if draft.temporary_code else [],
    )


def _phone(number: str, remarks: Remarks) -> dict[str, str]:
    allowed = "sms" if remarks.text_only else "never" if remarks.never_call else "yes"
    return {"number": number, "call": allowed}


def contact_warning(remarks: Remarks) -> str | None:
    """What must be known before calling, as short as it may stand beside the name."""
    if not (remarks.about_calling or remarks.never_call or remarks.text_only):
        return None
    if len(remarks.text) <= LONGEST_WARNING:
        return remarks.text
    return TEXT_ONLY if remarks.text_only else NEVER_CALL if remarks.never_call else READ_FIRST


def _has_note(draft: Draft) -> bool:
    """Whether the words say more than what became a warning or the wish for an interpreter."""
    remarks = draft.remarks
    only_interpreter = bool(remarks.interpreter) and len(remarks.text.split()) <= 3
    return bool(remarks.text) and not only_interpreter and contact_warning(remarks) != remarks.text


def _note_row(person: Inserted, draft: Draft) -> dict[str, Any]:
    now = clock.now()
    plain = {"id": uuid7(), "person_id": person.person_id, "created_at": now, "updated_at": now, "row_version": 1}
    return seal_values(ImportNote, person.key, {**plain, "body": draft.remarks.text})
