"""The one base of everything that the rules refuse, and the group that carries several refusals.

A refusal is told to a person: what is wrong, what to do, at which input. Faults of ours are no
`LedgerError`; they go to the log.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar, Self

_SHOWN_LENGTH = 80


class LedgerError(Exception):
    """The request could not be carried out.

    A subclass states `code`, and `message` and `remedy` as Chinese templates; the details given
    to the constructor fill both, so `{name}` in a template needs `name=` at the call.
    `constraints` names those of the database that refuse the same; it is told without details.
    """

    code: ClassVar[str] = "REFUSED"
    constraints: ClassVar[tuple[str, ...]] = ()
    message: str = "操作未能完成。"
    remedy: str = "请核对填写的内容后重试。"

    def __init__(self, *, path: Iterable[str] = (), **details: object) -> None:
        """Fill the templates; `path` names the input at fault, outermost first."""
        shown = {name: _shown(value) for name, value in details.items()}
        self.message = type(self).message.format(**shown)
        self.remedy = type(self).remedy.format(**shown)
        self.path = tuple(path)
        super().__init__(self.message)

    def __str__(self) -> str:
        """Say what is wrong and what to do, as one line for a console or a log."""
        return f"{self.message}{self.remedy}"

    def under(self, *outer: str) -> Self:
        """Prefix the path, when the caller knows where the faulty input stands."""
        self.path = (*outer, *self.path)
        return self


class Problems(Exception):  # noqa: N818 - the word of the API for refusals, see docs/glossary.md
    """Several refusals at once, so that a person mends a form in one go."""

    def __init__(self, errors: Iterable[LedgerError]) -> None:
        """Keep the refusals in the order in which they were found."""
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))

    @classmethod
    def raise_if_any(cls, errors: Iterable[LedgerError]) -> None:
        """Raise the group unless it is empty.

        Raises: `Problems` when at least one refusal was found.
        """
        found = tuple(errors)
        if found:
            raise cls(found)


class ProblemCollector:
    """Gathers refusals of several checks before anything is written."""

    def __init__(self) -> None:
        """Start without a refusal."""
        self.errors: list[LedgerError] = []

    def add(self, error: LedgerError) -> None:
        """Keep one refusal."""
        self.errors.append(error)

    @contextmanager
    def catching(self, *path: str) -> Iterator[None]:
        """Keep what a check inside the block refuses, its path prefixed with `path`."""
        try:
            yield
        except LedgerError as error:
            self.errors.append(error.under(*path))
        except Problems as problems:
            self.errors.extend(error.under(*path) for error in problems.errors)

    def raise_if_any(self) -> None:
        """Raise everything kept so far.

        Raises: `Problems` when at least one refusal was kept.
        """
        Problems.raise_if_any(self.errors)


def _shown(value: object) -> str:
    """Make a detail fit to be read: no control characters, no endless cell."""
    text = "".join(
        character if unicodedata.category(character)[0] != "C" else " " for character in str(value)
    )
    return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"
