"""What a case opens to whom, without a database."""

import uuid
from types import SimpleNamespace
from typing import Any

import pytest

from app.access import Actor, Assignment, Role
from app.crypto import Compartment
from casework.cases.policies import clearance_on_case, clearance_on_task, readable
from casework.interventions.policies import clearance_on_own, may_write

ME, PERSON, TEAM = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()


def actor(role: Role) -> Actor:
    return Actor(user_id=ME, assignments=(Assignment(role, team_id=TEAM),))


def case(*assignees: uuid.UUID) -> Any:
    return SimpleNamespace(person_id=PERSON, assignees=set(assignees), author_id=None)


@pytest.mark.parametrize(
    ("role", "assigned", "opens"),
    [
        (Role.OP_EQUIPE, False, "C1 C2 C3"),
        (Role.OP_EQUIPE, True, "C1 C2 C3 C4 C5"),
        (Role.OP_LEGALE, True, "C1 C2 C3 C5"),
        (Role.PSICO, True, "C1 C2 C4 C5"),
        (Role.COORD, False, "C1 C2 C3"),
        (Role.OP_STRADA, False, "C1"),
        (Role.SERVIZIO, True, ""),
    ],
)
def test_a_case_opens_by_role_and_more_to_who_follows_it(role: Role, assigned: bool, opens: str) -> None:
    grants = clearance_on_case(actor(role), case(ME) if assigned else case())
    assert {c.value for c in grants[PERSON]} == set(opens.split())


def test_a_note_is_offered_only_in_compartments_its_writer_may_read() -> None:
    assert [c.value for c in readable(actor(Role.OP_EQUIPE), case())] == ["C2", "C3", "C6"]
    assert [c.value for c in readable(actor(Role.OP_EQUIPE), case(ME))] == ["C2", "C3", "C4", "C5", "C6"]
    assert [c.value for c in readable(actor(Role.PSICO), case(ME))] == ["C2", "C4", "C5", "C6"]


def test_a_task_in_a_list_opens_nothing_deeper_than_the_social_file() -> None:
    task: Any = SimpleNamespace(person_id=PERSON)
    assert set(clearance_on_task(actor(Role.OP_EQUIPE), task)[PERSON]) == {Compartment.C1, Compartment.C2}


def test_a_mediator_reads_what_they_mediated_and_no_health_matter_they_did_not_write() -> None:
    mediated: Any = SimpleNamespace(person_id=PERSON, author_id=uuid.uuid4(), mediator_id=ME, compartment="C4")
    assert set(clearance_on_own(actor(Role.MEDIATORE), mediated)[PERSON]) == {Compartment.C1, Compartment.C2}


def test_the_author_of_an_intervention_reads_it_whatever_its_compartment() -> None:
    written: Any = SimpleNamespace(person_id=PERSON, author_id=ME, mediator_id=None, compartment="C4")
    assert Compartment.C4 in set(clearance_on_own(actor(Role.OP_EQUIPE), written)[PERSON])


def test_kinds_of_health_are_written_by_who_may_read_them() -> None:
    assert may_write(None, [])
    assert may_write("C4", [Compartment.C4])
    assert not may_write("C4", [Compartment.C2])
