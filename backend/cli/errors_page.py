"""The page of every refusal and fault, `docs/errors.md`, made from the classes that raise them."""

import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

import backend
from backend.kit.errors import LedgerError

HEADING = """\
# 错误代码 Error codes
Made from the code by `make generate`; a test compares. Every refusal and every fault carries a
code, what happened, what to do, and the path of the input at fault; words in braces are filled in.
A rule's refusal is a `problem` in a mutation's payload; a fault of the request or of ours is a
top-level error with `extensions.code`; the command line prints the same words and ends with 1.
"""


def errors_page() -> str:
    """Give the page: each code once, in order, with every meaning that it has and where."""
    meanings: dict[str, list[str]] = defaultdict(list)
    for kind in sorted(_all_errors(), key=lambda kind: (kind.__module__, kind.__name__)):
        area = kind.__module__.split(".")[1]
        sentence = (kind.__doc__ or "").strip().splitlines()[0]
        text = f"- **{area}**: {sentence}\n  {kind.message} → {kind.remedy}\n"
        if text not in meanings[kind.code]:
            meanings[kind.code].append(text)
    return HEADING + "".join(
        f"\n## {code}\n{''.join(texts)}" for code, texts in sorted(meanings.items())
    )


def _all_errors() -> set[type[LedgerError]]:
    """Import every module and give the base of all errors with every class below it."""
    for module in pkgutil.walk_packages(backend.__path__, "backend."):
        if not module.name.startswith("backend.database.migrations"):
            import_module(module.name)
    return {LedgerError, *_below(LedgerError)}


def _below(kind: type[LedgerError]) -> Iterator[type[LedgerError]]:
    for child in kind.__subclasses__():
        if child.__module__.startswith("backend."):
            yield child
            yield from _below(child)
