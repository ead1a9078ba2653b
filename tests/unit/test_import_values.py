"""Values of an import: sex, codes, phones, notes, names; each typed, or refused with a reason."""

import pytest
from codicefiscale import codicefiscale

from casework.people.importing import contacts, identifiers, text, values
from casework.people.importing.reasons import Reason, Refused

MADE_UP = codicefiscale.encode("Rossi", "Mario", "M", "01/01/1980", "Marocco")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("m", "M"),
        ("Maschio", "M"),
        ("MASCHILE", "M"),
        ("M.", "M"),
        ("uomo", "M"),
        ("F", "F"),
        ("Femmina", "F"),
        ("donna", "F"),
        ("female", "F"),
        ("non binario", "X"),
        ("altro", "X"),
        ("", None),
        ("n.d.", None),
        ("non dichiarato", None),
    ],
)
def test_sex_is_read_in_its_spellings(cell: str, code: str | None) -> None:
    assert values.sex(cell) == code


@pytest.mark.parametrize("cell", ["Z", "1", "MF", "m o f"])
def test_a_sex_that_cannot_be_told_is_refused(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        values.sex(cell)
    assert refused.value.reason is Reason.UNKNOWN_SEX


def test_a_codice_fiscale_is_kept_in_capitals_and_without_spaces() -> None:
    spaced = f" {MADE_UP[:6].lower()} {MADE_UP[6:]} "
    assert identifiers.tax_code(spaced) == MADE_UP


def test_a_codice_fiscale_with_omocodia_is_right() -> None:
    omocode = next(code for code in codicefiscale.decode(MADE_UP)["omocodes"] if code != MADE_UP)
    assert identifiers.tax_code(omocode) == omocode


def test_a_provisional_codice_fiscale_has_eleven_digits_and_its_check() -> None:
    assert identifiers.tax_code("07643520567") == "07643520567"
    with pytest.raises(Refused):
        identifiers.tax_code("07643520568")


@pytest.mark.parametrize("cell", ["RSSMRA80A01H501X", "ABC", "0" * 11, MADE_UP[:-1], MADE_UP + "A", "STP123", "123"])
def test_a_broken_codice_fiscale_is_refused(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        identifiers.tax_code(cell)
    assert refused.value.reason is Reason.INVALID_CODICE_FISCALE


@pytest.mark.parametrize("cell", ["STP0801234567890", "stp 080 1234567890", "ENI-0801234567890"])
def test_stp_and_eni_codes_are_letters_and_thirteen_digits(cell: str) -> None:
    code = identifiers.temporary_code(cell)
    assert code in {"STP0801234567890", "ENI0801234567890"}


def test_a_short_stp_code_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        identifiers.temporary_code("STP12345")
    assert refused.value.reason is Reason.INVALID_STP_CODE


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("333-12.34.567", ("+393331234567",)),
        ("0522/123456", ("+390522123456",)),
        ("+39 333 1234567", ("+393331234567",)),
        ("Tel. 333 1234567", ("+393331234567",)),
        ("00212 612345678", ("+212612345678",)),
        ("", ()),
        ("nessuno", ()),
        ("333 1234567 / 0522 123456", ("+393331234567", "+390522123456")),
        ("3331234567; 3331234567", ("+393331234567",)),
    ],
)
def test_phones_are_read_as_people_write_them(cell: str, numbers: tuple[str, ...]) -> None:
    assert contacts.phones(cell) == numbers


@pytest.mark.parametrize(
    "cell", ["telefono perso", "333 1234567 (marito)", "3,33123E+09", "12345", "522123456", "333 1234567 e poi"]
)
def test_a_doubtful_phone_is_refused_because_it_could_ring_elsewhere(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        contacts.phones(cell)
    assert refused.value.reason is Reason.INVALID_PHONE


def test_notes_say_how_to_call_safely() -> None:
    assert contacts.remarks("NON telefonare").never_call
    assert contacts.remarks("Per favore non chiamare mai a casa").never_call
    assert contacts.remarks("mai telefonare").never_call
    assert contacts.remarks("solo SMS").text_only
    assert contacts.remarks("contattare solo via WhatsApp").text_only
    kept = contacts.remarks("vive presso amici")
    assert (kept.never_call, kept.text_only, kept.interpreter, kept.about_calling) == (False, False, None, False)
    assert kept.text == "vive presso amici"


def test_notes_say_when_an_interpreter_is_needed() -> None:
    assert contacts.remarks("interprete necessario").interpreter is True
    assert contacts.remarks("serve mediatrice").interpreter is True
    assert contacts.remarks("non serve interprete").interpreter is None


@pytest.mark.parametrize("cell", ["莫定之", "القحم", "Константинович", "O'Neil", "Përmeti", "K.M."])
def test_a_name_is_kept_in_the_script_it_was_written_in(cell: str) -> None:
    assert values.name(f"  {cell} ") == cell


@pytest.mark.parametrize("cell", ["", "-", "???", "123", " \u200e "])
def test_a_cell_without_letters_is_no_name(cell: str) -> None:
    assert values.name(cell) is None


def test_a_whole_name_is_split_only_when_it_says_where() -> None:
    assert values.whole_name("ROSSI, Mario") == ("ROSSI", "Mario")
    assert values.whole_name("DE ROSSI Mario") == ("DE ROSSI", "Mario")
    assert values.whole_name("Mario Rossi") == ("Mario Rossi", None)
    assert values.whole_name("محمد علي") == ("محمد علي", None)


def test_control_and_direction_characters_do_not_get_in() -> None:
    assert text.clean("Ma\x00ri\u202eo\tRossi\r\n") == "Mario Rossi"


def test_a_text_that_no_field_could_hold_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        values.name("a" * 201)
    assert refused.value.reason is Reason.TEXT_TOO_LONG


def test_an_email_is_checked_without_asking_the_network() -> None:
    assert contacts.email(" Anna@Example.ORG ") == "Anna@example.org"
    with pytest.raises(Refused) as refused:
        contacts.email("anna@")
    assert refused.value.reason is Reason.INVALID_EMAIL
