"""Each test works in a district of its own, in one database for the module."""

from collections.abc import AsyncIterator

import pytest

from backend.config import Settings
from tests.webhooks.office import Office, opened
from tests.webhooks.receiver import Receiver, receiving


@pytest.fixture
async def office(module_settings: Settings) -> AsyncIterator[Office]:
    """An office in an empty district."""
    async with opened(module_settings) as made:
        yield made


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver that answers 204."""
    async with receiving() as made:
        yield made
