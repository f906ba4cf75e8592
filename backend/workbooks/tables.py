"""Tables of the imports: the batch, its row results, and what it changed so that it can be undone.

No clear personal number and no value of an unknown column is ever kept here.
"""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlmodel import Field

from backend.database.actor import Role
from backend.database.columns import (
    Row,
    document,
    indexed,
    moment,
    one_of,
    refers,
    rules,
    sealed,
    words,
)
from backend.database.scope import EVERY_ROW, ActorKey, Reach, Scope, equals
from backend.kit.clock import now
from backend.kit.labels import LabeledEnum


class ImportState(LabeledEnum):
    """导入状态；Where an import stands."""

    CHECKING = "CHECKING", "正在检查"
    CHECKED = "CHECKED", "已检查"
    APPLYING = "APPLYING", "正在办理"
    APPLIED = "APPLIED", "已办理"
    UNDOING = "UNDOING", "正在撤销"
    UNDONE = "UNDONE", "已撤销"
    FAILED = "FAILED", "失败"
    CANCELLED = "CANCELLED", "已取消"


class ImportMode(LabeledEnum):
    """有行被拒时怎样办理；What happens to the good rows when others are refused."""

    ALL_OR_NOTHING = "ALL_OR_NOTHING", "有一行被拒就都不办"
    GOOD_ROWS = "GOOD_ROWS", "只办通过的行"


class RowOutcome(LabeledEnum):
    """逐行结果；What an import makes of a row; MISSING is a row here that the file lacks."""

    NEW = "NEW", "新增"
    CHANGED = "CHANGED", "有改动"
    SAME = "SAME", "无改动"
    CONFLICT = "CONFLICT", "与他人改动冲突"
    REFUSED = "REFUSED", "被拒"
    MISSING = "MISSING", "文件中没有"


class UploadPurpose(LabeledEnum):
    """上传用途；What an uploaded file is for."""

    LEDGER = "LEDGER", "导入台账"


class ExportState(LabeledEnum):
    """导出状态；Where an export stands."""

    RUNNING = "RUNNING", "正在导出"
    DONE = "DONE", "已完成"
    FAILED = "FAILED", "失败"


_BY_TOKEN = "令牌，本人办理时为空；API token that asked for it, null = in person"  # noqa: S105


def _of_starter(*, is_for_tokens: bool = False, is_for_lines: bool = True) -> Scope:
    """Rows of who began the work; lines bring the entries of their contests, and nothing else."""
    own = Reach((equals("started_by", ActorKey.USER),))
    rights = {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.TOWN_OFFICER: own,
        Role.BRANCH_SECRETARY: own,
        Role.SYSTEM: EVERY_ROW,
    }
    if is_for_lines:
        rights[Role.DEPARTMENT_OFFICER] = own
    made = equals("token_id", ActorKey.TOKEN) if is_for_tokens else None
    return Scope(read=rights, write=rights, closed_to_tokens=True, by_token=made)


def _of_exporter() -> Scope:
    own = Reach((equals("started_by", ActorKey.USER),))
    rights = {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.TOWN_OFFICER: own,
        Role.DEPARTMENT_OFFICER: own,
        Role.BRANCH_SECRETARY: own,
        Role.SYSTEM: EVERY_ROW,
    }
    made = equals("token_id", ActorKey.TOKEN)
    return Scope(read=rights, write=rights, closed_to_tokens=True, by_token=made)


class Upload(Row, table=True):
    """上传；A file that may be sent once, to an address that is signed for it."""

    __tablename__ = "uploads"
    __table_args__ = rules(indexed("started_by", "created_at"))
    __scope__: ClassVar[Scope] = _of_starter(is_for_tokens=True, is_for_lines=False)

    created_at: datetime = moment("申请时间；when it was asked for", default_factory=now)
    started_by: UUID | None = Field(default=None, description="上传人；user")
    token_id: UUID | None = Field(default=None, description=_BY_TOKEN)
    purpose: UploadPurpose = one_of(UploadPurpose, "purpose", "用途；what it is for")
    file_name: str = words("文件名；name of the file")
    byte_count: int = Field(description="大小，字节；size of the file in bytes, exactly")
    file_digest: bytes | None = sealed(
        "文件摘要 (SHA-256)，上传前可先给出；digest, null = not known yet", default=None
    )
    expires_at: datetime = moment("地址到期时间；until when the file is taken")
    received_at: datetime | None = moment("收到时间；when it had arrived", default=None)


