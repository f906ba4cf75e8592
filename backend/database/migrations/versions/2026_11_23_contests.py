"""Contests: their rounds, entries and judges, and what comes of them.

Revision: contests, after webhooks.
"""

from pathlib import Path

from alembic import op

revision = "contests"
down_revision = "webhooks"
branch_labels = None
depends_on = None

_TABLES = (
    "starts",
    "recusals",
    "practice_results",
    "judge_rounds",
    "criteria",
    "awards",
    "appeals",
    "rounds",
    "published_results",
    "practice_sessions",
    "entries",
    "judges",
    "disciplines",
    "contest_publications",
    "contests",
)


def upgrade() -> None:
    """Make the tables, statement by statement."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    connection = op.get_bind()
    for statement in text.split(";\n\n"):
        connection.exec_driver_sql(statement.rstrip(";\n"))


def downgrade() -> None:
    """Take the change back."""
    for table in _TABLES:
        op.drop_table(table)
