"""The first tables of every slice.

Revision: first_tables.
"""

from pathlib import Path

from alembic import op

revision = "first_tables"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, statement by statement."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    connection = op.get_bind()
    for statement in text.split(";\n\n"):
        connection.exec_driver_sql(statement.rstrip(";\n"))


def downgrade() -> None:
    """Refuse: below the first tables there is nothing to keep."""
    raise NotImplementedError("The first tables are not taken back; drop the database instead.")
