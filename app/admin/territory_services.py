"""Changes to the territory: a comune goes to another district, or a new one takes the place of others."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from app.access import Actor
from app.admin.services import CodeIsTaken, NotAChange
from app.audit import Operation, record
from app.codelists.models import CodeValue, Territory
from app.codelists.snapshot import changed
from app.db import db

COMUNI = "geo_comuni_er"


def move_comune(actor: Actor, comune: CodeValue, district: CodeValue, day: date) -> Territory:
    """From that day the comune belongs to another district; what was before stays true of the past.

    :raises NotAChange: when it belongs there that day already.
    """
    rows = _memberships(comune.code)
    present = next((row for row in rows if row.as_link().holds_on(day)), None)
    if present is not None and present.parent == district.code:
        raise NotAChange(comune.code)
    for row in rows:
        _end_by(row, day)
    new = Territory(kind="comune", code=comune.code, parent=district.code, valid_from=day, changed_here=True)
    db.session.add(new)
    db.session.flush()
    record(actor, Operation.CONFIG, new, purpose="move_comune")
    changed()
    return new


def make_comune(
    actor: Actor, code: str, name: str, district: CodeValue, day: date, *, instead_of: Sequence[CodeValue] = ()
) -> CodeValue:
    """A new comune from that day; those it takes the place of end on it, and stay true of the past.

    :raises CodeIsTaken: when a comune has that ISTAT code already.
    """
    if db.session.scalar(select(CodeValue).where(CodeValue.list_name == COMUNI, CodeValue.code == code)):
        raise CodeIsTaken(code)
    new = CodeValue(
        list_name=COMUNI, code=code, label_it=name, label_en=name, parent=district.code, position=0,
        source="added here", notes="", valid_from=day, shipped=False, local_fields="",
    )  # fmt: skip
    db.session.add_all(
        [new, Territory(kind="comune", code=code, parent=district.code, valid_from=day, changed_here=True)]
    )
    for former in instead_of:
        _end(former, day)
    db.session.flush()
    record(actor, Operation.CONFIG, new, purpose="make_comune", count=len(instead_of))
    changed()
    return new


def _end(comune: CodeValue, day: date) -> None:
    comune.valid_to = day
    comune.mark_changed_here("valid_to")
    for row in _memberships(comune.code):
        _end_by(row, day)


def _end_by(row: Territory, day: date) -> None:
    """What would begin later than the move never comes to be; what runs over it ends there."""
    row.changed_here = True
    if row.valid_from is not None and row.valid_from >= day:
        db.session.delete(row)
    elif row.valid_to is None or row.valid_to > day:
        row.valid_to = day


def _memberships(comune: str) -> list[Territory]:
    return list(db.session.scalars(select(Territory).where(Territory.kind == "comune", Territory.code == comune)))
