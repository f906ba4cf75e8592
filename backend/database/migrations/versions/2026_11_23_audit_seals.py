"""Seals of the audit log, and its events by their number.

Revision: audit_seals, after contests.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "audit_seals"
down_revision = "contests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "audit_seals",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier"),
        sa.Column(
            "number",
            sa.Integer(),
            nullable=False,
            comment="封条号，从 1 起；place in the chain, from 1",
        ),
        sa.Column(
            "sealed_at", sa.DateTime(timezone=True), nullable=False, comment="封存时间；when"
        ),
        sa.Column(
            "seen",
            sa.BigInteger(),
            nullable=False,
            comment="当时的最大序号；highest number of an event then",
        ),
        sa.Column(
            "horizon",
            sa.BigInteger(),
            nullable=False,
            comment="当时的事务界；first transaction not begun then",
        ),
        sa.Column(
            "floor",
            sa.BigInteger(),
            nullable=False,
            comment="当时的事务底；first transaction that had not ended then",
        ),
        sa.Column(
            "sequences",
            postgresql.ARRAY(sa.BigInteger()),
            nullable=False,
            comment="审计记录的序号；numbers of events",
        ),
        sa.Column(
            "digests",
            sa.LargeBinary(),
            nullable=False,
            comment="审计记录的摘要 (SHA-256)；a digest of each, in the same order",
        ),
        sa.Column(
            "previous",
            sa.LargeBinary(),
            nullable=False,
            comment="前一封条；the seal before, zeros = none",
        ),
        sa.Column(
            "seal",
            sa.LargeBinary(),
            nullable=False,
            comment="封条 (HMAC-SHA-256)；the seal over all of this",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("audit_seals_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("audit_seals_pkey")),
        sa.UniqueConstraint("district_id", "number", name=op.f("audit_seals_number_key")),
        comment="审计封条；A link of the chain over the audit log: digests of events, sealed.",
    )
    op.create_index(
        "audit_events_sequence_idx", "audit_events", ["district_id", "sequence"], unique=False
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("audit_events_sequence_idx", table_name="audit_events")
    op.drop_table("audit_seals")
