"""Base maps through the server, before a map service that the test itself runs."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from sqlalchemy import insert
from starlette.applications import Starlette

from backend.accounts.actors import program_of
from backend.accounts.authentication import Authenticator
from backend.accounts.passwords import hash_password
from backend.accounts.tables import User
from backend.api.session_routes import session_routes, sign_in_desk
from backend.api.site import site_routes
from backend.api.tile_cache import TileCache
from backend.api.tile_sources import TileSettingsError, tile_sources
from backend.api.tiles import TileDesk, TileSourceSilentError, tile_routes
from backend.config import Settings
from backend.database.actor import Role
from backend.database.engine import Database
from backend.database.registry import table_of
from backend.database.session import writing
from tests.commands.desk import open_desk

KEY = "5b1f-secret-key-of-the-district"
PASSWORD = "quiet-harbour-lamps"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"tile"


@dataclass
class MapService:
    """A WMTS server on a free port that notes what it was asked, and can be told to fail."""

    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    status: int = 200
    body: bytes = PICTURE
    gate: threading.Event = field(default_factory=threading.Event)
    arrived: threading.Event = field(default_factory=threading.Event)
    server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """Give its address."""
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def service() -> Iterator[MapService]:
    """A running map service."""
    made = MapService()
    made.gate.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers.items())))
            made.arrived.set()
            made.gate.wait(30)
            self.send_response(made.status)
            self.send_header("content-type", "image/png")
            self.send_header("set-cookie", "tracker=1")
            self.send_header("content-length", str(len(made.body)))
            self.end_headers()
            self.wfile.write(made.body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    made.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.gate.set()
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def configured(settings: Settings, folder: Path, service: MapService, **more: Any) -> Settings:
    """Write the file of the base maps and give settings that read it."""
    (folder / "maps").mkdir()
    (folder / "maps" / "district.pmtiles").write_bytes(b"PMTiles" + bytes(range(100)))
    (folder / "maps.secret").write_text("not a map", encoding="utf-8")
    path = folder / "tiles.toml"
    path.write_text(
        f"""
        [[source]]
        id = "tianditu-vec"
        name = "天地图矢量"
        kind = "wmts"
        url = "{service.url}/vec_w/wmts"
        layer = "vec"
        key = "{KEY}"
        attribution = "© 天地图"
        approval_number = "GS(2024)0568号"
        max_zoom = 18

        [[source]]
        id = "office"
        name = "局里影像"
        kind = "xyz"
        url = "{service.url}/img/{{z}}/{{x}}/{{y}}.png?k={{key}}"
        key = "{KEY}"

        [[source]]
        id = "district"
        name = "本区矢量"
        kind = "pmtiles"
        file = "district.pmtiles"
        """,
        encoding="utf-8",
    )
    return settings.model_copy(update={"data_dir": folder, "tiles_file": path} | more)


@dataclass(frozen=True, slots=True)
class Browser:
    """A signed-in person's browser, the map service, and everything that was answered."""

    client: httpx2.AsyncClient
    service: MapService
    settings: Settings

    async def get(self, path: str, **headers: str) -> httpx2.Response:
        """Ask for something; no answer ever holds the key."""
        reply = await self.client.get(path, headers=headers)
        assert KEY.encode() not in reply.content
        assert KEY not in str(reply.headers)
        return reply


@pytest.fixture
async def browser(
    database: Database, settings: Settings, service: MapService, tmp_path: Path
) -> AsyncIterator[Browser]:
    """The routes with three base maps, somebody signed in."""
    desk = await open_desk(database)
    district_id = desk.officer.district_id
    async with writing(database, program_of(district_id, request_id="test")) as session:
        officer = User(
            district_id=district_id,
            login="qujia",
            name="区甲",
            role=Role.DISTRICT_OFFICER,
            password_hash=hash_password(PASSWORD),
        )
        await session.execute(insert(table_of(User)).values(officer.model_dump()))
    with_maps = configured(settings, tmp_path, service)
    tiles = TileDesk.of(with_maps)
    gate = Authenticator(database, cache_seconds=0)
    routes = [
        *session_routes(sign_in_desk(database, gate)),
        *tile_routes(tiles, gate, with_maps),
        *site_routes(database, tuple(tiles.sources.values())),
    ]
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=Starlette(routes=routes)),
        base_url="https://ledger.example",
        headers={"x-liangxin-request": "1"},
    ) as client:
        reply = await client.post("/session", json={"login": "qujia", "password": PASSWORD})
        assert reply.status_code == 200
        yield Browser(client, service, with_maps)


