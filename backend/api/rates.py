"""What a caller may spend: each token and each person has a bucket of points that fills again.

A leaky bucket and nothing else: no await and no round trip, since it stands in the way of every
request. Here are the buckets of one process; several share theirs (`backend.api.shared_rates`).
"""

import hashlib
import math
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from ipaddress import IPv6Address, ip_address
from typing import Protocol
from uuid import UUID

from backend.api.faults import RATE_LIMITED, Reply, RequestFaultError
from backend.compiler.bounded import BoundedCache
from backend.compiler.cost import Cost, sum_of
from backend.compiler.errors import TooCostlyError
from backend.compiler.plan import PayloadPlan
from backend.database.actor import Actor

KEPT_BUCKETS = 10_000
MUTATION_POINTS = 10
INTROSPECTION_POINTS = 1_000
REFUSAL_POINTS = 10
CROWD = b"strangers".ljust(16, b".")
CROWD_SIZE = 20
"""All strangers together take as much as so many callers."""
_NETWORK_BYTES = 8

_TOLD = (
    b'{"cost":{"requested":{"nodes":%d,"points":%d},"actual":{"nodes":%d},'
    b'"remaining":%d,"restoreRate":%d}}'
)
_NOTHING = Cost()


class RateLimitedError(RequestFaultError):
    """The caller's bucket holds fewer points than the operation asks for."""

    code = "RATE_LIMITED"
    message = "请求过于频繁：本次需要 {points} 点，目前剩余 {remaining} 点。"
    remedy = "请在 {seconds} 秒后重试，或减小每次查询的页数与层数。"
    status = RATE_LIMITED

    def __init__(self, *, points: int, remaining: int, seconds: int) -> None:
        """Say how long it takes until the points are there."""
        super().__init__(points=points, remaining=remaining, seconds=seconds)
        self.headers = {"retry-after": str(seconds)}


@dataclass(frozen=True, slots=True)
class Rate:
    """How many points a bucket holds, and how many come back in a second."""

    size: int = 100_000
    restored: int = 5_000

    def times(self, many: int) -> "Rate":
        """Give the rate of so many together."""
        return Rate(self.size * many, self.restored * many)


@dataclass(slots=True)
class Bucket:
    """The points of one caller, as they were at an instant (seconds of a steady clock)."""

    rate: Rate
    level: float
    at: float

    def take(self, points: int, now: float) -> None:
        """Take points out.

        Raises: RATE_LIMITED, and nothing is taken.
        """
        self.fill(now)
        if points > self.level:
            seconds = max(1, math.ceil((points - self.level) / self.rate.restored))
            raise RateLimitedError(points=points, remaining=int(self.level), seconds=seconds)
        self.level -= points

    def drain(self, points: int, now: float) -> None:
        """Take points out, or what there is."""
        self.fill(now)
        self.level = max(0.0, self.level - points)

    def fill(self, now: float) -> None:
        """Let the points come back that the time has earned."""
        earned = (now - self.at) * self.rate.restored
        self.level = min(float(self.rate.size), self.level + earned)
        self.at = now


class Purse(Protocol):
    """What a meter needs of a bucket, here or shared."""

    @property
    def rate(self) -> Rate:
        """How much it holds, and how fast it fills."""

    @property
    def level(self) -> float:
        """What is left."""

    def take(self, points: int, now: float) -> None:
        """Take points out, or raise RATE_LIMITED and take nothing."""

    def drain(self, points: int, now: float) -> None:
        """Take points out, or what there is."""


class Purses(Protocol):
    """Where the bucket of a caller is found."""

    @property
    def monotonic(self) -> Callable[[], float]:
        """The steady clock of these buckets."""

    def bucket(self, actor: Actor | None, address: str = "") -> Purse:
        """Give the bucket of a caller; a stranger's is that of its address."""


_USUAL = Rate()


