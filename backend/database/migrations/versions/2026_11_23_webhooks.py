"""Webhooks, and what became of each delivery to them.

Revision: webhooks, after judge_accounts.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "webhooks"
down_revision = "judge_accounts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "webhooks",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="建立时间；when it was made",
        ),
        sa.Column(
            "user_id",
            sa.Uuid(),
            nullable=False,
            comment="所有人；owner whose present rights bound what is sent",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="用途；what it is for"),
        sa.Column("url", sa.Text(), nullable=False, comment="接收地址；address of the receiver"),
        sa.Column(
            "types",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
            comment="对象类别，空为全部；types of objects, empty = all",
        ),
        sa.Column(
            "kinds",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
            comment="变动种类，空为全部；kinds of changes, empty = all",
        ),
        sa.Column(
            "secret",
            sa.LargeBinary(),
            nullable=False,
            comment="签名密钥（已加密）；secret that signs, sealed",
        ),
        sa.Column(
            "former_secret",
            sa.LargeBinary(),
            nullable=True,
            comment="原签名密钥（已加密）；secret before it",
        ),
        sa.Column(
            "former_until",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="原密钥有效至；until when the former secret signs too",
        ),
        sa.Column("is_on", sa.Boolean(), nullable=False, comment="是否启用；changes are sent"),
        sa.Column(
            "off_reason",
            sa.Enum(
                "BY_OWNER",
                "BY_ADMINISTRATOR",
                "NOT_DELIVERED",
                "GONE",
                "OWNER_INACTIVE",
                name="off_reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
            comment="停用原因；why it is off",
        ),
        sa.Column(
            "cursor",
            sa.Text(),
            nullable=True,
            comment="续读游标；where it stands among the events, null = the present",
        ),
        sa.Column(
            "failing_since",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="何时起未送达；since when deliveries fail, null = they arrive",
        ),
        sa.Column(
            "succeeded_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="最近送达时间；last delivery",
        ),
        sa.CheckConstraint(
            "(former_secret is null) = (former_until is null)",
            name=op.f("webhooks_former_secret_check"),
        ),
        sa.CheckConstraint("is_on = (off_reason is null)", name=op.f("webhooks_is_on_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "user_id"],
            ["users.district_id", "users.id"],
            name=op.f("webhooks_user_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("webhooks_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("webhooks_pkey")),
        comment="推送地址；An address to which changes are sent, as far as the owner sees them.",
    )
    op.create_index(
        op.f("webhooks_created_at_idx"), "webhooks", ["district_id", "created_at"], unique=False
    )
    op.create_index(
        op.f("webhooks_user_id_idx"), "webhooks", ["district_id", "user_id"], unique=False
    )
    op.create_table(
        "webhook_deliveries",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="建立时间；when it was made",
        ),
        sa.Column("webhook_id", sa.Uuid(), nullable=False, comment="推送地址；the webhook"),
        sa.Column("user_id", sa.Uuid(), nullable=False, comment="所有人；owner of the webhook"),
        sa.Column(
            "kind",
            sa.Enum(
                "CHANGES", "TEST", name="kind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
            comment="种类；what it carries",
        ),
        sa.Column(
            "since", sa.Text(), nullable=True, comment="起点游标；cursor after which it begins"
        ),
        sa.Column(
            "until", sa.Text(), nullable=True, comment="终点游标；cursor up to which it goes"
        ),
        sa.Column(
            "change_count",
            sa.Integer(),
            nullable=False,
            comment="变动条数；changes in it at the last attempt",
        ),
        sa.Column(
            "state",
            sa.Enum(
                "WAITING",
                "DELIVERED",
                "ABANDONED",
                "EMPTY",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
            comment="状态；where it stands",
        ),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="尝试次数；attempts so far"),
        sa.Column(
            "next_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="下次尝试时间；when it is tried next, null = no more",
        ),
        sa.Column(
            "last_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="最近尝试时间；last attempt",
        ),
        sa.Column(
            "last_status",
            sa.Integer(),
            nullable=True,
            comment="答复的状态码；HTTP status of the last answer, null = none",
        ),
        sa.Column(
            "last_fault",
            sa.Enum(
                "STATUS",
                "TIMEOUT",
                "CONNECTION",
                "CERTIFICATE",
                "ADDRESS",
                "NAME",
                name="last_fault",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
            comment="失败原因；why the last attempt failed",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "user_id"],
            ["users.district_id", "users.id"],
            name=op.f("webhook_deliveries_user_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "webhook_id"],
            ["webhooks.district_id", "webhooks.id"],
            name=op.f("webhook_deliveries_webhook_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("webhook_deliveries_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("webhook_deliveries_pkey")),
        comment="推送记录；Changes sent to a webhook at once, and how it went; kept for days.",
    )
    op.create_index(
        op.f("webhook_deliveries_created_at_idx"),
        "webhook_deliveries",
        ["district_id", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("webhook_deliveries_user_id_idx"),
        "webhook_deliveries",
        ["district_id", "user_id"],
        unique=False,
    )
    op.create_index(
        "webhook_deliveries_waiting_key",
        "webhook_deliveries",
        ["district_id", "webhook_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state = 'WAITING'"),
    )
    op.create_index(
        op.f("webhook_deliveries_webhook_id_idx"),
        "webhook_deliveries",
        ["district_id", "webhook_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_index(op.f("webhook_deliveries_webhook_id_idx"), table_name="webhook_deliveries")
    op.drop_index(
        "webhook_deliveries_waiting_key",
        table_name="webhook_deliveries",
        postgresql_where=sa.text("state = 'WAITING'"),
    )
    op.drop_index(op.f("webhook_deliveries_user_id_idx"), table_name="webhook_deliveries")
    op.drop_index(op.f("webhook_deliveries_created_at_idx"), table_name="webhook_deliveries")
    op.drop_table("webhook_deliveries")
    op.drop_index(op.f("webhooks_user_id_idx"), table_name="webhooks")
    op.drop_index(op.f("webhooks_created_at_idx"), table_name="webhooks")
    op.drop_table("webhooks")
