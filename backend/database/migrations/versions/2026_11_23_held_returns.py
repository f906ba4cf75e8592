"""What of a returned file waits for a decision, and the file that it is taken from.

Revision: held_returns, after results_in_place.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "held_returns"
down_revision = "results_in_place"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.add_column(
        "contest_carries",
        sa.Column(
            "waiting",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=True,
            comment=(
                "待定：带回而未能并入的，及其决定；"
                "what of a returned file waits or was decided upon"
            ),
        ),
    )
    op.add_column(
        "contest_carries",
        sa.Column(
            "parcel",
            sa.LargeBinary(),
            nullable=True,
            comment=(
                "有待定时留存的带回文件（密文）；the sealed file that waiting things are taken from"
            ),
        ),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_column("contest_carries", "parcel")
    op.drop_column("contest_carries", "waiting")
