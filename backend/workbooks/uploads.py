"""Uploaded files on disk: readable by the program alone, gone when applied or after a week."""

import hashlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from backend.config import Settings
from backend.kit.clock import now
from backend.kit.ids import new_id
from backend.workbooks.errors import FileTooLargeError, UploadSizeError
from backend.workbooks.limits import MEGABYTE

KEPT_SECONDS = 7 * 24 * 3_600
EXPORT_KEPT_SECONDS = 24 * 3_600


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has arrived; `digest` is its SHA-256, `size` in bytes."""

    path: Path
    digest: bytes
    size: int


@dataclass(frozen=True, slots=True)
class Uploads:
    """The folder of uploaded files of an installation."""

    folder: Path
    max_bytes: int

    @classmethod
    def of(cls, settings: Settings) -> "Uploads":
        """Give the folder below DATA_DIR, made with mode 700."""
        folder = settings.data_dir / "uploads"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(folder, settings.max_upload_bytes)

    def workbook(self, batch_id: UUID) -> Path:
        """Give the place of an import's file."""
        return self.folder / f"{batch_id}.workbook"

    def refused(self, batch_id: UUID) -> Path:
        """Give the place of the rows that were kept out."""
        return self.folder / f"{batch_id}.refused.xlsx"

    def export(self, export_id: UUID) -> Path:
        """Give the place of an export's file."""
        return self.folder / f"{export_id}.export.xlsx"

    async def receive(
        self, chunks: AsyncIterator[bytes], *, exactly: int | None = None
    ) -> Received:
        """Write a body to a fresh file as it arrives, and stop at the limit or a promised size.

        Raises: FILE_TOO_LARGE, UPLOAD_SIZE; nothing is left behind then.
        """
        path = self.folder / f".{new_id()}.part"
        digest, size = hashlib.sha256(), 0
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                async for chunk in chunks:
                    size += len(chunk)
                    self._demand_fitting(size, exactly)
                    digest.update(chunk)
                    file.write(chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Received(path, digest.digest(), size)

    def _demand_fitting(self, size: int, exactly: int | None) -> None:
        if exactly is not None and size > exactly:
            raise UploadSizeError(wanted=exactly, given="更多")
        if size > self.max_bytes:
            limit = self.max_bytes // MEGABYTE
            raise FileTooLargeError(size=f"{limit} 以上", limit=limit)

    def forget(self, batch_id: UUID) -> None:
        """Delete an import's file; the rows that were kept out stay for a week."""
        self.workbook(batch_id).unlink(missing_ok=True)

    def purge(self) -> None:
        """Delete files older than a week, exports older than a day."""
        present = now().timestamp()
        for path in self.folder.iterdir():
            is_export = path.name.endswith(".export.xlsx")
            oldest = present - (EXPORT_KEPT_SECONDS if is_export else KEPT_SECONDS)
            if path.is_file() and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
