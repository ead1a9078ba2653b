"""A person and a case to begin with, made through the services as the pages do."""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import event

from app.access import Role
from app.db import db
from casework.cases import services
from casework.people.models import Person
from casework.people.services import PersonDraft, create_person, record_notice


@dataclass(frozen=True)
class File:
    """A person's id and their case's."""

    person_id: uuid.UUID
    case_id: uuid.UUID

    @property
    def page(self) -> str:
        return f"/cases/{self.case_id}"


def open_file(
    acting: Callable[[Any], Any], who: Any = Role.OP_EQUIPE, *, told: bool = True, manager_id: uuid.UUID | None = None
) -> File:
    """An invented person of the actor's team, with a case reported to it."""
    with acting(who) as actor:
        draft = PersonDraft(surname="Belkacem", given_name="Nadia", languages=["fra"], citizenships=["DZ"])
        person: Person = create_person(actor, draft)
        if told:
            record_notice(actor, person, item="INF_BASE", language="fra", mode="ORAL")
        case = services.open_case(actor, person, source="SERV", manager_id=manager_id, summary="Cerca una stanza.")
        return File(person.id, case.id)


def words(response: Any) -> str:
    """What a page says, without its frame."""
    main = BeautifulSoup(response.text, "html.parser").find("main")
    assert main is not None
    return re.sub(r"\s+", " ", main.get_text(" ", strip=True))


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile, transactions' begin and end left out."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.upper().startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT")):
            sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
