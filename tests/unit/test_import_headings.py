"""Columns of an import: their meaning proposed from headings and values, or given by a person."""

from datetime import date

import pytest

from casework.people.importing.fields import FIELD_OF, HEADINGS, Field
from casework.people.importing.headings import checked, chosen, field_of_heading, propose
from casework.people.importing.reasons import FileReason, FileRefused, Reason
from casework.people.importing.rows import Draft, RowReader
from casework.people.importing.text import fold
from casework.people.importing.values import Citizenships

TODAY = date(2026, 11, 22)


class FewLists:
    """Three countries, two languages, one comune: enough to tell a column by its values."""

    def country(self, label: str) -> str | None:
        return {"marocco": "MA", "cina": "CN", "italia": "IT", "serbia e montenegro": "CS"}.get(fold(label))

    def language(self, label: str) -> str | None:
        return {"arabo": "arb", "francese": "fra"}.get(fold(label))

    def comune(self, label: str) -> str | None:
        return {"carpi": "036005"}.get(fold(label))


def _meanings(headings: list[str], rows: list[list[str]]) -> list[Field | None]:
    return list(propose(headings, rows, FewLists(), TODAY).columns)


def test_every_known_heading_is_folded_and_means_one_field() -> None:
    words = [word for group in HEADINGS.values() for word in group.split("|")]
    assert len(words) == len(set(words)) == len(FIELD_OF)
    assert [word for word in words if fold(word) != word] == []


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Cod. Fiscale", Field.TAX_CODE),
        ("DATA DI NASCITA", Field.BIRTH_DATE),
        ("Nazionalità", Field.CITIZENSHIP),
        ("Surname", Field.SURNAME),
        ("Date of birth", Field.BIRTH_DATE),
        ("N. scheda", Field.ROW_ID),
        ("Telefono 3", Field.PHONE),
        ("Cognome (come da passaporto)", Field.SURNAME),
        ("e-mail", Field.EMAIL),
        ("STP/ENI", Field.TEMPORARY_CODE),
        ("Cognome e nome", Field.WHOLE_NAME),
        ("Colore preferito", None),
    ],
)
def test_headings_in_italian_and_english_are_known(heading: str, field: Field | None) -> None:
    assert field_of_heading(heading) is field


def test_values_speak_where_headings_say_nothing() -> None:
    rows = [
        ["A-1", "10/03/1998", "m", "Marocco", "333 1234567", "arabo", "Carpi", "Ba"],
        ["A-2", "1994", "f", "Cina", "333 1234568", "francese", "Carpi", "Diop"],
        ["A-3", "1/1/1990", "f", "Marocco / Italia", "0522 123456", "arabo", "Carpi", "Sow"],
    ]
    meanings = _meanings(["?", "Quando", "", "Da dove", "Come", "Parla", "Dove sta", "Cognome"], rows)
    assert meanings == [
        Field.ROW_ID,
        Field.BIRTH_DATE,
        Field.SEX,
        Field.CITIZENSHIP,
        Field.PHONE,
        Field.LANGUAGE,
        Field.COMUNE,
        Field.SURNAME,
    ]


def test_names_are_never_guessed_from_values() -> None:
    assert _meanings(["?"], [["Ba"], ["Diop"], ["Sow"]]) == [None]


def test_a_field_is_given_to_one_column_only_unless_it_may_repeat() -> None:
    assert _meanings(["Cognome", "Surname", "Tel.", "Cellulare"], []) == [Field.SURNAME, None, Field.PHONE, Field.PHONE]


def test_a_mapping_written_by_a_person_is_obeyed() -> None:
    mapping = chosen(["A", "B", "C"], {"A": "surname", "c": "phone", "B": ""})
    assert mapping.columns == (Field.SURNAME, None, Field.PHONE)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"D": "surname"}, FileReason.BAD_MAP),
        ({"A": "shoe_size"}, FileReason.BAD_MAP),
        ({"A": "surname", "B": "surname"}, FileReason.BAD_MAP),
        ({"A": "phone"}, FileReason.NO_NAME_COLUMN),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(columns: dict[str, str], reason: FileReason) -> None:
    with pytest.raises(FileRefused) as refused:
        chosen(["A", "B", "C"], columns)
    assert refused.value.reason is reason


def _read(headings: list[str], row: list[str]) -> Draft | tuple[Reason, ...]:
    read = RowReader(checked(propose(headings, [], FewLists(), TODAY)), FewLists(), TODAY).read(1, row)
    return read.draft or read.reasons


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    headings = ["Id", "Cognome", "Data di nascita", "Sesso", "Telefono"]
    assert _read(headings, ["1", "", "31/02/1990", "Z", "boh"]) == (
        Reason.NO_NAME,
        Reason.IMPOSSIBLE_DATE,
        Reason.UNKNOWN_SEX,
        Reason.INVALID_PHONE,
    )


def test_an_stp_code_in_the_column_of_the_codice_fiscale_is_understood() -> None:
    draft = _read(["Cognome", "CF"], ["Ba", "STP0801234567890"])
    assert isinstance(draft, Draft)
    assert (draft.tax_code, draft.temporary_code) == (None, "STP0801234567890")


def test_several_phones_and_notes_are_gathered() -> None:
    draft = _read(
        ["Cognome", "Tel 1", "Tel 2", "Note", "Osservazioni"], ["Ba", "3331234567", "0522123456", "solo SMS", "ok"]
    )
    assert isinstance(draft, Draft)
    assert draft.phones == ("+393331234567", "+390522123456")
    assert draft.remarks.text_only


def test_citizenships_are_split_only_when_the_whole_is_no_country() -> None:
    both = _read(["Cognome", "Cittadinanza"], ["Ba", "Marocco / Italia"])
    one = _read(["Cognome", "Cittadinanza"], ["Ba", "Serbia e Montenegro"])
    none = _read(["Cognome", "Cittadinanza"], ["Ba", "apolide"])
    assert isinstance(both, Draft)
    assert isinstance(one, Draft)
    assert isinstance(none, Draft)
    assert both.citizenships.codes == ("MA", "IT")
    assert one.citizenships.codes == ("CS",)
    assert none.citizenships == Citizenships(stateless=True)


def test_a_row_without_its_id_is_refused_when_the_file_has_ids() -> None:
    assert _read(["Id", "Cognome"], ["", "Ba"]) == (Reason.NO_ROW_ID,)


def test_without_an_id_column_the_content_tells_rows_apart() -> None:
    reader = RowReader(checked(propose(["Cognome"], [], FewLists(), TODAY)), FewLists(), TODAY)
    first, again, other = (reader.read(n, [name]).key for n, name in enumerate(["Ba", "Ba ", "Bà"], start=1))
    assert first == again != other


def test_a_refused_name_cell_is_one_reason_not_two() -> None:
    assert _read(["Cognome"], ["x" * 300]) == (Reason.TEXT_TOO_LONG,)
