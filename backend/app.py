"""The program as one ASGI application: the only place that wires settings, database and parts."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.accounts.authentication import Authenticator
from backend.accounts.tasks import sealing_audit
from backend.api.endpoint import Endpoint
from backend.api.geometry_routes import geometry_routes
from backend.api.link_routes import link_routes
from backend.api.marking import Marked
from backend.api.metrics import metrics_routes, watch
from backend.api.observing import Observer
from backend.api.own_results_routes import own_results_routes
from backend.api.paper_routes import paper_routes
from backend.api.rates import Buckets, Purses, Rate
from backend.api.request import RequestLimits
from backend.api.schema import ledger_catalog, ledger_schema
from backend.api.session_routes import session_routes, sign_in_desk
from backend.api.shared_rates import SharedBuckets
from backend.api.site import site_routes
from backend.api.strangers import Strangers
from backend.api.subscriptions.desk import SubscriptionDesk, subscription_desk
from backend.api.subscriptions.sockets import serve_socket
from backend.api.subscriptions.streams import PATH as STREAM
from backend.api.subscriptions.streams import serve_stream
from backend.api.tiles import TileDesk, tile_routes
from backend.api.transport import SecureTransport
from backend.api.trusted import TrustedDocuments
from backend.api.webhook_reading import ChangesReader
from backend.api.workbook_routes import workbook_routes
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.compiler.plan import compiler
from backend.config import Settings
from backend.contests.forgetting import forget_names
from backend.database.engine import Database, connect
from backend.kit.keys import load_key
from backend.kit.logs import RequestLog, configure_logs
from backend.kit.metrics import Metrics
from backend.places.nightly import refreshing_nightly
from backend.webhooks.tasks import sending_webhooks
from backend.workbooks.tasks import running_jobs

GRAPHQL = "/graphql"


@dataclass(slots=True)
class Program:
    """Sends `/graphql` straight to the endpoint and everything else to Starlette.

    `stopping` is set when the server begins to stop: an answer without an end (a stream, a socket)
    ends then by itself, or the stop would wait for it until its time is up. With `has_background`
    the work that no request asks for runs here; several workers leave it to a process of its own.
    """

    settings: Settings
    has_background: bool = True
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    metrics: Metrics = field(default_factory=Metrics)
    rest: ASGIApp | None = None
    graphql: Endpoint | None = None
    subscriptions: SubscriptionDesk | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] == "lifespan":
            await Starlette(lifespan=self._lifespan)(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == GRAPHQL and self.graphql is not None:
            await self.graphql(scope, receive, send)
        elif scope["type"] == "websocket" and scope["path"] == GRAPHQL and self.subscriptions:
            await serve_socket(self.subscriptions, scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == STREAM and self.subscriptions:
            await serve_stream(self.subscriptions, scope, receive, send)
        elif self.rest is not None:
            await self.rest(scope, receive, send)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[Mapping[str, Any]]:
        async with (
            connect(self.settings) as database,
            in_background(self.settings, self.metrics) if self.has_background else nullcontext(),
            self.metrics.kept(),
        ):
            authenticator = Authenticator(database)
            observer = Observer(self.metrics, RequestLog(self.settings.log_requests))
            strangers = Strangers(database)
            self.graphql = make_endpoint(
                self.settings,
                database,
                authenticator,
                observer,
                strangers,
                buckets_of(self.settings, self.metrics.folder),
            )
            self.metrics.known = self.graphql.documents.names()
            watch(self.metrics, database, self.graphql.compiler.plans)
            desk = sign_in_desk(database, authenticator)
            tiles = TileDesk.of(self.settings)
            routes = Starlette(
                routes=[
                    *session_routes(desk),
                    *workbook_routes(database, authenticator),
                    *geometry_routes(database, authenticator),
                    *link_routes(database),
                    *paper_routes(database, authenticator),
                    *own_results_routes(database),
                    *tile_routes(tiles, authenticator, self.settings),
                    *metrics_routes(database, authenticator, self.metrics),
                    *site_routes(database, tuple(tiles.sources.values()), strangers),
                ]
            )
            self.rest = Marked(routes, observer)
            async with subscription_desk(
                self.settings, self.graphql, authenticator, self.stopping
            ) as self.subscriptions:
                yield {}
        self.graphql = self.rest = self.subscriptions = None


@asynccontextmanager
async def in_background(settings: Settings, metrics: Metrics) -> AsyncIterator[None]:
    """Do what no request asks for while the block lasts: in one process of an installation."""
    reader = ChangesReader(settings, limits_of(settings), signer_of(settings))
    async with (
        running_jobs(settings),
        refreshing_nightly(settings, duties=(forget_names,)),
        sealing_audit(settings),
        sending_webhooks(settings, reader.read, metrics),
    ):
        yield


def signer_of(settings: Settings) -> CursorSigner:
    """Give the signer of the cursors of an installation."""
    return CursorSigner(load_key(settings.secrets_dir, "cursors"))


def make_endpoint(
    settings: Settings,
    database: Database,
    authenticator: Authenticator,
    observer: Observer | None = None,
    strangers: Strangers | None = None,
    buckets: Purses | None = None,
) -> Endpoint:
    """Build the GraphQL endpoint of a database."""
    return Endpoint(
        compiler=compiler(
            ledger_schema(),
            ledger_catalog(),
            limits_of(settings),
            cache_size=settings.plan_cache_size,
        ),
        database=database,
        authenticate=authenticator.authenticate,
        signer=signer_of(settings),
        limits=RequestLimits(
            bytes=settings.max_body_bytes,
            trusted_bytes=settings.max_trusted_body_bytes,
            seconds=settings.body_seconds,
            has_get=settings.graphql_get,
        ),
        buckets=buckets or buckets_of(settings, None),
        documents=TrustedDocuments.of(settings),
        observer=observer or Observer(),
        strangers=strangers or Strangers(database),
        has_open_introspection=settings.open_introspection,
    )


def buckets_of(settings: Settings, folder: Path | None) -> Purses:
    """Give the buckets of the callers; processes that share a folder share them."""
    rate = Rate(settings.rate_points, settings.rate_restored)
    return Buckets(rate) if folder is None else SharedBuckets(folder, rate)


def limits_of(settings: Settings) -> Limits:
    """Give the limits of an operation."""
    return Limits(
        tokens=settings.max_tokens,
        depth=settings.max_depth,
        aliases=settings.max_aliases,
        directives=settings.max_directives,
        page=settings.max_page_size,
        nodes=settings.max_nodes,
        points=settings.max_points,
    )


def build_app(
    settings: Settings,
    *,
    has_background: bool = True,
    stopping: asyncio.Event | None = None,
    metrics: Metrics | None = None,
) -> ASGIApp:
    """Build the application; it opens the database when its lifespan starts."""
    configure_logs()
    program = Program(settings, has_background, stopping or asyncio.Event(), metrics or Metrics())
    return SecureTransport(program, tls_proxy=settings.tls_proxy, is_venue=settings.venue)
