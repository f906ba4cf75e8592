"""Entry slips, by which contestants see their own results.

Revision: entry_slips, after contest_figures.
"""

import sqlalchemy as sa
from alembic import op

revision = "entry_slips"
down_revision = "contest_figures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "entry_slips",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="录入时间；when it was entered",
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True, comment="录入人；user who entered it"),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="最后修改时间；when it was last changed",
        ),
        sa.Column(
            "updated_by", sa.Uuid(), nullable=True, comment="最后修改人；user who changed it last"
        ),
        sa.Column(
            "source",
            sa.Text(),
            nullable=False,
            comment="来源；'manual', 'demo' or 'import:<id of the import>'",
        ),
        sa.Column(
            "revision",
            sa.Integer(),
            nullable=False,
            comment="修订号；grows by one with every change",
        ),
        sa.Column("contest_id", sa.Uuid(), nullable=False, comment="竞赛；the contest"),
        sa.Column(
            "organizer_town_id",
            sa.Uuid(),
            nullable=True,
            comment="主办镇街；town that organizes the contest, for scope",
        ),
        sa.Column(
            "organizer_department_id",
            sa.Uuid(),
            nullable=True,
            comment="主办部门；line that organizes the contest, for scope",
        ),
        sa.Column(
            "entry_id", sa.Uuid(), nullable=False, comment="参赛；entry whose contestant holds it"
        ),
        sa.Column(
            "secret_hash",
            sa.LargeBinary(),
            nullable=False,
            comment="参赛证散列 (SHA-256)；hash of the secret",
        ),
        sa.Column(
            "revoked_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="作废时间；when it was revoked",
        ),
        sa.Column(
            "used_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="最近查看时间；last look by it",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "contest_id"],
            ["contests.district_id", "contests.id"],
            name=op.f("entry_slips_contest_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "entry_id"],
            ["entries.district_id", "entries.id"],
            name=op.f("entry_slips_entry_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "organizer_department_id"],
            ["departments.district_id", "departments.id"],
            name=op.f("entry_slips_organizer_department_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "organizer_town_id"],
            ["towns.district_id", "towns.id"],
            name=op.f("entry_slips_organizer_town_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("entry_slips_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("entry_slips_pkey")),
        sa.UniqueConstraint("secret_hash", name=op.f("entry_slips_secret_hash_key")),
        comment="参赛证；Shows a contestant the own results, by a secret printed as a QR code.",
    )
    op.create_index(
        op.f("entry_slips_contest_id_idx"),
        "entry_slips",
        ["district_id", "contest_id"],
        unique=False,
    )
    op.create_index(
        op.f("entry_slips_entry_id_idx"), "entry_slips", ["district_id", "entry_id"], unique=False
    )
    op.create_index(
        "entry_slips_entry_id_works_idx",
        "entry_slips",
        ["district_id", "entry_id"],
        unique=True,
        postgresql_where=sa.text("revoked_at is null"),
    )
    op.create_index(
        op.f("entry_slips_organizer_department_id_idx"),
        "entry_slips",
        ["district_id", "organizer_department_id"],
        unique=False,
    )
    op.create_index(
        op.f("entry_slips_organizer_town_id_idx"),
        "entry_slips",
        ["district_id", "organizer_town_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_index(op.f("entry_slips_organizer_town_id_idx"), table_name="entry_slips")
    op.drop_index(op.f("entry_slips_organizer_department_id_idx"), table_name="entry_slips")
    op.drop_index(
        "entry_slips_entry_id_works_idx",
        table_name="entry_slips",
        postgresql_where=sa.text("revoked_at is null"),
    )
    op.drop_index(op.f("entry_slips_entry_id_idx"), table_name="entry_slips")
    op.drop_index(op.f("entry_slips_contest_id_idx"), table_name="entry_slips")
    op.drop_table("entry_slips")
