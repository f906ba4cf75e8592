"""The data folder that every drill's program serves a copy of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drills.stage import prepared


@pytest.fixture(scope="session")
def template() -> Iterator[Path]:
    """A migrated data folder with a district and an officer."""
    with prepared() as folder:
        yield folder
