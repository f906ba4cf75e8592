"""`/metrics`: the numbers of all processes in Prometheus' text, for this machine or a token."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import asyncpg
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from backend.accounts.authentication import Authenticator
from backend.accounts.sessions import is_loopback
from backend.accounts.tokens import TokenScope
from backend.compiler.bounded import BoundedCache
from backend.database.engine import Database
from backend.database.queue import waiting_jobs
from backend.database.session import DatabaseBusyError
from backend.kit.clock import now
from backend.kit.errors import LedgerError
from backend.kit.metrics import BOUNDS, Metrics, total
from backend.webhooks.watching import longest_wait

_LOOPBACK_CLIENTS = frozenset({"127.0.0.1", "::1", ""})
_COUNTERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "plan_hits": ("liangxin_plans", {"outcome": "hit"}),
    "plan_misses": ("liangxin_plans", {"outcome": "miss"}),
    "database_restarts": ("liangxin_database_restarts", {}),
    "worker_restarts": ("liangxin_worker_restarts", {}),
    "webhooks_delivered": ("liangxin_webhook_attempts", {"outcome": "delivered"}),
    "webhooks_failed": ("liangxin_webhook_attempts", {"outcome": "failed"}),
}
_GAUGES: Mapping[str, Mapping[str, str]] = {
    "readers_used": {"pool": "readers", "state": "used"},
    "readers_idle": {"pool": "readers", "state": "idle"},
    "readers_waiting": {"pool": "readers", "state": "waiting"},
    "writers_used": {"pool": "writers", "state": "used"},
    "writers_idle": {"pool": "writers", "state": "idle"},
    "writers_waiting": {"pool": "writers", "state": "waiting"},
}
_WORDS = {
    "liangxin_plans": "Plans of operations found in memory (hit) or compiled (miss)",
    "liangxin_database_restarts": "Times the embedded database was started again",
    "liangxin_worker_restarts": "Times a worker was started again",
    "liangxin_webhook_attempts": "Attempts to deliver changes to webhooks",
}


def metrics_routes(
    database: Database, authenticator: Authenticator, metrics: Metrics
) -> Sequence[BaseRoute]:
    """Give the route; who may not see the numbers is not told that they are there."""

    async def show(request: Request) -> Response:
        if not await _may_see(request, authenticator):
            return Response(status_code=404)
        registry = CollectorRegistry()
        waited = await _longest_wait(database)
        registry.register(_Numbers(metrics.everyone(), await _jobs(database), waited))
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/metrics", show)]


def watch(metrics: Metrics, database: Database, plans: BoundedCache[Any, Any]) -> None:
    """Have the pools and the memory of plans asked whenever somebody looks."""
    metrics.counters |= {"plan_hits": lambda: plans.hits, "plan_misses": lambda: plans.misses}
    readers, writers = database.readers, database.engine.pool
    if not isinstance(writers, QueuePool):
        raise TypeError(writers)
    metrics.gauges |= {
        "readers_used": lambda: readers.get_size() - readers.get_idle_size(),
        "readers_idle": readers.get_idle_size,
        "readers_waiting": readers.get_waiting_size,
        "writers_used": writers.checkedout,
        "writers_idle": writers.checkedin,
        "writers_waiting": database.gate.get_waiting_size,
    }


async def _may_see(request: Request, authenticator: Authenticator) -> bool:
    """Tell whether the request comes from this very machine, or with a token of the scope."""
    client = request.client.host if request.client else ""
    if client in _LOOPBACK_CLIENTS and is_loopback(request.headers.get("host", "")):
        return True
    try:
        actor = await authenticator.authenticate(request.headers, {}, now())
    except (LedgerError, DatabaseBusyError):
        return False
    return actor is not None and TokenScope.METRICS in (actor.scopes or ())


async def _jobs(database: Database) -> Mapping[tuple[str, str], int] | None:
    """Count the jobs by work and state; nothing while the database can't be asked."""
    try:
        async with database.engine.connect() as connection:
            rows = await connection.execute(waiting_jobs())
            return {(work, state): number for work, state, number in rows}
    except (SQLAlchemyError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return None


async def _longest_wait(database: Database) -> float | None:
    """Give how long the oldest delivery to a webhook waits, in seconds; None as above."""
    try:
        return await longest_wait(database)
    except (
        DatabaseBusyError,
        SQLAlchemyError,
        OSError,
        asyncpg.PostgresError,
        asyncpg.InterfaceError,
    ):
        return None


class _Numbers(Collector):
    """Writes the snapshots as families of numbers."""

    def __init__(
        self,
        snapshots: Sequence[Mapping[str, Any]],
        jobs: Mapping[tuple[str, str], int] | None,
        waited: float | None,
    ) -> None:
        self._snapshots, self._jobs, self._waited = snapshots, jobs, waited

    def collect(self) -> Iterator[Metric]:
        yield self._times()
        yield self._requests()
        yield from self._counters()
        yield self._pools()
        if self._jobs is not None:
            yield self._queue(self._jobs)
        if self._waited is not None:
            yield GaugeMetricFamily(
                "liangxin_webhook_oldest_waiting_seconds",
                "Age of the oldest delivery that waits",
                value=self._waited,
            )
        yield from self._processes()

    def _times(self) -> Metric:
        family = HistogramMetricFamily(
            "liangxin_operation_seconds", "Time to answer, by operation", labels=["operation"]
        )
        for name, row in sorted(total(self._snapshots, "times").items()):
            counted, classes = 0.0, []
            for bound, number in zip((*map(str, BOUNDS), "+Inf"), row[:-1], strict=True):
                counted += number
                classes.append((bound, counted))
            family.add_metric([name], buckets=classes, sum_value=row[-1])
        return family

    def _requests(self) -> Metric:
        family = CounterMetricFamily(
            "liangxin_requests",
            "Requests, by answer; the code is GraphQL's",
            labels=["status", "code"],
        )
        for words, number in sorted(total(self._snapshots, "requests").items()):
            status, _, code = words.partition(" ")
            family.add_metric([status, code], number)
        return family

    def _counters(self) -> Iterator[Metric]:
        families: dict[str, CounterMetricFamily] = {}
        counts = total(self._snapshots, "counts")
        for key, (name, labels) in _COUNTERS.items():
            family = families.setdefault(
                name, CounterMetricFamily(name, _WORDS[name], labels=list(labels))
            )
            family.add_metric(list(labels.values()), counts.get(key, 0))
        yield from families.values()

    def _pools(self) -> Metric:
        family = GaugeMetricFamily(
            "liangxin_pool_connections",
            "Connections lent and idle, and requests that wait for one",
            labels=["pool", "state"],
        )
        gauges = total(self._snapshots, "gauges")
        for key, labels in _GAUGES.items():
            family.add_metric(list(labels.values()), gauges.get(key, 0))
        return family

    @staticmethod
    def _queue(jobs: Mapping[tuple[str, str], int]) -> Metric:
        family = GaugeMetricFamily("liangxin_jobs", "Jobs in the queue", labels=["work", "state"])
        for (work, state), number in sorted(jobs.items()):
            family.add_metric([work, state], number)
        return family

    def _processes(self) -> Iterator[Metric]:
        cpu = CounterMetricFamily(
            "liangxin_process_cpu_seconds", "Processor time", labels=["worker"]
        )
        memory = GaugeMetricFamily(
            "liangxin_process_resident_bytes", "Memory in use", labels=["worker"]
        )
        started = GaugeMetricFamily(
            "liangxin_process_start_time_seconds", "Start, in Unix time", labels=["worker"]
        )
        for snapshot in self._snapshots:
            place, used = [snapshot["place"]], snapshot["process"]
            cpu.add_metric(place, used["cpu"])
            memory.add_metric(place, used["memory"])
            started.add_metric(place, used["started"])
        yield from (cpu, memory, started)