async def test_pages_are_told_the_base_maps_without_a_key_or_a_source(browser: Browser) -> None:
    reply = await browser.get("/config.json")

    assert reply.json()["tiles"][0] == {
        "id": "tianditu-vec",
        "name": "天地图矢量",
        "kind": "wmts",
        "url": "/tiles/tianditu-vec/{z}/{x}/{y}",
        "attribution": "© 天地图",
        "approvalNumber": "GS(2024)0568号",
        "maxZoom": 18,
        "projection": "EPSG:3857",
    }
    assert [one["url"] for one in reply.json()["tiles"][1:]] == [
        "/tiles/office/{z}/{x}/{y}",
        "/tiles/district.pmtiles",
    ]
    assert browser.service.url not in reply.text


async def test_a_tile_is_asked_for_once_with_the_key_and_without_a_cookie(browser: Browser) -> None:
    first = await browser.get("/tiles/tianditu-vec/12/2984/1571")
    second = await browser.get("/tiles/tianditu-vec/12/2984/1571")

    assert (first.status_code, first.content) == (200, PICTURE)
    assert first.headers["content-type"] == "image/png"
    assert "private" in first.headers["cache-control"]
    assert "set-cookie" not in first.headers
    assert second.content == PICTURE
    [(path, headers)] = browser.service.asked
    query = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    assert urlsplit(path).path == "/vec_w/wmts"
    assert query == {
        "SERVICE": "WMTS",
        "REQUEST": "GetTile",
        "VERSION": "1.0.0",
        "LAYER": "vec",
        "STYLE": "default",
        "TILEMATRIXSET": "w",
        "FORMAT": "tiles",
        "TILEMATRIX": "12",
        "TILEROW": "1571",
        "TILECOL": "2984",
        "tk": KEY,
    }
    assert {name.lower() for name in headers} == {"host", "accept-encoding", "user-agent", "accept"}


async def test_an_xyz_source_is_asked_by_its_pattern(browser: Browser) -> None:
    reply = await browser.get("/tiles/office/3/5/2")

    assert reply.status_code == 200
    assert [path for path, _ in browser.service.asked] == [f"/img/3/5/2.png?k={KEY}"]


async def test_equal_requests_go_out_once(browser: Browser) -> None:
    browser.service.gate.clear()
    asking = [asyncio.create_task(browser.get("/tiles/office/3/5/2")) for _ in range(4)]
    assert await asyncio.to_thread(browser.service.arrived.wait, 30)
    browser.service.gate.set()

    replies = await asyncio.gather(*asking)

    assert [reply.content for reply in replies] == [PICTURE] * 4
    assert len(browser.service.asked) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/tiles/tianditu-vec/19/0/0",
        "/tiles/tianditu-vec/3/8/0",
        "/tiles/tianditu-vec/3/0/8",
        "/tiles/tianditu-vec/-1/0/0",
        "/tiles/tianditu-vec/a/0/0",
        "/tiles/tianditu-vec/99999999999999999999/0/0",
        "/tiles/none/0/0/0",
        "/tiles/district/0/0/0",
        "/tiles/tianditu-vec.pmtiles",
        "/tiles/none.pmtiles",
        "/tiles/",
        "/tiles/%2e%2e%2fmaps.secret",
    ],
)
async def test_a_tile_that_cannot_be_is_refused_without_asking(browser: Browser, path: str) -> None:
    reply = await browser.get(path)

    assert (reply.status_code, reply.json()["code"]) == (404, "TILE_NOT_FOUND")
    assert browser.service.asked == []


@pytest.mark.parametrize(
    ("status", "body", "answer"),
    [
        (404, b"none", 404),
        (403, b"key refused", 504),
        (500, b"", 504),
        (302, PICTURE, 504),
        (200, b"<html>quota exceeded</html>", 504),
        (200, PICTURE + bytes(3 * 1024 * 1024), 504),
    ],
)
async def test_what_is_no_tile_is_told_plainly_and_not_kept(
    browser: Browser, status: int, body: bytes, answer: int
) -> None:
    browser.service.status, browser.service.body = status, body

    reply = await browser.get("/tiles/office/3/5/2")

    assert reply.status_code == answer
    assert reply.headers["cache-control"] == "no-store"
    browser.service.status, browser.service.body = 200, PICTURE
    assert (await browser.get("/tiles/office/3/5/2")).content == PICTURE


