"""What a refused act says to its reader."""

from app.i18n import _l
from casework.outreach.workflow import LinkedElsewhere, NotLinkable, RefusedMove, ShiftIsLocked, ShiftIsNotRunning

REFUSALS: dict[type[Exception], object] = {
    ShiftIsLocked: _l("This shift was reviewed and its figures are frozen: add a correction to it instead."),
    ShiftIsNotRunning: _l("This shift has not started yet, or needs no correction: open it and start it first."),
    RefusedMove: _l("The shift is no longer where your page showed it: open it again."),
    NotLinkable: _l("A group or a sighting cannot be linked to a person: only a meeting with one person can."),
    LinkedElsewhere: _l("This contact is already linked to another person: undo that link first."),
}
