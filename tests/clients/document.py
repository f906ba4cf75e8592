"""Reads the examples out of a document: each fenced block that runs, and the answer below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

RUNNING = ("sh", "graphql", "python", "typescript")
ANY = "…"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A block that runs: its line in the document, its language, what it must answer if anything.

    In an answer, `"…"` stands for any value, and an object may have more than is shown.
    """

    line: int
    language: str
    text: str
    answer: str | None


def examples(path: Path) -> Iterator[Example]:
    """Give the examples of a document in their order."""
    document = path.read_text(encoding="utf-8")
    blocks = list(_BLOCK.finditer(document))
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        language, text = block.groups()
        if language not in RUNNING:
            continue
        answer = following[2] if following and following[1] in ("json", "text") else None
        yield Example(document[: block.start()].count("\n") + 1, language, text, answer)


def differences(shown: str, given: str) -> list[str]:
    """Say where an answer is not the one that the document shows."""
    if not shown.lstrip().startswith(("{", "[")):
        return [] if _fits(shown, given) else [f"shown {shown!r}, given {given!r}"]
    return list(_differences(orjson.loads(shown), orjson.loads(given), ""))


def _fits(shown: str, given: str) -> bool:
    parts = (re.escape(part) for part in shown.strip().split(ANY))
    return re.fullmatch(".*".join(parts), given.strip()) is not None


def _differences(shown: Any, given: Any, path: str) -> Iterator[str]:
    match shown, given:
        case str(), _ if shown == ANY and given is not None:
            return
        case dict(), dict():
            for key, value in shown.items():
                yield from _differences(value, given.get(key, "(missing)"), f"{path}.{key}")
        case list(), list() if len(shown) == len(given):
            for index, (one, other) in enumerate(zip(shown, given, strict=True)):
                yield from _differences(one, other, f"{path}[{index}]")
        case _ if shown != given:
            yield f"{path}: shown {shown!r}, given {given!r}"
