"""Plugs in interventions and appointments: pages, entries on the timeline, next dates, cards of Oggi."""

from app.access import Permission, Role
from app.i18n import _l
from app.module import Module, NavItem, Panel, QuickAction, TimelineKind, TodayCard
from casework.cases.dates import next_dates_of
from casework.interventions import panels, today
from casework.interventions.demo import demo
from casework.interventions.models import Appointment, Intervention
from casework.interventions.policies import clearance_on_own
from casework.interventions.queries import next_appointment_day
from casework.interventions.routes import blueprint

CARD = "interventions/today/appointments.html"
OURS = frozenset({Role.OP_EQUIPE, Role.OP_LEGALE, Role.PSICO, Role.MEDIATORE, Role.COORD})

next_dates_of("appointment", next_appointment_day)

module = Module(
    name="interventions",
    blueprint=blueprint,
    clearances={Intervention: clearance_on_own, Appointment: clearance_on_own},
    nav=(
        NavItem(_l("My work"), "interventions.index", Permission.INTERVENTION_LIST, icon="it-clock", group=1, order=40),
    ),
    panels=(
        Panel(
            "case",
            _l("Next dates"),
            Permission.CASE_READ,
            panels.next_dates,
            "interventions/next_dates.html",
            order=5,
        ),
    ),
    quick_actions=(
        QuickAction("case", _l("Intervention"), "interventions.add", Permission.INTERVENTION_WRITE, order=20),
        QuickAction("case", _l("Appointment"), "interventions.appoint", Permission.APPOINTMENT_WRITE, order=30),
        QuickAction("person", _l("Intervention"), "interventions.add_for", Permission.INTERVENTION_WRITE, order=20),
    ),
    timeline_kinds=(
        TimelineKind("intervention", _l("Intervention"), "A", "blue", "interventions/kinds/intervention.html"),
        TimelineKind("appointment", _l("Appointment"), "D", "violet", "interventions/kinds/appointment.html"),
    ),
    demo=demo,
    today=(
        TodayCard(
            _l("Appointments today"), Permission.INTERVENTION_LIST, today.appointments_today, CARD, order=10, roles=OURS
        ),
        TodayCard(
            _l("Appointments without outcome"), Permission.APPOINTMENT_WRITE, today.without_outcome, CARD, order=30
        ),
    ),
)
