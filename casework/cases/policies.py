"""What may be opened of whom on a case, and which compartments a note may be written in; pure."""

from app.access import Actor
from app.access.clearance import Grants, reads_of
from app.crypto import Compartment
from casework.cases.models import Case, Task

NOTE_COMPARTMENTS = (Compartment.C2, Compartment.C3, Compartment.C4, Compartment.C5)
TASK_READS = frozenset({Compartment.C1, Compartment.C2})


def clearance_on_case(actor: Actor, case: Case) -> Grants:
    """What the actor's roles open of the person; C4 and C5 only for who follows this very case."""
    return {case.person_id: reads_of(actor, case.assignees)}


def clearance_on_task(actor: Actor, task: Task) -> Grants:
    """A task in a list: its words and the person's name, nothing deeper."""
    return {task.person_id: reads_of(actor) & TASK_READS}


def readable(actor: Actor, case: Case) -> list[Compartment]:
    """The compartments of notes that this actor may open on this case, the reserved one included."""
    opens = reads_of(actor, case.assignees)
    return [*(c for c in NOTE_COMPARTMENTS if c in opens), Compartment.C6]


def follows(actor: Actor, case: Case) -> bool:
    """Whether the actor is the case manager or a co-worker."""
    return actor.user_id in case.assignees
