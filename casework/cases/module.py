"""Plugs in the file: its pages, its entries on the timeline, what it adds to people's pages and to Oggi."""

from app.access import Permission, Role
from app.i18n import _l
from app.module import Module, NavItem, Panel, QuickAction, Tab, TimelineKind, TodayCard
from casework.cases import panels, today, visibility  # noqa: F401  (people of one's own cases become visible)
from casework.cases.demo import demo
from casework.cases.models import Case, Task
from casework.cases.policies import clearance_on_case, clearance_on_task
from casework.cases.routes import blueprint

KINDS, CARDS = "cases/kinds", "cases/today"
OPERATORS = frozenset({Role.OP_EQUIPE, Role.OP_LEGALE, Role.PSICO})
COORDINATORS = frozenset({Role.COORD})

module = Module(
    name="cases",
    blueprint=blueprint,
    clearances={Case: clearance_on_case, Task: clearance_on_task},
    nav=(NavItem(_l("Cases"), "cases.index", Permission.CASE_READ, icon="it-folder", group=1, order=5),),
    tabs=(
        Tab("case", _l("Timeline"), "cases.show", Permission.CASE_READ, order=0),
        Tab("person", _l("Timeline"), "cases.timeline", Permission.PERSON_READ, order=20),
    ),
    panels=(
        Panel("case", _l("To do"), Permission.CASE_READ, panels.tasks, "cases/panels/tasks.html", order=10),
        Panel("case", _l("The case"), Permission.CASE_READ, panels.situation, "cases/panels/situation.html", order=60),
        Panel(
            "person",
            _l("Cases"),
            Permission.CASE_LIST,
            panels.cases_of_person,
            "cases/panels/person_cases.html",
            order=10,
        ),
    ),
    quick_actions=(
        QuickAction("person_created", _l("Open a case"), "cases.open_for", Permission.CASE_OPEN, order=10),
        QuickAction("person", _l("Open a case"), "cases.open_for", Permission.CASE_OPEN, order=10),
        QuickAction("case", _l("Note"), "cases.note", Permission.NOTE_WRITE, order=10),
        QuickAction("case", _l("Task"), "cases.task", Permission.TASK_WRITE, order=40),
    ),
    timeline_kinds=(
        TimelineKind("note", _l("Note"), "N", "grey", f"{KINDS}/note.html"),
        TimelineKind("task", _l("Task"), "T", "teal", f"{KINDS}/task.html"),
        TimelineKind("case", _l("Case opened"), "F", "blue", f"{KINDS}/case.html"),
        TimelineKind("status", _l("State"), "S", "blue", f"{KINDS}/status.html"),
        TimelineKind("handover", _l("Handover"), "P", "blue", f"{KINDS}/handover.html"),
    ),
    demo=demo,
    today=(
        TodayCard(_l("Tasks"), Permission.TASK_WRITE, today.tasks_due, f"{CARDS}/tasks.html", order=20),
        TodayCard(_l("Reviews due"), Permission.CASE_UPDATE, today.reviews_due, f"{CARDS}/reviews.html", order=40),
        TodayCard(
            _l("To be completed"),
            Permission.CASE_UPDATE,
            today.to_complete,
            f"{CARDS}/to_complete.html",
            order=50,
            roles=OPERATORS,
        ),
        TodayCard(
            _l("New and waiting"),
            Permission.CASE_UPDATE,
            today.waiting_and_new,
            f"{CARDS}/waiting.html",
            order=11,
            roles=COORDINATORS,
        ),
        TodayCard(
            _l("Load by operator"),
            Permission.CASE_UPDATE,
            today.load_by_operator,
            f"{CARDS}/load.html",
            order=12,
            roles=COORDINATORS,
        ),
    ),
)
