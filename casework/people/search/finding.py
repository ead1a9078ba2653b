"""The search: strong identifiers first, then names, years and phones in memory; only the reader's scope is shown."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from sqlalchemy import select

from app.access import Actor
from app.db import db
from casework.people.identifiers import people_known_by
from casework.people.models import Person
from casework.people.queries import team_names_of, visible_people
from casework.people.search.asking import Question, understood
from casework.people.search.freshness import current_parts
from casework.people.search.index import Part
from casework.people.search.ranking import Rank, Why, rank
from casework.people.search.sounds import sounds_of
from casework.people.search.words import DIGITS, ENDING, SOUND, Word

MOST_SHOWN = 20
MOST_ELSEWHERE = 3
ENOUGH = 80
"""So many people of the reader's scope are ranked finely."""
ROUNDS = (200, 1_000, 3_000)
"""The best are looked up in the scope in rounds, until there are enough of them."""
FEW = 3
SURE = 0.8
WHOLE_NUMBER = 7
Scores = npt.NDArray[np.int16]
Ranked = dict[uuid.UUID, Rank]


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant, why, and who follows them."""

    person: Person
    reasons: tuple[Why, ...]
    score: float
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """An answer: people of the reader's scope, the best first, and names of teams that may know somebody else."""

    candidates: Sequence[Candidate] = ()
    elsewhere: Sequence[str] = ()
    asked: Question = field(default_factory=Question)


def search(actor: Actor, text: str) -> Found:
    """Find people by any spelling of a name in any script and order, a nickname, a year, a phone, a code.

    What is returned of people is opened by the reader's own clearance. Of people outside the scope nothing is said
    but the names of at most three teams that may know whoever was meant.
    """
    question = understood(text)
    if question.is_empty:
        return Found()
    ranked, outside = _strong(actor, question)
    if not ranked:
        ranked, others = _by_memory(actor, question)
        outside = [*outside, *others]
    return Found(_candidates(actor, ranked), _teams_elsewhere(outside), question)


def _strong(actor: Actor, question: Question) -> tuple[Ranked, list[uuid.UUID]]:
    """Who has the very code or identifier; what is found so needs no ranking."""
    found = dict.fromkeys(people_known_by(question.identifier), Why.IDENTIFIER) if question.identifier else {}
    if question.code:
        by_code = db.session.scalars(select(Person.id).where(Person.public_code == question.code))
        found |= dict.fromkeys(by_code, Why.CODE)
    if not found:
        return {}, []
    mine = _in_scope(actor, list(found))
    inside = {person_id: Rank(2.0, 1, (why,)) for person_id, why in found.items() if person_id in mine}
    return inside, [person_id for person_id in found if person_id not in mine]


def _by_memory(actor: Actor, question: Question) -> tuple[Ranked, list[uuid.UUID]]:
    best, inside, outside = _best_first(question), Ranked(), Ranked()
    for size in ROUNDS:
        batch = best[:size]
        best = best[size:]
        mine = _in_scope(actor, [part.id_at(place) for part, place in batch]) if batch else set()
        for part, place in batch:
            into = inside if part.id_at(place) in mine else outside
            if len(into) < ENOUGH:
                into[part.id_at(place)] = rank(question, part.entry_at(place))
        if len(inside) >= ENOUGH or not best:
            break
    return _worth_showing(question, inside), _surely_meant(question, outside)


