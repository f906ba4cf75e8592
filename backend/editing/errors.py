"""What changing many rows at once refuses, beside the refusals of the commands."""

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
