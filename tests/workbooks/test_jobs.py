"""Imports over HTTP: a file goes up, a job checks it, the person decides, a job writes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx2
import openpyxl
import pytest
from sqlalchemy import func, insert, select
from starlette.applications import Starlette

from backend.accounts.authentication import Authenticator
from backend.accounts.passwords import hash_password
from backend.accounts.tables import User
from backend.api.session_routes import session_routes, sign_in_desk
from backend.api.workbook_routes import workbook_routes
from backend.contests.rules import ContestState
from backend.database.actor import Role
from backend.database.limits import grant_time
from backend.database.registry import table_of
from backend.database.session import driver_connection, writing
from backend.database.turns import Gate
from backend.kit.ids import decode_node_id, encode_node_id, new_id
from backend.workbooks.errors import ImportNotFoundError
from backend.workbooks.jobs import Work, enqueue
from backend.workbooks.tasks import running_jobs
from backend.workbooks.uploads import Uploads
from tests.commands.desk import Desk as CommandDesk
from tests.contests.organizing import Organizing
from tests.workbooks.conftest import Office, code, enterprise, write_workbook

PASSWORD = "quiet-harbour-lamps"
HEADERS = {"x-liangxin-request": "1"}
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Desk:
    """A signed-in district officer and the office behind."""

    client: httpx2.AsyncClient
    office: Office
    exports: Gate

    async def upload(self, path: Path, **query: str) -> httpx2.Response:
        """Send a file."""
        content = await asyncio.to_thread(path.read_bytes)
        params = {"fileName": path.name} | query
        return await self.client.post("/imports", params=params, content=content)

    async def state(self, import_id: str, *awaited: str) -> dict[str, Any]:
        """Wait until an import is in one of the states."""
        batch_id = decode_node_id(import_id).id
        async with asyncio.timeout(PATIENCE):
            while True:
                (row,) = await self.office.rows(
                    "select state, failure, counts from import_batches"
                    " where district_id = $1 and id = $2",
                    batch_id,
                )
                if row["state"] in awaited:
                    return dict(row)
                await asyncio.sleep(0)


@pytest.fixture
async def desk(office: Office) -> AsyncIterator[Desk]:
    """The routes and the job runner on the test's database, and an officer signed in."""
    database = office.database
    async with writing(database, office.program) as session:
        officer = User(
            district_id=office.program.district_id,
            login="qujia",
            name="区甲",
            role=Role.DISTRICT_OFFICER,
            password_hash=hash_password(PASSWORD),
        )
        await session.execute(insert(table_of(User)).values(officer.model_dump()))
    gate = Authenticator(database, cache_seconds=0)
    exports = Gate(1, seconds=0.05, stall_seconds=0.05)
    app = Starlette(
        routes=[
            *session_routes(sign_in_desk(database, gate)),
            *workbook_routes(database, gate, exports=exports),
        ]
    )
    transport = httpx2.ASGITransport(app=app)
    async with (
        running_jobs(database.settings),
        httpx2.AsyncClient(
            transport=transport, base_url="https://ledger.example", headers=HEADERS
        ) as client,
    ):
        reply = await client.post("/session", json={"login": "qujia", "password": PASSWORD})
        assert reply.status_code == 200
        yield Desk(client, office, exports)


async def test_file_is_checked_written_and_taken_back_by_jobs(desk: Desk, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "台账.xlsx", {"企业台账": [enterprise(1), enterprise(2)]})

    reply = await desk.upload(path)

    assert reply.status_code == 202
    import_id = reply.json()["importId"]
    checked = await desk.state(import_id, "CHECKED", "FAILED")
    assert checked["state"] == "CHECKED"
    assert await desk.office.count("organizations") == 0

    reply = await desk.client.post(f"/imports/{import_id}/apply", params={"mode": "ALL_OR_NOTHING"})
    assert reply.status_code == 202
    applied = await desk.state(import_id, "APPLIED", "CHECKED")
    assert (applied["state"], applied["failure"]) == ("APPLIED", None)
    assert await desk.office.count("organizations") == 2
    uploads = Uploads.of(desk.office.database.settings)
    assert not uploads.workbook(decode_node_id(import_id).id).exists()

    reply = await desk.client.post(f"/imports/{import_id}/undo")
    assert reply.status_code == 202
    await desk.state(import_id, "UNDONE")
    assert await desk.office.count("organizations") == 0


