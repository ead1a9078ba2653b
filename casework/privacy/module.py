"""Plugs in the privacy desk."""

from app.access import Permission, Role
from app.i18n import _l
from app.module import Module, NavItem, TodayCard
from casework.privacy import today
from casework.privacy.routes import blueprint

DESK = frozenset({Role.DPO})

module = Module(
    name="privacy",
    blueprint=blueprint,
    nav=(
        NavItem(_l("Access log"), "privacy.desk", Permission.ACCESS_LOG_READ, icon="it-lock", group=2, order=10),
        NavItem(_l("My accesses"), "privacy.own_log", Permission.ACCESS_LOG_OWN, icon="it-user", group=3, order=90),
    ),
    today=(
        TodayCard(
            _l("Refused attempts"), Permission.ACCESS_LOG_READ, today.refusals, "privacy/_refusals.html", 10, DESK
        ),
        TodayCard(_l("The log today"), Permission.ACCESS_LOG_READ, today.figures, "privacy/_figures.html", 20, DESK),
    ),
)