class ImportBatch(Row, table=True):
    """导入批次；A workbook that was uploaded, checked, perhaps applied, perhaps undone."""

    __tablename__ = "import_batches"
    __table_args__ = rules(
        refers("contest_id", "contests"), indexed("created_at", "id"), indexed("started_by")
    )
    __scope__: ClassVar[Scope] = _of_starter(is_for_tokens=True)

    created_at: datetime = moment("上传时间；when it was uploaded", default_factory=now)
    started_by: UUID | None = Field(default=None, description="上传人；user, null = command line")
    token_id: UUID | None = Field(default=None, description=_BY_TOKEN)
    ledger: str | None = words(
        "台账代码；the one ledger that the file has to hold, null = any",
        default=None,
    )
    contest_id: UUID | None = Field(
        default=None,
        description="竞赛，从竞赛页面导入名单时；contest that the entries are for, null = any",
    )
    file_name: str = words("文件名；name of the file")
    file_digest: bytes = sealed("文件摘要 (SHA-256)；digest of the file")
    state: ImportState = one_of(ImportState, "state", "状态；where it stands")
    mode: ImportMode | None = one_of(
        ImportMode, "mode", "方式；all or nothing, or the good rows", default=None, nullable=True
    )
    effective_on: date | None = Field(default=None, description="生效日期；effective date")
    cutoff_on: date | None = Field(default=None, description="台账截止日期；date of the ledger")
    derives: bool = Field(
        default=False,
        description="由台账推出党组织；whether branches and links are derived from the ledger",
    )
    exported_at: datetime | None = moment("导出时间；when the file was exported here", default=None)
    progress: int = Field(default=0, description="进度；rows done")
    total: int = Field(default=0, description="总行数；rows in all")
    counts: dict[str, Any] = document("各结果行数；rows by outcome", default_factory=dict)
    notices: list[Any] = document(
        "提示；unknown headings and warnings of the file", default_factory=list
    )
    failure: str | None = words("失败原因；why it failed, for the user", default=None)
    applied_at: datetime | None = moment("写入时间；when it was applied", default=None)
    undone_at: datetime | None = moment("撤销时间；when it was undone", default=None)


class ImportRow(Row, table=True):
    """导入行结果；What an import makes of one row of a sheet, or of a row that the file lacks."""

    __tablename__ = "import_rows"
    __table_args__ = rules(
        refers("batch_id", "import_batches", cascade=True),
        indexed("batch_id", "outcome", "position"),
        indexed("batch_id", "position"),
    )
    __scope__: ClassVar[Scope] = _of_starter(is_for_tokens=True)

    batch_id: UUID = Field(description="导入批次；import")
    started_by: UUID | None = Field(default=None, description="上传人；user, for scope only")
    token_id: UUID | None = Field(default=None, description=_BY_TOKEN)
    position: int = Field(description="次序；order in the file")
    ledger: str = words("台账；ledger of the sheet")
    sheet: str = words("工作表；sheet")
    row_number: int | None = Field(default=None, description="行号；row of the sheet, from 1")
    label: str = words("对象；what the row is about, personal numbers masked")
    outcome: RowOutcome = one_of(RowOutcome, "outcome", "结果；outcome")
    findings: list[Any] = document(
        "说明；column, code, message, remedy, is_warning, here, file", default_factory=list
    )


class ImportChange(Row, table=True):
    """导入改动；A row that an import inserted, changed or ended, with both images, for undoing."""

    __tablename__ = "import_changes"
    __table_args__ = rules(
        refers("batch_id", "import_batches", cascade=True),
        indexed("batch_id", "sequence"),
        indexed("subject_table", "subject_id"),
    )
    __scope__: ClassVar[Scope] = _of_starter()

    batch_id: UUID = Field(description="导入批次；import")
    started_by: UUID | None = Field(default=None, description="上传人；user, for scope only")
    sequence: int = Field(description="次序；order of the change")
    subject_table: str = words("表；table")
    subject_id: UUID = Field(description="行；row")
    before: dict[str, Any] | None = document(
        "改前；the row before, null = inserted", default=None, nullable=True
    )
    after: dict[str, Any] | None = document(
        "改后；the row after, null = deleted", default=None, nullable=True
    )


class LedgerExport(Row, table=True):
    """导出；A ledger that a job writes into a workbook, to be fetched by a signed address."""

    __tablename__ = "ledger_exports"
    __table_args__ = rules(indexed("created_at", "id"), indexed("started_by"))
    __scope__: ClassVar[Scope] = _of_starter(is_for_tokens=True)

    created_at: datetime = moment("申请时间；when it was asked for", default_factory=now)
    started_by: UUID | None = Field(default=None, description="导出人；user")
    token_id: UUID | None = Field(default=None, description=_BY_TOKEN)
    ledger: str = words("台账代码；code of the ledger, `all` = every one")
    address: dict[str, Any] = document(
        "筛选与列；filters and columns, as a screen's address has them", default_factory=dict
    )
    reason: str | None = words("事由；what it is for", default=None)
    state: ExportState = one_of(
        ExportState, "state", "状态；where it stands", default=ExportState.RUNNING
    )
    row_count: int | None = Field(default=None, description="行数；rows in the file")
    failure: str | None = words("失败原因；why it failed, for the user", default=None)
    finished_at: datetime | None = moment("完成时间；when the file was ready", default=None)
    rights: str | None = words(
        "写成时的角色和范围；role and units with which it was written, null = not yet", default=None
    )
    link_number: int = Field(
        default=0, description="下载地址编号；number of the last address that was given out"
    )
    fetched_number: int = Field(
        default=0, description="已下载编号；number of the last address that was used"
    )
