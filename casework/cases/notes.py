"""Notes on a case: written in a compartment, corrected by their author alone."""

from app.access import Actor
from app.audit import Operation, record
from app.crypto import Compartment
from app.db import db
from casework.cases.models import Case, Note
from casework.cases.timeline import add_entry, entries_about


def add_note(actor: Actor, case: Case, *, body: str, compartment: str = Compartment.C2) -> Note:
    """Write on the file.

    :param compartment: who may read it besides the author; ``C6`` is nobody.
    """
    note = Note(
        person_id=case.person_id,
        case_id=case.id,
        author_id=actor.user_id,
        compartment=str(compartment),
        body=body,
    )
    db.session.add(note)
    db.session.flush()
    add_entry(
        actor,
        "note",
        note,
        person_id=case.person_id,
        case_id=case.id,
        compartment=note.compartment,
        detail={"text": body},
        at=note.written_at,
    )
    record(actor, Operation.CREATE, note, subjects={case.person_id: [note.compartment]})
    db.session.flush()
    return note


def correct_note(actor: Actor, note: Note, body: str) -> None:
    """The author puts the words right; that they were changed stands beside them."""
    note.body = body
    for entry in entries_about(note.id):
        entry.detail = {"text": body, "corrected": True}
    record(actor, Operation.UPDATE, note, subjects={note.person_id: [note.compartment]})
    db.session.flush()