def _in_scope(actor: Actor, person_ids: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    scope = visible_people(actor).where(Person.id.in_(person_ids))
    return set(db.session.scalars(scope.statement.with_only_columns(Person.id)))


def _worth_showing(question: Question, ranked: Ranked) -> Ranked:
    """Those in whom most of the words were found: all of them, or all but one of many."""
    wanted = len(question.words) + bool(question.digits)
    most = max((each.found for each in ranked.values()), default=0)
    least = most - 1 if wanted > 2 and most == wanted else most
    kept = {person_id: each for person_id, each in ranked.items() if each.found >= least and (each.found or not wanted)}
    best = sorted(kept, key=lambda person_id: (-kept[person_id].score, person_id))[:MOST_SHOWN]
    return {person_id: kept[person_id] for person_id in best}


def _surely_meant(question: Question, outside: Ranked) -> list[uuid.UUID]:
    """Of the people outside the scope, those of whom a hint is worth giving: a common first name alone is none."""
    wanted = len(question.words) + bool(question.digits)
    good = [key for key, each in outside.items() if wanted and each.found == wanted and each.score >= SURE]
    dated = [key for key in good if {Why.SAME_YEAR, Why.SAME_DATE} & set(outside[key].reasons)]
    telling = len(question.words) > 1 or len(question.digits) >= WHOLE_NUMBER
    few = good if len(good) <= FEW and not any(Why.PART_OF_NAME in outside[key].reasons for key in good) else []
    return good if telling else dated or few


def _candidates(actor: Actor, ranked: Ranked) -> list[Candidate]:
    if not ranked:
        return []
    teams = team_names_of(list(ranked))
    people = visible_people(actor).where(Person.id.in_(list(ranked))).all()
    found = [
        Candidate(person, ranked[person.id].reasons, ranked[person.id].score, tuple(teams.get(person.id, ())))
        for person in people
    ]
    return sorted(found, key=lambda each: (-each.score, each.person.id))


def _teams_elsewhere(person_ids: Sequence[uuid.UUID]) -> list[str]:
    if not person_ids:
        return []
    names = (name for teams in team_names_of(person_ids[:ENOUGH]).values() for name in teams)
    return list(dict.fromkeys(names))[:MOST_ELSEWHERE]


def _best_first(question: Question) -> list[tuple[Part, int]]:
    """The most promising people of all parts, by a score that costs little."""
    scored = [(score, part, place) for part in current_parts() for score, place in _scored(question, part)]
    scored.sort(key=lambda each: -each[0])
    return [(part, place) for _, part, place in scored[: sum(ROUNDS)]]


def _scored(question: Question, part: Part) -> Iterator[tuple[int, int]]:
    total = np.zeros(len(part), np.int16)
    for word in question.words:
        total += _word_scores(word, part)
    if question.digits:
        total += _digit_scores(question.digits, part)
    asked = bool(question.words or question.digits)
    total += np.where(total > 0, _birth_scores(question, part), 0) if asked else _birth_scores(question, part)
    total[part.gone] = 0
    places = np.flatnonzero(total > 0)
    if len(places) > sum(ROUNDS):
        places = places[np.argpartition(-total[places], sum(ROUNDS))[: sum(ROUNDS)]]
    return zip(total[places].tolist(), places.tolist(), strict=True)


def _word_scores(word: Word, part: Part) -> Scores:
    """Found counts most, then how: by sound's beginning, by sound, by beginning, as it stands."""
    scores = np.zeros(len(part), np.int16)
    heard = [SOUND + sound for form in word for sound in sounds_of(form)]
    for sound in heard:
        if len(sound) > 3:
            scores[part.beginning(sound)] = 17
    for sound in heard:
        scores[part.having(sound)] = 18
    for form in word:
        if len(form) > 1:
            scores[part.beginning(form)] = 19
    for form in word:
        scores[part.having(form)] = 20
    return scores


def _digit_scores(digits: str, part: Part) -> Scores:
    scores = np.zeros(len(part), np.int16)
    for start in (DIGITS + digits, ENDING + digits[::-1]):
        scores[part.beginning(start)] = 20
    return scores


def _birth_scores(question: Question, part: Part) -> Scores:
    scores = np.zeros(len(part), np.int16)
    born = np.abs(part.born)
    for year in {*question.years, *([question.born // 10_000] if question.born else ())}:
        scores[np.abs(born // 10_000 - year) == 1] = 2
        scores[born // 10_000 == year] = 5
    if question.born:
        scores[born == question.born] = 8
    return scores
