"""Forms of street outreach."""

from casework.outreach.forms.contacts import AlertForm, ContactForm, FindForm, contact_shown
from casework.outreach.forms.shifts import (
    CorrectionForm,
    ReportForm,
    ShiftForm,
    StopForm,
    report_form,
    shown_of,
    stop_shown,
)
from casework.outreach.forms.zones import ZoneForm

__all__ = [
    "AlertForm",
    "ContactForm",
    "CorrectionForm",
    "FindForm",
    "ReportForm",
    "ShiftForm",
    "StopForm",
    "ZoneForm",
    "contact_shown",
    "report_form",
    "shown_of",
    "stop_shown",
]
