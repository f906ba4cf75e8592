"""Marks that exports carry: which row a line is (行标识), and when the file was exported.

Both are signed, so that a file can name only rows that were exported here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from backend.kit.keys import load_key
from backend.kit.signing import ForgedMarkError, Signer
from backend.workbooks.ledgers import LedgerCode

_KEY = "workbook-marks"
_UUID_BYTES = 16
_CODES = tuple(LedgerCode)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a file was exported, and of which district."""

    district_id: UUID
    exported_at: datetime


class Marks:
    """Signs and opens the marks of one installation."""

    def __init__(self, key: bytes) -> None:
        """Derive one signer for rows and one for files."""
        self._rows = Signer(key, "workbook row")
        self._files = Signer(key, "workbook export")

    @classmethod
    def load(cls, secrets: Path) -> "Marks":
        """Read the key of the installation, or make it."""
        return cls(load_key(secrets, _KEY))

    def sign(self, ledger: LedgerCode, row_id: UUID) -> str:
        """Write the mark of a row of a ledger."""
        return self._rows.sign(bytes([_CODES.index(ledger)]) + row_id.bytes)

    def open(self, ledger: LedgerCode, text: str) -> UUID | None:
        """Give the row of a mark; nothing for a mark that was not made here for this ledger."""
        try:
            value = self._rows.open(text)
        except ForgedMarkError:
            return None
        if len(value) != 1 + _UUID_BYTES or value[0] != _CODES.index(ledger):
            return None
        return UUID(bytes=value[1:])

    def stamp(self, district_id: UUID, moment: datetime) -> str:
        """Write the mark of a file exported at a moment, to the microsecond."""
        micros = int(moment.timestamp() * 1_000_000)
        return self._files.sign(district_id.bytes + micros.to_bytes(8))

    def open_stamp(self, text: str) -> Stamp | None:
        """Give district and time of an export; nothing for a mark that was not made here."""
        try:
            value = self._files.open(text)
        except ForgedMarkError:
            return None
        if len(value) != _UUID_BYTES + 8:
            return None
        micros = int.from_bytes(value[_UUID_BYTES:])
        return Stamp(
            district_id=UUID(bytes=value[:_UUID_BYTES]),
            exported_at=datetime.fromtimestamp(micros / 1_000_000, UTC),
        )
