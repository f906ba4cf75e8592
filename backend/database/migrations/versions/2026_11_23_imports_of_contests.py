"""The contest for which entries are imported.

Revision: imports_of_contests, after latest_first.
"""

import sqlalchemy as sa
from alembic import op

revision = "imports_of_contests"
down_revision = "latest_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.add_column(
        "import_batches",
        sa.Column(
            "contest_id",
            sa.Uuid(),
            nullable=True,
            comment="竞赛，从竞赛页面导入名单时；contest that the entries are for, null = any",
        ),
    )
    op.create_index(
        op.f("import_batches_contest_id_idx"),
        "import_batches",
        ["district_id", "contest_id"],
        unique=False,
    )
    op.create_foreign_key(
        op.f("import_batches_contest_id_fkey"),
        "import_batches",
        "contests",
        ["district_id", "contest_id"],
        ["district_id", "id"],
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_column("import_batches", "contest_id")
