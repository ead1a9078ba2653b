"""The index in memory: keys of names to people, as sorted arrays; immutable parts, the newest of them small.

A part keeps its distinct keys sorted and, for all of them, one array of places of people: the people of a key, and
those of every key with the same beginning, are one slice of it.
"""

import uuid
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.db import PartialDate

LAST = "\U0010ffff"
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as the index knows them: the keys of each word, the phones' keys, the birth date as a number."""

    person_id: uuid.UUID
    words: tuple[tuple[str, ...], ...]
    phones: tuple[str, ...] = ()
    born: int = 0


def born_number(text: str) -> int:
    """``1994-03-12`` → 19940312, ``1994`` → 19940000; below zero when approximate, 0 when not known."""
    if not text:
        return 0
    date = PartialDate.parse(text)
    number = date.year * 10_000 + (date.month or 0) * 100 + (date.day or 0)
    return -number if date.approximate else number


class Part:
    """Some people, never changed once made but for who is gone from it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        ids, born, words = bytearray(), array("i"), array("I")
        starts, numbers = array("Q", [0]), dict[str, int]()
        keys, places = array("I"), array("I")
        for place, entry in enumerate(entries):
            ids += entry.person_id.bytes
            born.append(entry.born)
            for word in (*entry.words, entry.phones):
                for key in word:
                    number = numbers.setdefault(key, len(numbers))
                    words.append(number + 1)
                    keys.append(number)
                    places.append(place)
                words.append(0)
            starts.append(len(words))
        self._settle(ids, born, words, starts, list(numbers), keys, places)

    def _settle(
        self, ids: bytearray, born: array, words: array, starts: array, names: list[str], keys: array, places: array
    ) -> None:
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.empty(len(names) + 1, np.uint32)
        rank[0], rank[np.array(order, np.int64) + 1] = 0, np.arange(1, len(names) + 1)
        ranked = rank[_whole(keys, np.uint32).astype(np.int64) + 1]
        by_key = np.argsort(ranked, kind="stable")
        self.keys = [names[number] for number in order]
        self.bounds = np.searchsorted(ranked[by_key], np.arange(1, len(names) + 2))
        self.places = _whole(places, np.uint32)[by_key]
        self.words, self.starts = rank[_whole(words, np.uint32)], _whole(starts, np.uint64).astype(np.int64)
        self.ids, self.born = bytes(ids), _whole(born, np.int32)
        self.gone = np.zeros(len(self.born), bool)
        halves = (np.frombuffer(self.ids, ">u8") if ids else np.zeros(0, ">u8")).reshape(-1, 2)
        self._by_id = np.lexsort((halves[:, 1], halves[:, 0]))
        self._heads = halves[self._by_id, 0].astype(np.uint64)

    def __len__(self) -> int:
        return len(self.born)

    def having(self, key: str) -> Places:
        """Places of the people who have this very key."""
        found = bisect_left(self.keys, key)
        there = found < len(self.keys) and self.keys[found] == key
        return self._slice(found, found + 1) if there else self._slice(0, 0)

    def beginning(self, start: str) -> Places:
        """Places of the people who have a key that begins so; somebody may come twice."""
        return self._slice(bisect_left(self.keys, start), bisect_left(self.keys, start + LAST))

    def place_of(self, person_id: uuid.UUID) -> int | None:
        """Where somebody stands who is not gone."""
        head, wanted = person_id.int >> 64, person_id.bytes
        first = int(np.searchsorted(self._heads, np.uint64(head)))
        while first < len(self._heads) and int(self._heads[first]) == head:
            place = int(self._by_id[first])
            if self.ids[place * 16 : place * 16 + 16] == wanted:
                return None if self.gone[place] else place
            first += 1
        return None

    def id_at(self, place: int) -> uuid.UUID:
        return uuid.UUID(bytes=self.ids[place * 16 : place * 16 + 16])

    def entry_at(self, place: int) -> Entry:
        """Everything known of the person there."""
        words, word = list[tuple[str, ...]](), list[str]()
        for number in self.words[self.starts[place] : self.starts[place + 1]].tolist():
            if number:
                word.append(self.keys[number - 1])
            else:
                words.append(tuple(word))
                word = []
        return Entry(self.id_at(place), tuple(words[:-1]), words[-1], int(self.born[place]))

    def entries(self) -> Iterator[Entry]:
        """Whoever is still there."""
        return (self.entry_at(place) for place in np.flatnonzero(~self.gone).tolist())

    def _slice(self, first: int, end: int) -> Places:
        return self.places[self.bounds[first] : self.bounds[end]].astype(np.int64)


class PeopleIndex:
    """All parts together. Whoever asks holds on to the tuple of parts; whoever changes puts another in its place."""

    RECENT = 1_000
    """So many changed people stand in a small part of their own, made anew at each change."""
    MOST_PARTS = 8

    def __init__(self) -> None:
        self.parts: tuple[Part, ...] = ()
        self._recent: dict[uuid.UUID, Entry] = {}

    def __len__(self) -> int:
        return sum(int((~part.gone).sum()) for part in self.parts)

    def change(self, entries: Sequence[Entry]) -> None:
        """These people are new, or not what they were."""
        if not entries:
            return
        self._mark_gone(entry.person_id for entry in entries)
        settled = self.parts[:-1] if self._recent else self.parts
        self._recent.update((entry.person_id, entry) for entry in entries)
        self.parts = (*settled, Part(self._recent.values()))
        if len(self._recent) > self.RECENT:
            self._recent = {}
            self._merge_small_parts()

    def remove(self, person_ids: Iterable[uuid.UUID]) -> None:
        """These people are nobody any more: their names leave the memory too."""
        gone = set(person_ids)
        touched = {part for part in self.parts for person_id in gone if part.place_of(person_id) is not None}
        self._recent = {key: entry for key, entry in self._recent.items() if key not in gone}
        self._mark_gone(gone)
        self.parts = tuple(Part(part.entries()) if part in touched else part for part in self.parts)

    def person_ids(self) -> set[uuid.UUID]:
        return {part.id_at(place) for part in self.parts for place in np.flatnonzero(~part.gone).tolist()}

    def _mark_gone(self, person_ids: Iterable[uuid.UUID]) -> None:
        for person_id in person_ids:
            for part in self.parts:
                place = part.place_of(person_id)
                if place is not None:
                    part.gone[place] = True

    def _merge_small_parts(self) -> None:
        """Few parts answer faster than many; the largest is left alone while the others are small beside it."""
        if len(self.parts) <= self.MOST_PARTS:
            return
        largest = max(self.parts, key=len)
        others = [part for part in self.parts if part is not largest]
        kept = [largest] if 4 * sum(map(len, others)) <= len(largest) else []
        others = others if kept else [largest, *others]
        self.parts = (*kept, Part(entry for part in others for entry in part.entries()))


def _whole(values: array, kind: type) -> npt.NDArray:
    return np.frombuffer(values, kind) if len(values) else np.zeros(0, kind)
