"""An answer leaves in as few calls of the system as it can, and never later for it."""

import asyncio

from backend.api.wire import OneWrite


class Noted(asyncio.Transport):
    """A connection that notes what it is given."""

    def __init__(self) -> None:
        """Start open, with nothing sent."""
        self.sent: list[bytes] = []
        self.is_closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Note one call of the system."""
        self.sent.append(bytes(data))

    def close(self) -> None:
        """Note the end."""
        self.is_closed = True

    def is_closing(self) -> bool:
        """Tell of the end."""
        return self.is_closed


async def test_head_and_body_leave_together_and_a_stream_goes_on_piece_by_piece() -> None:
    below = Noted()
    way = OneWrite(below, asyncio.get_running_loop())

    way.write(b"head ")
    assert below.sent == []
    way.write(b"body")
    way.write(b"more")
    await asyncio.sleep(0)

    assert below.sent == [b"head body", b"more"]


async def test_head_without_a_body_leaves_at_the_end_of_the_step() -> None:
    below = Noted()
    way = OneWrite(below, asyncio.get_running_loop())

    way.write(b"head")
    await asyncio.sleep(0)
    way.write(b"first event")

    assert below.sent == [b"head", b"first event"]


async def test_connection_that_is_ended_at_once_has_its_head_sent() -> None:
    below = Noted()
    way = OneWrite(below, asyncio.get_running_loop())

    way.write(b"head")
    way.close()
    await asyncio.sleep(0)

    assert (below.sent, way.is_closing()) == ([b"head"], True)
