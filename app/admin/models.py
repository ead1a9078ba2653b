"""Changes of lists that wait for a second person."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.admin.policies import Action
from app.codelists.models import CodeValue
from app.db import Record
from app.identity.models import User


class CodeChange(Record):
    """A change somebody asked for, to a value that tells of trafficking, violence or justice."""

    __tablename__ = "code_change"

    list_name: Mapped[str] = mapped_column(String(40), ForeignKey("code_list.name"), index=True)
    value_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("code_value.id", ondelete="SET NULL"), index=True)
    action: Mapped[Action] = mapped_column(String(10))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The words, code, day and so on that were asked for: of the list, never of a person."""
    proposed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"))
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    decided_at: Mapped[datetime | None]
    accepted: Mapped[bool | None]
    value: Mapped[CodeValue | None] = relationship()
    proposer: Mapped[User] = relationship(foreign_keys=[proposed_by])

    @property
    def day(self) -> date | None:
        """From which day, where one was asked for."""
        return date.fromisoformat(self.details["day"]) if "day" in self.details else None
