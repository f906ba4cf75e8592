"""Which addresses are called: what a person types in must not reach into the house's network.

The form of a URL is checked when it is entered. What its name stands for is asked at every
delivery, and the connection goes to the very address that was checked, so that a name which
changes its meaning between the two gains nothing (DNS rebinding).
"""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from backend.config import Settings
from backend.webhooks.errors import WebhookURLError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
LookUp = Callable[[str, int], Awaitable[Sequence[str]]]

_LONGEST = 2_000
_PRINTABLE = re.compile(r"[!-~]+")
_NAME = re.compile(r"(?=.{1,253}\.?$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?", re.IGNORECASE)
_NUMBER_AT_THE_END = re.compile(r"(^|\.)(\d+|0x[0-9a-f]*)\.?$", re.IGNORECASE)
_PORTS = {"https": 443, "http": 80}

# Ranges that lead elsewhere than they seem to: they hold an IPv4 address within, or are local
# although not every version of the standard library says so.
_DECEPTIVE = tuple(
    map(
        ip_network,
        (
            "100.64.0.0/10",
            "192.0.0.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "240.0.0.0/4",
            "::/96",
            "::ffff:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fec0::/10",
        ),
    )
)


class ForbiddenAddressError(Exception):
    """The name stands for no address that may be called."""


async def look_up(host: str, port: int) -> list[str]:
    """Give the addresses that a name stands for now, as the system orders them.

    Raises: OSError (`socket.gaierror`) when it stands for none.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(where[0]) for *_, where in found]


@dataclass(frozen=True, slots=True)
class Reachable:
    """What an installation lets its webhooks call.

    `networks`: what is called besides the public Internet. `has_loopback`: this machine is called
    too, also by plain HTTP.
    """

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = frozenset({443, 8443})
    has_loopback: bool = False
    look_up: LookUp = look_up

    @classmethod
    def of(cls, settings: Settings) -> "Reachable":
        """Give what the settings say."""
        return cls(
            networks=settings.webhook_networks,
            ports=frozenset(settings.webhook_ports),
            has_loopback=settings.webhook_loopback,
        )

    def hold_to_form(self, url: str) -> None:
        """See that a URL may be called as far as its text tells.

        Raises: WEBHOOK_URL.
        """
        if len(url) > _LONGEST or not _PRINTABLE.fullmatch(url) or "\\" in url:
            raise WebhookURLError(fault=f"应为至多 {_LONGEST} 个 ASCII 字符，不含空格")
        parts, port = _split(url)
        host = parts.hostname or ""
        if parts.username is not None or parts.password is not None or "@" in parts.netloc:
            raise WebhookURLError(fault="不得含用户名或口令")
        if parts.fragment or url.endswith("#"):
            raise WebhookURLError(fault="不得含 # 之后的部分")
        if parts.scheme != "https" and not (self._may_be_plain(host) and parts.scheme == "http"):
            raise WebhookURLError(fault="须以 https:// 开头")
        if port not in self.ports and not self._may_be_plain(host):
            raise WebhookURLError(fault=f"不允许端口 {port}")
        self._hold_host(host)

    def _hold_host(self, host: str) -> None:
        try:
            address = ip_address(host)
        except ValueError:
            if not _NAME.fullmatch(host) or _NUMBER_AT_THE_END.search(host):
                raise WebhookURLError(fault="主机名不合规") from None
            if _is_of_this_machine(host) and not self.has_loopback:
                raise WebhookURLError(fault="不允许访问本机") from None
            return
        if not self.has(address):
            raise WebhookURLError(fault="不允许访问该地址")

    def _may_be_plain(self, host: str) -> bool:
        """Tell whether a host is this machine by its name or number, and may be called."""
        try:
            is_loopback = ip_address(host).is_loopback
        except ValueError:
            is_loopback = _is_of_this_machine(host)
        return self.has_loopback and is_loopback

    def has(self, address: Address) -> bool:
        """Tell whether an address may be called."""
        if address.is_multicast or address.is_unspecified:
            return False
        if any(address.version == one.version and address in one for one in self.networks):
            return True
        if address.is_loopback:
            return self.has_loopback
        if any(address.version == one.version and address in one for one in _DECEPTIVE):
            return False
        return address.is_global and not (address.is_reserved or address.is_link_local)

    async def resolve(self, host: str, port: int) -> str:
        """Give the one address to connect to.

        Raises: ForbiddenAddressError; OSError when the name stands for nothing.
        """
        for text in await self.look_up(host, port):
            if self.has(ip_address(text)):
                return text
        raise ForbiddenAddressError


def _split(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise WebhookURLError(fault="格式不对") from None
    if parts.scheme not in _PORTS or not parts.netloc:
        raise WebhookURLError(fault="须以 https:// 开头")
    return parts, port if port is not None else _PORTS[parts.scheme]


def _is_of_this_machine(host: str) -> bool:
    name = host.lower().rstrip(".")
    return name == "localhost" or name.endswith(".localhost")
