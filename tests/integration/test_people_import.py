"""`flask people import`: the sample exactly as expected, never a row twice, nothing written by a dry run."""

import csv
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import Result
from codicefiscale import codicefiscale
from flask import Flask
from sqlalchemy import func, select

from app import clock
from app.audit import AccessEventSubject
from app.db import db
from casework.people.importing.models import ImportFile, ImportNote, ImportRefusal, ImportRowKey, ImportRun, RunStatus
from casework.people.importing.services import forget_abandoned_runs, upload
from casework.people.importing.table import Table
from casework.people.models import ExternalId, Person, PersonTeam, SearchRecord
from tests.support.cast import Cast, as_system

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SAMPLE = DATA / "people-sample.csv"
Run = Callable[..., Result]


@pytest.fixture
def bring_in(app: Flask) -> Run:
    """`flask people import …`, in this process."""

    def run(path: Path, *options: str, ok: bool = True) -> Result:
        result = app.test_cli_runner().invoke(args=["people", "import", str(path), *options])
        assert (result.exit_code == 0) is ok, result.output
        return result

    return run


def _counts(app: Flask) -> dict[str, int]:
    with app.app_context():
        tables = (Person, SearchRecord, PersonTeam, ImportRowKey, ImportRefusal, ImportRun)
        return {
            table.__tablename__: db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables
        }


def _person(row_number: int) -> Person:
    person_id = db.session.scalar(select(ImportRowKey.person_id).where(ImportRowKey.number == row_number))
    person = db.session.get(Person, person_id)
    assert person is not None
    return person


