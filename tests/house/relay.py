"""A relay between the driver and PostgreSQL that notes what the driver says, message by message."""

import asyncio
import contextlib
import struct
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from backend.config import Settings

NAMES = {
    b"B": "Bind",
    b"D": "Describe",
    b"E": "Execute",
    b"P": "Parse",
    b"Q": "Query",
    b"S": "Sync",
    b"X": "Terminate",
}


@dataclass
class Relay:
    """Notes the messages that the driver sends once it has signed in."""

    target: Path
    settings: Settings
    sent: list[str] = field(default_factory=list)

    @classmethod
    @asynccontextmanager
    async def to(cls, settings: Settings) -> AsyncIterator["Relay"]:
        """Listen in a folder of its own; `settings` lead to it."""
        url = urlsplit(settings.database_url or "")
        folder = parse_qs(url.query)["host"][0]
        with tempfile.TemporaryDirectory() as ours:
            detour = url._replace(query=f"host={ours}").geturl()
            relay = cls(
                target=Path(folder) / ".s.PGSQL.5432",
                settings=settings.model_copy(update={"database_url": detour}),
            )
            server = await asyncio.start_unix_server(relay._join, f"{ours}/.s.PGSQL.5432")
            try:
                yield relay
            finally:
                server.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, here = await asyncio.open_unix_connection(str(self.target))
        answers = asyncio.create_task(_copy(there, writer))
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            (length,) = struct.unpack("!i", await reader.readexactly(4))
            here.write(struct.pack("!i", length) + await reader.readexactly(length - 4))
            while True:
                head = await reader.readexactly(5)
                self.sent.append(NAMES.get(head[:1], head[:1].decode()))
                (length,) = struct.unpack("!i", head[1:])
                here.write(head + await reader.readexactly(length - 4))
        here.close()
        await answers


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while chunk := await reader.read(65_536):
            writer.write(chunk)
    writer.close()
