"""Where a reader of events stands, as text: a snapshot of the database, not a time or a number.

Transactions become visible in another order than that of their numbers; a snapshot says exactly
which of them were there. Shape: version, second of reading, two snapshots, a sequence.
"""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from backend.accounts.forgetting import EVENT_DAYS
from backend.compiler.errors import OperationError
from backend.kit.clock import now

_LONGEST = 8_000
_LARGEST = 2**63 - 1
_SNAPSHOT = re.compile(r"(\d{1,19}):(\d{1,19}):((?:\d{1,19},)*\d{1,19})?")
_NUMBER = re.compile(r"\d{1,18}")
_PARTS = 5


class ChangeCursorInvalidError(OperationError):
    """The cursor of the events is not one that was given out."""

    code = "CHANGE_CURSOR_INVALID"
    message = "变动游标无效。"
    remedy = "请使用上次收到的 cursor，或不给 since 从现在开始。"


class ChangesForgottenError(OperationError):
    """The events after the cursor are no longer kept."""

    code = "CHANGES_FORGOTTEN"
    message = "{days} 天以前的变动不再保存，无法从该处续读。"
    remedy = "请重新读取所需数据，再不给 since 从现在开始。"


def hold_to_kept(cursor: str) -> None:
    """See that events can be read on from a cursor.

    Raises: CHANGE_CURSOR_INVALID, CHANGES_FORGOTTEN.
    """
    parts = cursor.split(".") if len(cursor) <= _LONGEST else []
    if len(parts) != _PARTS or parts[0] != "1":
        raise ChangeCursorInvalidError
    _, second, base, top, sequence = parts
    is_whole = _NUMBER.fullmatch(second) and _NUMBER.fullmatch(sequence)
    if not is_whole or not _is_snapshot(base) or not _is_snapshot(top):
        raise ChangeCursorInvalidError
    try:
        read_at = datetime.fromtimestamp(int(second), UTC)
    except (ValueError, OverflowError, OSError):
        raise ChangeCursorInvalidError from None
    if read_at < now() - timedelta(days=EVENT_DAYS):
        raise ChangesForgottenError(days=EVENT_DAYS)


def _is_snapshot(text: str) -> bool:
    """Tell whether PostgreSQL reads the text as a snapshot: bounds and rising numbers within."""
    found = _SNAPSHOT.fullmatch(text)
    if found is None:
        return False
    lowest, highest = int(found[1]), int(found[2])
    inside = [int(one) for one in (found[3] or "").split(",") if one]
    return (
        0 < lowest <= highest <= _LARGEST
        and all(lowest <= one < highest for one in inside)
        and all(one < following for one, following in pairwise(inside))
    )
