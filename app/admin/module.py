"""Plugs in the administration of lists and territory."""

from app.access import Permission
from app.admin import today
from app.admin.territory_routes import blueprint
from app.i18n import _l
from app.module import Module, NavItem, TodayCard

module = Module(
    name="admin",
    blueprint=blueprint,
    nav=(NavItem(_l("Lists of values"), "admin.lists", Permission.CODELIST_READ, icon="it-list", group=3, order=80),),
    today=(
        TodayCard(
            _l("Changes of lists to agree to"), Permission.CODELIST_UPDATE, today.waiting, "admin/_today.html", 60
        ),
    ),
)
