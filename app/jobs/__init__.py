"""Work that is saved with the change and done after the commit, and work that comes back by the clock."""

from app.jobs.outbox import send_later

__all__ = ["send_later"]
