"""Plugs in users, teams and signing in."""

from app.access import Permission
from app.i18n import _l
from app.identity.commands import teams, users
from app.identity.routes import blueprint
from app.module import Module, NavItem

module = Module(
    name="identity",
    blueprint=blueprint,
    commands=(users, teams),
    nav=(NavItem(_l("Today"), "identity.today", Permission.HOME, icon="it-calendar", group=0, order=0),),
)
