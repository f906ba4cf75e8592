"""Sets documents for paper: a template and its data become a PDF with every character in it.

The fonts come with a package and none of the machine's is used, so that a document looks the same
wherever it is made. It is PDF/A-2a: fonts embedded, text that can be searched and read aloud, and
refused where a character has no shape in any of the fonts, instead of printed as an empty box.
"""

import asyncio
import re
import sys
from asyncio.subprocess import PIPE
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any

import orjson

from backend.kit.errors import LedgerError

PDF = "application/pdf"
REFUSED = 3
"""The status with which the press ends when it refuses; why stands on its error output."""
_COMMAND = (sys.executable, "-m", "backend.kit.press")
_LONGEST = 60.0
"""Seconds; a sheet of a thousand entries takes one or two."""
_SHAPELESS = re.compile(r"the text `\"(.*)\"` could not be displayed", re.DOTALL)


class UnprintableError(LedgerError):
    """A text holds a character that the fonts do not have."""

    code = "UNPRINTABLE"
    message = "“{text}”在字体里没有字形，不能印出。"
    remedy = "请改用规范汉字，或把这个字报告维护人员；印出空框的文件不予生成。"


async def typeset(
    package: str,
    template: str,
    data: Mapping[str, Any],
    *,
    made_at: datetime,
    links: Sequence[str] = (),
) -> bytes:
    """Set a template that lies beside a slice's modules; it finds the data at `sys.inputs.data`.

    Shape: `data` is written as JSON; texts in it are set as they are and never read as markup. The
    template finds the QR codes of `links` at `data.codes`.
    Raises: UNPRINTABLE; `TimeoutError`; `RuntimeError` for a template that is wrong.
    """
    order = {
        "source": files(package).joinpath(template).read_text(encoding="utf-8"),
        "data": data,
        "made_at": int(made_at.timestamp()),
        "links": links,
    }
    status, content, words = await _pressed(orjson.dumps(order))
    if status == 0:
        return content
    shapeless = _SHAPELESS.search(words) if status == REFUSED else None
    if shapeless is None:
        raise RuntimeError(words)
    raise UnprintableError(text=shapeless[1])


async def _pressed(order: bytes) -> tuple[int | None, bytes, str]:
    """Let a process of its own set the document; it ends with the time that it has."""
    process = await asyncio.create_subprocess_exec(*_COMMAND, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    try:
        async with asyncio.timeout(_LONGEST):
            content, words = await process.communicate(order)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode, content, words.decode(errors="replace")
