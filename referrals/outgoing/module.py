"""Plugs in outgoing referrals: on the file, on Oggi, in the clock and in the outbox."""

from app import clock
from app.access import Permission, Role
from app.i18n import _l
from app.module import Job, Module, NavItem, Panel, QuickAction, Tab, TimelineKind, TodayCard
from referrals.outgoing import answering_routes, bell, jobs, notify, panels, today  # noqa: F401  (routes register themselves)
from referrals.outgoing.demo import demo
from referrals.outgoing.models import Referral
from referrals.outgoing.policies import clearance_on_referral
from referrals.outgoing.routes import blueprint
from referrals.workflow import is_working_day

SENDERS = frozenset({Role.OP_STRADA, Role.OP_EQUIPE, Role.OP_LEGALE, Role.PSICO, Role.COORD})
SERVICE = frozenset({Role.SERVIZIO})
ANSWER, SEND, LIST = Permission.REFERRAL_ANSWER, Permission.REFERRAL_SEND, Permission.REFERRAL_LIST


def _expire() -> None:
    """On working days at six in the evening: who is late has the whole next working day to answer after all."""
    if is_working_day(clock.today()):
        jobs.expire_overdue()


module = Module(
    name="referrals",
    blueprint=blueprint,
    clearances={Referral: clearance_on_referral},
    nav=(
        NavItem(_l("Referrals"), "referrals.index", SEND, icon="send", group=1, order=30),
        NavItem(
            _l("Inbox"), "referrals.inbox_page", ANSWER, icon="it-inbox", group=1, order=30, count=today.waiting_count
        ),
    ),
    tabs=(Tab("case", _l("Referrals"), "referrals.of_case", LIST, order=40, count=panels.count_live),),
    panels=(Panel("case", _l("Open referrals"), LIST, panels.open_referrals, "referrals/_panel.html", order=20),),
    quick_actions=(
        QuickAction("case", _l("Referral"), "referrals.new_on_case", SEND, order=50),
        QuickAction("person", _l("Referral"), "referrals.new_on_person", SEND, order=50),
    ),
    timeline_kinds=(TimelineKind("referral", _l("Referral"), "I", "green", "referrals/_entry.html"),),
    today=(
        TodayCard(_l("Referrals waiting or late"), SEND, today.sender_card, "referrals/_waiting.html", 30, SENDERS),
        TodayCard(_l("Inbox"), ANSWER, today.inbox_card, "referrals/_inbox_card.html", 10, SERVICE),
        TodayCard(_l("Appointments of the week"), ANSWER, today.week_card, "referrals/_week.html", 20, SERVICE),
        TodayCard(_l("How we answer"), ANSWER, today.figures_card, "referrals/_figures.html", 30, SERVICE),
    ),
    jobs=(Job("referrals.expire", _expire, at_hour=18),),
    notification_kinds=bell.KINDS,
    outbox={"referral.sent": notify.referral_sent},
    demo=demo,
)
