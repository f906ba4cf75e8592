"""Every code that a person may meet stands on the page of errors."""

from pathlib import Path

from backend.cli.errors_page import errors_page

PAGE = Path(__file__).parents[2] / "docs" / "errors.md"


def test_page_of_errors_is_fresh() -> None:
    """A code that nobody explains sends the person who met it to us."""
    assert PAGE.read_text(encoding="utf-8") == errors_page(), "run: make generate"
