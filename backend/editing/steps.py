"""What the steps of every noun share: the day from which they hold, and what they warn of."""

from datetime import date
from typing import Annotated, Any

from backend.editing.partial import Changes
from backend.kit.errors import LedgerError

Warnings = list[LedgerError]

EFFECTIVE_ON = {
    "effective_on": Annotated[
        date | None, "生效日期，缺省今天；first day on which dated facts hold as changed"
    ]
}
LEFT_OUT = "没有填写的各项保持不变，null 表示清空；fields left out stay, null empties"


def warnings_of(result: Any) -> Warnings:  # noqa: ANN401 - whatever a command returned
    """Give what a command warned of, whatever it returned."""
    return list(result.get("warnings", ())) if isinstance(result, dict) else []


def day_of(changes: Changes) -> date | None:
    """Give the day from which dated facts hold as changed; None is today."""
    day: date | None = changes.effective_on or None
    return day