async def test_refused_rows_are_fetched_as_a_workbook(desk: Desk, tmp_path: Path) -> None:
    rows = [enterprise(1), enterprise(2, **{"所属镇街/园区": "铜湖镇"})]
    path = write_workbook(tmp_path / "台账.xlsx", {"企业台账": rows})
    import_id = (await desk.upload(path)).json()["importId"]
    await desk.state(import_id, "CHECKED")

    whole = await desk.client.post(f"/imports/{import_id}/apply")
    assert (whole.status_code, whole.json()["code"]) == (422, "IMPORT_HAS_REFUSED_ROWS")
    good = await desk.client.post(f"/imports/{import_id}/apply", params={"mode": "GOOD_ROWS"})

    assert good.status_code == 202
    await desk.state(import_id, "APPLIED")
    assert await desk.office.count("organizations") == 1
    reply = await desk.client.get(f"/imports/{import_id}/refused.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(reply.content))["企业台账"]
    lines = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert lines[0][-1] == "原因"
    assert lines[1][-1].startswith("镇街“铜湖镇”不在册")
    assert len(lines) == 2


async def test_bad_file_is_refused_at_once_and_kept_nowhere(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"%PDF-1.7")
    uploads = Uploads.of(desk.office.database.settings)
    before = (await desk.office.count("import_batches"), len(list(uploads.folder.iterdir())))

    reply = await desk.upload(path)

    assert reply.status_code == 422
    assert reply.json()["code"] == "FILE_NOT_A_WORKBOOK"
    assert (
        await desk.office.count("import_batches"),
        len(list(uploads.folder.iterdir())),
    ) == before


async def test_upload_over_the_limit_stops_on_the_way(desk: Desk) -> None:
    limit = desk.office.database.settings.max_upload_bytes

    reply = await desk.client.post(
        "/imports", params={"fileName": "大.xlsx"}, content=bytes(limit + 1)
    )

    assert (reply.status_code, reply.json()["code"]) == (413, "FILE_TOO_LARGE")


async def test_uploaded_file_is_readable_by_the_program_alone(desk: Desk, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "台账.xlsx", {"企业台账": [enterprise(1)]})

    import_id = (await desk.upload(path)).json()["importId"]

    await desk.state(import_id, "CHECKED")
    kept = Uploads.of(desk.office.database.settings).workbook(decode_node_id(import_id).id)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


async def test_upload_without_our_header_or_sign_in_is_refused(desk: Desk) -> None:
    bare = await desk.client.post("/imports", headers={"x-liangxin-request": "0"}, content=b"a")
    desk.client.cookies.clear()
    stranger = await desk.client.post("/imports", params={"fileName": "a.xlsx"}, content=b"a")

    assert bare.status_code == 403
    assert (stranger.status_code, stranger.json()["code"]) == (401, "UNAUTHENTICATED")


async def test_template_and_export_are_sent_as_files(desk: Desk) -> None:
    await desk.office.take({"企业台账": [enterprise(1)]})

    template = await desk.client.get("/templates/enterprises.xlsx")
    export = await desk.client.get("/exports/enterprises.xlsx")
    unknown = await desk.client.get("/templates/unheard-of.xlsx")

    assert openpyxl.load_workbook(BytesIO(template.content)).sheetnames == ["企业台账", "填写说明"]
    sheet = openpyxl.load_workbook(BytesIO(export.content))["企业台账"]
    assert [cell.value for cell in sheet["B"]][-1] == code(1)
    assert "attachment" in export.headers["content-disposition"]
    assert (unknown.status_code, unknown.json()["code"]) == (404, "UNKNOWN_LEDGER")


@pytest.mark.parametrize(
    "address",
    [
        "/exports/enterprises.xlsx?q=%00",
        "/exports/enterprises.xlsx?sort=%00",
        "/exports/branches.xlsx?figure=%00",
    ],
)
async def test_address_with_a_text_that_no_ledger_holds_is_refused(
    desk: Desk, address: str
) -> None:
    reply = await desk.client.get(address)

    assert (reply.status_code, reply.json()["code"]) == (422, "TEXT_REFUSED")


async def test_file_with_a_name_that_no_ledger_holds_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "企业.xlsx", {"企业台账": [enterprise(1)]})
    before = await desk.office.count("import_batches")

    reply = await desk.upload(path, fileName="企业\0.xlsx")

    assert (reply.status_code, reply.json()["code"]) == (422, "TEXT_REFUSED")
    assert await desk.office.count("import_batches") == before


