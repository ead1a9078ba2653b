"""What may be opened of an intervention or an appointment, and which kinds an actor may write of; pure."""

from collections.abc import Collection

from app.access import Actor
from app.access.clearance import Grants, reads_of
from app.crypto import Compartment
from casework.interventions.models import Appointment, Intervention

ORDINARY = Compartment.C2


def clearance_on_own(actor: Actor, record: Intervention | Appointment) -> Grants:
    """What the roles read of the person; whoever did it also reads what was done, and how to reach the person."""
    opens = set(reads_of(actor))
    if actor.user_id in people_of(record):
        opens |= {Compartment.C1, ORDINARY}
    if actor.user_id == record.author_id:
        opens.add(Compartment(record.compartment))
    return {record.person_id: opens}


def people_of(record: Intervention | Appointment) -> set[object]:
    """Those whose work this is."""
    return {record.author_id, record.mediator_id, getattr(record, "user_id", None)} - {None}


def may_write(compartment: str | None, readable: Collection[Compartment]) -> bool:
    """Whether a kind that belongs to a compartment (C4 health, C5 protection) may be written by who reads those."""
    return compartment is None or compartment in readable
