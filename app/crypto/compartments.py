"""The compartments that personal data are kept apart in (../shared/domain, decision 5)."""

from enum import StrEnum


class Compartment(StrEnum):
    """Who may open what is decided by compartment; the codes are those of the list ``data_compartment``."""

    C0 = "C0"
    """Staff: names and addresses of users, open to every colleague who is signed in and not traced as a reading."""
    C1 = "C1"
    """Identity and contact details."""
    C2 = "C2"
    """Social file: household, housing, work, language."""
    C3 = "C3"
    """Legal status."""
    C4 = "C4"
    """Health and psychology."""
    C5 = "C5"
    """Trafficking, violence, protection, judicial."""
    C6 = "C6"
    """Reserved professional notes: their author alone."""
