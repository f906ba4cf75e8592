"""Problems: what the rules refuse, as data in a payload.

What the database itself refuses is told in `backend.accounts.refusals`, like everywhere else.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import DBAPIError

from backend.accounts.refusals import refusal_below
from backend.compiler.assembly import camel
from backend.kit.errors import LedgerError, Problems
from backend.kit.geo import Point


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
            refusal = refusal_below(error.orig)
            return [_shown(refusal)] if refusal else None
        case _:
            return None


def warnings_of(results: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the warnings that a command returned beside its objects."""
    return [_shown(one) for one in results.get("warnings", ())]


def _shown(error: LedgerError) -> Mapping[str, Any]:
    at: datetime | None = getattr(error, "changed_at", None)
    place: Point | None = getattr(error, "place", None)
    return {
        "code": error.code,
        "message": error.message,
        "remedy": error.remedy,
        "path": [camel(str(step)) for step in error.path],
        "changedBy": getattr(error, "changed_by", None),
        "changedAt": at.astimezone(UTC).isoformat() if at else None,
        "currentRevision": getattr(error, "current_revision", None),
        "longitude": place and place.longitude,
        "latitude": place and place.latitude,
    }