class Buckets:
    """The buckets of this process; the caller that asked least recently is forgotten first."""

    def __init__(
        self, rate: Rate = _USUAL, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Start with every bucket full."""
        self._rate = rate
        self.monotonic = monotonic
        self._buckets: BoundedCache[Hashable, Bucket] = BoundedCache(KEPT_BUCKETS)

    def bucket(self, actor: Actor | None, address: str = "") -> Purse:
        """Give the bucket of a caller; a stranger's is that of its address."""
        key = key_of(actor)
        if key is not None:
            return self._of(key, self._rate)
        crowd = self._of(CROWD, self._rate.times(CROWD_SIZE))
        return StrangersPurse(self._of(address_key(address), self._rate), crowd)

    def _of(self, key: Hashable, rate: Rate) -> Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = Bucket(rate, float(rate.size), self.monotonic())
            self._buckets.put(key, bucket)
        return bucket


def key_of(actor: Actor | None) -> UUID | None:
    """Tell whose bucket it is; None for strangers, and for the public that they act as."""
    return None if actor is None else actor.token_id or actor.user_id


def address_key(address: str) -> bytes:
    """Give the key of a network address, from which nobody reads the address.

    Of the newer addresses one customer has as many as 64 bits tell apart: the rest is the key.
    """
    try:
        known = ip_address(address)
    except ValueError:
        return _digest(address.encode())
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return _digest(known.packed[:_NETWORK_BYTES])
    return _digest(address.encode())


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16, person=b"strangers").digest()


@dataclass(frozen=True, slots=True)
class StrangersPurse:
    """The bucket of a stranger's address, within what all strangers may take together.

    One address empties its own bucket and leaves the public page to everybody else.
    """

    own: Purse
    crowd: Purse

    @property
    def rate(self) -> Rate:
        """How much the address may take, and how fast it gets it back."""
        return self.own.rate

    @property
    def level(self) -> float:
        """What is left to the address."""
        return self.own.level

    def take(self, points: int, now: float) -> None:
        """Take points out of both.

        Raises: RATE_LIMITED; nothing is taken of the crowd's that the address has not.
        """
        self.own.take(points, now)
        self.crowd.take(points, now)

    def drain(self, points: int, now: float) -> None:
        """Take points out of both, or what there is."""
        self.own.drain(points, now)
        self.crowd.drain(points, now)


def meter_of(buckets: Purses, actor: Actor | None, address: str = "") -> "Meter":
    """Give the meter of one request; the address is asked of a stranger alone."""
    return Meter(buckets.bucket(actor, address), buckets.monotonic)


@dataclass(slots=True)
class Meter:
    """What one request costs, and what is left to its caller."""

    bucket: Purse
    monotonic: Callable[[], float]
    requested: Cost = _NOTHING

    def charge(self, cost: Cost) -> None:
        """Take what an operation costs at most, one point at least, before it runs.

        Raises: RATE_LIMITED.
        """
        self.requested = cost
        self.bucket.take(cost.points or 1, self.monotonic())

    def told(self, nodes: int) -> bytes:
        """Give the `extensions` of an answer that holds so many nodes."""
        return _TOLD % (
            self.requested.nodes,
            self.requested.points,
            nodes,
            self.bucket.level,
            self.bucket.rate.restored,
        )

    def refusal(self, reply: Reply, error: Exception) -> Reply:
        """Tell the cost in a refusal too; what was refused before the charge costs a little."""
        is_charged = self.requested is not _NOTHING
        self.bucket.drain(0 if is_charged else REFUSAL_POINTS, self.monotonic())
        if isinstance(error, TooCostlyError):
            self.requested = Cost(error.nodes, error.points)
        return replace(reply, body=b'%b,"extensions":%b}' % (reply.body[:-1], self.told(0)))


def cost_of_mutations(plans: Sequence[PayloadPlan | None]) -> Cost:
    """Add up what payloads cost, and the work of each command."""
    written = [plan for plan in plans if plan is not None]
    return sum_of(plan.cost.plus(Cost(points=MUTATION_POINTS)) for plan in written)
