"""The first schema."""

from alembic import op

from app.db import db

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    db.metadata.create_all(op.get_bind())


def downgrade() -> None:
    db.metadata.drop_all(op.get_bind())
