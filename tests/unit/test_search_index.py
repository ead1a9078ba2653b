"""The index in memory answers the same however often and in whatever order people change."""

import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.people.search.index import Entry, Part, PeopleIndex, born_number

NAMES = st.lists(st.text("abcm", min_size=1, max_size=4), min_size=1, max_size=3)
IDS = st.integers(0, 12).map(lambda number: uuid.UUID(int=number << 64 | number))


def entry(person_id: uuid.UUID, names: list[str]) -> Entry:
    return Entry(person_id, tuple((name,) for name in names), (), 19940000)


def found(index: PeopleIndex, start: str) -> set[uuid.UUID]:
    return {
        part.id_at(place) for part in index.parts for place in part.beginning(start).tolist() if not part.gone[place]
    }


@settings(max_examples=150)
@given(st.lists(st.tuples(st.booleans(), IDS, NAMES), max_size=40), st.text("abcm", min_size=1, max_size=2))
def test_the_index_is_what_a_plain_list_would_be(steps: list[tuple[bool, uuid.UUID, list[str]]], start: str) -> None:
    index, plain = PeopleIndex(), dict[uuid.UUID, list[str]]()
    index.RECENT, index.MOST_PARTS = 3, 2
    for stays, person_id, names in steps:
        if stays:
            index.change([entry(person_id, names)])
            plain[person_id] = names
        else:
            index.remove([person_id])
            plain.pop(person_id, None)
    assert found(index, start) == {key for key, names in plain.items() if any(n.startswith(start) for n in names)}
    assert index.person_ids() == set(plain)
    assert len(index) == len(plain)


def test_an_entry_comes_back_as_it_went_in() -> None:
    one = Entry(uuid.uuid4(), (("mohamed", "=MMT"), ("elsayed", "sayed")), ("#333",), -19940000)
    assert Part([entry(uuid.uuid4(), ["a"]), one]).entry_at(1) == one


def test_a_removed_person_leaves_no_name_in_memory() -> None:
    index, gone = PeopleIndex(), uuid.uuid4()
    index.change([entry(gone, ["zebedeo"]), entry(uuid.uuid4(), ["anna"])])
    index.remove([gone])
    assert [key for part in index.parts for key in part.keys] == ["anna"]


def test_dates_become_numbers_that_keep_their_doubt() -> None:
    assert [born_number(text) for text in ("1994-03-12", "1994", "~1994", "")] == [19940312, 19940000, -19940000, 0]
