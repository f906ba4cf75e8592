"""Whether contestants of a contest see their own values by criterion.

Revision: own_scores, after held_returns.
"""

import sqlalchemy as sa
from alembic import op

revision = "own_scores"
down_revision = "held_returns"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.add_column(
        "contests",
        sa.Column(
            "shows_own_scores",
            sa.Boolean(),
            server_default=sa.text("false"),
            nullable=False,
            comment=("本人凭参赛证可看各评分项得分；contestants see their own values by criterion"),
        ),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_column("contests", "shows_own_scores")
