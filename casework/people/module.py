"""Plugs in the people: their pages, who may open what of them."""

from app.access import Permission
from app.i18n import _l
from app.module import Module, NavItem
from casework.people.models import ExternalId, LegalStatus, Notice, Person
from casework.people.policies import clearance_on_person, clearance_on_what_is_theirs
from casework.people.routes import blueprint

module = Module(
    name="people",
    blueprint=blueprint,
    clearances={
        Person: clearance_on_person,
        LegalStatus: clearance_on_what_is_theirs,
        Notice: clearance_on_what_is_theirs,
        ExternalId: clearance_on_what_is_theirs,
    },
    nav=(NavItem(_l("People"), "people.index", Permission.PERSON_LIST, icon="it-user", group=1, order=10),),
)
