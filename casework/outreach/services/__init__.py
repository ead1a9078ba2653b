"""What can be done in street outreach."""

from casework.outreach.services.alerts import answer_alert
from casework.outreach.services.contacts import ContactDraft, change_contact, record_contact
from casework.outreach.services.linking import link_contact, person_from_contact, unlink_contact
from casework.outreach.services.shifts import (
    ShiftPlan,
    ShiftReport,
    add_stop,
    change_plan,
    change_stop,
    close_shift,
    correct_shift,
    plan_shift,
    review_shift,
    start_shift,
)
from casework.outreach.services.zones import save_zone

__all__ = [
    "ContactDraft",
    "ShiftPlan",
    "ShiftReport",
    "add_stop",
    "answer_alert",
    "change_contact",
    "change_plan",
    "change_stop",
    "close_shift",
    "correct_shift",
    "link_contact",
    "person_from_contact",
    "plan_shift",
    "record_contact",
    "review_shift",
    "save_zone",
    "start_shift",
    "unlink_contact",
]
