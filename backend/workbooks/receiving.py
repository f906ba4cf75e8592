"""Files by a signed address: asked for over the API, sent once, then named by their upload.

An import keeps the id of its upload, so that a file is imported once, however often it is asked.
"""

import asyncio
import hmac
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.accounts.audit import record
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.registry import table_of
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.errors import LedgerError
from backend.workbooks.errors import FileTooLargeError, MayNotImportError, UploadSizeError
from backend.workbooks.limits import MEGABYTE, examine
from backend.workbooks.links import LASTS, Links, UploadLink
from backend.workbooks.rights import may_import
from backend.workbooks.starters import starter_of
from backend.workbooks.tables import Upload, UploadPurpose
from backend.workbooks.uploads import KEPT_SECONDS, Received, Uploads

MEDIA_TYPE = "application/octet-stream"
MOST_A_DAY = 200
MOST_BYTES_A_WEEK = 1_024 * MEGABYTE
"""As long as files are kept, so that no account fills the disk."""
_LONGEST_NAME = 200
_DIGEST = re.compile(r"[0-9a-f]{64}")


class UploadFormError(LedgerError):
    """What is said of the file cannot be right."""

    code = "UPLOAD_FORM"
    message = "上传申请有误：{fault}。"
    remedy = "请核对文件名、大小和摘要后重新申请。"


class TooManyUploadsError(LedgerError):
    """The account has asked for more than one needs."""

    code = "UPLOAD_TOO_MANY"
    message = "申请的上传过多：一天至多 {count} 个，一周合计至多 {size} MB。"
    remedy = "请稍后再传，或把几个文件合并成一个。"


class UploadNotFoundError(LedgerError):
    """The upload does not exist, or is not the caller's."""

    code = "UPLOAD_NOT_FOUND"
    message = "没有找到这次上传。"
    remedy = "请重新申请上传地址。"


class UploadNotReceivedError(LedgerError):
    """The file has not arrived."""

    code = "UPLOAD_NOT_RECEIVED"
    message = "文件尚未上传。"
    remedy = "请先把文件发送到申请到的地址。"


class UploadUsedError(LedgerError):
    """A file has come by this address already."""

    code = "UPLOAD_USED"
    message = "这个地址已经用过，文件已收到。"
    remedy = "请直接用这次上传办理导入；要传另一个文件，请重新申请地址。"


class UploadDigestError(LedgerError):
    """The file is another one than was said."""

    code = "UPLOAD_DIGEST"
    message = "文件内容与申请时给出的 SHA-256 不一致。"
    remedy = "请重传原文件，或按实际内容重新申请地址。"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateUpload:
    """申请上传；Ask for an address to which one file may be sent."""

    file_name: Annotated[str, "文件名；name of the file"]
    byte_count: Annotated[int, "大小，字节；its size in bytes, exactly"]
    sha256: Annotated[
        str | None, "SHA-256，64 位小写十六进制；its digest in small hexadecimal digits"
    ]
    purpose: Annotated[
        UploadPurpose, "用途，缺省导入台账；what it is for, a ledger unless given"
    ] = UploadPurpose.LEDGER


async def create_upload(session: AsyncSession, actor: Actor, form: CreateUpload) -> dict[str, Any]:
    """Note what will be sent and sign an address for it.

    Raises: MAY_NOT_IMPORT, UPLOAD_FORM, FILE_TOO_LARGE, UPLOAD_TOO_MANY.
    """
    if not may_import(actor):
        raise MayNotImportError(ledger="台账")
    limit: int = session.info["max_upload_bytes"]
    name, digest = _checked(form, limit)
    await _demand_room(session, actor, form.byte_count)
    expires_at = (now() + LASTS).replace(microsecond=0)
    row = Upload(
        district_id=actor.district_id,
        started_by=actor.user_id,
        token_id=actor.token_id,
        purpose=form.purpose,
        file_name=name,
        byte_count=form.byte_count,
        file_digest=digest,
        expires_at=expires_at,
    )
    await session.execute(insert(table_of(Upload)).values(row.model_dump()))
    await record(
        session,
        actor,
        action="upload.create",
        subject_table="uploads",
        subject_id=row.id,
        after={"file_name": name, "byte_count": form.byte_count, "token_id": actor.token_id},
    )
    link = UploadLink(
        district_id=actor.district_id,
        upload_id=row.id,
        expires_at=expires_at,
        byte_count=form.byte_count,
    )
    return {
        "upload": row.id,
        "url": Links.of(session.info["secrets_dir"]).upload_path(link),
        "method": "PUT",
        "headers": [{"name": "Content-Type", "value": MEDIA_TYPE}],
        "maximumBytes": limit,
    }


