"""A score that moves a thousand places writes a thousand rows, and no index of theirs.

Revision: results_in_place, after edition_words.
"""

from alembic import op

revision = "results_in_place"
down_revision = "edition_words"
branch_labels = None
depends_on = None

_INDEX = "results_round_id_place_id_idx"


def upgrade() -> None:
    """Apply the change."""
    op.drop_index(_INDEX, table_name="results")
    op.execute("alter table results set (fillfactor = 50)")


def downgrade() -> None:
    """Take the change back."""
    op.execute("alter table results reset (fillfactor)")
    op.create_index(_INDEX, "results", ["district_id", "round_id", "place", "id"])
