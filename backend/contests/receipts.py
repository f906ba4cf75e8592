"""What a device is told of each record that it sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend.contests.receiving import ROUND_CLOSED, Decision, ReceiptState
from backend.contests.score_errors import NOTICES
from backend.contests.score_forms import ScoreRecordInput
from backend.kit.errors import LedgerError

Receipt = Mapping[str, object]


def repeated(record: ScoreRecordInput, first: Mapping[str, Any], at: datetime) -> Receipt:
    """Tell what the first record of the key was told."""
    return {
        "key": record.key,
        "state": ReceiptState.REPEATED,
        "verdict": first["verdict"],
        "version": first["version"],
        "code": first["code"],
        "message": None,
        "remedy": None,
        "serverTime": at.isoformat(),
    }


def answered(record: ScoreRecordInput, decision: Decision, at: datetime) -> Receipt:
    """Tell what was done with a record."""
    is_late = decision.code == ROUND_CLOSED
    notice = NOTICES.get(decision.code or "")
    words = None if notice is None else notice()
    return {
        "key": record.key,
        "state": ReceiptState.REFUSED if is_late else ReceiptState(decision.verdict.value),
        "verdict": decision.verdict,
        "version": decision.version,
        "code": decision.code,
        "message": None if words is None else words.message,
        "remedy": None if words is None else words.remedy,
        "serverTime": at.isoformat(),
    }


def refused(record: ScoreRecordInput, error: LedgerError, at: datetime) -> Receipt:
    """Tell why nothing was kept of a record."""
    return {
        "key": record.key,
        "state": ReceiptState.REFUSED,
        "verdict": None,
        "version": None,
        "code": error.code,
        "message": error.message,
        "remedy": error.remedy,
        "serverTime": at.isoformat(),
    }
