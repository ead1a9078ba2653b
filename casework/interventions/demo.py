"""The demonstration's interventions and appointments: a history for each case, this week's work, today's dates."""

import uuid
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, update

from app import clock
from app.access import Role, opening_as, system_actor
from app.codelists.labels import compartment_of
from app.crypto.sealed import seal_values
from app.db import db, uuid7
from app.demo.world import CHUNK, DemoCase, World
from casework.cases.demo import in_office_hours
from casework.cases.models import Case, TimelineEntry
from casework.cases.timeline import entry_row
from casework.cases.workflow import Status, is_over
from casework.interventions.models import Appointment, AppointmentStatus, Intervention

LIVELY = 2_000
DONE = (
    ("COLL", "Colloquio tranquillo. Concordati due passi: residenza e medico. Ci rivediamo fra due settimane."),
    ("ORI", "Spiegato come funziona lo sportello e che cosa portare. Ripete bene i passaggi."),
    ("ACC_SERV", "Consegnata l'integrazione allo sportello; rilasciata ricevuta. Prossimo passo: impronte."),
    ("ACC_LEG", "Dall'avvocata con la mediatrice. Letto insieme il provvedimento, riga per riga."),
    ("PRAT", "Compilata la domanda online. Salvata la ricevuta, consegnata una copia."),
    ("SPID", "Attivata l'identità digitale. La password la sceglie e la tiene lei."),
    ("MED_LING", "Mediazione al colloquio con la maestra: chiariti orari e mensa."),
    ("MED_TEL", "Chiamata a tre con il centralino: spostato l'appuntamento."),
    ("VISITA", "Visita a casa. Accoglienza calorosa; preso nota delle riparazioni da chiedere."),
    ("MONIT", "Telefonata di controllo: sta bene, il contratto è stato prorogato."),
    ("INFO", "Informazioni sui corsi di italiano e sugli orari della biblioteca."),
    ("ACC_SAN", "Accompagnato all'ambulatorio. Spiegata la preparazione all'esame."),
    ("PSI", "Secondo colloquio. Parla del sonno e del rumore. Riprendiamo fra una settimana."),
)
OUTCOMES = ("OK", "OK", "OK", "PARZ", "RINV", "ASS_P")
DATES = (
    ("Anagrafe, sportello stranieri", "Via dei Lanternai 3", "ACC_SERV"),
    ("Questura, ufficio immigrazione", "Piazza delle Officine 1", "ACC_SERV"),
    ("Colloquio in sede", "Sede dell'équipe, stanza 2", "COLL"),
    ("Consultorio, con mediatrice", "Viale dei Tigli 12", "ACC_SERV"),
    ("Centro per l'impiego", "Via del Tiglio 40", "ORI"),
    ("Scuola media, segreteria", "Via delle Lavagne 8", "MED_LING"),
    ("Patronato", "Corso del Mulino 5", "PRAT"),
    ("Avvocata", "Vicolo della Stadera 2", "ACC_LEG"),
)
HOURS = ((9, 0), (9, 30), (11, 0), (12, 15), (14, 30), (15, 30), (17, 0))
TRAVEL = (0, 0, 0, 20, 30, 40)
MINUTES = (20, 30, 45, 60, 60, 75, 90, 95, 120, 180)


def demo(world: World) -> None:
    """Add what was done and what is agreed on the demonstration's cases."""
    builder = Builder(world, len(world.cases) <= LIVELY)
    for start in range(0, len(world.cases), CHUNK):
        builder.add(world.cases[start : start + CHUNK])


