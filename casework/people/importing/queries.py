"""Imports as they are asked for: the runs an actor may see, the teams they may import for, refusals, known rows."""

import uuid
from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, func, or_, select

from app.access import Actor, Role, Scope
from app.db import db
from app.identity.models import Team, TeamDistrict, TeamKind
from casework.people.importing.models import ImportNote, ImportRefusal, ImportRowKey, ImportRun, RunStatus

LOOK_UP = 500


def importable_teams(actor: Actor) -> Sequence[Team]:
    """The teams an actor may bring people into: a coordinator's own and those of their districts."""
    own = Team.id.in_(actor.teams_as(Role.COORD))
    districts = select(TeamDistrict.team_id).where(TeamDistrict.district.in_(actor.districts_as(Role.COORD)))
    allowed: ColumnElement[bool] = or_(own, Team.id.in_(districts))
    found = select(Team).where(Team.active, allowed).order_by(Team.kind, Team.name)
    return db.session.scalars(found).all()


def first_team(name: str | None = None) -> Team | None:
    """For the command line: the active team of that name or prefix; without one, the équipe that was there first."""
    found = select(Team).where(Team.active).order_by(Team.id)
    if name:
        return db.session.scalar(found.where(or_(Team.name == name, Team.prefix == name)).limit(1))
    return db.session.scalar(found.where(Team.kind == TeamKind.EQUIPE).limit(1))


def visible_runs(actor: Actor) -> Scope[ImportRun]:
    """The runs of the teams an actor may import for."""
    return Scope(actor, ImportRun, ImportRun.team_id.in_([team.id for team in importable_teams(actor)]))


def run_in_scope(actor: Actor, record_id: uuid.UUID) -> ImportRun:
    """
    :raises OutOfScope: when it is not there, or of a team of others.
    """
    return visible_runs(actor).one_or_404(record_id)


def recent_runs(actor: Actor) -> Sequence[ImportRun]:
    return (
        visible_runs(actor).where(ImportRun.status != RunStatus.CANCELLED).order_by(ImportRun.id.desc()).limit(20).all()
    )


def unfinished_run(team_id: uuid.UUID, source_index: bytes, file_index: bytes) -> ImportRun | None:
    """The run of this very file from this source that has not come to its end."""
    open_ones = (RunStatus.UPLOADED, RunStatus.CHECKED, RunStatus.RUNNING)
    same = (ImportRun.team_id == team_id, ImportRun.source_index == source_index, ImportRun.file_index == file_index)
    return db.session.scalar(
        select(ImportRun).where(*same, ImportRun.status.in_(open_ones)).order_by(ImportRun.id).limit(1)
    )


def known_keys(keys: Collection[bytes]) -> set[bytes]:
    """Which of these row keys went in before."""
    wanted, known = list(keys), set[bytes]()
    for start in range(0, len(wanted), LOOK_UP):
        part = wanted[start : start + LOOK_UP]
        known.update(db.session.scalars(select(ImportRowKey.key).where(ImportRowKey.key.in_(part))))
    return known


def refusals_of(run: ImportRun, limit: int | None = None) -> Sequence[ImportRefusal]:
    """The refused rows by number, all or the first of them."""
    of_run = select(ImportRefusal).where(ImportRefusal.run_id == run.id).order_by(ImportRefusal.number)
    return db.session.scalars(of_run.limit(limit)).all()


def reasons_counted(run: ImportRun) -> list[tuple[str, int]]:
    """How many rows each reason stopped, the commonest first; counted where the rows are."""
    grouped = select(ImportRefusal.reasons, func.count()).where(ImportRefusal.run_id == run.id)
    counts: Counter[str] = Counter()
    for reasons, rows in db.session.execute(grouped.group_by(ImportRefusal.reasons)):
        counts.update(dict.fromkeys(reasons.split(","), rows))
    return counts.most_common()


def notes_of(person_id: uuid.UUID) -> Sequence[ImportNote]:
    of_person = select(ImportNote).where(ImportNote.person_id == person_id).order_by(ImportNote.id)
    return db.session.scalars(of_person).all()


def run_now(run_id: uuid.UUID) -> ImportRun:
    """The run as the database has it at this moment."""
    return db.session.get_one(ImportRun, run_id, populate_existing=True)
