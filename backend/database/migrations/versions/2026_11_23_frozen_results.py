"""The ranking of a round as its screen shows it while it is frozen.

Revision: frozen_results, after contest_carries.
"""

import sqlalchemy as sa
from alembic import op

revision = "frozen_results"
down_revision = "contest_carries"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "frozen_results",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
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
        sa.Column("round_id", sa.Uuid(), nullable=False, comment="轮次；round"),
        sa.Column("entry_id", sa.Uuid(), nullable=False, comment="参赛；entry"),
        sa.Column("theory", sa.Numeric(), nullable=True, comment="理论成绩 0–100；theory"),
        sa.Column("practical", sa.Numeric(), nullable=True, comment="实操成绩；practice"),
        sa.Column("seconds", sa.Numeric(), nullable=True, comment="用时（秒）；time in seconds"),
        sa.Column("penalties", sa.Numeric(), nullable=False, comment="扣分或罚时；penalties"),
        sa.Column("total", sa.Numeric(), nullable=True, comment="总分；total, null = no place"),
        sa.Column("place", sa.Integer(), nullable=True, comment="名次；place"),
        sa.Column("is_shared", sa.Boolean(), nullable=False, comment="是否并列；shares its place"),
        sa.Column(
            "status",
            sa.Enum(
                "STARTING",
                "DID_NOT_START",
                "DID_NOT_FINISH",
                "DISQUALIFIED",
                "WITHDRAWN",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
            comment="出场状态；status",
        ),
        sa.Column(
            "is_pending",
            sa.Boolean(),
            nullable=False,
            comment="待核；something waited for a decision",
        ),
        sa.Column(
            "advances", sa.Boolean(), nullable=False, comment="是否晋级；went on to the next round"
        ),
        sa.Column(
            "log_version",
            sa.BigInteger(),
            nullable=False,
            comment="所据记录的序号；last record that it is made of",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "contest_id"],
            ["contests.district_id", "contests.id"],
            name=op.f("frozen_results_contest_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "entry_id"],
            ["entries.district_id", "entries.id"],
            name=op.f("frozen_results_entry_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "organizer_department_id"],
            ["departments.district_id", "departments.id"],
            name=op.f("frozen_results_organizer_department_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "organizer_town_id"],
            ["towns.district_id", "towns.id"],
            name=op.f("frozen_results_organizer_town_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "round_id"],
            ["rounds.district_id", "rounds.id"],
            name=op.f("frozen_results_round_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("frozen_results_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("frozen_results_pkey")),
        sa.UniqueConstraint(
            "district_id", "round_id", "entry_id", name=op.f("frozen_results_round_id_entry_id_key")
        ),
        comment="停榜成绩；The ranking of a round as it was when its screen was frozen, "
        "until it goes on.",
    )
    op.create_index(
        op.f("frozen_results_contest_id_idx"),
        "frozen_results",
        ["district_id", "contest_id"],
        unique=False,
    )
    op.create_index(
        op.f("frozen_results_entry_id_idx"),
        "frozen_results",
        ["district_id", "entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("frozen_results_organizer_department_id_idx"),
        "frozen_results",
        ["district_id", "organizer_department_id"],
        unique=False,
    )
    op.create_index(
        op.f("frozen_results_organizer_town_id_idx"),
        "frozen_results",
        ["district_id", "organizer_town_id"],
        unique=False,
    )
    op.create_index(
        op.f("frozen_results_round_id_idx"),
        "frozen_results",
        ["district_id", "round_id"],
        unique=False,
    )
    op.create_index(
        op.f("frozen_results_round_id_place_id_idx"),
        "frozen_results",
        ["district_id", "round_id", "place", "id"],
        unique=False,
    )

    _keep_rankings()


def _keep_rankings() -> None:
    """Keep the ranking of rounds that are frozen already, as it is now: an older one is not known.

    The owner reads the rows where row security is not forced upon him.
    """
    for table in ("rounds", "results"):
        op.execute(f"alter table {table} no force row level security")
    op.execute(
        "insert into frozen_results (district_id, id, contest_id, organizer_town_id,"
        " organizer_department_id, round_id, entry_id, theory, practical, seconds, penalties,"
        " total, place, is_shared, status, is_pending, advances, log_version)"
        " select t.district_id, t.id, t.contest_id, t.organizer_town_id,"
        " t.organizer_department_id, t.round_id, t.entry_id, t.theory, t.practical, t.seconds,"
        " t.penalties, t.total, t.place, t.is_shared, t.status, t.is_pending, t.advances,"
        " t.log_version"
        " from results as t"
        " join rounds as r on r.district_id = t.district_id and r.id = t.round_id"
        " where r.frozen_at is not null"
    )
    for table in ("rounds", "results"):
        op.execute(f"alter table {table} force row level security")


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("frozen_results")
