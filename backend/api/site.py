"""Everything on HTTP that is neither GraphQL nor sign-in: probes, settings for pages, the pages."""

import gzip
from asyncio import to_thread
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from pathlib import Path

import asyncpg
import orjson
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from backend.api.strangers import Strangers
from backend.api.tile_sources import TileSource
from backend.database.engine import Database
from backend.database.migrate import is_migrated

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' data: blob:; worker-src 'self'; font-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_GUARDS = {
    "content-security-policy": _CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
_SQUEEZED = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_FOREVER = "public, max-age=31536000, immutable"


def site_routes(
    database: Database, tiles: Sequence[TileSource] = (), strangers: Strangers | None = None
) -> Sequence[BaseRoute]:
    """Give the routes; any path that no file has is the page itself, which routes on its own."""
    pages = database.settings.pages_dir
    return [
        Route("/healthz", _healthz),
        Route("/readyz", _readyz(database)),
        Route("/config.json", _config(database, tiles, strangers or Strangers(database))),
        Route("/graphiql", _page(pages, "graphiql.html")),
        Route("/{path:path}", _files(pages)),
    ]


async def _healthz(_: Request) -> Response:
    return _json({"status": "ok"})


def _readyz(database: Database) -> Callable[[Request], Awaitable[Response]]:
    async def readyz(_: Request) -> Response:
        try:
            async with database.readers.acquire(
                timeout=database.settings.pool_acquire_seconds
            ) as connection:
                is_ready = await is_migrated(connection)
        except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            return _json({"status": "unavailable"}, status=503)
        return _json({"status": "ready"}) if is_ready else _json({"status": "stale"}, status=503)

    return readyz


def _config(
    database: Database, tiles: Sequence[TileSource], strangers: Strangers
) -> Callable[[Request], Awaitable[Response]]:
    settings = database.settings

    async def config(_: Request) -> Response:
        return _json(
            {
                "idleMinutes": settings.session_idle_minutes,
                "isDemo": settings.demo,
                "maxUploadBytes": settings.max_upload_bytes,
                "pageSize": settings.max_page_size,
                "publicDistricts": [one.shown() for one in await strangers.districts()],
                "tiles": [source.shown() for source in tiles],
            }
        )

    return config


def _page(pages: Path, name: str) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        return await _file(request, pages / name, cache="no-cache")

    return page


def _files(pages: Path) -> Callable[[Request], Awaitable[Response]]:
    """Give a built file, or the page for the address of a screen."""
    root = pages.resolve()

    async def files(request: Request) -> Response:
        try:
            asked = (root / request.path_params["path"]).resolve()
            is_ours = asked.is_relative_to(root) and asked.is_file()
        except (ValueError, OSError):  # a zero in the path, or a path longer than any file's
            return Response(status_code=404, headers=_GUARDS)
        if is_ours and not asked.name.startswith("."):
            is_hashed = asked.parent.name == "assets"
            return await _file(request, asked, cache=_FOREVER if is_hashed else "no-cache")
        if "." in asked.name:
            return Response(status_code=404, headers=_GUARDS)
        return await _file(request, root / "index.html", cache="no-cache")

    return files


async def _file(request: Request, path: Path, *, cache: str) -> Response:
    """Give a file, squeezed where it is text and the browser can take it so."""
    is_squeezed = "gzip" in request.headers.get("accept-encoding", "")
    return await to_thread(_read, path, cache, is_squeezed=is_squeezed)


def _read(path: Path, cache: str, *, is_squeezed: bool) -> Response:
    if not path.is_file():
        return Response(status_code=404, headers=_GUARDS)
    headers = {**_GUARDS, "cache-control": cache}
    kind = _SQUEEZED.get(path.suffix)
    if kind is None:
        return FileResponse(path, headers=headers)
    headers["vary"] = "accept-encoding"
    if not is_squeezed:
        return FileResponse(path, headers=headers)
    content = _gzipped(path, path.stat().st_mtime_ns)
    return Response(content, media_type=kind, headers={**headers, "content-encoding": "gzip"})


@lru_cache(maxsize=256)
def _gzipped(path: Path, _changed: int) -> bytes:
    """Squeeze a file once for as long as it stays as it is."""
    return gzip.compress(path.read_bytes(), mtime=0)


def _json(content: object, *, status: int = 200) -> Response:
    return Response(
        orjson.dumps(content),
        status_code=status,
        media_type="application/json",
        headers={"cache-control": "no-store", "x-content-type-options": "nosniff"},
    )
