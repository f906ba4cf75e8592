"""The data folder that every drill's program serves a copy of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drills.stage import PATIENT, POOL, Program, prepared, served


@pytest.fixture(scope="session")
def template() -> Iterator[Path]:
    """A migrated data folder with a district and an officer."""
    with prepared() as folder:
        yield folder


@pytest.fixture(scope="session")
def one_process(template: Path) -> Iterator[Program]:
    """A program in one process with few connections, patient with locks."""
    with served(template, reader_pool_size=POOL, **PATIENT) as started:
        yield started
