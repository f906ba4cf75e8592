"""Publications of figures, the figures in them, and withdrawals.

Revision: publications, after first_tables.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "publications"
down_revision = "first_tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "publications",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="统计日期；day of the figures"),
        sa.Column(
            "town_id", sa.Uuid(), nullable=True, comment="所计镇街；town, null = the district"
        ),
        sa.Column(
            "scope_name",
            sa.Text(),
            nullable=False,
            comment="范围；name of the district or town as it was then",
        ),
        sa.Column(
            "edition",
            sa.Integer(),
            nullable=False,
            comment="版次，同日同范围从 1 起；edition of the day and scope, 1 = the first",
        ),
        sa.Column(
            "corrects_id",
            sa.Uuid(),
            nullable=True,
            comment="前一版；the edition before it, which it corrects",
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="说明；what the publisher says of it"),
        sa.Column(
            "published_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="公布时间；when it was published",
        ),
        sa.Column(
            "published_by", sa.Uuid(), nullable=True, comment="公布人；user who published it"
        ),
        sa.Column(
            "rule_version",
            sa.Integer(),
            nullable=False,
            comment="规则版本，0 为缺省；version of the rules, 0 = defaults",
        ),
        sa.Column(
            "definitions_digest",
            sa.Text(),
            nullable=False,
            comment="定义摘要 (SHA-256)；digest of the definitions, equal = defined alike",
        ),
        sa.CheckConstraint(
            "edition >= 1 and (edition = 1) = (corrects_id is null)",
            name=op.f("publications_edition_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "corrects_id"],
            ["publications.district_id", "publications.id"],
            name=op.f("publications_corrects_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "town_id"],
            ["towns.district_id", "towns.id"],
            name=op.f("publications_town_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("publications_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("publications_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "town_id",
            "as_of",
            "edition",
            name=op.f("publications_town_id_as_of_edition_key"),
            postgresql_nulls_not_distinct=True,
        ),
        comment="公布；The figures of a day and a scope as made public, never changed since.",
    )
    op.create_index(
        op.f("publications_as_of_idx"), "publications", ["district_id", "as_of"], unique=False
    )
    op.create_index(
        op.f("publications_corrects_id_idx"),
        "publications",
        ["district_id", "corrects_id"],
        unique=False,
    )
    op.create_index(
        op.f("publications_published_at_idx"),
        "publications",
        ["district_id", "published_at"],
        unique=False,
    )
    op.create_index(
        op.f("publications_town_id_idx"), "publications", ["district_id", "town_id"], unique=False
    )
    op.create_table(
        "publication_withdrawals",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
        sa.Column(
            "publication_id", sa.Uuid(), nullable=False, comment="所撤回的公布；the publication"
        ),
        sa.Column(
            "withdrawn_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="撤回时间；when it was withdrawn",
        ),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True, comment="撤回人；user who withdrew it"),
        sa.Column("reason", sa.Text(), nullable=False, comment="原因；reason, shown to everybody"),
        sa.ForeignKeyConstraint(
            ["district_id", "publication_id"],
            ["publications.district_id", "publications.id"],
            name=op.f("publication_withdrawals_publication_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("publication_withdrawals_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("publication_withdrawals_pkey")),
        sa.UniqueConstraint(
            "district_id", "publication_id", name=op.f("publication_withdrawals_publication_id_key")
        ),
        comment="撤回公布；That a publication no longer holds, and why; it stays visible as such.",
    )
    op.create_index(
        op.f("publication_withdrawals_publication_id_idx"),
        "publication_withdrawals",
        ["district_id", "publication_id"],
        unique=False,
    )
    op.create_table(
        "published_figures",
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
        sa.Column("publication_id", sa.Uuid(), nullable=False, comment="所属公布；the publication"),
        sa.Column(
            "place",
            sa.Integer(),
            nullable=False,
            comment="次序；place among the figures of the publication",
        ),
        sa.Column("code", sa.Text(), nullable=False, comment="数字代码；code of the figure"),
        sa.Column(
            "population",
            sa.Enum(
                "ENTERPRISE",
                "SOCIAL_ORGANIZATION",
                "ALL",
                name="population",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
            comment="统计对象；of whom",
        ),
        sa.Column(
            "family",
            sa.Enum(
                "COVERAGE",
                "PARTITION",
                "BLIND_SPOT",
                "WARNING",
                name="family",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
            comment="类别；family",
        ),
        sa.Column(
            "unit",
            sa.Enum(
                "BRANCHES",
                "ORGANIZATIONS",
                "RATIO",
                name="unit",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
            comment="计量单位；unit",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="名称；name"),
        sa.Column(
            "definition", sa.Text(), nullable=False, comment="当时的定义；definition as it was"
        ),
        sa.Column(
            "english_definition",
            sa.Text(),
            nullable=False,
            comment="当时的英文定义；definition in English as it was",
        ),
        sa.Column("formula", sa.Text(), nullable=False, comment="公式；formula in words"),
        sa.Column("source_text", sa.Text(), nullable=False, comment="依据；regulation behind it"),
        sa.Column(
            "value",
            sa.Numeric(),
            nullable=True,
            comment="值：计数，或 0–1 的比率；a count, or a ratio from 0 to 1",
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "ZERO_DENOMINATOR",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
            comment="无值的原因；why there is no value",
        ),
        sa.Column("numerator", sa.Integer(), nullable=True, comment="分子；rows of the numerator"),
        sa.Column(
            "denominator", sa.Integer(), nullable=True, comment="分母；rows of the denominator"
        ),
        sa.Column(
            "reported_numerator",
            sa.Integer(),
            nullable=True,
            comment="分子中党员数按填报的；numerator rows on reported counts",
        ),
        sa.Column(
            "reported_denominator",
            sa.Integer(),
            nullable=True,
            comment="分母中党员数按填报的；denominator rows on reported counts",
        ),
        sa.Column(
            "verified_share",
            sa.Numeric(),
            nullable=True,
            comment="同范围实体运营单位的核查率 0–1；share of operating ones that are verified",
        ),
        sa.Column(
            "window_from",
            sa.Date(),
            nullable=False,
            comment="新建的起算日期；first day of what counts as new",
        ),
        sa.Column("window_to", sa.Date(), nullable=False, comment="统计日期；day of the figure"),
        sa.Column(
            "rule_version",
            sa.Integer(),
            nullable=False,
            comment="规则版本，0 为缺省；version of the rules, 0 = defaults",
        ),
        sa.Column(
            "is_suppressed",
            sa.Boolean(),
            nullable=False,
            comment="是否隐去；kept back, since the group is too small",
        ),
        sa.CheckConstraint(
            "not is_suppressed or (value is null and numerator is null and denominator is null)",
            name=op.f("published_figures_suppressed_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "publication_id"],
            ["publications.district_id", "publications.id"],
            name=op.f("published_figures_publication_id_fkey"),
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f("published_figures_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("published_figures_pkey")),
        comment="公布的数字；A figure as it was published: its value, its rules, its words.",
    )
    op.create_index(
        op.f("published_figures_publication_id_place_idx"),
        "published_figures",
        ["district_id", "publication_id", "place"],
        unique=False,
    )
    op.alter_column(
        "api_tokens",
        "scopes",
        existing_type=postgresql.JSONB(astext_type=sa.Text()),
        comment="权限范围；scopes; with `published` alone it acts as the public",
        existing_comment="权限范围；scopes: figures, organizations, branches, shops",
        existing_nullable=False,
    )


def downgrade() -> None:
    """Take the change back."""
    op.alter_column(
        "api_tokens",
        "scopes",
        existing_type=postgresql.JSONB(astext_type=sa.Text()),
        comment="权限范围；scopes: figures, organizations, branches, shops",
        existing_comment="权限范围；scopes; with `published` alone it acts as the public",
        existing_nullable=False,
    )
    op.drop_index(
        op.f("published_figures_publication_id_place_idx"), table_name="published_figures"
    )
    op.drop_table("published_figures")
    op.drop_index(
        op.f("publication_withdrawals_publication_id_idx"), table_name="publication_withdrawals"
    )
    op.drop_table("publication_withdrawals")
    op.drop_index(op.f("publications_town_id_idx"), table_name="publications")
    op.drop_index(op.f("publications_published_at_idx"), table_name="publications")
    op.drop_index(op.f("publications_corrects_id_idx"), table_name="publications")
    op.drop_index(op.f("publications_as_of_idx"), table_name="publications")
    op.drop_table("publications")
