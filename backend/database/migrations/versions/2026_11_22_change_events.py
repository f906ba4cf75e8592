"""The outbox: events that tell which objects changed.

Revision: change_events, after publications.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "change_events"
down_revision = "publications"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "change_events",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
        sa.Column(
            "transaction_id",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
            comment="事务号；transaction that wrote it, to tell what a snapshot did not see yet",
        ),
        sa.Column(
            "sequence",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="序号；order of writing",
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, comment="时间；when"),
        sa.Column(
            "subject_table", sa.Text(), nullable=False, comment="对象类别；table of the objects"
        ),
        sa.Column("verb", sa.Text(), nullable=False, comment="变动；insert, update or delete"),
        sa.Column(
            "subject_ids",
            postgresql.ARRAY(sa.Uuid()),
            server_default=sa.text("'{}'::uuid[]"),
            nullable=False,
            comment="对象；ids of the objects, several for a bulk change",
        ),
        sa.Column(
            "former_scope",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=True,
            comment="原范围；scope columns of deleted objects, to tell whom they were shown to",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("change_events_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("change_events_pkey")),
        comment=(
            "变动事件；That objects changed, for subscriptions, polling and webhooks;"
            " kept for days."
        ),
    )
    op.create_index(
        op.f("change_events_at_idx"), "change_events", ["district_id", "at"], unique=False
    )
    op.create_index(
        op.f("change_events_transaction_id_sequence_idx"),
        "change_events",
        ["district_id", "transaction_id", "sequence"],
        unique=False,
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_index(op.f("change_events_transaction_id_sequence_idx"), table_name="change_events")
    op.drop_index(op.f("change_events_at_idx"), table_name="change_events")
    op.drop_table("change_events")
