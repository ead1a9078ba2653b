"""What the page benchmarks visit: an operator's session, files with five hundred entries, people to open a case for."""

import re
import time
import uuid
from dataclasses import dataclass
from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import insert, select

from app import clock
from app.crypto.subject_keys import key_of
from app.db import db
from app.db.unit_of_work import one_transaction
from app.identity.actors import actor_of
from app.identity.models import SignInSession, User
from app.identity.services import hash_token
from benchmarks.region import Region
from casework.cases.models import Case, TimelineEntry
from casework.cases.timeline import entry_row
from casework.people.bulk import insert_people
from casework.people.drafts import PersonDraft

ENTRIES = 500
LONG_FILES = 20
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Files:
    """Where the benchmark goes."""

    client: FlaskClient
    manager_id: uuid.UUID
    team_id: uuid.UUID
    long: list[uuid.UUID]
    newcomers: list[uuid.UUID]
    token: str = ""


def files_of(built: Region, newcomers: int) -> Files:
    """Prepare a region for measuring: nothing of this is timed."""
    with built.app.app_context():
        user_id = next(
            user_id
            for user_id in db.session.scalars(select(User.id).order_by(User.id))
            if "OP_EQUIPE" in actor_of(user_id).roles
        )
        team_id = actor_of(user_id).team_id
        assert team_id is not None
        with one_transaction():
            long = list(db.session.scalars(select(Case.id).where(Case.team_id == team_id).limit(LONG_FILES)))
            for case_id in long:
                _fill(db.session.get_one(Case, case_id), user_id)
            drafts = [PersonDraft(surname=f"Attesa{n}", given_name="Prova", team_id=team_id) for n in range(newcomers)]
            people = [each.person_id for each in insert_people(drafts)]
        client = _signed_in(built, user_id)
    files = Files(client, user_id, team_id, long, people)
    files.token = TOKEN.search(client.get(f"/people/{people[0]}/case/new").text)[1]  # type: ignore[index]
    return files


def _fill(case: Case, author_id: uuid.UUID) -> None:
    """Five hundred entries on one timeline, in two compartments."""
    key = key_of(case.person_id)
    rows = [
        entry_row(
            key,
            person_id=case.person_id,
            kind="note",
            thing_table="note",
            thing_id=uuid.uuid4(),
            compartment="C2" if n % 5 else "C4",
            detail={"body": f"Colloquio numero {n}: si è parlato di casa, scuola e documenti da rinnovare."},
            case_id=case.id,
            at=clock.now() - timedelta(hours=n),
            author_id=author_id,
            team_id=case.team_id,
        )
        for n in range(ENTRIES)
    ]
    db.session.execute(insert(TimelineEntry), rows)


def _signed_in(built: Region, user_id: uuid.UUID) -> FlaskClient:
    token = uuid.uuid4().hex
    with one_transaction():
        until = clock.now() + timedelta(hours=10)
        db.session.add(SignInSession(user_id=user_id, token_hash=hash_token(token), expires_at=until))
    client = FlaskClient(built.app, built.app.response_class, use_cookies=True)
    with client.session_transaction() as session:
        session.update(_user_id=token, _fresh=True, seen=int(time.time()))
    return client
