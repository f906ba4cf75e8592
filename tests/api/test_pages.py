"""The built pages over HTTP: squeezed for those who can take it, the same for those who cannot."""

from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette

from backend.api.site import site_routes
from backend.database.engine import Database

SCRIPT = "console.log('两新');\n" * 400


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder such as the build writes."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>两新</title>", encoding="utf-8")
    (tmp_path / "assets" / "index-1.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "assets" / "dot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


def browser(database: Database, pages: Path) -> httpx2.AsyncClient:
    """Give a client of the pages."""
    settings = database.settings.model_copy(update={"pages_dir": pages})
    app = Starlette(routes=list(site_routes(replace(database, settings=settings))))
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url="http://pages.invalid"
    )


async def test_a_script_travels_squeezed_and_is_the_same(database: Database, pages: Path) -> None:
    async with browser(database, pages) as client:
        squeezed = await client.get("/assets/index-1.js")
        plain = await client.get("/assets/index-1.js", headers={"accept-encoding": "identity"})

    assert squeezed.headers["content-encoding"] == "gzip"
    assert int(squeezed.headers["content-length"]) * 10 < int(plain.headers["content-length"])
    assert squeezed.text == plain.text == SCRIPT
    assert "content-encoding" not in plain.headers
    assert {one.headers["vary"] for one in (squeezed, plain)} == {"accept-encoding"}
    assert {one.headers["cache-control"] for one in (squeezed, plain)} == {
        "public, max-age=31536000, immutable"
    }
    assert squeezed.headers["content-type"].startswith("text/javascript")


async def test_the_address_of_a_screen_is_the_page_squeezed_and_guarded(
    database: Database, pages: Path
) -> None:
    async with browser(database, pages) as client:
        page = await client.get("/ledgers/organizations")

    assert (page.status_code, page.headers["content-encoding"]) == (200, "gzip")
    assert "两新" in page.text
    assert page.headers["cache-control"] == "no-cache"
    assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_a_file_that_was_written_anew_is_squeezed_anew(
    database: Database, pages: Path
) -> None:
    async with browser(database, pages) as client:
        before = (await client.get("/")).text
        (pages / "index.html").write_text("<!doctype html><title>anew</title>", encoding="utf-8")
        after = (await client.get("/")).text

    assert ("两新" in before, "anew" in after) == (True, True)


async def test_a_picture_stays_as_it_is(database: Database, pages: Path) -> None:
    async with browser(database, pages) as client:
        picture = await client.get("/assets/dot.png")

    assert "content-encoding" not in picture.headers
    assert picture.content == b"\x89PNG\r\n\x1a\n"
