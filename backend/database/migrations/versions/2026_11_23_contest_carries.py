"""Contests that are away at a venue's server.

Revision: contest_carries, after tokens_own_rows.
"""

import sqlalchemy as sa
from alembic import op

revision = "contest_carries"
down_revision = "tokens_own_rows"
branch_labels = None
depends_on = None

_NUMBERS = "awards_certificate_number_key"


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "contest_carries",
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
            "place",
            sa.Enum(
                "HOME", "VENUE", name="place", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
            comment="所在；which of the two servers this is",
        ),
        sa.Column(
            "state",
            sa.Enum(
                "AWAY",
                "RETURNED",
                "CALLED_BACK",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
            comment="状态；state",
        ),
        sa.Column(
            "officer_id",
            sa.Uuid(),
            nullable=False,
            comment="现场组织人；officer who organizes at the venue",
        ),
        sa.Column(
            "carried_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="带出时间；when it went to the venue",
        ),
        sa.Column(
            "returns",
            sa.Integer(),
            nullable=False,
            comment="带回次数：区里为已并入的最后一次；files brought back, here the last one taken",
        ),
        sa.Column(
            "returned_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="最近带回时间；when something came back last",
        ),
        sa.Column(
            "ended_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="结束时间；when it came home or was called back",
        ),
        sa.CheckConstraint(
            "(state = 'AWAY') = (ended_at is null)", name=op.f("contest_carries_end_check")
        ),
        sa.CheckConstraint("returns >= 0", name=op.f("contest_carries_returns_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "contest_id"],
            ["contests.district_id", "contests.id"],
            name=op.f("contest_carries_contest_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "organizer_department_id"],
            ["departments.district_id", "departments.id"],
            name=op.f("contest_carries_organizer_department_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "organizer_town_id"],
            ["towns.district_id", "towns.id"],
            name=op.f("contest_carries_organizer_town_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("contest_carries_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("contest_carries_pkey")),
        comment="带出；A contest that went to the server of a venue, and how far it has come back.",
    )
    op.create_index(
        "contest_carries_away_key",
        "contest_carries",
        ["district_id", "contest_id"],
        unique=True,
        postgresql_where=sa.text("state = 'AWAY'"),
    )
    op.create_index(
        op.f("contest_carries_contest_id_idx"),
        "contest_carries",
        ["district_id", "contest_id"],
        unique=False,
    )
    op.create_index(
        op.f("contest_carries_organizer_department_id_idx"),
        "contest_carries",
        ["district_id", "organizer_department_id"],
        unique=False,
    )
    op.create_index(
        op.f("contest_carries_organizer_town_id_idx"),
        "contest_carries",
        ["district_id", "organizer_town_id"],
        unique=False,
    )
    op.add_column(
        "contests",
        sa.Column(
            "away_since",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="带出时间，此间另一台服务器管设置；since when another server has its set-up",
        ),
    )

    _keep_numbers_apart()


def _keep_numbers_apart() -> None:
    """Let no two awards have one certificate number; of those that do, the first one keeps it.

    Certificates were not printed before, and organizers numbered each contest by itself.
    """
    op.execute("alter table awards no force row level security")
    op.execute(
        "update awards as t set certificate_number = t.certificate_number || '-' || right("
        "replace(t.id::text, '-', ''), 8) from ("
        " select a.district_id, a.id, row_number() over ("
        "partition by a.district_id, a.certificate_number order by a.id) as place"
        " from awards as a) as n"
        " where n.district_id = t.district_id and n.id = t.id and n.place > 1"
    )
    op.execute("alter table awards force row level security")
    op.create_unique_constraint(_NUMBERS, "awards", ["district_id", "certificate_number"])


def downgrade() -> None:
    """Take the change back."""
    op.drop_constraint(_NUMBERS, "awards", type_="unique")
    op.drop_column("contests", "away_since")
    op.drop_index(op.f("contest_carries_organizer_town_id_idx"), table_name="contest_carries")
    op.drop_index(op.f("contest_carries_organizer_department_id_idx"), table_name="contest_carries")
    op.drop_index(op.f("contest_carries_contest_id_idx"), table_name="contest_carries")
    op.drop_index(
        "contest_carries_away_key",
        table_name="contest_carries",
        postgresql_where=sa.text("state = 'AWAY'"),
    )
    op.drop_table("contest_carries")
