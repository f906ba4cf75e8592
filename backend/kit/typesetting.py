"""Sets documents for paper: a template and its data become a PDF with every character in it.

The fonts come with a package and none of the machine's is used, so that a document looks the same
wherever it is made. It is PDF/A-2a: fonts embedded, text that can be searched and read aloud, and
refused where a character has no shape in any of the fonts, instead of printed as an empty box.
"""

import asyncio
import re
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from importlib.resources import files
from typing import Any, ClassVar

import orjson

from backend.kit.errors import LedgerError

PDF = "application/pdf"
REFUSED = 3
"""The status with which the press ends when it refuses; why stands on its error output."""
_COMMAND = (sys.executable, "-m", "backend.kit.press")
_LONGEST = 60.0
"""Seconds; a sheet of a thousand entries takes one or two."""
MOST_AT_ONCE = 2
"""So many documents are set at a time on a server: each takes a core, and a long one 765 MB."""
_PATIENCE = 10.0
"""Seconds for which a document waits for its turn."""
_SHAPELESS = re.compile(r"the text `\"(.*)\"` could not be displayed", re.DOTALL)


class UnprintableError(LedgerError):
    """A text holds a character that the fonts do not have."""

    code = "UNPRINTABLE"
    message = "“{text}”在字体里没有字形，不能印出。"
    remedy = "请改用规范汉字，或把这个字报告维护人员；印出空框的文件不予生成。"


class TypesettingBusyError(LedgerError):
    """Other documents are being set, and none was ready in time."""

    code = "BUSY"
    message = "同时印制的文件较多，暂时无法处理。"
    remedy = "请稍候几秒再试。"
    retry_after_seconds: ClassVar[int] = 5


class TypesettingTimeoutError(LedgerError):
    """The document was not set in the time that one has."""

    code = "TYPESETTING_TIMEOUT"
    message = "文件未能在 {seconds} 秒内排好，已停止。"
    remedy = "请分开印制：成绩单按轮次，证书逐张；仍不能印出的，请报告维护人员。"


class Presses:
    """The processes that set documents, a few at a time for everybody who asks this process."""

    def __init__(
        self,
        *,
        most: int = MOST_AT_ONCE,
        patience: float = _PATIENCE,
        longest: float = _LONGEST,
    ) -> None:
        """Begin with all of them free.

        Units: `patience` is how many seconds a document waits for its turn, `longest` how many
        setting it may take.
        """
        self._turns = asyncio.Semaphore(most)
        self._patience = patience
        self._longest = longest

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Take a turn, and give it to the next one afterwards.

        Raises: BUSY.
        """
        try:
            async with asyncio.timeout(self._patience):
                await self._turns.acquire()
        except TimeoutError as error:
            raise TypesettingBusyError from error
        try:
            yield
        finally:
            self._turns.release()

    async def press(self, order: bytes) -> tuple[int | None, bytes, str]:
        """Let a process of its own set the document; it ends with the time that it has.

        Raises: BUSY, TYPESETTING_TIMEOUT.
        """
        async with self.turn():
            process = await asyncio.create_subprocess_exec(
                *_COMMAND, stdin=PIPE, stdout=PIPE, stderr=PIPE
            )
            try:
                async with asyncio.timeout(self._longest):
                    content, words = await process.communicate(order)
            except TimeoutError as error:
                raise TypesettingTimeoutError(seconds=round(self._longest)) from error
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
        return process.returncode, content, words.decode(errors="replace")


def share_of(workers: int) -> int:
    """Give how many documents one of so many workers sets at a time, at least one."""
    return max(1, MOST_AT_ONCE // workers)


async def typeset(
    presses: Presses,
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
    Raises: UNPRINTABLE, BUSY, TYPESETTING_TIMEOUT; `RuntimeError` for a template that is wrong.
    """
    order = {
        "source": files(package).joinpath(template).read_text(encoding="utf-8"),
        "data": data,
        "made_at": int(made_at.timestamp()),
        "links": links,
    }
    status, content, words = await presses.press(orjson.dumps(order))
    if status == 0:
        return content
    shapeless = _SHAPELESS.search(words) if status == REFUSED else None
    if shapeless is None:
        raise RuntimeError(words)
    raise UnprintableError(text=shapeless[1])
