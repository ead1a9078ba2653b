"""What each level of identity asks for, codes that can be said aloud, dates as people write them."""

import pytest

from app.db import PartialDate
from casework.people.codes import ALPHABET, random_code, read_code
from casework.people.models import IdentityLevel
from casework.people.policies import missing_for


@pytest.mark.parametrize(
    ("level", "values", "missing"),
    [
        (IdentityLevel.ANONYMOUS, {}, ()),
        (IdentityLevel.ALIAS, {}, ("alias",)),
        (IdentityLevel.ALIAS, {"alias": "Mimmo"}, ()),
        (IdentityLevel.DECLARED, {"alias": "Mimmo"}, ("surname", "given_name", "original_name")),
        (IdentityLevel.DECLARED, {"original_name": "محمد"}, ()),
        (IdentityLevel.DOCUMENTED, {"surname": "Diop"}, ("birth_date",)),
        (IdentityLevel.DOCUMENTED, {"surname": "Diop", "birth_date": PartialDate(1994)}, ()),
    ],
)
def test_each_level_of_identity_asks_for_its_own(
    level: int, values: dict[str, object], missing: tuple[str, ...]
) -> None:
    assert missing_for(level, values) == missing


def test_a_code_is_read_however_it_is_typed() -> None:
    assert {read_code(text) for text in ("K7F-Q2M", "k7fq2m", " k7f q2m ")} == {"K7F-Q2M"}
    assert [read_code(text) for text in ("mohamed", "K7F-Q2", "A7F-Q2M", "")] == [None] * 4


def test_codes_hold_no_letter_that_is_read_for_another() -> None:
    assert not set("AEIOU01LS") & set(ALPHABET)
    assert all(read_code(random_code()) for _ in range(200))
