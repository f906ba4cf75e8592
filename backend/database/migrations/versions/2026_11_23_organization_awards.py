"""Awards to organizations in an edition of published results.

Revision: organization_awards, after own_scores.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "organization_awards"
down_revision = "own_scores"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.add_column(
        "contest_publications",
        sa.Column(
            "organization_awards",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=True,
            comment=(
                "颁给单位的奖项，撤下后为空；awards to organizations, none once it is taken down"
            ),
        ),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_column("contest_publications", "organization_awards")
