"""Free texts of contests in their one form, no longer than there is room where they are shown."""

from backend.places.commands import text_of

SHORT = 80
"""For a line of a sheet: a trade, a seed, a number."""
LONG = 1000
"""For a paragraph: a standard, grounds, a reason."""


def line_of(text: str | None, *, path: tuple[str, ...]) -> str | None:
    """Give a text of one line, None for an empty one.

    Raises: TEXT_LENGTH.
    """
    return text_of(text, most=SHORT, path=path)


def paragraph_of(text: str | None, *, path: tuple[str, ...] = ("reason",)) -> str | None:
    """Give a text of a paragraph, None for an empty one.

    Raises: TEXT_LENGTH.
    """
    return text_of(text, most=LONG, path=path)
