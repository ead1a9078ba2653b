"""The history of the schema: it leads to the models, forth and back, with rows in the tables."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select

from app.db import db
from app.identity.models import User


def differences(app: Flask) -> list[object]:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False, "target_metadata": db.metadata})
        return list(compare_metadata(context, db.metadata))


def test_the_last_migration_leads_exactly_to_the_models(app: Flask) -> None:
    assert differences(app) == []


def test_a_column_that_the_migrations_forgot_would_be_seen(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE team DROP COLUMN prefix")
    assert differences(app) != []


def test_migrating_an_installation_in_use_changes_none_of_its_rows(app: Flask) -> None:
    with app.app_context():
        before = db.session.scalar(select(func.count()).select_from(User))
        db.session.remove()
        upgrade()
        assert db.session.scalar(select(func.count()).select_from(User)) == before
        assert before


def test_the_schema_can_be_taken_down_and_built_again(app: Flask) -> None:
    with app.app_context():
        downgrade(revision="base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        upgrade()
    assert differences(app) == []


def test_every_personal_column_is_sealed_bytes(app: Flask) -> None:
    """No table but those of lists, places, organisations and the log may hold free text in clear."""
    clear = {
        f"{table.name}.{column.name}"
        for table in db.metadata.sorted_tables
        for column in table.columns
        if _is_free_text(column)
    }
    assert clear == ALLOWED_IN_CLEAR, clear ^ ALLOWED_IN_CLEAR


def _is_free_text(column: object) -> bool:
    length = getattr(column.type, "length", None)  # type: ignore[attr-defined]
    kind = column.type.python_type  # type: ignore[attr-defined]
    return kind is str and not hasattr(column.type, "list_name") and (length is None or length > 40)  # type: ignore[attr-defined]


ALLOWED_IN_CLEAR = {
    "access_event.actor_name",
    "access_event.role",
    "access_event.address",
    "access_event.endpoint",
    "failed_sign_in.address",
    "organisation.name",
    "organisation.agreement_ref",
    "outbox_message.last_error",
    "submission.location",
    "user_account.password_hash",
    "code_value.label_it",
    "code_value.label_en",
    "code_value.source",
    "code_value.notes",
    "code_value.local_fields",
    "service_point.name",
    "service_point.address",
    "service_point.email",
    "service_point.hours_note",
    "service_point.access_rules",
    "service_point.documents_to_bring",
    "team.name",
    "shift.vehicle",
    "zone.name",
    "zone.bounds",
    "import_refusal.reasons",
}
"""Institutions, lists and codes; whoever adds a line here says why it tells nothing of anybody."""