class Builder:
    """Builds interventions and appointments chunk by chunk."""

    def __init__(self, world: World, lively: bool) -> None:
        self.world, self.lively, self.random = world, lively, world.random
        self.mediator = next(iter(world.users_of(Role.MEDIATORE)), None)
        with opening_as(system_actor("demo")):
            self.mediator_name = self.mediator.name if self.mediator else None
        self.psychologists = {user.id for user in world.users_of(Role.PSICO)}
        self.today: dict[uuid.UUID, int] = {}
        self.rows: dict[Any, list[dict[str, Any]]] = {}
        self.next_dates: list[dict[str, Any]] = []
        self.touched: list[dict[str, Any]] = []

    def add(self, cases: list[DemoCase]) -> None:
        """Write what belongs to some cases."""
        self.rows = {model: [] for model in (Intervention, Appointment, TimelineEntry)}
        self.next_dates, self.touched = [], []
        for case in cases:
            if case.manager_id is not None:
                self._history(case)
                self._this_week(case)
                self._dates(case)
        for model, rows in self.rows.items():
            self.world.insert(model.__table__, rows)
        _move_cases(self.next_dates, self.touched)

    def _history(self, case: DemoCase) -> None:
        span = self.world.now - case.opened_at
        for _each in range(self.random.randrange(1, 6) if self.lively else self.random.randrange(0, 2)):
            self._intervention(case, in_office_hours(case.opened_at + span * self.random.uniform(0.03, 0.72)))

    def _this_week(self, case: DemoCase) -> None:
        """Work of these very days, so that the week of each operator is not empty."""
        if case.status != Status.ACTIVE or self.random.random() > (0.4 if self.lively else 0.02):
            return
        back = self.random.randrange(0, self.world.now.astimezone(clock.ROME).weekday() + 1)
        at = min(self.world.ago(back, *self.random.choice(HOURS)), self.world.now - timedelta(minutes=90))
        if at > case.opened_at:
            self._intervention(case, at)
            self.touched.append({"case": case.id, "moment": at})

    def _intervention(self, case: DemoCase, at: datetime) -> None:
        kind, note = self.random.choice(DONE)
        if kind == "PSI" and case.manager_id not in self.psychologists:
            kind, note = DONE[0]
        mediated = self.mediator is not None and self.random.random() < 0.35
        row = {
            "id": uuid7(), "person_id": case.person_id, "case_id": case.id, "team_id": case.team_id,
            "author_id": case.manager_id, "mediator_id": self.mediator.id if mediated and self.mediator else None,
            "at": at, "minutes": self.random.choice(MINUTES), "travel_minutes": self.random.choice(TRAVEL),
            "mode": "TEL" if kind in ("MED_TEL", "MONIT") else "PRES",
            "compartment": compartment_of("intervention_type", kind) or "C2", "kind": kind,
            "language": self.random.choice(("ita", "fra", "arb", "eng", None)), "outcome": self.random.choice(OUTCOMES),
            "mediator_name": None, "place": None, "note": note, **_times(at),
        }  # fmt: skip
        self.rows[Intervention].append(seal_values(Intervention, case.key, row))
        said = ("kind", "language", "outcome", "place", "note", "minutes", "travel_minutes", "mode")
        mediator = self.mediator_name if mediated else None
        detail = {name: row[name] for name in said} | {"mediator": mediator}
        self._entry(case, "intervention", Intervention, row, detail, at)

    def _dates(self, case: DemoCase) -> None:
        if is_over(case.status) or self.random.random() > (0.55 if self.lively else 0.12):
            return
        at = self._when(case)
        past = at < self.world.now - timedelta(hours=2)
        told = past and self.random.random() < 0.6
        status = AppointmentStatus.ATTENDED if told else AppointmentStatus.PLANNED
        self._appointment(case, at, status)
        if status is AppointmentStatus.PLANNED:
            day = at.astimezone(clock.ROME).date()
            self.next_dates.append({"case": case.id, "day": day, "what": "appointment"})

    def _when(self, case: DemoCase) -> datetime:
        """Today for the first few of each operator, then this week and the next ones."""
        assert case.manager_id is not None
        place = self.today[case.manager_id] = self.today.get(case.manager_id, -1) + 1
        if place < 4:
            return _at(self.world.now, 0, HOURS[(place * 2) % len(HOURS)])
        return _at(self.world.now, self.random.choice((-2, -1, 1, 1, 2, 3, 4, 7, 9, 14)), self.random.choice(HOURS))

    def _appointment(self, case: DemoCase, at: datetime, status: AppointmentStatus) -> None:
        with_whom, place, kind = self.random.choice(DATES)
        made = in_office_hours(self.world.now - timedelta(days=self.random.uniform(1, 12)))
        made = max(case.opened_at, made)
        mediated = self.mediator is not None and self.random.random() < 0.3
        row = {
            "id": uuid7(), "person_id": case.person_id, "case_id": case.id, "author_id": case.manager_id,
            "user_id": case.manager_id, "mediator_id": self.mediator.id if mediated and self.mediator else None,
            "at": at, "status": status, "compartment": "C2", "kind": kind, "with_whom": with_whom, "place": place,
            "note": None, **_times(made),
        }  # fmt: skip
        self.rows[Appointment].append(seal_values(Appointment, case.key, row))
        detail = {name: row[name] for name in ("kind", "with_whom", "place", "note")}
        self._entry(case, "appointment", Appointment, row, {**detail, "at": at.isoformat(), "status": status}, made)
        self.touched.append({"case": case.id, "moment": made})

    def _entry(
        self, case: DemoCase, kind: str, model: Any, row: dict[str, Any], detail: dict[str, Any], at: datetime
    ) -> None:
        made = entry_row(
            case.key, person_id=case.person_id, kind=kind, thing_table=model.__tablename__, thing_id=row["id"],
            compartment=row["compartment"], detail=detail, case_id=case.id, at=at, author_id=case.manager_id,
            team_id=case.team_id,
        )  # fmt: skip
        self.rows[TimelineEntry].append(made)


def _move_cases(next_dates: list[dict[str, Any]], touched: list[dict[str, Any]]) -> None:
    """Cases wait for the nearest date, and stand in the list by their last entry."""
    cases = Case.__table__
    here = cases.c.id == bindparam("case")
    if next_dates:
        nearer = or_(cases.c.next_on.is_(None), cases.c.next_on > bindparam("day"))
        moved = update(cases).where(here, nearer)
        db.session.connection().execute(moved.values(next_on=bindparam("day"), next_what=bindparam("what")), next_dates)
    if touched:
        newer = cases.c.last_activity_at < bindparam("moment")
        db.session.connection().execute(
            update(cases).where(here, newer).values(last_activity_at=bindparam("moment")), touched
        )


def _at(now: datetime, days: int, hour: tuple[int, int]) -> datetime:
    day = now.astimezone(clock.ROME).date() + timedelta(days=days)
    return datetime.combine(day, time(*hour), clock.ROME)


def _times(at: datetime) -> dict[str, Any]:
    return {"created_at": at, "updated_at": at, "row_version": 1}
