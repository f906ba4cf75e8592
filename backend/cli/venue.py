"""A laptop at a venue: its addresses, its TLS, and the plain-HTTP port that helps devices trust it.

Phones get no service worker over plain HTTP, so the judges' console needs TLS where no public
authority reaches; the helper's port serves that authority's certificate and how to install it.
"""

import asyncio
import socket
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address

from rich.console import Console
from rich.text import Text

from backend.cli.certificates import (
    CA_NAME,
    Address,
    VenueCertificates,
    address_of,
    is_vouched,
    venue_certificates,
)
from backend.cli.venue_pages import VenuePages, terminal_code
from backend.config import Settings
from backend.kit.clock import now
from backend.kit.errors import LedgerError

HEAD_BYTES = 8_192
HEAD_SECONDS = 5
MOST_AT_ONCE = 100

_ASK_ADDRESS = 0xC0206921 if sys.platform == "darwin" else 0x8915
"""SIOCGIFADDR: the IPv4 address of a network interface."""


class VenueAddressError(LedgerError):
    """The address is one of the Internet, for which the laptop's authority never vouches."""

    code = "VENUE_ADDRESS"
    message = "赛场模式只用局域网地址，{address} 是互联网地址，设备会一直提示不安全。"
    remedy = "请用 --host 0.0.0.0，或笔记本在赛场网络中的地址；对公网服务请用正式证书。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where the laptop is reached, and what devices are to trust."""

    host: str
    names: tuple[str, ...]
    certificates: VenueCertificates

    def pages(self, port: int, helper_port: int) -> VenuePages:
        """Give the helper's pages for the ports that were taken."""
        return VenuePages(
            address=f"https://{self.host}:{port}",
            help_address=f"http://{self.host}:{helper_port}",
            fingerprint=self.certificates.fingerprint,
            file_name=CA_NAME,
        )

    def settings(self, settings: Settings) -> Settings:
        """Let the web server answer by TLS."""
        files = {"tls_certificate": self.certificates.leaf, "tls_key": self.certificates.key}
        return settings.model_copy(update=files)


def venue_of(settings: Settings) -> Venue:
    """Find the laptop's addresses and make the certificates for them.

    Raises: VENUE_ADDRESS, VENUE_CLOCK, UNSAFE_KEY.
    """
    chosen = address_of(settings.host)
    if chosen is not None and not (chosen.is_unspecified or is_vouched(chosen)):
        raise VenueAddressError(address=chosen)
    addresses = [one for one in local_addresses() if is_vouched(one)]
    if chosen is not None and not chosen.is_unspecified and chosen not in addresses:
        addresses.insert(0, chosen)
    name = f"{socket.gethostname().partition('.')[0].lower()}.local"
    certificates = venue_certificates(
        settings.secrets_dir,
        names=(name,),
        addresses=[*addresses, IPv4Address("127.0.0.1")],
        at=now(),
    )
    reached = [one for one in addresses if not one.is_loopback]
    if chosen is not None and chosen in addresses:
        reached = [chosen]
    host = _in_url(reached[0]) if reached else "127.0.0.1"
    names = (*(_in_url(one) for one in reached), name)
    return Venue(host=host, names=names, certificates=certificates)


def local_addresses() -> list[Address]:
    """Give the IPv4 addresses of this machine's networks, also of those without a way out."""
    import fcntl

    found: list[Address] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            with suppress(OSError):  # an interface without an IPv4 address
                answer = fcntl.ioctl(asking.fileno(), _ASK_ADDRESS, request)
                found.append(IPv4Address(answer[20:24]))
    return found


def _in_url(address: Address) -> str:
    return f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 - IP version 6


def announce_venue(console: Console, venue: Venue, pages: VenuePages) -> None:
    """Tell the organizer where everything is, with the QR code for the judges' devices."""
    console.print("[bold]赛场模式 Venue[/]  评委设备先扫此码，按说明安装证书：")
    console.print(Text(terminal_code(pages.help_address), style="black on white"))
    console.print(f"说明页 Help: {pages.help_address}   投屏 Poster: {pages.help_address}/qr")
    console.print(f"证书指纹 SHA-256: {pages.fingerprint}")
    port = pages.address.rpartition(":")[2]
    others = [f"https://{one}:{port}" for one in venue.names if one != venue.host]
    console.print("其他地址 Also: " + "  ".join(others))


class Help:
    """Answers the few GET requests of devices that do not trust the laptop yet."""

    def __init__(
        self,
        venue: Venue,
        pages: VenuePages,
        listener: socket.socket,
        *,
        most: int = MOST_AT_ONCE,
        seconds: float = HEAD_SECONDS,
    ) -> None:
        """Prepare the answers; the listener is bound.

        Units: `seconds` is how long a connection may take in all, waiting for its turn included;
        `most` are answered at once.
        """
        page = "text/html; charset=utf-8"
        self.venue, self.pages, self._listener = venue, pages, listener
        self._answers = {
            "/": (page, pages.steps().encode()),
            "/qr": (page, pages.poster().encode()),
            f"/{CA_NAME}": ("application/x-x509-ca-cert", venue.certificates.authority_bytes),
        }
        self._turns, self._seconds = asyncio.Semaphore(most), seconds

    async def serve(self) -> None:
        """Answer until cancelled."""
        server = await asyncio.start_server(self._talk, sock=self._listener, limit=HEAD_BYTES)
        async with server:
            await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            # The time runs while a connection waits for its turn too, so that none waits for ever.
            async with asyncio.timeout(self._seconds), self._turns:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._answer(head))
                await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # whoever sends no request gets no answer
        finally:
            writer.close()

    def _answer(self, head: bytes) -> bytes:
        method, _, rest = head.partition(b"\r\n")[0].decode("latin-1").partition(" ")
        path = rest.partition(" ")[0].partition("?")[0]
        if method not in {"GET", "HEAD"}:
            return _reply("405 Method Not Allowed", "text/plain", b"", ("allow: GET, HEAD",))
        found = self._answers.get(path)
        if found is None:  # also what a phone asks to see whether there is Internet
            return _reply("302 Found", "text/plain", b"", ("location: /",))
        kind, body = found
        named = (f'content-disposition: attachment; filename="{CA_NAME}"',)
        is_file = path.endswith(".crt")
        return _reply("200 OK", kind, body, named if is_file else (), is_head=method == "HEAD")


def _reply(
    status: str, kind: str, body: bytes, more: tuple[str, ...] = (), *, is_head: bool = False
) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"content-type: {kind}",
        f"content-length: {len(body)}",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        (
            "content-security-policy: default-src 'none'; style-src 'unsafe-inline';"
            " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "connection: close",
        *more,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + (b"" if is_head else body)
