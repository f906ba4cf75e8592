"""An edition of published results says who to turn to and what changed.

Revision: edition_words, after entry_slips.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "edition_words"
down_revision = "entry_slips"
branch_labels = None
depends_on = None

_TABLE = "contest_publications"
_COLUMNS: tuple[tuple[str, sa.types.TypeEngine[Any], str], ...] = (
    ("organizer_name", sa.Text(), "主办单位名称；who organizes the contest"),
    ("contact", sa.Text(), "联系方式；how to reach the organizer"),
    (
        "appeals_end_at",
        sa.DateTime(timezone=True),
        "申诉截止时间；until when results can be appealed against",
    ),
    (
        "changed_results",
        sa.Integer(),
        "与上一版不同的成绩数；results that differ from the edition before, null = none was out",
    ),
    (
        "added_results",
        sa.Integer(),
        "比上一版增加的成绩数；results that the one before did not have",
    ),
    (
        "removed_results",
        sa.Integer(),
        "比上一版减少的成绩数；results that only the one before had",
    ),
)


def upgrade() -> None:
    """Apply the change."""
    for name, kind, comment in _COLUMNS:
        op.add_column(_TABLE, sa.Column(name, kind, nullable=True, comment=comment))


def downgrade() -> None:
    """Take the change back."""
    for name, _, _ in reversed(_COLUMNS):
        op.drop_column(_TABLE, name)
