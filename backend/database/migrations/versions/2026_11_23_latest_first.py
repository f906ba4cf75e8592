"""Indexes for lists that begin with the latest day: among rows of a day the greatest id first.

Revision: latest_first, after unsettled_placements.
"""

import sqlalchemy as sa
from alembic import op

revision = "latest_first"
down_revision = "unsettled_placements"
branch_labels = None
depends_on = None

LATEST = (
    ("awards", "given_on"),
    ("branches", "founded_on"),
    ("contest_publications", "published_at"),
    ("contests", "starts_on"),
    ("members", "joined_on"),
    ("organizations", "registered_on"),
    ("shops", "opened_on"),
)


def upgrade() -> None:
    """Apply the change."""
    _make_anew(sa.text("id desc"))


def downgrade() -> None:
    """Take it back."""
    _make_anew("id")


def _make_anew(last: str | sa.TextClause) -> None:
    for table, column in LATEST:
        name = op.f(f"{table}_{column}_latest_idx")
        order = sa.text(f"{column} desc nulls last")
        op.drop_index(name, table_name=table)
        op.create_index(name, table, ["district_id", order, last], unique=False)