def _written(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    return path


def test_the_sample_goes_in_exactly_as_expected(app: Flask, bring_in: Run) -> None:
    expected = json.loads((DATA / "people-sample.expected.json").read_text())
    bring_in(SAMPLE)
    counts = _counts(app)
    assert counts["person"] == counts["search_record"] == counts["import_row_key"] == expected["accepted"]
    with app.app_context():
        refused = {str(row.number): row.reasons for row in db.session.scalars(select(ImportRefusal))}
        run = db.session.scalars(select(ImportRun)).one()
    assert refused == expected["rejected"]
    assert (run.rows_total, run.rows_imported, run.status) == (expected["rows"], expected["accepted"], RunStatus.DONE)
    bring_in(SAMPLE)
    assert _counts(app)["person"] - counts["person"] == expected["second_run_imports"]


def test_values_of_the_sample_arrive_typed_and_sealed(app: Flask, bring_in: Run) -> None:
    bring_in(SAMPLE)
    with as_system(app):
        first, serial, chinese = _person(1), _person(5), _person(355)
        assert (first.surname, first.given_name, str(first.birth_date)) == ("DAVID", "Aminata CHARLES", "1998-03-10")
        assert (first.sex, first.citizenships, first.residence_comune) == ("M", ["SY"], "037006")
        assert first.phones == [{"number": "+390522123456", "call": "yes"}]
        assert [
            note.body for note in db.session.scalars(select(ImportNote).where(ImportNote.person_id == first.id))
        ] == ["vive presso amici"]
        assert (str(serial.birth_date), serial.citizenships, serial.languages) == ("1988-01-14", ["PE"], ["fra"])
        assert (serial.phones[0]["call"], serial.contact_warning) == ("never", "NON telefonare")
        assert chinese.surname == "莫定之"
        assert _person(12).interpreter_needed is True
        assert _person(8).phones[0]["call"] == "sms"
        assert str(_person(9).birth_date) == "2001-01"


def test_every_person_is_in_the_access_log_and_in_the_team(app: Flask, bring_in: Run, cast: Cast) -> None:
    bring_in(SAMPLE, "--team", "Équipe del Guado")
    with app.app_context():
        people = set(db.session.scalars(select(Person.id)))
        assert people == set(db.session.scalars(select(AccessEventSubject.subject_id)))
        assert set(db.session.scalars(select(PersonTeam.team_id))) == {cast.teams["equipe_there"]}


def test_nothing_personal_is_kept_in_clear(app: Flask, bring_in: Run) -> None:
    bring_in(SAMPLE)
    with app.app_context():
        for model in (ImportRun, ImportRowKey, ImportRefusal, ImportNote):
            everything = b"".join(
                value if isinstance(value, bytes) else str(value).encode()
                for row in db.session.execute(select(*model.__table__.columns))
                for value in row
            )
            for word in (b"SP-0001", b"Aminata", b"amici", b"people-sample", b"RSSMRA80A01H501X"):
                assert word not in everything


def test_the_report_names_numbers_and_reasons_but_no_values(bring_in: Run) -> None:
    said = bring_in(SAMPLE).output
    assert "17: impossible_date" in said
    for value in (
        "31/02/1990",
        "RSSMRA80A01H501X",
        "Atlantide",
        "Borgo Inesistente",
        "telefono perso",
        "AMIR",
        "SP-0017",
    ):
        assert value not in said


def test_a_dry_run_reports_and_writes_nothing(app: Flask, bring_in: Run) -> None:
    before = _counts(app)
    said = bring_in(SAMPLE, "--dry-run").output
    assert "985" in said
    assert "871: invalid_phone" in said
    assert _counts(app) == before


def test_a_latin_1_file_goes_in(app: Flask, bring_in: Run, tmp_path: Path) -> None:
    rows = [["Id", "Cognome", "Nome", "Comune"], ["1", "Muñoz", "Zoë", "Forlì"]]
    bring_in(_written(tmp_path / "vecchio.csv", rows, "latin-1"))
    with as_system(app):
        assert (_person(1).surname, _person(1).residence_comune) == ("Muñoz", "040012")


def test_a_workbook_with_serials_and_dates_goes_in(app: Flask, bring_in: Run, tmp_path: Path) -> None:
    path = tmp_path / "elenco.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ["Id", "Cognome", "Data di nascita", "Cellulare"])
    sheet.write_row(1, 0, [1, "Ba", 32156, 3331234567])
    sheet.write_row(2, 0, [2, "Diop"])
    sheet.write_datetime(2, 2, date(1990, 3, 12), day)
    sheet.write_row(3, 0, [3, "Sow", "circa 1994"])
    book.close()
    bring_in(path)
    with as_system(app):
        assert [str(_person(n).birth_date) for n in (1, 2, 3)] == ["1988-01-14", "1990-03-12", "~1994"]
        assert _person(1).phones[0]["number"] == "+393331234567"


def test_a_map_decides_what_columns_mean(app: Flask, bring_in: Run, tmp_path: Path) -> None:
    path = _written(tmp_path / "strano.csv", [["K", "Chi", "Quando", "Note"], ["a/1", "Ba", "03/31/1990", "solo SMS"]])
    wanted = tmp_path / "map.toml"
    columns = '[columns]\nK = "row_id"\nChi = "surname"\nQuando = "birth_date"\nNote = ""\n'
    wanted.write_text(f'source = "Sportello"\ndate_order = "mdy"\n{columns}')
    bring_in(path, "--map", str(wanted))
    with as_system(app):
        assert (str(_person(1).birth_date), _person(1).contact_warning) == ("1990-03-31", None)


@pytest.mark.parametrize("text", ["columns = 3", "not toml [", '[columns]\nNone = "surname"', 'date_order = "ymd"'])
def test_a_map_that_cannot_work_is_refused(bring_in: Run, tmp_path: Path, text: str) -> None:
    wanted = tmp_path / "map.toml"
    wanted.write_text(text)
    assert "bad_map" in bring_in(SAMPLE, "--map", str(wanted), ok=False).output


def test_a_corrected_file_brings_in_only_what_was_missing(app: Flask, bring_in: Run, tmp_path: Path) -> None:
    heading = ["Id", "Cognome", "Data di nascita"]
    bring_in(_written(tmp_path / "lista.csv", [heading, ["1", "Ba", "1990"], ["2", "Diop", "31/02/1990"]]))
    said = bring_in(
        _written(tmp_path / "lista.csv", [heading, ["1", "Ba", "1990"], ["2", "Diop", "28/02/1990"]])
    ).output
    assert _counts(app)["person"] == 2
    assert "1 " in said.splitlines()[-1]


def test_row_ids_that_differ_by_punctuation_are_two_rows(app: Flask, bring_in: Run, tmp_path: Path) -> None:
    bring_in(_written(tmp_path / "lista.csv", [["Id", "Cognome"], ["1/2", "Ba"], ["12", "Diop"]]))
    assert _counts(app)["person"] == 2


def test_the_same_id_from_another_source_is_another_person(app: Flask, bring_in: Run, tmp_path: Path) -> None:
    path = _written(tmp_path / "lista.csv", [["Id", "Cognome"], ["1", "Ba"]])
    bring_in(path, "--source", "Carpi")
    bring_in(path, "--source", "CARPI ")
    bring_in(path, "--source", "Scandiano")
    assert _counts(app)["person"] == 2


def test_a_codice_fiscale_that_somebody_has_is_refused_and_the_others_go_in(
    app: Flask, bring_in: Run, tmp_path: Path
) -> None:
    code = codicefiscale.encode("Ba", "Aly", "M", "01/01/1990", "Senegal")
    rows = [["Id", "Cognome", "CF"], ["1", "Ba", code], ["2", "Ba", code.lower()], ["3", "Sow", ""]]
    bring_in(_written(tmp_path / "a.csv", rows))
    bring_in(_written(tmp_path / "b.csv", [["Id", "Cognome", "CF"], ["9", "Ba", code]]))
    assert _counts(app)["person"] == 2
    with app.app_context():
        reasons = db.session.scalars(select(ImportRefusal.reasons)).all()
    assert reasons == ["known_codice_fiscale", "known_codice_fiscale"]


def test_an_stp_code_is_kept_as_an_identifier(app: Flask, bring_in: Run, tmp_path: Path) -> None:
    bring_in(_written(tmp_path / "a.csv", [["Id", "Cognome", "CF"], ["1", "Ba", "STP0801234567890"]]))
    with as_system(app):
        found = db.session.scalars(select(ExternalId).where(ExternalId.kind == "STP")).one()
        assert found.value == "STP0801234567890"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"Cognome;Nome\n", "no_rows"),
        (b"\x89PNG\r\n" + bytes(50), "not_a_table"),
        (b"a;b\n1;2\n", "no_name_column"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    bring_in: Run, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(content)
    assert reason in bring_in(path, ok=False).output


def test_headings_that_may_be_names_are_not_printed(bring_in: Run, tmp_path: Path) -> None:
    path = _written(tmp_path / "a.csv", [["Cognome", "Aminata Charles"], ["Ba", "x"]])
    assert "Aminata" not in bring_in(path).output


def test_files_that_nobody_starts_are_given_up_after_a_day(app: Flask, cast: Cast) -> None:
    table = Table(("Cognome",), ((1, ("Ba",)),))
    with as_system(app) as actor:
        upload(actor, cast.teams["equipe"], "Carpi", b"x", table)
    with as_system(app):
        assert forget_abandoned_runs() == 0
    with clock.moved_to(clock.now() + timedelta(hours=25)), as_system(app):
        assert forget_abandoned_runs() == 1
    with app.app_context():
        assert db.session.scalar(select(ImportFile.id)) is None
        assert db.session.scalars(select(ImportRun.status)).all() == [RunStatus.CANCELLED]
