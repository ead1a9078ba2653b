"""What the phone offers: few big choices in street words; everything else stays one fold away."""

from collections.abc import Sequence

from app.codelists.labels import choices, compartment_of, label
from app.i18n import _l
from casework.outreach.workflow import Alert, ShiftStatus

PERSON, GROUP, SEEN = "person", "group", "seen"
WHO = ((PERSON, _l("One person")), (GROUP, _l("A group")), (SEEN, _l("Only seen")))
SEXES = (("F", _l("Woman")), ("M", _l("Man")), ("ND", _l("Cannot tell")))
AGE_BANDS = (("LT18", _l("Under 18")), ("18_35", _l("18–35")), ("GE36", _l("36 and over")))
MET = (("FIRST", _l("First time")), ("REPEAT", _l("Met before")))
ALERTS = (
    (Alert.MINOR.value, _l("Child alone")),
    (Alert.VIOLENCE.value, _l("Violence, exploitation")),
    (Alert.EMERGENCY.value, _l("Urgent help")),
)
QUICK_NEEDS = {
    "ACC": _l("Sleep"),
    "SAL": _l("Health"),
    "DOC": _l("Papers"),
    "CIBO": _l("Food, clothes"),
    "LAV": _l("Work"),
    "INFO": _l("Information"),
}
"""The needs with a big button, in street words."""
STATUSES = (
    (ShiftStatus.PLANNED.value, _l("Planned shift")),
    (ShiftStatus.OPEN.value, _l("Out now")),
    (ShiftStatus.CLOSED.value, _l("To review")),
    (ShiftStatus.REVIEWED.value, _l("Reviewed")),
)
PER_SHIFT_ONLY = frozenset({"PROF"})
"""Prophylaxis is counted for the shift and never written to a person."""
TELLS_A_FAITH = frozenset({"CULTO"})
"""A place that may reveal a religion is not carried over to a person's file."""
SEEN_CELLS = tuple(f"{sex}_{band}" for sex, _sex in SEXES for band, _band in AGE_BANDS)
"""The boxes in which people seen at a stop are counted."""


def words(options: Sequence[tuple[str, object]], code: str | None) -> str:
    """The street words for a code of one of the lists above; the code itself for one they no longer hold."""
    return str(dict(options).get(code or "", code or ""))


def need_words(code: str) -> str:
    return str(QUICK_NEEDS.get(code) or label("need_category", code))


def need_choices(include: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Quick ones first; needs that tell of violence or trials are alerts, not tags, and are not offered."""
    offered = {code: words for code, words in choices("need_category", include=include) if not _is_reserved(code)}
    quick = [(code, str(words)) for code, words in QUICK_NEEDS.items()]
    return quick + [(code, words) for code, words in offered.items() if code not in QUICK_NEEDS]


def item_choices(include: Sequence[str] = ()) -> list[tuple[str, str]]:
    return [(code, words) for code, words in choices("dispensed_item", include=include) if code not in PER_SHIFT_ONLY]


def living_choices(include: str | None = None) -> list[tuple[str, str]]:
    found = choices("housing_operational", include=include)
    return [(code, words) for code, words in found if compartment_of("housing_operational", code) is None]


def setting_choices(include: str | None = None) -> list[tuple[str, str]]:
    """Places; one that tells of exploitation by itself is not offered: that is an alert."""
    found = choices("contact_setting", include=include)
    return [
        (code, words) for code, words in found if compartment_of("contact_setting", code) is None or code == include
    ]


def optional(options: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A select that may stay empty."""
    return [("", "–"), *options]


def _is_reserved(code: str) -> bool:
    return compartment_of("need_category", code) == "C5"
