"""Brings the database's lists up to the files: adds, updates, retires; never touches what was changed here."""

from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.codelists.files import shipped_lists, shipped_territory, shipped_values
from app.codelists.models import FIELDS, CodeList, CodeListRevision, CodeValue, Territory
from app.codelists.snapshot import changed
from app.codelists.values import TerritoryLink, Value
from app.db import db


@dataclass
class Loaded:
    """What a load did."""

    added: int = 0
    updated: int = 0
    retired: int = 0
    linked: int = 0

    @property
    def anything(self) -> bool:
        return bool(self.added or self.updated or self.retired or self.linked)


def load_codelists() -> Loaded:
    """Load every file in the running transaction; a second time it does nothing."""
    done = Loaded()
    known = set(db.session.scalars(select(CodeList.name)))
    db.session.add_all(CodeList(name=name) for name in shipped_lists() if name not in known)
    db.session.flush()
    present = {(row.list_name, row.code): row for row in db.session.scalars(select(CodeValue))}
    for list_name, values in shipped_values().items():
        for value in values.values():
            _bring(done, present.pop((list_name, value.code), None), list_name, value)
    for row in present.values():
        _retire_vanished(done, row)
    _link(done)
    if done.anything or db.session.get(CodeListRevision, 1) is None:
        changed()
    return done


def _bring(done: Loaded, row: CodeValue | None, list_name: str, value: Value) -> None:
    if row is None:
        fields = {name: getattr(value, name) for name in FIELDS}
        db.session.add(CodeValue(list_name=list_name, code=value.code, shipped=True, local_fields="", **fields))
        done.added += 1
        return
    ours = [name for name in FIELDS if name not in row.changed_here]
    differing = [name for name in ours if getattr(row, name) != getattr(value, name)]
    for name in differing:
        setattr(row, name, getattr(value, name))
    if differing or not row.shipped:
        row.shipped = True
        done.updated += 1


def _retire_vanished(done: Loaded, row: CodeValue) -> None:
    """A value of ours that is in no file any more stays for the records that use it, and is offered no longer."""
    if row.shipped and row.valid_to is None and "valid_to" not in row.changed_here:
        row.valid_to = clock.today()
        done.retired += 1


def _link(done: Loaded) -> None:
    rows: dict[tuple[str, str], list[Territory]] = {}
    for row in db.session.scalars(select(Territory)):
        rows.setdefault((row.kind, row.code), []).append(row)
    for link in shipped_territory():
        present = rows.get((link.kind, link.code), [])
        if not present:
            db.session.add(_territory(link))
            done.linked += 1
        elif not any(row.changed_here for row in present) and present[0].as_link() != link:
            present[0].parent, present[0].valid_from, present[0].valid_to = link.parent, link.valid_from, link.valid_to
            done.linked += 1


def _territory(link: TerritoryLink) -> Territory:
    return Territory(
        kind=link.kind, code=link.code, parent=link.parent, valid_from=link.valid_from, valid_to=link.valid_to,
        changed_here=False,
    )  # fmt: skip
