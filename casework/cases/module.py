"""Plugs in the file: its pages, its entries on the timeline, what it adds to people's pages."""

from app.access import Permission
from app.i18n import _l
from app.module import Module, NavItem, QuickAction, Tab
from casework.cases import visibility  # noqa: F401  (people of one's own cases become visible)
from casework.cases.models import Case, Task
from casework.cases.policies import clearance_on_case, clearance_on_task
from casework.cases.routes import blueprint

module = Module(
    name="cases",
    blueprint=blueprint,
    clearances={Case: clearance_on_case, Task: clearance_on_task},
    nav=(NavItem(_l("Cases"), "cases.index", Permission.CASE_READ, icon="it-folder", group=1, order=5),),
    tabs=(Tab("case", _l("Diary"), "cases.show", Permission.CASE_READ, order=0),),
    quick_actions=(
        QuickAction("person_created", _l("Open a case"), "cases.open_for", Permission.CASE_OPEN, order=10),
        QuickAction("person", _l("Open a case"), "cases.open_for", Permission.CASE_OPEN, order=10),
        QuickAction("case", _l("Note"), "cases.note", Permission.NOTE_WRITE, order=10),
        QuickAction("case", _l("Task"), "cases.task", Permission.TASK_WRITE, order=40),
    ),
)
