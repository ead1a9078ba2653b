"""Plugs street outreach in."""

from app.access import Permission, Role
from app.i18n import _l
from app.module import Module, NavItem, NewAction, Panel, TimelineKind, TodayCard
from casework.outreach import today
from casework.outreach.demo import demo
from casework.outreach.models import AlertNotice, Contact, Shift, ShiftCorrection
from casework.outreach.policies import (
    clearance_on_contact,
    clearance_on_correction,
    clearance_on_notice,
    clearance_on_shift,
)
from casework.outreach.routes import blueprint

STREET = frozenset({Role.OP_STRADA})
STREET_AND_EQUIPE = frozenset({Role.OP_STRADA, Role.OP_EQUIPE})
STREET_AND_COORD = frozenset({Role.OP_STRADA, Role.COORD})
COORD = frozenset({Role.COORD})

module = Module(
    name="outreach",
    blueprint=blueprint,
    clearances={
        Contact: clearance_on_contact,
        Shift: clearance_on_shift,
        AlertNotice: clearance_on_notice,
        ShiftCorrection: clearance_on_correction,
    },
    nav=(
        NavItem(
            _l("Outreach"),
            "outreach.shifts",
            Permission.SHIFT_LIST,
            icon="moon",
            order=20,
            count=today.alerts_waiting,
        ),
    ),
    new=(
        NewAction(_l("Shift"), "outreach.plan", Permission.SHIFT_WRITE, order=40),
        NewAction(_l("Contact outside a shift"), "outreach.office_contact", Permission.CONTACT_WRITE, order=41),
    ),
    panels=(
        Panel(
            "person",
            _l("Street contacts"),
            Permission.CONTACT_LIST,
            today.contacts_of,
            "outreach/person_panel.html",
            order=40,
        ),
    ),
    timeline_kinds=(
        TimelineKind("contact", _l("Street contact"), "S", "teal", "outreach/timeline_contact.html"),
        TimelineKind(
            "contact_health", _l("Health need met in the street"), "S", "teal", "outreach/timeline_health.html"
        ),
        TimelineKind("contact_alert", _l("Street alert"), "!", "red", "outreach/timeline_alert.html"),
    ),
    today=(
        TodayCard(
            _l("Alerts raised"),
            Permission.ALERT_READ,
            today.alerts_open,
            "outreach/today/alerts.html",
            5,
            STREET_AND_COORD,
        ),
        TodayCard(_l("Next shift"), Permission.SHIFT_READ, today.next_shift, "outreach/today/next.html", 10, STREET),
        TodayCard(
            _l("Contacts still without a person"),
            Permission.CONTACT_LINK,
            today.waiting,
            "outreach/today/waiting.html",
            40,
            STREET_AND_EQUIPE,
        ),
        TodayCard(
            _l("Shifts to review"), Permission.SHIFT_REVIEW, today.to_review, "outreach/today/review.html", 30, COORD
        ),
    ),
    demo=demo,
)
