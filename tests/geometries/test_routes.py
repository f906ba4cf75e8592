"""Files of shapes over HTTP and on the command line."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import insert, text
from starlette.applications import Starlette
from typer.testing import CliRunner

from backend.accounts.actors import gate_actor, program_of
from backend.accounts.authentication import Authenticator
from backend.accounts.passwords import hash_password
from backend.accounts.tables import User
from backend.api.geometry_routes import geometry_routes
from backend.api.session_routes import session_routes, sign_in_desk
from backend.cli.main import app as program
from backend.config import Settings
from backend.database.actor import Role
from backend.database.engine import connect
from backend.database.registry import table_of
from backend.database.session import writing
from backend.kit.ids import decode_node_id
from tests.commands.desk import open_desk
from tests.geometries.files import feature, geojson, square
from tests.geometries.map_desk import MapDesk, draw_towns
from tests.server import run_apart

PASSWORD = "quiet-harbour-lamps"
HEADERS = {"x-liangxin-request": "1"}
NORTH = square(82.31, 38.85)
AREAS = {"fileName": "片区.geojson", "layer": "AREAS", "system": "WGS84"}


@dataclass(frozen=True, slots=True)
class Counter:
    """A signed-in officer of the district, and the desk behind."""

    client: httpx2.AsyncClient
    drawn: MapDesk


@pytest.fixture
async def counter(drawn: MapDesk) -> AsyncIterator[Counter]:
    """The routes on the test's database, and an officer signed in."""
    database = drawn.desk.database
    district_id = drawn.desk.officer.district_id
    login = f"officer{district_id.int % 10**8}"
    async with writing(database, program_of(district_id, request_id="test")) as session:
        officer = User(
            district_id=district_id,
            login=login,
            name="区甲",
            role=Role.DISTRICT_OFFICER,
            password_hash=hash_password(PASSWORD),
        )
        await session.execute(insert(table_of(User)).values(officer.model_dump()))
    gate = Authenticator(database, cache_seconds=0)
    routes = [*session_routes(sign_in_desk(database, gate)), *geometry_routes(database, gate)]
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=Starlette(routes=routes)),
        base_url="https://ledger.example",
        headers=HEADERS,
    ) as client:
        reply = await client.post("/session", json={"login": login, "password": PASSWORD})
        assert reply.status_code == 200
        yield Counter(client, drawn)


async def test_an_uploaded_file_becomes_a_batch_with_its_preview(counter: Counter) -> None:
    content = geojson(feature("北片区", NORTH))
    folder = counter.drawn.desk.database.settings.data_dir / "uploads"
    # Workbooks that other tests uploaded to this installation may lie there.
    before = set(folder.glob("*"))

    reply = await counter.client.post("/geometries", params=AREAS, content=content)

    assert reply.status_code == 201
    batch = decode_node_id(reply.json()["batchId"]).id
    [row] = await counter.drawn.desk.rows("geometry_rows", batch_id=batch)
    assert (row["label"], row["outcome"]) == ("北片区", "NEW")
    assert row["geometry"].startswith("POLYGON ((82.31 38.85")
    assert await counter.drawn.desk.rows("areas") == []
    assert set(folder.glob("*")) == before


@pytest.mark.parametrize(
    ("params", "content", "status", "code"),
    [
        (AREAS | {"layer": "ROADS"}, b"{}", 422, "UPLOAD_INVALID"),
        (AREAS | {"system": ""}, b"{}", 422, "UPLOAD_INVALID"),
        (AREAS | {"fileName": " "}, b"{}", 422, "UPLOAD_INVALID"),
        (AREAS, b"", 422, "GEOMETRY_FILE"),
        (AREAS, b"PK\x03\x04", 422, "GEOMETRY_FILE"),
        (AREAS | {"nameColumn": "名字"}, geojson(feature("甲", NORTH)), 422, "NAME_COLUMN"),
    ],
)
async def test_a_bad_upload_is_refused_and_kept_nowhere(
    counter: Counter, params: dict[str, str], content: bytes, status: int, code: str
) -> None:
    reply = await counter.client.post("/geometries", params=params, content=content)

    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert await counter.drawn.desk.rows("geometry_batches") == []


async def test_an_upload_over_the_limit_stops(counter: Counter) -> None:
    limit = counter.drawn.desk.database.settings.max_upload_bytes

    reply = await counter.client.post("/geometries", params=AREAS, content=bytes(limit + 1))

    assert (reply.status_code, reply.json()["code"]) == (413, "FILE_TOO_LARGE")


async def test_nobody_uploads_without_signing_in(counter: Counter) -> None:
    counter.client.cookies.clear()

    reply = await counter.client.post("/geometries", params=AREAS, content=b"{}")

    assert reply.status_code == 401


def test_the_command_line_checks_and_writes(settings: Settings, tmp_path: Path) -> None:
    async def furnish() -> None:
        async with connect(settings) as database:
            await draw_towns(await open_desk(database))

    run_apart(furnish())
    path = tmp_path / "片区.geojson"
    path.write_bytes(geojson(feature("北片区", NORTH), feature("乙片区", None)))
    environment = {
        "DATABASE_URL": str(settings.database_url),
        "DATA_DIR": str(settings.data_dir),
    }
    words = ["geometry", "import", str(path), "--layer", "AREAS", "--system", "WGS84"]

    checked = CliRunner().invoke(program, [*words, "--dry-run"], env=environment)
    refused = CliRunner().invoke(program, words, env=environment)
    path.write_bytes(geojson(feature("北片区", NORTH)))
    written = CliRunner().invoke(program, words, env=environment)

    assert checked.exit_code == 0, checked.output
    assert "拒绝 乙片区" in checked.stdout
    assert "新增 1" in checked.stdout
    assert (refused.exit_code, "GEOMETRY_HAS_REFUSED" in refused.output) == (1, True)
    assert written.exit_code == 0, written.output
    assert "已写入" in written.stdout
    assert run_apart(_names(settings)) == ["北片区"]


async def _names(settings: Settings) -> list[str]:
    """Read the names of all areas as the schema's owner would."""
    async with connect(settings) as database:
        async with writing(database, gate_actor("test")) as session:
            district = await session.scalar(text("select id from districts"))
        async with writing(database, program_of(district, request_id="test")) as session:
            return [row[0] for row in await session.execute(text("select name from areas"))]
