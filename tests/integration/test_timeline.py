"""The timeline: one indexed table, and a page of it costs the same whatever its length."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import insert, select, text

from app import clock
from app.access import Role
from app.crypto.subject_keys import key_of
from app.db import db
from casework.cases.models import TimelineEntry
from casework.cases.timeline import entry_row, remove_entries_about
from tests.support.cast import Cast
from tests.support.files import File, counted, open_file

MOST = 20
"""Statements of a whole page: session, roles, scope, timeline, panels, log."""


def fill(acting: Any, file: File, author_id: uuid.UUID, number: int) -> None:
    with acting(Role.OP_EQUIPE):
        key = key_of(file.person_id)
        rows = [
            entry_row(
                key,
                person_id=file.person_id,
                kind="note",
                thing_table="note",
                thing_id=uuid.uuid4(),
                compartment="C2",
                detail={"text": f"Voce {place}."},
                case_id=file.case_id,
                at=clock.now() - timedelta(hours=place + 1),
                author_id=author_id,
            )
            for place in range(number)
        ]
        db.session.execute(insert(TimelineEntry.__table__), rows)


def entries(page: Any) -> list[str]:
    found = BeautifulSoup(page.text, "html.parser").select(".ap-entry")
    return [entry.get_text(" ", strip=True) for entry in found]


def test_the_file_costs_the_same_with_10_50_and_500_entries(app: Any, acting: Any, client_as: Any, cast: Cast) -> None:
    client, costs = client_as(Role.OP_EQUIPE), {}
    for number in (10, 50, 500):
        file = open_file(acting)
        fill(acting, file, cast.user(Role.OP_EQUIPE), number)
        client.get(file.page)
        with counted(app) as sent:
            page = client.get(file.page)
        costs[number] = len(sent)
        assert len(entries(page)) == min(number + 1, 50)
    assert len(set(costs.values())) == 1, costs
    assert costs[500] <= MOST, costs


def test_older_entries_are_reached_by_key_and_none_is_lost_or_doubled(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting)
    fill(acting, file, cast.user(Role.OP_EQUIPE), 120)
    client, seen, address = client_as(Role.OP_EQUIPE), [], file.page
    while address:
        page = client.get(address)
        seen += [line for line in entries(page) if "Voce" in line]
        older = BeautifulSoup(page.text, "html.parser").select_one('.ap-pager a[rel="next"]')
        address = str(older["href"]) if older else ""
    assert len(seen) == 120
    assert len(set(seen)) == 120


def test_the_newest_comes_first_under_the_day_it_happened(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting)
    fill(acting, file, cast.user(Role.OP_EQUIPE), 60)
    page = BeautifulSoup(client_as(Role.OP_EQUIPE).get(file.page).text, "html.parser")
    days = [day.get_text(strip=True) for day in page.select(".ap-day")]
    assert len(days) >= 2
    assert days[0].startswith("Oggi") or days[0].startswith("Ieri")
    assert len(days) == len(set(days))


def test_a_kind_is_filtered_and_counted(acting: Any, client_as: Any, cast: Cast) -> None:
    file = open_file(acting)
    fill(acting, file, cast.user(Role.OP_EQUIPE), 3)
    client = client_as(Role.OP_EQUIPE)
    client.submit(f"{file.page}/task", {"title": "Chiamare", "due_on": "2030-01-15"})
    assert len(entries(client.get(f"{file.page}?kind=note"))) == 3
    assert len(entries(client.get(f"{file.page}?kind=task"))) == 1
    assert len(entries(client.get(f"{file.page}?kind=nonsense"))) == 5


def test_a_thing_is_taken_off_the_timeline(acting: Any, cast: Cast) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE):
        remove_entries_about(file.case_id)
    with acting(Role.OP_EQUIPE):
        assert db.session.scalars(select(TimelineEntry.id)).all() == []


def test_nothing_readable_stands_in_the_table(acting: Any, client_as: Any) -> None:
    file = open_file(acting)
    client_as(Role.OP_EQUIPE).submit(f"{file.page}/note", {"body": "Parole segretissime", "compartment": "C2"})
    with acting(Role.OP_EQUIPE):
        raw = db.session.execute(text("SELECT * FROM timeline_entry")).all()
        raw += db.session.execute(text("SELECT * FROM note")).all()
    assert raw
    assert "segretissime" not in str(raw)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_page_of_the_timeline_walks_its_index(acting: Any) -> None:
    file = open_file(acting)
    with acting(Role.OP_EQUIPE):
        plan = db.session.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT * FROM timeline_entry WHERE person_id = :p "
                "ORDER BY at DESC, id DESC LIMIT 51"
            ),
            {"p": file.person_id.hex},
        ).all()
    assert "ix_timeline_entry_person_at" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
