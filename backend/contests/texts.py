"""Free texts of contests in their one form, no longer than there is room where they are shown."""

from backend.contests.errors import TextLengthError
from backend.places.commands import text_of

SHORT = 80
"""For a line of a sheet: a trade, a seed, a number."""
LONG = 1000
"""For a paragraph: a standard, grounds, a reason."""


def line_of(text: str | None, *, path: tuple[str, ...]) -> str | None:
    """Give a text of one line, None for an empty one.

    Raises: TEXT_LENGTH.
    """
    return _within(SHORT, text, path)


def paragraph_of(text: str | None, *, path: tuple[str, ...] = ("reason",)) -> str | None:
    """Give a text of a paragraph, None for an empty one.

    Raises: TEXT_LENGTH.
    """
    return _within(LONG, text, path)


def _within(most: int, text: str | None, path: tuple[str, ...]) -> str | None:
    found = text_of(text)
    if found is not None and len(found) > most:
        raise TextLengthError(length=len(found), most=most, path=path)
    return found
