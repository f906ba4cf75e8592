"""An index of the placements that an organization's own columns may not repeat.

Revision: unsettled_placements, after contest_scores.
"""

import sqlalchemy as sa
from alembic import op

revision = "unsettled_placements"
down_revision = "contest_scores"
branch_labels = None
depends_on = None

UNSETTLED = "not upper_inf(valid) or lower(valid) > (updated_at at time zone 'Asia/Shanghai')::date"


def upgrade() -> None:
    """Apply the change."""
    op.create_index(
        op.f("placements_unsettled_idx"),
        "placements",
        ["district_id", "organization_id"],
        unique=False,
        postgresql_where=sa.text(UNSETTLED),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f("placements_unsettled_idx"), table_name="placements")
