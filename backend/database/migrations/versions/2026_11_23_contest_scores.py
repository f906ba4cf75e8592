"""Scores of contests: passes of judges, the log of records, present scores, results.

Revision: contest_scores, after uploads.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "contest_scores"
down_revision = "uploads"
branch_labels = None
depends_on = None

_TABLES = ("results", "score_conflicts", "scores", "score_records", "judge_passes")


def upgrade() -> None:
    """Make the tables, statement by statement, and let accounts refer to them."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    connection = op.get_bind()
    for statement in text.split(";\n\n"):
        connection.exec_driver_sql(statement.rstrip(";\n"))
    op.add_column(
        "sessions",
        sa.Column(
            "pass_id",
            sa.Uuid(),
            nullable=True,
            comment="评委通行码；pass that opened it, then no idle time ends it",
        ),
    )
    op.create_index(op.f("sessions_pass_id_idx"), "sessions", ["district_id", "pass_id"])
    op.create_foreign_key(
        op.f("sessions_pass_id_fkey"),
        "sessions",
        "judge_passes",
        ["district_id", "pass_id"],
        ["district_id", "id"],
        ondelete="CASCADE",
    )
    op.create_index(op.f("users_contest_id_idx"), "users", ["district_id", "contest_id"])
    op.create_foreign_key(
        op.f("users_contest_id_fkey"),
        "users",
        "contests",
        ["district_id", "contest_id"],
        ["district_id", "id"],
        ondelete="NO ACTION",
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_constraint(op.f("users_contest_id_fkey"), "users", type_="foreignkey")
    op.drop_index(op.f("users_contest_id_idx"), table_name="users")
    op.drop_constraint(op.f("sessions_pass_id_fkey"), "sessions", type_="foreignkey")
    op.drop_index(op.f("sessions_pass_id_idx"), table_name="sessions")
    op.drop_column("sessions", "pass_id")
    for table in _TABLES:
        op.drop_table(table)
