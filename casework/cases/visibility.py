"""Whoever follows a case sees its person, whichever team the person belongs to."""

from sqlalchemy import ColumnElement

from app.access import Actor
from casework.cases.queries import is_followed_by
from casework.people.models import Person
from casework.people.queries import also_visible


@also_visible
def people_of_own_cases(actor: Actor) -> ColumnElement[bool] | None:
    """People of the cases where the actor is case manager or co-worker."""
    return is_followed_by(actor, Person.id)
