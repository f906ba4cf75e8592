"""Uploads by signed addresses, exports as jobs, and imports that a token may rehearse.

Revision: uploads, after audit_seals.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "uploads"
down_revision = "audit_seals"
branch_labels = None
depends_on = None

_STATE = "import_batches_state_check"
_FORMER = ("CHECKING", "CHECKED", "APPLYING", "APPLIED", "UNDOING", "UNDONE", "FAILED")
_PRESENT = (*_FORMER, "CANCELLED")
_TOKEN_OWNER = "令牌的所有人，本人上传时为空；owner of the token that made it, null = in person"  # noqa: S105


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "uploads",
        *_keys(),
        _moment("created_at", "申请时间；when it was asked for"),
        sa.Column("started_by", sa.Uuid(), nullable=True, comment="上传人；user"),
        sa.Column("token_owner_id", sa.Uuid(), nullable=True, comment=_TOKEN_OWNER),
        sa.Column(
            "token_id", sa.Uuid(), nullable=True, comment="令牌；API token that asked for it"
        ),
        _one_of("purpose", "用途；what it is for", "LEDGER"),
        sa.Column("file_name", sa.Text(), nullable=False, comment="文件名；name of the file"),
        sa.Column(
            "byte_count",
            sa.Integer(),
            nullable=False,
            comment="大小，字节；size of the file in bytes, exactly",
        ),
        sa.Column(
            "file_digest",
            sa.LargeBinary(),
            nullable=True,
            comment="文件摘要 (SHA-256)，上传前可先给出；digest, null = not known yet",
        ),
        _moment("expires_at", "地址到期时间；until when the file is taken"),
        _moment("received_at", "收到时间；when it had arrived", nullable=True),
        *_constraints("uploads"),
        comment="上传；A file that may be sent once, to an address that is signed for it.",
    )
    _index("uploads", "started_by", "created_at")
    op.create_table(
        "ledger_exports",
        *_keys(),
        _moment("created_at", "申请时间；when it was asked for"),
        sa.Column("started_by", sa.Uuid(), nullable=True, comment="导出人；user"),
        sa.Column("token_owner_id", sa.Uuid(), nullable=True, comment=_TOKEN_OWNER),
        sa.Column(
            "token_id", sa.Uuid(), nullable=True, comment="令牌；API token that asked for it"
        ),
        sa.Column(
            "ledger",
            sa.Text(),
            nullable=False,
            comment="台账代码；code of the ledger, `all` = every one",
        ),
        sa.Column(
            "address",
            postgresql.JSONB(none_as_null=True),
            nullable=False,
            comment="筛选与列；filters and columns, as a screen's address has them",
        ),
        sa.Column("reason", sa.Text(), nullable=True, comment="事由；what it is for"),
        _one_of("state", "状态；where it stands", "RUNNING", "DONE", "FAILED"),
        sa.Column("row_count", sa.Integer(), nullable=True, comment="行数；rows in the file"),
        sa.Column(
            "failure",
            sa.Text(),
            nullable=True,
            comment="失败原因；why it failed, for the user",
        ),
        _moment("finished_at", "完成时间；when the file was ready", nullable=True),
        sa.Column(
            "link_number",
            sa.Integer(),
            nullable=False,
            comment="下载地址编号；number of the last address that was given out",
        ),
        sa.Column(
            "fetched_number",
            sa.Integer(),
            nullable=False,
            comment="已下载编号；number of the last address that was used",
        ),
        *_constraints("ledger_exports"),
        comment="导出；"
        "A ledger that a job writes into a workbook, to be fetched by a signed address.",
    )
    _index("ledger_exports", "created_at", "id")
    _index("ledger_exports", "started_by")
    for table in ("import_batches", "import_rows"):
        owner = sa.Column("token_owner_id", sa.Uuid(), nullable=True, comment=_TOKEN_OWNER)
        op.add_column(table, owner)
    op.add_column(
        "import_batches",
        sa.Column(
            "ledger",
            sa.Text(),
            nullable=True,
            comment="台账代码；the one ledger that the file has to hold, null = any",
        ),
    )
    _replace_states(_PRESENT)


def downgrade() -> None:
    """Take the change back; refused while an import stands as cancelled."""
    _replace_states(_FORMER)
    op.drop_column("import_batches", "ledger")
    for table in ("import_rows", "import_batches"):
        op.drop_column(table, "token_owner_id")
    for table in ("ledger_exports", "uploads"):
        op.drop_table(table)


def _keys() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column(
            "district_id", sa.Uuid(), nullable=False, comment="所属区；the district (tenant)"
        ),
        sa.Column("id", sa.Uuid(), nullable=False, comment="标识；identifier (UUIDv7)"),
    )


def _moment(name: str, comment: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, comment=comment)


def _one_of(name: str, comment: str, *values: str) -> sa.Column[object]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, kind, nullable=False, comment=comment)


def _constraints(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["districts.id"],
            name=op.f(f"{table}_district_fkey"),
            ondelete="NO ACTION",
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
    )


def _index(table: str, *columns: str) -> None:
    name = op.f(f"{table}_{'_'.join(columns)}_idx")
    op.create_index(name, table, ["district_id", *columns], unique=False)


def _replace_states(states: tuple[str, ...]) -> None:
    op.drop_constraint(op.f(_STATE), "import_batches", type_="check")
    condition = ", ".join(f"'{state}'" for state in states)
    op.create_check_constraint(op.f(_STATE), "import_batches", f"state in ({condition})")
