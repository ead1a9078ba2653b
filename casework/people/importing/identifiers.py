"""Codes that name one person: codice fiscale (also provisional and with omocodia), STP and ENI."""

import re

from codicefiscale import codicefiscale

from casework.people.importing.reasons import Reason, Refused
from casework.people.importing.text import clean, is_missing, plain_digits

_SEPARATORS = re.compile(r"[\s.\-_/*]+")
_TEMPORARY = re.compile(r"^(STP|ENI)\d{13}$")


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", plain_digits(clean(text))).upper()


def is_temporary_code(text: str) -> bool:
    """Whether the cell holds an STP or ENI code, in whichever column it stands."""
    return bool(_TEMPORARY.match(_compact(text)))


def tax_code(text: str) -> str | None:
    """The codice fiscale: 16 characters, or the 11 digits of a provisional one.

    :raises Refused: with ``invalid_codice_fiscale``.
    """
    code = _compact(text)
    if is_missing(text):
        return None
    good = _provisional_is_right(code) if code.isdigit() else len(code) == 16 and codicefiscale.is_valid(code)
    if not good:
        raise Refused(Reason.INVALID_CODICE_FISCALE)
    return code


def temporary_code(text: str) -> str | None:
    """The STP or ENI code, three letters and thirteen digits.

    :raises Refused: with ``invalid_stp_code``.
    """
    if is_missing(text):
        return None
    if not is_temporary_code(text):
        raise Refused(Reason.INVALID_STP_CODE)
    return _compact(text)


def _provisional_is_right(digits: str) -> bool:
    """Eleven digits, the last of which checks the others (the rule of the partita IVA)."""
    if len(digits) != 11 or digits == "0" * 11:
        return False
    odd = sum(int(d) for d in digits[0:10:2])
    even = sum(sum(divmod(2 * int(d), 10)) for d in digits[1:10:2])
    return (odd + even + int(digits[10])) % 10 == 0
