"""Plugs in the import of people: pages, command, background work, and what a row's notes said."""

from collections.abc import Mapping
from typing import Any

from app.access import Actor, Permission
from app.access.clearance import Grants, reads_of
from app.i18n import _l
from app.module import Job, Module, NewAction, Panel
from casework.people.importing.background import clear_abandoned, put_next_batch_in
from casework.people.importing.cli import people
from casework.people.importing.models import ImportNote
from casework.people.importing.queries import notes_of
from casework.people.importing.routes import blueprint
from casework.people.importing.services import OUTBOX_KIND
from casework.people.models import Person


def clearance_on_note(actor: Actor, note: ImportNote) -> Grants:
    """Of a note of a person in scope, what the actor's roles read."""
    return {note.person_id: reads_of(actor)}


def notes_panel(_actor: Actor, person: Person) -> Mapping[str, Any] | None:
    """The words that came with the person's row; nothing when there were none."""
    notes = notes_of(person.id)
    return {"notes": notes} if notes else None


module = Module(
    name="people_import",
    blueprint=blueprint,
    clearances={ImportNote: clearance_on_note},
    new=(NewAction(_l("People from a list"), "people_import.index", Permission.PERSON_IMPORT, order=90),),
    panels=(
        Panel("person", _l("From the imported list"), Permission.PERSON_READ, notes_panel, "importing/_notes.html", 80),
    ),
    jobs=(Job("people_import.clear", clear_abandoned, at_hour=3),),
    outbox={OUTBOX_KIND: put_next_batch_in},
    commands=(people,),
)
