"""Base maps through this server: the key stays here, tiles are kept, equal requests go out once.

Pages load images from their own host alone (the CSP says so), and a source's key, which a map
office gives to an institution, reaches no browser. Only signed-in people get tiles: the key has a
daily quota.
"""

import asyncio
import http.client
import ssl
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from backend.accounts.authentication import Authenticator
from backend.accounts.errors import AuthenticationError
from backend.api.marking import id_of
from backend.api.rest import answering
from backend.api.tile_cache import TileCache
from backend.api.tile_sources import TileKind, TileSource, archive_of, tile_sources
from backend.config import Settings
from backend.kit.clock import now
from backend.kit.errors import LedgerError

_AT_ONCE = 8
_MOST_BYTES = 2 * 1024 * 1024
_DAY = 86_400
_AGENT = "Liangxin tile proxy"
_BROWSER_KEEPS = "private, max-age=604800"
_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_log = structlog.get_logger(__name__)
_Place = tuple[str, int, int, int]


class TileNotFoundError(LedgerError):
    """There is no such base map, or it has no such tile."""

    code = "TILE_NOT_FOUND"
    message = "没有这块底图。"
    remedy = "请检查底图配置和缩放范围。"
    status = 404


class TileSourceSilentError(LedgerError):
    """The source of a base map gave no picture in time."""

    code = "TILE_SOURCE_SILENT"
    message = "底图服务没有应答。"
    remedy = "地图仍可使用，底图稍后会再试；长期如此请联系管理员核对底图密钥。"
    status = 504


@dataclass(slots=True)
class TileDesk:
    """Gives tiles of the sources: kept ones at once, others from the source."""

    sources: dict[str, TileSource]
    cache: TileCache
    timeout: float
    _asked: dict[_Place, "asyncio.Task[bytes]"] = field(default_factory=dict)
    _doors: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    @classmethod
    def of(cls, settings: Settings) -> "TileDesk":
        """Set the desk up.

        Raises: TILE_SETTINGS.
        """
        cache = TileCache(
            settings.data_dir / "tiles",
            most_bytes=settings.tile_cache_bytes,
            fresh_seconds=settings.tile_cache_days * _DAY,
        )
        sources = {source.id: source for source in tile_sources(settings)}
        return cls(sources, cache, settings.tile_timeout_seconds)

    async def tile(self, source: TileSource, z: int, x: int, y: int) -> bytes:
        """Give a tile: fresh from disk, else from the source, else stale from disk.

        Raises: TILE_NOT_FOUND, TILE_SOURCE_SILENT.
        """
        kept = await asyncio.to_thread(self.cache.read, source.id, z, x, y)
        if kept is not None and kept.is_fresh:
            return kept.content
        key = (source.id, z, x, y)
        task = self._asked.get(key)
        if task is None:
            task = asyncio.create_task(self._fetch(source, z, x, y))
            self._asked[key] = task
            task.add_done_callback(partial(self._answered, key))
        try:
            # One who leaves does not take the tile from the others that wait for it.
            return await asyncio.shield(task)
        except TileSourceSilentError:
            if kept is not None:
                return kept.content
            raise

    def _answered(self, key: _Place, task: "asyncio.Task[bytes]") -> None:
        """Forget the request; the fault of one that nobody waits for any more is no surprise."""
        self._asked.pop(key, None)
        if not task.cancelled() and isinstance(task.exception(), TileSourceSilentError):
            _log.warning("tile_source_silent", source=key[0])

    async def _fetch(self, source: TileSource, z: int, x: int, y: int) -> bytes:
        async with self._doors:
            asking = asyncio.to_thread(_download, source.address(z, x, y), self.timeout)
            try:
                content = await asyncio.wait_for(asking, self.timeout * 2)
            except TimeoutError:
                raise TileSourceSilentError from None
        await asyncio.to_thread(self.cache.write, source.id, z, x, y, content)
        return content


def tile_routes(
    desk: TileDesk, authenticator: Authenticator, settings: Settings
) -> list[BaseRoute]:
    """Give the routes of tiles and of PMTiles archives."""
    maps = settings.data_dir / "maps"

    async def tile(request: Request) -> Response:
        await _demand_person(authenticator, request)
        given = request.path_params
        source = desk.sources.get(given["source"])
        place = (given["z"], given["x"], given["y"])
        if source is None or source.kind is TileKind.PMTILES or not source.has(*place):
            raise TileNotFoundError
        content = await desk.tile(source, *place)
        return Response(content, media_type=media_type_of(content), headers=_headers())

    async def archive(request: Request) -> Response:
        await _demand_person(authenticator, request)
        source = desk.sources.get(request.path_params["source"])
        if source is None or source.kind is not TileKind.PMTILES:
            raise TileNotFoundError
        path = archive_of(source, maps)
        if path is None:
            raise TileNotFoundError
        return FileResponse(path, media_type="application/vnd.pmtiles", headers=_headers())

    return [
        Route("/tiles/{source}.pmtiles", _kept_by_browser(archive)),
        Route("/tiles/{source}/{z:int}/{x:int}/{y:int}", _kept_by_browser(tile)),
        Route("/tiles/{path:path}", answering(_unknown)),
    ]


def _kept_by_browser(
    work: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """Answer refusals as JSON like every address, and let the browser keep what is a tile."""
    guarded = answering(work)

    async def endpoint(request: Request) -> Response:
        reply = await guarded(request)
        if reply.status_code < 300:  # noqa: PLR2004 - an answer with content
            reply.headers["cache-control"] = _BROWSER_KEEPS
        return reply

    return endpoint


async def _unknown(_: Request) -> Response:
    raise TileNotFoundError


async def _demand_person(authenticator: Authenticator, request: Request) -> None:
    """Let signed-in people in.

    Raises: UNAUTHENTICATED.
    """
    actor = await authenticator.authenticate(
        request.headers, request.cookies, now(), request_id=id_of(request)
    )
    if actor is None or actor.scopes is not None:
        raise AuthenticationError


def media_type_of(content: bytes) -> str | None:
    """Tell a picture by its first bytes; None for anything else, whatever the source calls it."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _TYPES if content.startswith(start)), None)


def _download(address: str, timeout: float) -> bytes:
    """Ask a source once: no cookie, no referer, no redirect.

    Raises: TILE_NOT_FOUND, TILE_SOURCE_SILENT, neither of which repeats the address.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("GET", target, headers={"user-agent": _AGENT, "accept": "image/*"})
        with closing(connection.getresponse()) as reply:
            content = reply.read(_MOST_BYTES + 1)
    except (OSError, http.client.HTTPException) as error:
        raise TileSourceSilentError from error
    finally:
        connection.close()
    if reply.status == 404:  # noqa: PLR2004 - HTTP
        raise TileNotFoundError
    if reply.status != 200 or len(content) > _MOST_BYTES:  # noqa: PLR2004 - HTTP
        raise TileSourceSilentError
    if media_type_of(content) is None:
        raise TileSourceSilentError
    return content


def _headers() -> dict[str, str]:
    return {"x-content-type-options": "nosniff"}
