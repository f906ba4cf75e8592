"""Indexes for lists that begin with the latest day.

Revision: list_orders, after change_events.
"""

import sqlalchemy as sa
from alembic import op

revision = "list_orders"
down_revision = "change_events"
branch_labels = None
depends_on = None

LATEST = (
    ("branches", "founded_on"),
    ("members", "joined_on"),
    ("organizations", "registered_on"),
    ("shops", "opened_on"),
)


def upgrade() -> None:
    """Apply the change."""
    for table, column in LATEST:
        order = sa.text(f"{column} desc nulls last")
        op.create_index(
            op.f(f"{table}_{column}_latest_idx"), table, ["district_id", order, "id"], unique=False
        )


def downgrade() -> None:
    """Take it back."""
    for table, column in reversed(LATEST):
        op.drop_index(op.f(f"{table}_{column}_latest_idx"), table_name=table)
