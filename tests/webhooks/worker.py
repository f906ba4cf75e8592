"""A process that sends webhooks until it is killed: `python -m tests.webhooks.worker SETTINGS`."""

import asyncio
import sys
from datetime import timedelta

from backend.config import Settings
from backend.kit.metrics import Metrics
from backend.webhooks.tasks import sending_webhooks
from tests.webhooks.office import reader

HEARTBEAT = timedelta(seconds=1)


async def main() -> None:
    """Send until the end."""
    settings = Settings.model_validate_json(sys.argv[1])
    async with sending_webhooks(settings, reader(settings).read, Metrics(), heartbeat=HEARTBEAT):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
