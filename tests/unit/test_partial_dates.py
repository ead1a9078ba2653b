"""Dates of which only a part is known."""

from datetime import date

import pytest

from app.db import PartialDate


@pytest.mark.parametrize("text", ["1994", "~1994", "1994-03", "1994-03-12", "~1994-03-12", "2000-02-29"])
def test_a_partial_date_is_read_as_it_is_written(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["", "94", "1994-3", "1994-13", "1994-02-30", "1994-03-12-01", "circa 1994", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|year"):
        PartialDate.parse(text)


def test_an_age_is_sure_only_when_the_whole_date_is() -> None:
    day = date(2026, 3, 11)
    assert PartialDate(1994, 3, 12).age_on(day) == (31, True)
    assert PartialDate(1994, 3, 11).age_on(day) == (32, True)
    assert PartialDate(1994).age_on(day) == (32, False)
    assert PartialDate(1994, 3, 11, approximate=True).age_on(day) == (32, False)