async def test_a_source_that_does_not_answer_costs_seconds_not_minutes(
    settings: Settings, service: MapService, tmp_path: Path
) -> None:
    tiles = TileDesk.of(configured(settings, tmp_path, service, tile_timeout_seconds=0.2))
    service.gate.clear()

    with pytest.raises(TileSourceSilentError):
        await tiles.tile(tiles.sources["office"], 3, 5, 2)


async def test_a_stale_tile_is_renewed_and_served_when_the_source_is_down(
    settings: Settings, service: MapService, tmp_path: Path
) -> None:
    tiles = TileDesk.of(configured(settings, tmp_path, service, tile_cache_days=0))
    office = tiles.sources["office"]
    await tiles.tile(office, 3, 5, 2)
    service.body = PICTURE + b" of today"
    renewed = await tiles.tile(office, 3, 5, 2)
    service.status = 500

    kept = await tiles.tile(office, 3, 5, 2)

    assert (renewed, kept) == (PICTURE + b" of today", PICTURE + b" of today")
    assert len(service.asked) == 3


async def test_nobody_gets_tiles_without_signing_in(browser: Browser) -> None:
    browser.client.cookies.clear()

    for path in ("/tiles/office/3/5/2", "/tiles/district.pmtiles"):
        assert (await browser.get(path)).status_code == 401
    assert browser.service.asked == []


async def test_a_pmtiles_archive_is_read_in_ranges(browser: Browser) -> None:
    reply = await browser.get("/tiles/district.pmtiles", range="bytes=0-6")

    assert (reply.status_code, reply.content) == (206, b"PMTiles")
    assert reply.headers["content-range"] == "bytes 0-6/107"
    beyond = await browser.get("/tiles/district.pmtiles", range="bytes=500-600")
    assert beyond.status_code == 416


def test_the_oldest_tiles_go_when_the_limit_is_reached(tmp_path: Path) -> None:
    cache = TileCache(tmp_path, most_bytes=1_000, fresh_seconds=60)

    for number in range(12):
        cache.write("office", 5, number, 0, bytes(100))

    kept = [number for number in range(12) if cache.read("office", 5, number, 0)]
    assert kept[-1] == 11
    assert len(kept) <= 10
    assert 0 not in kept


def test_without_a_file_there_is_no_base_map(settings: Settings, tmp_path: Path) -> None:
    assert tile_sources(settings.model_copy(update={"data_dir": tmp_path})) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[source]", "line 1"),
        ('[[source]]\nid = "A b"\nname = "x"\nkind = "xyz"', "小写字母"),
        ('[[source]]\nid = "a"\nname = "x"\nkind = "tms"', "kind"),
        ('[[source]]\nid = "a"\nname = "x"\nkind = "xyz"\nurl = "file:///etc/passwd"', "http"),
        ('[[source]]\nid = "a"\nname = "x"\nkind = "xyz"\nurl = "https://m.example/"', "{z}"),
        ('[[source]]\nid = "a"\nname = "x"\nkind = "wmts"\nurl = "https://m.example"', "layer"),
        ('[[source]]\nid = "a"\nname = "x"\nkind = "pmtiles"\nfile = "../x.pmtiles"', "file"),
        (f'[[source]]\nid = "a"\nname = "x"\nkind = "xyz"\nkeys = "{KEY}"', "keys"),
        (
            '[[source]]\nid = "a"\nname = "x"\nkind = "pmtiles"\nfile = "a.pmtiles"\n' * 2,
            "相同",
        ),
    ],
)
def test_a_faulty_list_of_base_maps_is_told_without_its_keys(
    settings: Settings, tmp_path: Path, text: str, fault: str
) -> None:
    path = tmp_path / "tiles.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(TileSettingsError) as raised:
        tile_sources(settings.model_copy(update={"tiles_file": path}))

    assert fault in raised.value.message
    assert KEY not in str(raised.value)
