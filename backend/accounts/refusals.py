"""What the database refuses, said once in the words of a person: by constraint name, never by text.

The errors of the slices name their constraints in `errors.py`; a refusal that none of them names
gets a general message by its SQLSTATE. A duplicate is told without the other row, which may be
hidden.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

import asyncpg
from sqlalchemy.exc import DBAPIError

from backend.database.registry import modules_of_slices
from backend.kit.clock import SHANGHAI
from backend.kit.errors import LedgerError


class NotAllowedError(LedgerError):
    """The row lies outside what the role may change."""

    code = "NOT_ALLOWED"
    message = "您没有权限修改这条记录。"
    remedy = "请由其所属镇街或区级人员办理。"


class ChangedMeanwhileError(LedgerError):
    """Somebody else changed or removed the row since it was read."""

    code = "CHANGED_MEANWHILE"
    message = "这条记录在您读取之后已被他人修改或删除。"
    remedy = "请刷新页面，核对最新内容后重新提交。"

    def __init__(
        self,
        *,
        changed_by: str | None = None,
        changed_at: datetime | None = None,
        current_revision: int | None = None,
    ) -> None:
        """Name who changed it, as far as that is known."""
        super().__init__(path=("revision",))
        self.changed_by = changed_by
        self.changed_at = changed_at
        self.current_revision = current_revision
        if changed_at is not None:
            who, when = changed_by or "他人", changed_at.astimezone(SHANGHAI)
            self.message = f"这条记录在您读取之后已由{who}于 {when:%Y-%m-%d %H:%M} 修改。"


class NotFoundError(LedgerError):
    """There is no such row, or the caller may not see it: both look the same."""

    code = "NOT_FOUND"
    message = "没有找到所指的{noun}。"
    remedy = "请重新选择；如确认存在，请联系有权限的人员。"


class AlreadyThereError(LedgerError):
    """The same key is used already, perhaps by a row that the caller may not see."""

    code = "ALREADY_EXISTS"
    message = "相同的记录已经存在。"
    remedy = "请先查询并修改已有记录；查不到时请联系区级人员。"


class OverlapError(LedgerError):
    """Two rows of the same matter would hold on the same day."""

    code = "OVERLAP"
    message = "所填期间与已有记录重叠。"
    remedy = "请先终止已有记录，或调整起止日期。"


class StillUsedError(LedgerError):
    """Other rows refer to the row, or it refers to one that is not there."""

    code = "STILL_USED"
    message = "所指的记录不存在，或仍被其他记录引用。"
    remedy = "请先处理引用它的记录，再重试。"


class OutOfRangeError(LedgerError):
    """A value breaks a condition on the row."""

    code = "OUT_OF_RANGE"
    message = "有一项内容超出允许的范围。"
    remedy = "请核对数字、日期先后和坐标是否成对。"


_BY_STATE: Mapping[str, type[LedgerError]] = {
    "23505": AlreadyThereError,
    "23P01": OverlapError,
    "23503": StillUsedError,
    "23514": OutOfRangeError,
    "22003": OutOfRangeError,
    "42501": NotAllowedError,
    "40001": ChangedMeanwhileError,
    "40P01": ChangedMeanwhileError,
}


@cache
def registered() -> Mapping[str, type[LedgerError]]:
    """Give every constraint that an error names, whatever this process has imported so far."""
    return {
        constraint: kind
        for module in modules_of_slices("errors")
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, LedgerError)
        for constraint in kind.constraints
    }


def refusal_of(error: asyncpg.PostgresError) -> LedgerError | None:
    """Tell a database error as a refusal, or give nothing when it is a fault of ours."""
    by_name = registered().get(getattr(error, "constraint_name", None) or "")
    kind = by_name or _BY_STATE.get(error.sqlstate or "")
    return kind() if kind else None


@contextmanager
def telling_refusals() -> Iterator[None]:
    """Turn what the database refuses inside the block into the refusal of its constraint.

    Raises: the registered `LedgerError`; an error that is none stays as it is.
    """
    try:
        yield
    except asyncpg.PostgresError as error:
        if refusal := refusal_of(error):
            raise refusal from error
        raise
    except DBAPIError as error:
        if refusal := refusal_below(error.orig):
            raise refusal from error
        raise


def refusal_below(error: Any) -> LedgerError | None:  # noqa: ANN401 - whatever the driver raised
    """Tell the refusal below an error of SQLAlchemy, or give nothing when it is a fault of ours."""
    cause = getattr(error, "__cause__", None)
    return refusal_of(cause) if isinstance(cause, asyncpg.PostgresError) else None
