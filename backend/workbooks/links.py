"""Addresses that are a right by themselves: signed, for one thing, for a quarter of an hour.

Who holds one needs no session; it reaches the one upload or download that it names and nothing
else. That it works once, the row that it names remembers. Where files of a contest are sent that
came back, any number may be: merging one again changes nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from pathlib import Path
from struct import Struct
from typing import Any
from uuid import UUID

from backend.kit.clock import now
from backend.kit.errors import LedgerError
from backend.kit.keys import load_key
from backend.kit.signing import ForgedMarkError, Signer

LASTS = timedelta(minutes=15)
_KEY = "links"
_UPLOAD, _DOWNLOAD, _CONTEST = "upload address", "download address", "contest file address"
_UPLOAD_FORM, _DOWNLOAD_FORM = Struct(">16s16sQQ"), Struct(">16s16sQI")
_CONTEST_FORM = Struct(">16s16s16sQIB")
_LONGEST = 200


class LinkInvalidError(LedgerError):
    """The address was not signed here for this."""

    code = "LINK_INVALID"
    message = "地址无效：不是本系统签发的，或用在了别处。"
    remedy = "请使用本系统最近给出的完整地址，不要改动。"


class LinkExpiredError(LedgerError):
    """The address has expired."""

    code = "LINK_EXPIRED"
    message = "地址已过期（有效 {minutes} 分钟）。"
    remedy = "请重新申请一个地址。"


class ContestUse(IntEnum):
    """What an address of a contest's file is for."""

    FETCH = 0
    LOOK = 1
    MERGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadLink:
    """Where one file of a size may be sent; `byte_count` in bytes."""

    district_id: UUID
    upload_id: UUID
    expires_at: datetime
    byte_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadLink:
    """Where an export may be fetched; of its several addresses the last `number` holds."""

    district_id: UUID
    export_id: UUID
    expires_at: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestLink:
    """Where a contest's file is fetched, or sent to; `subject_id` is the journey or the contest.

    `number` is the file of the journey that is fetched; a file that is sent is merged, or only
    looked at.
    """

    district_id: UUID
    subject_id: UUID
    user_id: UUID
    expires_at: datetime
    use: ContestUse
    number: int = 0


@dataclass(frozen=True, slots=True)
class Links:
    """Signs and opens the addresses of an installation."""

    uploads: Signer
    downloads: Signer
    contests: Signer

    @classmethod
    def of(cls, secrets: Path) -> "Links":
        """Take the installation's key, or make it."""
        key = load_key(secrets, _KEY)
        return cls(Signer(key, _UPLOAD), Signer(key, _DOWNLOAD), Signer(key, _CONTEST))

    def upload_path(self, link: UploadLink) -> str:
        """Write the address below the server's own."""
        signed = self.uploads.sign(
            _UPLOAD_FORM.pack(
                link.district_id.bytes,
                link.upload_id.bytes,
                int(link.expires_at.timestamp()),
                link.byte_count,
            )
        )
        return f"/uploads/{signed}"

    def download_path(self, link: DownloadLink) -> str:
        """Write the address below the server's own."""
        signed = self.downloads.sign(
            _DOWNLOAD_FORM.pack(
                link.district_id.bytes,
                link.export_id.bytes,
                int(link.expires_at.timestamp()),
                link.number,
            )
        )
        return f"/downloads/{signed}"

    def contest_path(self, link: ContestLink) -> str:
        """Write the address below the server's own."""
        signed = self.contests.sign(
            _CONTEST_FORM.pack(
                link.district_id.bytes,
                link.subject_id.bytes,
                link.user_id.bytes,
                int(link.expires_at.timestamp()),
                link.number,
                link.use,
            )
        )
        return f"/contest-files/{signed}"

    def open_upload(self, text: str) -> UploadLink:
        """Read the last part of an address.

        Raises: LINK_INVALID, LINK_EXPIRED.
        """
        district, upload, until, size = _opened(self.uploads, _UPLOAD_FORM, text)
        return UploadLink(
            district_id=UUID(bytes=district),
            upload_id=UUID(bytes=upload),
            expires_at=_unexpired(until),
            byte_count=size,
        )

    def open_download(self, text: str) -> DownloadLink:
        """Read the last part of an address.

        Raises: LINK_INVALID, LINK_EXPIRED.
        """
        district, export, until, number = _opened(self.downloads, _DOWNLOAD_FORM, text)
        return DownloadLink(
            district_id=UUID(bytes=district),
            export_id=UUID(bytes=export),
            expires_at=_unexpired(until),
            number=number,
        )

    def open_contest(self, text: str) -> ContestLink:
        """Read the last part of an address.

        Raises: LINK_INVALID, LINK_EXPIRED.
        """
        district, subject, user, until, number, use = _opened(self.contests, _CONTEST_FORM, text)
        return ContestLink(
            district_id=UUID(bytes=district),
            subject_id=UUID(bytes=subject),
            user_id=UUID(bytes=user),
            expires_at=_unexpired(until),
            use=ContestUse(use),
            number=number,
        )


def _opened(signer: Signer, form: Struct, text: str) -> tuple[Any, ...]:
    if len(text) > _LONGEST or not text.isascii():
        raise LinkInvalidError
    try:
        value = signer.open(text)
    except ForgedMarkError as error:
        raise LinkInvalidError from error
    return form.unpack(value)


def _unexpired(until: int) -> datetime:
    moment = datetime.fromtimestamp(until, UTC)
    if now() >= moment:
        raise LinkExpiredError(minutes=int(LASTS.total_seconds()) // 60)
    return moment
