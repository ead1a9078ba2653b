"""Plugs in the people: their pages, who may open what of them."""

from app.access import Permission
from app.i18n import _l
from app.module import Module, NavItem, NewAction, Tab
from casework.people.demo import demo
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
    new=(NewAction(_l("Person"), "people.search", Permission.PERSON_CREATE, order=10),),
    tabs=(
        Tab("person", _l("Person"), "people.show", Permission.PERSON_READ, order=10),
        Tab("person", _l("Legal status"), "people.legal_status", Permission.LEGAL_STATUS_READ, order=60),
        Tab("person", _l("Notice"), "people.notice", Permission.NOTICE_RECORD, order=70),
    ),
    demo=demo,
    nav=(NavItem(_l("People"), "people.index", Permission.PERSON_LIST, icon="it-user", group=1, order=10),),
)
