"""Ways to reach a person: phone numbers, e-mail, and what a note says about calling safely."""

import re
from dataclasses import dataclass

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from casework.people.importing.reasons import Reason, Refused
from casework.people.importing.text import clean, fold, is_missing, plain_digits

_LABEL = re.compile(r"^(?:tel(?:efono)?|cell(?:ulare)?|mobile|phone|fisso|n)\b[\s.:°]*", re.IGNORECASE)
_NUMBER = re.compile(r"^\+?[\d\s().\-/–]+$")
_BETWEEN = re.compile(r"[;,|\n]|\s+(?:e|o|and|or)\s+|\s/\s|\s-\s")

_NEVER = re.compile(
    r"\b(?:non|mai|no|never|not|don t)\b.{0,12}\b(?:telefon\w*|chiam\w*|contatt\w*|call\w*|phone|ring)\b"
)
_TEXT_ONLY = re.compile(
    r"\b(?:solo|soltanto|only|esclusivamente)\b.{0,12}\b(?:sms|messagg\w*|whatsapp|wapp|text)\b|\b(?:sms|text|messages)\s+only\b"
)
_ABOUT_CALLING = re.compile(r"\b(?:telefon\w*|chiam\w*|contatt\w*|sms|whatsapp|call\w*|phone)\b")
_INTERPRETER = re.compile(r"\b(?:interprete|mediatore|mediatrice|mediazione|traduttore|traduttrice|interpreter)\b")
_NO_INTERPRETER = re.compile(
    r"\b(?:non|senza|no|without|not)\b.{0,16}\b(?:interprete|mediatore|mediatrice|mediazione|traduttore|interpreter)\b"
)


@dataclass(frozen=True)
class Remarks:
    """What a free note says: flags that were understood, and the words themselves."""

    text: str = ""
    never_call: bool = False
    text_only: bool = False
    interpreter: bool | None = None
    about_calling: bool = False


def phones(text: str) -> tuple[str, ...]:
    """The numbers in a cell, each in E.164; Italian unless written with another prefix.

    :raises Refused: with ``invalid_phone``: a number with a doubt rings in somebody else's pocket.
    """
    if is_missing(text):
        return ()
    whole = _phone(text)
    numbers = [whole] if whole else [_phone(part) for part in _BETWEEN.split(text) if clean(part)]
    if not numbers or None in numbers:
        raise Refused(Reason.INVALID_PHONE)
    return tuple(dict.fromkeys(number for number in numbers if number))


def _phone(text: str) -> str | None:
    written = _LABEL.sub("", plain_digits(clean(text)))
    if not _NUMBER.match(written):
        return None
    try:
        number = phonenumbers.parse(written, "IT")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email(text: str) -> str | None:
    """The address, normalised.

    :raises Refused: with ``invalid_email``.
    """
    if is_missing(text):
        return None
    try:
        return validate_email(clean(text), check_deliverability=False).normalized
    except EmailNotValidError:
        raise Refused(Reason.INVALID_EMAIL) from None


def remarks(text: str) -> Remarks:
    """The note, and what it says about calling and interpreters; the strictest reading wins."""
    folded = fold(text)
    wants = _INTERPRETER.search(folded) and not _NO_INTERPRETER.search(folded)
    return Remarks(
        text=clean(text),
        never_call=bool(_NEVER.search(folded)),
        text_only=bool(_TEXT_ONLY.search(folded)),
        interpreter=True if wants else None,
        about_calling=bool(_ABOUT_CALLING.search(folded)),
    )
