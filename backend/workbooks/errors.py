"""What the workbooks refuse: a whole file, or an import that can no longer be applied or undone."""

from backend.kit.errors import LedgerError


class FileTooLargeError(LedgerError):
    """The file is larger than a ledger can be."""

    code = "FILE_TOO_LARGE"
    message = "文件有 {size} MB，超过上限 {limit} MB。"
    remedy = "请删去图片和无关的工作表，或把台账分成几个文件后再导入。"


class FileUnpacksTooLargeError(LedgerError):
    """The file is a zip bomb, or holds far more than a ledger can."""

    code = "FILE_UNPACKS_TOO_LARGE"
    message = "文件解压后约 {size} MB，超过 {limit} MB 或压缩大小的 {ratio} 倍，已拒绝打开。"
    remedy = "请用 Excel 或 WPS 打开原台账，另存为新的 .xlsx 文件后再导入。"


class PasswordProtectedError(LedgerError):
    """The workbook can be opened only with a password."""

    code = "FILE_PASSWORD"
    message = "工作簿设有打开密码，无法读取。"
    remedy = "请在 Excel 中“文件—信息—保护工作簿”取消密码，保存后再导入。"


class NotAWorkbookError(LedgerError):
    """The content of the file is not what its name says."""

    code = "FILE_NOT_A_WORKBOOK"
    message = "文件不是工作簿：内容是{found}。"
    remedy = "请导入 .xlsx、.xls 或 .csv 格式的台账；改扩展名不能转换格式，请用原程序另存。"


class BrokenWorkbookError(LedgerError):
    """The file looks like a workbook and cannot be read."""

    code = "FILE_BROKEN"
    message = "工作簿已损坏，无法读取。"
    remedy = "请用 Excel 或 WPS 打开并另存为新的 .xlsx 文件；打不开时请换一份备份。"


class NoLedgerFoundError(LedgerError):
    """No sheet has a heading row that belongs to a known ledger."""

    code = "NO_LEDGER_FOUND"
    message = "没有找到可识别的台账表头（看过的工作表：{sheets}）。"
    remedy = "请下载模板（页面上的“下载模板”，或 `liangxin template`）填写，或核对表头行的列名。"


class TooManyRowsError(LedgerError):
    """The workbook has more rows than one import takes."""

    code = "TOO_MANY_ROWS"
    message = "工作簿共有 {rows} 行，超过一次导入的上限 {limit} 行。"
    remedy = "请分成几个文件导入。"


class UnknownLedgerError(LedgerError):
    """There is no ledger of this name."""

    code = "UNKNOWN_LEDGER"
    message = "没有名为“{name}”的台账。"
    remedy = "可用的台账：{known}。"


class ImportNotFoundError(LedgerError):
    """The import does not exist, or is not the caller's."""

    code = "IMPORT_NOT_FOUND"
    message = "没有找到这次导入。"
    remedy = "请在导入记录中重新选择。"


class ImportStateError(LedgerError):
    """The import is not in the state that the action needs."""

    code = "IMPORT_STATE"
    message = "这次导入现在是“{state}”，不能{action}。"
    remedy = "请刷新页面查看最新状态。"


class ImportHasRefusedRowsError(LedgerError):
    """All or nothing was asked for, and some rows cannot be taken."""

    code = "IMPORT_HAS_REFUSED_ROWS"
    message = "有 {refused} 行被拒绝、{conflicts} 行有冲突，按“全部或全不”没有写入任何内容。"
    remedy = "请按各行说明修改后重新导入，或选择只写入其余的行。"


class ImportOutdatedError(LedgerError):
    """The rows changed here between the check and the writing."""

    code = "IMPORT_OUTDATED"
    message = "检查之后，有 {rows} 行内容被他人修改，没有写入任何内容。"
    remedy = "请重新检查一次，看过结果后再写入。"


class ImportFileGoneError(LedgerError):
    """The uploaded file is no longer kept."""

    code = "IMPORT_FILE_GONE"
    message = "上传的文件已按规定删除（写入后或 7 天后）。"
    remedy = "请重新上传文件。"


class ImportTouchedSinceError(LedgerError):
    """Something newer touches the rows of the import."""

    code = "IMPORT_TOUCHED_SINCE"
    message = "导入之后，其中 {rows} 处内容又有变动（例如：{example}），不能整体撤销。"
    remedy = "请先撤销较新的导入或改动，或逐项修改。"


class WrongLedgerError(LedgerError):
    """The workbook holds another ledger than was announced."""

    code = "WRONG_LEDGER"
    message = "文件中的工作表“{sheet}”是{found}，申请导入的是{wanted}。"
    remedy = "请核对文件，或按实际的台账重新申请。"


class LedgerClosedToTokensError(LedgerError):
    """An API token reads nothing of this ledger, so it neither rehearses nor exports it."""

    code = "LEDGER_CLOSED_TO_TOKENS"
    message = "接口令牌不能导入或导出“{ledger}”。"
    remedy = "请指明一种令牌可读的台账；含个人信息的台账由本人登录后办理。"


class ExportColumnsClosedError(LedgerError):
    """A token asked for columns about persons."""

    code = "EXPORT_COLUMNS_CLOSED"
    message = "“{ledger}”的这些列不对接口令牌开放：{columns}。"
    remedy = "请在 columns 中只列出其余的列。"


class UploadSizeError(LedgerError):
    """The file has another size than was said."""

    code = "UPLOAD_SIZE"
    message = "文件应为 {wanted} 字节，收到 {given}。"
    remedy = "请核对文件后重传，或按实际大小重新申请地址。"


class MayNotImportError(LedgerError):
    """The role of the caller takes no part in this ledger."""

    code = "MAY_NOT_IMPORT"
    message = "您的角色不能导入或导出“{ledger}”。"
    remedy = "请联系区级管理员。"
