"""Plugs in the administration of lists and territory."""

from app.access import Permission
from app.admin.routes import blueprint
from app.i18n import _l
from app.module import Module, NavItem

module = Module(
    name="admin",
    blueprint=blueprint,
    nav=(NavItem(_l("Lists of values"), "admin.lists", Permission.CODELIST_READ, icon="it-list", group=3, order=80),),
)