async def test_export_leaves_the_connections_to_others_while_enough_are_under_way(
    desk: Desk,
) -> None:
    await desk.exports.enter()

    reply = await desk.client.get("/exports/enterprises.xlsx")

    assert (reply.status_code, reply.json()["code"]) == (503, "UNAVAILABLE")
    assert reply.headers["retry-after"] == "1"
    desk.exports.leave()
    # Each gives its place on, refused ones too.
    for query, status in (("?cols=nothing", 422), ("", 200), ("", 200)):
        reply = await desk.client.get(f"/exports/enterprises.xlsx{query}")
        assert reply.status_code == status


async def test_export_has_the_time_of_a_job(desk: Desk) -> None:
    database = desk.office.database
    settings = database.settings.model_copy(update={"job_statement_timeout_ms": 90_000})
    limit = select(func.current_setting("statement_timeout"))

    async with writing(database, desk.office.program) as session:
        await grant_time(session, settings)
        assert await session.scalar(limit) == "90s"

    async with writing(database, desk.office.program) as session:
        assert await session.scalar(limit) == "1min"


async def test_job_exists_exactly_when_its_transaction_commits(office: Office) -> None:
    async def jobs() -> int:
        async with writing(office.database, office.program) as session:
            connection = await driver_connection(session)
            return int(await connection.fetchval("select count(*) from pgqueuer.pgqueuer"))

    async def ask_and_fail() -> None:
        async with writing(office.database, office.program) as session:
            await enqueue(session, office.program, Work.CHECK, new_id())
            raise ImportNotFoundError

    with pytest.raises(ImportNotFoundError):
        await ask_and_fail()

    assert await jobs() == 0
    async with writing(office.database, office.program) as session:
        await enqueue(session, office.program, Work.CHECK, new_id())
    assert await jobs() == 1


async def test_a_list_of_entries_is_brought_for_one_contest(desk: Desk, tmp_path: Path) -> None:
    person = desk.office.officer(Role.DISTRICT_OFFICER)
    organizing = Organizing(CommandDesk(database=desk.office.database, officer=person))
    contest = await organizing.contest()
    await organizing.discipline(contest)
    await desk.office.take({"企业台账": [enterprise(1)]})
    rows = [{"姓名": "赵试例", "工作单位": "示例1号机械有限公司"}]
    path = write_workbook(tmp_path / "名单.xlsx", {"Sheet1": rows})
    node = encode_node_id("Contest", contest)

    reply = await desk.upload(path, contest=node)
    import_id = reply.json()["importId"]
    checked = await desk.state(import_id, "CHECKED", "FAILED")
    await desk.client.post(f"/imports/{import_id}/apply", params={"mode": "ALL_OR_NOTHING"})
    await desk.state(import_id, "APPLIED", "CHECKED")
    no_contest = await desk.upload(path, contest=encode_node_id("Town", contest))
    await organizing.to_state(contest, ContestState.CANCELLED)
    over = await desk.upload(path, contest=node)

    assert (checked["state"], checked["failure"]) == ("CHECKED", None)
    entries = await desk.office.rows("select bib, name from entries where district_id = $1")
    assert [tuple(row) for row in entries] == [("001", "赵试例")]
    assert (no_contest.status_code, no_contest.json()["code"]) == (404, "MALFORMED_ID")
    assert (over.status_code, over.json()["code"]) == (422, "CONTEST_STATE")
