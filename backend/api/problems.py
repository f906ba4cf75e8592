"""Problems: what the rules refuse, as data in a payload.

Refusals of the database itself are told apart once, by SQLSTATE and constraint name, never by
text; a unique violation is one generic message, since it would confirm hidden rows otherwise.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import DBAPIError

from backend.compiler.assembly import camel
from backend.kit.errors import LedgerError, Problems


class DuplicateError(LedgerError):
    """Another row with the same key exists."""

    code = "DUPLICATE"
    message = "同样的记录已经存在，或编号已被使用。"
    remedy = "请核对编号与名称；若记录不在您的范围内，请联系区里。"


class OverlapError(LedgerError):
    """Two dated facts that exclude each other would hold at the same time."""

    code = "OVERLAP"
    message = "有效期与已有记录重叠。"
    remedy = "请先结束已有记录，或调整起止日期。"


class UnknownReferenceError(LedgerError):
    """An object that is referred to does not exist, or is still referred to."""

    code = "UNKNOWN_REFERENCE"
    message = "所选对象不存在，或仍被其他记录使用。"
    remedy = "请重新选择。"


class ValueRefusedError(LedgerError):
    """A value breaks a check of its table."""

    code = "VALUE_REFUSED"
    message = "有一项取值超出允许范围。"
    remedy = "请核对日期先后与数值范围。"


class OutOfScopeError(LedgerError):
    """The row lies outside the caller's rights."""

    code = "FORBIDDEN"
    message = "这超出了您的权限范围。"
    remedy = "请联系有权限的人员办理。"


_BY_STATE: Mapping[str, type[LedgerError]] = {
    "23505": DuplicateError,
    "23P01": OverlapError,
    "23503": UnknownReferenceError,
    "23514": ValueRefusedError,
    "22001": ValueRefusedError,
    "22003": ValueRefusedError,
    "42501": OutOfScopeError,
}


def problem_of(error: Exception) -> list[Mapping[str, Any]] | None:
    """Give the problems that an error stands for; None for a fault that is no problem."""
    match error:
        case LedgerError() if hasattr(error, "status"):
            return None
        case LedgerError():
            return [_shown(error)]
        case Problems(errors=errors):
            return [_shown(one) for one in errors]
        case DBAPIError():
            state = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None)
            kind = _BY_STATE.get(state or "")
            return [_shown(kind())] if kind else None
        case _:
            return None


def warnings_of(results: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the warnings that a command returned beside its objects."""
    return [_shown(one) for one in results.get("warnings", ())]


def _shown(error: LedgerError) -> Mapping[str, Any]:
    return {
        "code": error.code,
        "message": error.message,
        "remedy": error.remedy,
        "path": [camel(str(step)) for step in error.path],
    }