def _checked(form: CreateUpload, limit: int) -> tuple[str, bytes | None]:
    name = form.file_name.strip()
    if not name or len(name) > _LONGEST_NAME:
        raise UploadFormError(fault=f"文件名应为 1 至 {_LONGEST_NAME} 字", path=("fileName",))
    if form.byte_count < 1:
        raise UploadFormError(fault="文件是空的", path=("byteCount",))
    if form.byte_count > limit:
        size = -(-form.byte_count // MEGABYTE)
        raise FileTooLargeError(size=size, limit=limit // MEGABYTE, path=("byteCount",))
    if form.sha256 is not None and not _DIGEST.fullmatch(form.sha256):
        raise UploadFormError(fault="SHA-256 应为 64 位小写十六进制", path=("sha256",))
    return name, bytes.fromhex(form.sha256) if form.sha256 else None


async def _demand_room(session: AsyncSession, actor: Actor, byte_count: int) -> None:
    rows = table_of(Upload)
    since_day, since_week = now() - timedelta(days=1), now() - timedelta(seconds=KEPT_SECONDS)
    query = select(
        func.count().filter(rows.c.created_at > since_day),
        func.coalesce(func.sum(rows.c.byte_count), 0),
    ).where(
        rows.c.district_id == actor.district_id,
        rows.c.started_by == actor.user_id,
        rows.c.created_at > since_week,
    )
    count, size = (await session.execute(query)).one()
    if count >= MOST_A_DAY or size + byte_count > MOST_BYTES_A_WEEK:
        raise TooManyUploadsError(count=MOST_A_DAY, size=MOST_BYTES_A_WEEK // MEGABYTE)


async def load_upload(
    session: AsyncSession, actor: Actor, upload_id: UUID, *, is_locked: bool = False
) -> Mapping[str, Any]:
    """Read an upload of the actor's own reach.

    Raises: UPLOAD_NOT_FOUND.
    """
    rows = table_of(Upload)
    query = select(rows).where(rows.c.district_id == actor.district_id, rows.c.id == upload_id)
    if is_locked:
        query = query.with_for_update()
    row = (await session.execute(query)).mappings().one_or_none()
    if row is None:
        raise UploadNotFoundError(path=("uploadId",))
    return dict(row)


async def receive_upload(
    database: Database,
    uploads: Uploads,
    link: UploadLink,
    chunks: AsyncIterator[bytes],
    *,
    request_id: str,
) -> bytes:
    """Take the file in that an address was signed for; give its digest.

    It is looked at before it counts as received: a file that is refused may be sent again.
    Raises: UPLOAD_NOT_FOUND, UPLOAD_USED, MAY_NOT_IMPORT, UPLOAD_SIZE, UPLOAD_DIGEST and the
    refusals of `limits.examine`.
    """
    program = program_of(link.district_id, request_id=request_id)
    async with writing(database, program) as session:
        upload = await _awaited(session, program, link)
    received = await uploads.receive(chunks, exactly=link.byte_count)
    try:
        _demand_same(received, upload)
        await asyncio.to_thread(examine, received.path, max_bytes=uploads.max_bytes)
        async with writing(database, program) as session:
            await _awaited(session, program, link)
            await _note_received(session, program, link.upload_id, received, now())
            received.path.rename(uploads.workbook(link.upload_id))
    finally:
        received.path.unlink(missing_ok=True)
    return received.digest


async def _awaited(session: AsyncSession, program: Actor, link: UploadLink) -> Mapping[str, Any]:
    """Hold the upload of an address, if its file is still to come from who may still send it."""
    upload = await load_upload(session, program, link.upload_id, is_locked=True)
    if upload["received_at"] is not None:
        raise UploadUsedError
    await _demand_sender(session, program, upload)
    return upload


async def _demand_sender(session: AsyncSession, program: Actor, upload: Mapping[str, Any]) -> None:
    """See that the account, and the token, may still import.

    Raises: MAY_NOT_IMPORT.
    """
    sender = await starter_of(
        session, program, user_id=upload["started_by"], token_id=upload["token_id"]
    )
    if not may_import(sender):
        raise MayNotImportError(ledger="台账")


def _demand_same(received: Received, upload: Mapping[str, Any]) -> None:
    if received.size != upload["byte_count"]:
        raise UploadSizeError(wanted=upload["byte_count"], given=f"{received.size} 字节")
    wanted = upload["file_digest"]
    if wanted is not None and not hmac.compare_digest(received.digest, bytes(wanted)):
        raise UploadDigestError


async def _note_received(
    session: AsyncSession, program: Actor, upload_id: UUID, received: Received, moment: datetime
) -> None:
    rows = table_of(Upload)
    await session.execute(
        update(rows)
        .where(rows.c.district_id == program.district_id, rows.c.id == upload_id)
        .values(received_at=moment, file_digest=received.digest)
    )
