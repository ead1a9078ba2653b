"""Numbers of referrals: INV, year, progressive over the whole installation (INV-2026-0147)."""

from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.db import db
from referrals.outgoing.models import ReferralCounter


def next_number(how_many: int = 1) -> str:
    """The next number of this year; the counter stays locked until the transaction ends, so none comes twice.

    :param how_many: reserve several at once: the number is then the last of them.
    """
    year = clock.today().year
    return written(year, raised(year, how_many))


def written(year: int, number: int) -> str:
    return f"INV-{year}-{number:04d}"


def raised(year: int, how_many: int) -> int:
    """Raise the counter of a year and give its new value."""
    dialect = sqlite if db.session.get_bind().dialect.name == "sqlite" else postgresql
    first = dialect.insert(ReferralCounter).values(year=year, last=how_many)
    upsert = first.on_conflict_do_update(index_elements=["year"], set_={"last": ReferralCounter.last + how_many})
    return int(db.session.execute(upsert.returning(ReferralCounter.last)).scalar_one())
