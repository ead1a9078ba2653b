"""Case numbers: team, year, progressive (RE-2026-0147), without gaps between two who open a case at once."""

from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.db import db
from app.identity.models import Team
from casework.cases.models import CaseCounter


def next_number(team: Team, how_many: int = 1) -> str:
    """The team's next number of this year; the counter's row stays locked until the transaction ends.

    :param how_many: reserve several at once: the number is then the last of them.
    """
    year = clock.today().year
    return written(team.prefix, year, _raised(team.prefix, year, how_many))


def written(prefix: str, year: int, number: int) -> str:
    return f"{prefix}-{year}-{number:04d}"


def _raised(prefix: str, year: int, how_many: int) -> int:
    on_sqlite = db.session.get_bind().dialect.name == "sqlite"
    dialect = sqlite if on_sqlite else postgresql
    first = dialect.insert(CaseCounter).values(prefix=prefix, year=year, last=how_many)
    raised = first.on_conflict_do_update(
        index_elements=["prefix", "year"], set_={"last": CaseCounter.last + how_many}
    ).returning(CaseCounter.last)
    return int(db.session.execute(raised).scalar_one())
