"""The demonstration's people: from thirty countries, in their own scripts, known well or hardly at all."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from codicefiscale import codicefiscale

from app import clock
from app.access import Role
from app.codelists.labels import properties
from app.crypto.sealed import seal_values
from app.db import PartialDate, uuid7
from app.demo.world import DemoPerson, World
from casework.people.bulk import Inserted, insert_people
from casework.people.demo_names import ADDRESSES, ALIASES, COUNTRIES, HOURS, WARNINGS, People, Spelt
from casework.people.drafts import PersonDraft
from casework.people.models import IdentityLevel, LegalStatus, Notice
from casework.people.services import NOTICE_VERSION

CHUNK = 2_000
TEAMS = {"equipe_reggio": 42, "equipe_bologna": 22, "equipe_ferrara": 10, "unit_crostolo": 16, "unit_reno": 10}
"""Of a hundred people, how many each team opened."""
LEVELS = {
    "EQUIPE": {
        IdentityLevel.DOCUMENTED: 38,
        IdentityLevel.DECLARED: 56,
        IdentityLevel.ALIAS: 4,
        IdentityLevel.ANONYMOUS: 2,
    },
    "UNIT": {
        IdentityLevel.DOCUMENTED: 5,
        IdentityLevel.DECLARED: 40,
        IdentityLevel.ALIAS: 38,
        IdentityLevel.ANONYMOUS: 17,
    },
}
COMUNI = {
    "equipe_reggio": ("035033", "035040", "035030"), "unit_crostolo": ("035033",), "equipe_ferrara": ("038008",),
    "equipe_bologna": ("037006",), "unit_reno": ("037006",),
}  # fmt: skip
EU = frozenset({"RO"})
POSITIONS = {
    "TCN_REG": 34, "TCN_RIN": 18, "TCN_RICH": 12, "TCN_PROT": 10, "TCN_RICORR": 6, "TCN_NT": 11,
    "RICH_CITT": 3, "APOL": 1, "ND": 5,
}  # fmt: skip
MONTH_LETTERS = " ABCDEHLMPRST"
"""Of a codice fiscale."""
HISTORY_DAYS = 700
OLDEST = 66
YEAR_DAYS = 365.25


def demo(world: World) -> None:
    """Put in as many people as the region has."""
    region = _Region(world)
    for start in range(0, world.counts["people"], CHUNK):
        region.put_in(min(CHUNK, world.counts["people"] - start))


class _Region:
    """Draws people, and writes them with their legal position and their notice."""

    def __init__(self, world: World) -> None:
        self.world, self.random = world, world.random
        self.places = _shares({key: share for key, share in TEAMS.items() if key in world.teams})
        self.countries = [people for people in COUNTRIES for _ in range(people.share)]
        self.writers = _writers(world)
        self.tax_codes: set[str] = set()
        self.made = 0

    def put_in(self, count: int) -> None:
        drafts = [self._draft() for _ in range(count)]
        inserted = insert_people(drafts)
        told, positions = [], []
        for draft, person in zip(drafts, inserted, strict=True):
            self.world.people.append(_known(draft, person))
            told += self._notice(draft, person)
            positions += self._positions(draft, person)
        self.world.insert(Notice.__table__, told)
        self.world.insert(LegalStatus.__table__, positions)
        self.world.step(count, "people")

    def _draft(self) -> PersonDraft:
        draw, self.made = self.random, self.made + 1
        place = draw.choice(self.places)
        team = self.world.teams[place]
        level = draw.choice(_shares(LEVELS[str(team.kind)]))
        people = draw.choice(self.countries)
        created = self.world.ago(draw.triangular(0, HISTORY_DAYS, 0), draw.randrange(9, 18), draw.randrange(60))
        draft = PersonDraft(
            identity_level=level, team_id=team.id, id=uuid7(), created_at=min(created, self.world.now),
            citizenships=(people.country,), languages=self._languages(people), also_teams=self._also(team),
        )  # fmt: skip
        self._name(draft, people)
        self._reach(draft, place)
        return draft

    def _languages(self, people: People) -> Sequence[str]:
        more = ["ita"] if self.random.random() < 0.3 else []
        known = people.languages if self.random.random() < 0.6 else people.languages[:1]
        return [*known, *more]

    def _also(self, team: Any) -> Sequence[uuid.UUID]:
        """Some people whom a street unit met are followed by its équipe too."""
        return (team.equipe_id,) if team.equipe_id and self.random.random() < 0.35 else ()

    def _name(self, draft: PersonDraft, people: People) -> None:
        draw = self.random
        woman = draw.random() < 0.46
        draft.sex = "F" if woman else "M"
        if draft.identity_level == IdentityLevel.ANONYMOUS:
            return
        if draft.identity_level == IdentityLevel.ALIAS or draw.random() < 0.06:
            draft.alias = draw.choice(ALIASES)
        if draft.identity_level == IdentityLevel.ALIAS:
            draft.birth_date = self._guess()
            return
        given = draw.choice(people.women if woman else people.men)
        surname = draw.choice((people.women_surnames if woman else ()) or people.surnames)
        draft.given_name, draft.surname = given[0], surname[0]
        draft.original_name = _in_own_script(people, given, surname)
        draft.birth_date, draft.birth_country = self._birth(draft), people.country
        self._situation(draft, people)

    def _guess(self) -> PartialDate | None:
        return (
            PartialDate(self.world.now.year - self.random.randrange(17, 60), approximate=True)
            if self.random.random() < 0.7
            else None
        )

    def _birth(self, draft: PersonDraft) -> PartialDate:
        draw = self.random
        youngest = 6 if draw.random() < 0.1 else 18
        age = draw.triangular(youngest, 17.9 if youngest == 6 else OLDEST, 16 if youngest == 6 else 30)
        day = self.world.now.date() - timedelta(days=age * YEAR_DAYS)
        if draft.identity_level == IdentityLevel.DOCUMENTED or draw.random() < 0.55:
            return PartialDate(day.year, 1, 1) if draw.random() < 0.08 else PartialDate(day.year, day.month, day.day)
        return PartialDate(day.year, approximate=draw.random() < 0.5)

    def _situation(self, draft: PersonDraft, people: People) -> None:
        draw = self.random
        draft.interpreter_needed = draw.random() < 0.4
        draft.mediator_gender = "F" if draft.sex == "F" and draw.random() < 0.25 else None
        draft.italian_level = draw.choice(("A0", "PREA1", "A1", "A1", "A2", "A2", "B1", "B2"))
        draft.arrival_year = self.world.now.year - draw.choice((0, 0, 1, 1, 2, 3, 4, 6, 9, 14))
        if draft.identity_level == IdentityLevel.DOCUMENTED and draw.random() < 0.7:
            draft.codice_fiscale = self._tax_code(draft, people.country)
        elif draw.random() < 0.12:
            draft.external_ids = (("STP", f"STP080{draw.randrange(10**10):010d}"),)

    def _tax_code(self, draft: PersonDraft, country: str) -> str | None:
        born = draft.birth_date
        if born is None or born.day is None or not draft.surname or not draft.given_name:
            return None
        names = codicefiscale.encode_lastname(draft.surname) + codicefiscale.encode_firstname(draft.given_name)
        day = born.day + (40 if draft.sex == "F" else 0)
        place = properties("citizenship", country).get("Belfiore", "")
        start = f"{names}{born.year % 100:02d}{MONTH_LETTERS[born.month or 1]}{day:02d}{place}"
        code = start + codicefiscale.encode_cin(start)
        if code in self.tax_codes:
            return None
        self.tax_codes.add(code)
        return code

    def _reach(self, draft: PersonDraft, place: str) -> None:
        draw = self.random
        if draft.identity_level > IdentityLevel.ANONYMOUS and draw.random() < 0.7:
            call = draw.choice(("yes", "yes", "yes", "yes", "sms", "sms", "never"))
            phone = {"number": f"+39399{draw.randrange(10**7):07d}", "call": call, "hours": draw.choice(HOURS)}
            draft.phones = [{key: value for key, value in phone.items() if value}]
            draft.contact_warning = draw.choice(WARNINGS) if call != "yes" or draw.random() < 0.05 else None
        if draft.identity_level >= IdentityLevel.DECLARED:
            draft.domicile_comune = draw.choice(COMUNI[place])
            draft.residence_comune = draft.domicile_comune if draw.random() < 0.5 else None
        draft.address_note = draw.choice(ADDRESSES) if draw.random() < 0.25 else None

    def _notice(self, draft: PersonDraft, person: Inserted) -> list[dict[str, Any]]:
        if self.random.random() > (0.85 if draft.identity_level >= IdentityLevel.DECLARED else 0.5):
            return []
        at = _after(draft, timedelta(minutes=20), self.world.now)
        row = {
            **_record(person, at), "item": "INF_BASE", "text_version": NOTICE_VERSION,
            "language": next(iter(draft.languages), None),
            "mode": self.random.choice(("ORAL", "ORAL", "PAPER", "AUDIO")),
            "given_at": at, "given_by": self.writers[draft.team_id],
        }  # fmt: skip
        return [seal_values(Notice, person.key, row)]

    def _positions(self, draft: PersonDraft, person: Inserted) -> list[dict[str, Any]]:
        draw = self.random
        known = draft.identity_level >= IdentityLevel.DECLARED and draw.random() < 0.85
        if not known:
            return []
        at, now = _after(draft, timedelta(hours=1), self.world.now), self.world.now
        present = self._position(draft)
        if draw.random() > 0.22:
            return [self._position_row(draft, person, present, at, None)]
        since = at + (now - at) * draw.random()
        before = {"status": "TCN_RICH", "title": "C3", "reason": "RICH_ASILO", "phase": "RICH"}
        return [
            self._position_row(draft, person, before, at, since),
            self._position_row(draft, person, present, since, None),
        ]

    def _position(self, draft: PersonDraft) -> dict[str, Any]:
        draw, today = self.random, clock.today()
        if set(draft.citizenships) & EU:
            return {"status": "UE"}
        if draft.birth_date and draft.birth_date.age_on(today)[0] < 18 and draw.random() < 0.5:
            return {"status": "MSNA", "title": "PDS", "reason": "MIN_ETA", "phase": "TIT", "number": self._permit()}
        status = draw.choice(_shares(POSITIONS))
        issued = today - timedelta(days=draw.randrange(20, 700))
        valid = {"number": self._permit(), "questura": draw.choice(("035", "037", "038")), "issued_on": issued}
        until = {"expires_on": today + timedelta(days=draw.choice((-20, 6, 25, 50, 80, 200, 400, 600)))}
        protection = draw.choice(("ASILO", "PROT_SUSS", "PROT_SPEC", "PROT_TEMP"))
        reason = draw.choice(("LAV_SUB", "FAM_RIC", "ATT_OCC", "LAV_STAG", "STUDIO", "UE_SLP"))
        details: dict[str, dict[str, Any]] = {
            "TCN_REG": {"title": "PDS", "reason": reason, "phase": "TIT", **valid, **until},
            "TCN_RIN": {"title": "RICEV_RIN", "reason": reason, "phase": "RIN",
                "number": self._permit(), "issued_on": issued},
            "TCN_RICH": {"title": "C3", "reason": "RICH_ASILO", "phase": "RICH", "number": self._permit()},
            "TCN_PROT": {"title": "PDS", "reason": protection, "phase": "TIT", **valid, **until},
            "TCN_RICORR": {"title": "RICEV", "reason": "RICH_ASILO", "phase": "RICORSO"},
            "TCN_NT": {"title": "NESSUNO", "phase": draw.choice(("DA_RICH", "APP"))},
            "RICH_CITT": {"title": "PDS_UE", "reason": "ATT_CITT", "phase": "TIT", **valid},
            "APOL": {"title": "PDS", "reason": "APOLIDIA", "phase": "RICH"},
        }  # fmt: skip
        return {"status": status, **details.get(status, {})}

    def _permit(self) -> str:
        return f"I{self.random.randrange(10**8):08d}"

    def _position_row(
        self, draft: PersonDraft, person: Inserted, said: dict[str, Any], since: datetime, until: datetime | None
    ) -> dict[str, Any]:
        sealed = dict.fromkeys(
            ("status", "title", "reason", "phase", "number", "questura", "issued_on", "expires_on", "note")
        )
        row = {
            **_record(person, since), **sealed, **said,
            "author_id": self.writers[draft.team_id], "valid_from": since, "valid_to": until,
        }  # fmt: skip
        return seal_values(LegalStatus, person.key, row)


def _record(person: Inserted, at: datetime) -> dict[str, Any]:
    return {"id": uuid7(), "person_id": person.person_id, "created_at": at, "updated_at": at, "row_version": 1}


def _known(draft: PersonDraft, person: Inserted) -> DemoPerson:
    label = " ".join(part for part in (draft.given_name, draft.surname) if part) or draft.alias or ""
    assert draft.team_id is not None
    assert draft.created_at is not None
    return DemoPerson(person.person_id, person.key, draft.team_id, draft.created_at, tuple(draft.languages), label)


def _after(draft: PersonDraft, delay: timedelta, latest: datetime) -> datetime:
    assert draft.created_at is not None
    return min(draft.created_at + delay, latest)


def _in_own_script(people: People, given: Spelt, surname: Spelt) -> str | None:
    if not given[1]:
        return None
    parts = (surname[1], given[1]) if people.surname_first else (given[1], surname[1])
    return ("" if people.joined else " ").join(parts)


def _writers(world: World) -> dict[uuid.UUID | None, uuid.UUID]:
    """Who writes for each team: somebody of it, else of the first équipe."""
    workers = [user for role in (Role.OP_EQUIPE, Role.OP_STRADA) for user in world.users_of(role)]
    by_team = {world.actor(user).team_id: user.id for user in reversed(workers)}
    return {team.id: by_team.get(team.id, workers[0].id) for team in world.teams.values()}


def _shares(shares: dict[Any, int]) -> list[Any]:
    return [key for key, share in shares.items() for _ in range(share)]
