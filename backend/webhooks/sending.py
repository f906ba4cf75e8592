"""One attempt to deliver: a POST to a checked address, within seconds, of which the status counts.

No redirect is followed, no proxy of the environment asked, no cookie kept and no body of an answer
read: whatever a receiver says beyond its status has no way in.
"""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import httpcore2

from backend.config import Settings
from backend.webhooks.addresses import ForbiddenAddressError, Reachable
from backend.webhooks.rules import DeliveryFault

_FIRST_GOOD, _FIRST_BAD = 200, 300


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an attempt: a status, or none; `fault` is None when it was delivered."""

    status: int | None
    fault: DeliveryFault | None


class _CheckedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to addresses that may be called; TLS still asks for the name of the URL."""

    def __init__(self, reachable: Reachable) -> None:
        self._reachable = reachable
        self._plain = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - of the base class
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        address = await self._reachable.resolve(host, port)
        return await self._plain.connect_tcp(address, port, timeout, local_address, socket_options)


@dataclass
class Sender:
    """Sends bodies to URLs; `seconds` bound a whole attempt."""

    reachable: Reachable = field(default_factory=Reachable)
    seconds: float = 10.0
    ca_file: Path | None = None

    @classmethod
    def of(cls, settings: Settings) -> "Sender":
        """Give the sender that the settings describe."""
        return cls(Reachable.of(settings), settings.webhook_seconds, settings.webhook_ca_file)

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self.ca_file is not None:
            context.load_verify_locations(self.ca_file)
        return context

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a body once."""
        try:
            async with asyncio.timeout(self.seconds):
                status = await self._status(url, body, headers)
        except (TimeoutError, httpcore2.TimeoutException):
            return Answer(None, DeliveryFault.TIMEOUT)
        except ForbiddenAddressError:
            return Answer(None, DeliveryFault.ADDRESS)
        except socket.gaierror:
            return Answer(None, DeliveryFault.NAME)
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            is_of_tls = any(isinstance(one, ssl.SSLCertVerificationError) for one in _chain(error))
            fault = DeliveryFault.CERTIFICATE if is_of_tls else DeliveryFault.CONNECTION
            return Answer(None, fault)
        is_good = _FIRST_GOOD <= status < _FIRST_BAD
        return Answer(status, None if is_good else DeliveryFault.STATUS)

    async def _status(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        pool = httpcore2.AsyncConnectionPool(
            ssl_context=self._trust,
            max_connections=1,
            network_backend=_CheckedBackend(self.reachable),
        )
        given = [(name.encode(), value.encode()) for name, value in headers.items()]
        async with pool, pool.stream("POST", url, headers=given, content=body) as response:
            return response.status


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error and what it came from: the libraries between wrap it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
