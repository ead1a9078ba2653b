"""Who may do what, on one page: the 13 roles of ../shared/domain section 11.

Permissions say which doors open at all; the slices' scopes (``queries.py``) say for which records; ``reads`` says which
compartments open of a record in scope, ``reads_if_assigned`` which more for those who follow that very case.
C6 (reserved notes) is open to its author alone, whoever that is: the clearance sees to it.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.access.permissions import Permission as P
from app.crypto import Compartment

C1, C2, C3, C4, C5 = Compartment.C1, Compartment.C2, Compartment.C3, Compartment.C4, Compartment.C5


class Role(StrEnum):
    """Codes of the list ``role``."""

    OP_STRADA = "OP_STRADA"
    OP_EQUIPE = "OP_EQUIPE"
    MEDIATORE = "MEDIATORE"
    OP_LEGALE = "OP_LEGALE"
    PSICO = "PSICO"
    COORD = "COORD"
    SERVIZIO = "SERVIZIO"
    SCUOLA_FORM = "SCUOLA_FORM"
    COMUN = "COMUN"
    MONIT = "MONIT"
    REGIONE = "REGIONE"
    AMM_SIST = "AMM_SIST"
    DPO = "DPO"


@dataclass(frozen=True)
class Rights:
    """What a role holds."""

    permissions: frozenset[P]
    reads: frozenset[Compartment] = frozenset()
    reads_if_assigned: frozenset[Compartment] = frozenset()


EVERYBODY = {P.HOME, P.ACCOUNT, P.ACCESS_LOG_OWN, P.DIRECTORY_READ}
FILE_READERS = {P.PERSON_READ, P.CASE_LIST, P.CASE_READ, P.INTERVENTION_LIST, P.REFERRAL_LIST, P.REFERRAL_READ}
FILE_WRITERS = {P.NOTE_WRITE, P.TASK_WRITE, P.INTERVENTION_WRITE, P.APPOINTMENT_WRITE, P.REFERRAL_SEND}
OUTREACH_READERS = {P.SHIFT_LIST, P.SHIFT_READ, P.CONTACT_LIST, P.CONTACT_READ}


def _rights(*more: P, sets: tuple[set[P], ...] = (), reads: str = "", if_assigned: str = "") -> Rights:
    return Rights(
        frozenset(EVERYBODY.union(more, *sets)),
        frozenset(Compartment(code) for code in reads.split()),
        frozenset(Compartment(code) for code in if_assigned.split()),
    )


ROLES: dict[Role, Rights] = {
    Role.OP_STRADA: _rights(
        P.PERSON_SEARCH,
        P.PERSON_LIST,
        P.PERSON_READ,
        P.PERSON_CREATE,
        P.NOTICE_RECORD,
        P.SHIFT_WRITE,
        P.CONTACT_WRITE,
        P.CONTACT_LINK,
        P.ALERT_READ,
        P.CASE_LIST,
        P.INTERVENTION_WRITE,
        P.INTERVENTION_LIST,
        P.REFERRAL_LIST,
        P.REFERRAL_READ,
        P.REFERRAL_SEND,
        sets=(OUTREACH_READERS,),
        reads="C1",
    ),
    Role.OP_EQUIPE: _rights(
        P.PERSON_SEARCH,
        P.PERSON_LIST,
        P.PERSON_CREATE,
        P.PERSON_UPDATE,
        P.LEGAL_STATUS_READ,
        P.LEGAL_STATUS_UPDATE,
        P.NOTICE_RECORD,
        P.CASE_OPEN,
        P.CASE_UPDATE,
        P.CONTACT_LINK,
        sets=(FILE_READERS, FILE_WRITERS, OUTREACH_READERS),
        reads="C1 C2 C3",
        if_assigned="C4 C5",
    ),
    Role.MEDIATORE: _rights(
        P.INTERVENTION_LIST,
        P.INTERVENTION_WRITE,
        P.PERSON_LIST,
        P.PERSON_READ,
        sets=(OUTREACH_READERS,),
        reads="C1",
    ),
    Role.OP_LEGALE: _rights(
        P.PERSON_SEARCH,
        P.PERSON_LIST,
        P.LEGAL_STATUS_READ,
        P.LEGAL_STATUS_UPDATE,
        sets=(FILE_READERS, FILE_WRITERS),
        reads="C1 C2 C3",
        if_assigned="C5",
    ),
    Role.PSICO: _rights(
        P.PERSON_SEARCH,
        P.PERSON_LIST,
        sets=(FILE_READERS, FILE_WRITERS),
        reads="C1 C2 C4",
        if_assigned="C5",
    ),
    Role.COORD: _rights(
        P.PERSON_SEARCH,
        P.PERSON_LIST,
        P.PERSON_CREATE,
        P.PERSON_UPDATE,
        P.PERSON_IMPORT,
        P.LEGAL_STATUS_READ,
        P.NOTICE_RECORD,
        P.CASE_OPEN,
        P.CASE_UPDATE,
        P.SHIFT_WRITE,
        P.SHIFT_REVIEW,
        P.CONTACT_WRITE,
        P.CONTACT_LINK,
        P.ALERT_READ,
        P.ZONE_UPDATE,
        P.ACCESS_LOG_TEAM,
        P.DIRECTORY_UPDATE,
        P.USER_READ,
        sets=(FILE_READERS, FILE_WRITERS, OUTREACH_READERS),
        reads="C1 C2 C3",
        if_assigned="C5",
    ),
    Role.SERVIZIO: _rights(P.REFERRAL_LIST, P.REFERRAL_READ, P.REFERRAL_ANSWER),
    Role.SCUOLA_FORM: _rights(),
    Role.COMUN: _rights(P.DIRECTORY_UPDATE),
    Role.MONIT: _rights(P.CODELIST_READ, P.CODELIST_UPDATE),
    Role.REGIONE: _rights(P.CODELIST_READ),
    Role.AMM_SIST: _rights(P.CODELIST_READ, P.CODELIST_UPDATE, P.USER_READ, P.USER_UPDATE),
    Role.DPO: _rights(P.ACCESS_LOG_READ, P.USER_READ, P.CODELIST_READ),
}
