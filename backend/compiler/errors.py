"""What the compiler refuses before any SQL runs, each with its code."""

from backend.kit.errors import LedgerError


class OperationError(LedgerError):
    """The operation cannot be answered as it was sent."""

    code = "OPERATION_REFUSED"
    message = "请求无法执行。"
    remedy = "请检查查询语句。"


class TooDeepError(OperationError):
    """The operation nests deeper than allowed."""

    code = "TOO_DEEP"
    message = "查询嵌套 {depth} 层，最多 {limit} 层。"
    remedy = "请拆成几个较浅的查询。"


class TooManyAliasesError(OperationError):
    """The operation has more aliases than allowed, fragments counted where they are spread."""

    code = "TOO_MANY_ALIASES"
    message = "查询含 {count} 个别名，最多 {limit} 个。"
    remedy = "请减少别名，或拆成几个查询。"


class TooManyDirectivesError(OperationError):
    """The operation has more directives than allowed, fragments counted where they are spread."""

    code = "TOO_MANY_DIRECTIVES"
    message = "查询含 {count} 个指令，最多 {limit} 个。"
    remedy = "请减少 @skip 与 @include。"


class TooManyFieldsError(OperationError):
    """The operation has more fields than allowed, fragments counted where they are spread."""

    code = "TOO_MANY_FIELDS"
    message = "查询展开后含 {count} 个字段，最多 {limit} 个。"
    remedy = "请减少字段，或拆成几个查询。"


class TooCostlyError(OperationError):
    """The page sizes multiply to more nodes or points than allowed."""

    code = "TOO_COSTLY"
    message = "查询最多会取 {count} {unit}，上限 {limit}。"
    remedy = "请减小 first/last，或减少嵌套的列表。"
    nodes: int = 0
    points: int = 0


class UnsupportedShapeError(OperationError):
    """The operation is valid, but the compiler does not answer its shape."""

    code = "UNSUPPORTED_SHAPE"
    message = "暂不支持这种写法：{shape}。"
    remedy = "请改用等价的写法。"


class OperationNameError(OperationError):
    """The document has several operations, or not the one that was named."""

    code = "OPERATION_NAME"
    message = "无法确定要执行的操作。"
    remedy = "文档含多个操作时，请用 operationName 指明其中一个。"


class PageSizeError(OperationError):
    """`first` or `last` is out of range, or both are given."""

    code = "PAGE_SIZE"
    message = "first 与 last 只能给一个，取值 1 至 {limit}。"
    remedy = "请调整每页条数。"


class CursorInvalidError(OperationError):
    """The cursor is not ours, or belongs to another list, order or filter."""

    code = "CURSOR_INVALID"
    message = "分页游标无效，或不属于这一排序与筛选。"
    remedy = "请从第一页重新开始。"


class FilterTooDeepError(OperationError):
    """A filter nests `and`, `or`, `not` deeper than allowed."""

    code = "FILTER_TOO_DEEP"
    message = "筛选条件嵌套超过 {limit} 层。"
    remedy = "请合并条件。"


class FilterValueError(OperationError):
    """A filter has a value that it cannot compare with."""

    code = "FILTER_VALUE"
    message = "筛选条件 {field} 的取值无效：{reason}。"
    remedy = "请修改筛选条件。"


class IdTypeError(OperationError):
    """An id of another type was given."""

    code = "ID_TYPE"
    message = "标识不是 {expected} 的标识。"
    remedy = "请使用相应对象查询结果中的标识。"


class ScopeMissingError(OperationError):
    """The API token has no scope for this type."""

    code = "SCOPE_MISSING"
    message = "接口令牌没有读取 {type_name} 的权限。"
    remedy = "请换用带有相应权限范围的令牌。"


class TextRefusedError(OperationError):
    """A text holds NUL or half a character, or is longer than any field."""

    code = "TEXT_REFUSED"
    message = "文本无法保存：{reason}。"
    remedy = "请删去不可见的字符或缩短文本。"


class UnknownTypeOfIdError(OperationError):
    """The id is well formed, but names a type that has no objects here."""

    code = "MALFORMED_ID"
    message = "标识不是本系统给出的标识。"
    remedy = "请使用查询结果中返回的标识，不要自行拼写。"


class ArgumentNeededError(OperationError):
    """A role has to give an argument that others may leave out."""

    code = "ARGUMENT_NEEDED"
    message = "请给出参数 {name}。"
    remedy = "按人员查询须先选定镇街，检索须写明事由。"
