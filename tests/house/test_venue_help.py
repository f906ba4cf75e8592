"""The plain port of a venue's laptop keeps nobody waiting who cannot be answered."""

import asyncio
import socket
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from backend.cli.certificates import venue_certificates
from backend.cli.venue import Help, Venue, venue_of
from backend.config import Settings
from backend.kit.clock import now
from backend.kit.errors import LedgerError


async def test_connection_that_gets_no_turn_is_closed_when_its_time_is_over(
    tmp_path: Path,
) -> None:
    local = "127.0.0.1"
    certificates = venue_certificates(tmp_path, names=(), addresses=[IPv4Address(local)], at=now())
    venue = Venue(host=local, names=(local,), certificates=certificates)
    with socket.create_server((local, 0)) as listener:
        port = listener.getsockname()[1]
        helping = Help(venue, venue.pages(port, port), listener, most=0, seconds=0.01)
        serving = asyncio.create_task(helping.serve())
        reader, writer = await asyncio.open_connection(local, port)
        writer.write(b"GET / HTTP/1.1\r\n\r\n")

        async with asyncio.timeout(60):
            answer = await reader.read()

        writer.close()
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving
    assert answer == b""


def test_address_of_the_internet_is_refused_for_a_venue(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, host="8.8.8.8")

    with pytest.raises(LedgerError) as refused:
        venue_of(settings)

    assert refused.value.code == "VENUE_ADDRESS"
    assert not list(tmp_path.iterdir())
