"""What a person left out of a form, which is another thing than what the person emptied."""

from typing import Any, Final


class Unset:
    """Stands for a field that was left out: it stays as it is. None empties a field."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Count as nothing, as None does."""
        return False

    def __repr__(self) -> str:
        """Show what it is in a log."""
        return "UNSET"


UNSET: Final[Any] = Unset()
"""The default of a field that may be left out."""
