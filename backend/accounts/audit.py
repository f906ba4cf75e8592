"""The audit log: one row for everything that was done, written in the transaction that did it.

Rows are append-only for the application and hold no clear personal number.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.tables import AuditEvent
from backend.database.actor import Actor
from backend.kit.clock import now
from backend.kit.ids import new_id
from backend.kit.masking import mask_id_number, mask_phone

SEALED = "（已加密）"

# Looks like a citizen number: area, a date of birth of 1900–2099, order, check character.
_CITIZEN_NUMBER = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])")
# All digits are possible in a credit code and in codes of places; neither belongs to a person.
_CODES = frozenset({"credit_code", "division_code"})


async def record(
    session: AsyncSession,
    actor: Actor,
    *,
    action: str,
    subject_table: str,
    subject_id: UUID | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    """Write one audit row in the caller's transaction.

    Shape: `before` and `after` are fields by column name; bytes are never written, only that
    there was a sealed value.
    """
    row = audit_row(
        actor,
        action=action,
        subject_table=subject_table,
        subject_id=subject_id,
        before=before,
        after=after,
        reason=reason,
    )
    await session.execute(insert(AuditEvent).values(row))


def audit_row(
    actor: Actor,
    *,
    action: str,
    subject_table: str,
    subject_id: UUID | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str | None = None,
    batch_id: UUID | None = None,
) -> dict[str, Any]:
    """Give the columns of an audit row, for `record` and for changes written many at once."""
    return {
        "district_id": actor.district_id,
        "id": new_id(),
        "at": now(),
        "user_id": actor.user_id,
        "role": actor.role,
        "action": action,
        "subject_table": subject_table,
        "subject_id": subject_id,
        "before": None if before is None else printable(before),
        "after": None if after is None else printable(after),
        "reason": None if reason is None else without_personal_numbers(reason),
        "batch_id": batch_id,
        "request_id": actor.request_id or None,
    }


def printable(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Write fields as JSON without anything sealed and without clear personal numbers."""
    return {name: value if name in _CODES else _printable(value) for name, value in fields.items()}


def _printable(value: Any) -> Any:  # noqa: ANN401 - any column's value
    match value:
        case None | bool() | int() | float():
            shown: Any = value
        case bytes() | bytearray() | memoryview():
            shown = SEALED
        case Range():
            shown = {"from": _printable(value.lower), "to": _printable(value.upper)}
        case date():
            shown = value.isoformat()
        case list() | tuple() | set() | frozenset():
            shown = [_printable(item) for item in value]
        case Mapping():
            shown = {str(name): _printable(item) for name, item in value.items()}
        case UUID() | Decimal():
            shown = str(value)
        case _:
            shown = without_personal_numbers(str(value))
    return shown


def without_personal_numbers(text: str) -> str:
    """Mask what looks like a citizen number or a mobile number inside free text."""
    masked = _CITIZEN_NUMBER.sub(lambda found: mask_id_number(found[0]), text)
    return _MOBILE.sub(lambda found: mask_phone(found[0]), masked)
