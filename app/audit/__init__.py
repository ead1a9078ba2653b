"""The access log: who did or read what, written with the change itself or before the answer leaves."""

from app.audit.events import Operation, Outcome
from app.audit.models import AccessEvent, AccessEventSubject
from app.audit.recorder import Who, record

__all__ = ["AccessEvent", "AccessEventSubject", "Operation", "Outcome", "Who", "record"]
