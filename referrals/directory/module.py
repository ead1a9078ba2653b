"""Plugs in the directory."""

from app.access import Permission
from app.i18n import _l
from app.module import Module, NavItem, NewAction
from referrals.directory.demo import demo
from referrals.directory.routes import blueprint

module = Module(
    name="directory",
    blueprint=blueprint,
    nav=(
        NavItem(_l("Services"), "directory.index", Permission.DIRECTORY_READ, icon="it-map-marker", group=2, order=40),
    ),
    new=(NewAction(_l("Service in the directory"), "directory.new", Permission.DIRECTORY_UPDATE, order=80),),
    demo=demo,
)
