"""A token reaches what it asked for itself; an export knows by which rights it was written.

Revision: tokens_own_rows, after imports_of_contests.
"""

import sqlalchemy as sa
from alembic import op

revision = "tokens_own_rows"
down_revision = "imports_of_contests"
branch_labels = None
depends_on = None

_BY_TOKEN = "令牌，本人办理时为空；API token that asked for it, null = in person"  # noqa: S105
_FORMER = "令牌；API token that asked for it"
_OWNER = "令牌的所有人，本人上传时为空；owner of the token that made it, null = in person"
_RIGHTS = "写成时的角色和范围；role and units with which it was written, null = not yet"
_IMPORTS = ("import_batches", "import_rows")
_FILES = ("uploads", "ledger_exports")
_TABLES = (*_IMPORTS, *_FILES)


def upgrade() -> None:
    """Apply the change; an import has the id of its upload, which knows the token."""
    for table in _IMPORTS:
        op.add_column(table, sa.Column("token_id", sa.Uuid(), nullable=True, comment=_BY_TOKEN))
    for table in _FILES:
        op.alter_column(table, "token_id", comment=_BY_TOKEN, existing_comment=_FORMER)
    _without_policies()
    for table, column in (("import_batches", "id"), ("import_rows", "batch_id")):
        op.execute(
            f"update {table} as t set token_id = u.token_id from uploads as u"  # noqa: S608 - names
            f" where u.district_id = t.district_id and u.id = t.{column}"
            " and t.token_owner_id is not null"
        )
    op.add_column("ledger_exports", sa.Column("rights", sa.Text(), nullable=True, comment=_RIGHTS))
    for table in _TABLES:
        op.drop_column(table, "token_owner_id")


def downgrade() -> None:
    """Take the change back."""
    _without_policies()
    for table in _TABLES:
        op.add_column(table, sa.Column("token_owner_id", sa.Uuid(), nullable=True, comment=_OWNER))
        op.execute(
            f"update {table} set token_owner_id = started_by"  # noqa: S608 - names
            " where token_id is not null"
        )
    op.drop_column("ledger_exports", "rights")
    for table in _FILES:
        op.alter_column(table, "token_id", comment=_FORMER, existing_comment=_BY_TOKEN)
    for table in _IMPORTS:
        op.drop_column(table, "token_id")


def _without_policies() -> None:
    """Let the owner reach the rows, and the column go that the policies name.

    The policies are no part of a migration: those of this code are applied after the last one, and
    turn row security on again.
    """
    for table in _TABLES:
        for policy in ("readers_see_their_rows", "writers_change_their_rows"):
            op.execute(f"drop policy if exists {policy} on {table}")
        op.execute(f"alter table {table} no force row level security")
