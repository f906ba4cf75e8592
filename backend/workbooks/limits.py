"""Looks at a file before anything parses it: its size, what it really is, what it unpacks to.

A spreadsheet reader loads a sheet whole, so that a hostile file must be refused beforehand.
"""

import zipfile
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from backend.workbooks.errors import (
    BrokenWorkbookError,
    FileTooLargeError,
    FileUnpacksTooLargeError,
    NotAWorkbookError,
    PasswordProtectedError,
)

MEGABYTE = 1_048_576
MAX_FILE_BYTES = 20 * MEGABYTE
MAX_UNPACKED_BYTES = 400 * MEGABYTE
MAX_RATIO = 100
MIN_BYTES_FOR_RATIO = 8 * MEGABYTE
MAX_PARTS = 5_000

_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS: Mapping[bytes, str] = MappingProxyType(
    {
        b"%PDF": " PDF 文档",
        b"\x89PNG": " PNG 图片",
        b"\xff\xd8\xff": " JPEG 图片",
        b"GIF8": " GIF 图片",
        b"Rar!": " RAR 压缩包",
        b"7z\xbc\xaf": " 7z 压缩包",
        b"\x1f\x8b": " gzip 压缩包",
        b"{\\rtf": " RTF 文档",
        b"MZ": "可执行程序",
        b"\x7fELF": "可执行程序",
    }
)
_PARTS_OF_A_WORKBOOK = ("xl/workbook.xml", "xl/workbook.bin")


class FileKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    XLSX = "XLSX"
    XLS = "XLS"
    CSV = "CSV"


def examine(path: Path, *, max_bytes: int = MAX_FILE_BYTES) -> FileKind:
    """Tell what a file is, or refuse it; nothing is unpacked.

    Raises: FILE_TOO_LARGE, FILE_UNPACKS_TOO_LARGE, FILE_PASSWORD, FILE_NOT_A_WORKBOOK,
    FILE_BROKEN.
    """
    size = path.stat().st_size
    if size > max_bytes:
        raise FileTooLargeError(size=-(-size // MEGABYTE), limit=max_bytes // MEGABYTE)
    with path.open("rb") as file:
        head = file.read(4_096)
    if head.startswith(_ZIP):
        _examine_zip(path)
        return FileKind.XLSX
    if head.startswith(_COMPOUND):
        return _examine_compound(path)
    for mark, found in _OTHERS.items():
        if head.startswith(mark):
            raise NotAWorkbookError(found=found)
    if head.lstrip()[:5].lower() in {b"<html", b"<?xml", b"<!doc", b"<tabl"}:
        raise NotAWorkbookError(found="网页或 XML（有的系统导出的“假 Excel”）")
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAWorkbookError(found="无法识别的二进制数据")
    if not head.strip():
        raise NotAWorkbookError(found="空文件")
    return FileKind.CSV


def _examine_zip(path: Path) -> None:
    """Check a zip by its central directory: names, and the sizes that it declares."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BrokenWorkbookError from error
    unpacked = sum(part.file_size for part in parts)
    packed = max(path.stat().st_size, 1)
    is_swollen = unpacked > MIN_BYTES_FOR_RATIO and unpacked > packed * MAX_RATIO
    if unpacked > MAX_UNPACKED_BYTES or is_swollen or len(parts) > MAX_PARTS:
        raise FileUnpacksTooLargeError(
            size=-(-unpacked // MEGABYTE), limit=MAX_UNPACKED_BYTES // MEGABYTE, ratio=MAX_RATIO
        )
    if any(part.flag_bits & 1 for part in parts):
        raise PasswordProtectedError
    names = {part.filename for part in parts}
    if not names.intersection(_PARTS_OF_A_WORKBOOK):
        raise NotAWorkbookError(found=_kind_of_zip(names))
    _measure(path, parts)


def _measure(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Unpack into nothing, counting: a central directory can lie about the sizes."""
    with zipfile.ZipFile(path) as archive:
        for part in parts:
            read = 0
            try:
                with archive.open(part) as stream:
                    while block := stream.read(MEGABYTE):
                        read += len(block)
                        if read > part.file_size:
                            raise BrokenWorkbookError
            except (
                zipfile.BadZipFile,
                OSError,
                ValueError,
                NotImplementedError,
                EOFError,
            ) as error:
                raise BrokenWorkbookError from error


def _kind_of_zip(names: set[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return " Word 文档"
    if any(name.startswith("ppt/") for name in names):
        return " PowerPoint 文档"
    if "content.xml" in names:
        return " OpenDocument 文档"
    return " zip 压缩包"


def _examine_compound(path: Path) -> FileKind:
    """Tell an old .xls from an encrypted .xlsx or a .doc by the names in the compound file."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtectedError
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return FileKind.XLS
    raise NotAWorkbookError(found="旧版 Office 文档（不是 Excel）")
