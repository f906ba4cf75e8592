"""What changing many rows at once refuses, beside the refusals of the commands."""

from datetime import datetime
from typing import Self

from backend.accounts.refusals import ChangedMeanwhileError
from backend.kit.clock import SHANGHAI
from backend.kit.errors import LedgerError


class RowCountError(LedgerError):
    """No row was named, or more than one operation may change."""

    code = "ROW_COUNT"
    message = "选了 {count} 行；一次可以修改 1 至 {most} 行。"
    remedy = "请分几次修改。"


class NothingToChangeError(LedgerError):
    """No field was given."""

    code = "NOTHING_TO_CHANGE"
    message = "没有填写要修改的内容。"
    remedy = "请至少填写一项；没有填写的各项保持不变。"


class CannotClearError(LedgerError):
    """The field may be changed but not emptied."""

    code = "CANNOT_CLEAR"
    message = "这一项不能清空。"
    remedy = "请填写新的内容；不修改时请不要提交这一项。"


class RowTwiceError(LedgerError):
    """The row was named twice, or the change of an earlier row of the selection touches it too."""

    code = "ROW_TWICE"
    message = "所选的另一行已经涉及这条记录。"
    remedy = "请先保存其余各行，再单独修改这一行。"


class OperationUndoneError(LedgerError):
    """The operation was taken back already."""

    code = "OPERATION_UNDONE"
    message = "这次操作已经撤销过。"
    remedy = "请刷新页面查看最新内容；要恢复撤销前的样子，请撤销那次“撤销”。"


class OperationTooOldError(LedgerError):
    """The rows as they were are no longer kept."""

    code = "OPERATION_TOO_OLD"
    message = "这次操作已超过 {days} 天，不能再整体撤销。"
    remedy = "请按历史记录中的修改前内容手工改回。"


class TouchedSinceError(LedgerError):
    """A row of the operation was changed since, or something newer rests on it."""

    code = "TOUCHED_SINCE"
    message = "“{name}”在这次操作之后又由{who}于 {when} 改动，未撤销。"
    remedy = "请核对最新内容，确需恢复时手工改回。"

    changed_by: str | None = None
    changed_at: datetime | None = None
    current_revision: int | None = None

    @classmethod
    def of(cls, name: str, error: ChangedMeanwhileError) -> Self:
        """Name the row and who changed it, as far as that is known."""
        moment = error.changed_at
        when = f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if moment else "此后"
        made = cls(name=name, who=error.changed_by or "他人", when=when)
        made.changed_by = error.changed_by
        made.changed_at = moment
        made.current_revision = error.current_revision
        return made


class SameRecordError(LedgerError):
    """A record cannot be merged with itself."""

    code = "SAME_RECORD"
    message = "选了同一条记录。"
    remedy = "请选择两条不同的记录。"


class HiddenRecordsError(LedgerError):
    """The record to be merged has rows that the caller may not see, so they cannot be moved."""

    code = "HIDDEN_RECORDS"
    message = "“{name}”还有您无权查看的记录，不能由您合并。"
    remedy = "请由区级人员合并。"


class SeveralBranchesError(LedgerError):
    """After the merge several branches cover the organization."""

    code = "SEVERAL_BRANCHES"
    message = "合并后“{name}”同时由 {count} 个党组织覆盖。"
    remedy = "请核对覆盖关系，终止不再有效的。"
