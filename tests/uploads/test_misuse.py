"""What is refused: addresses that are forged, spent or late, and files not as announced."""

import asyncio
import base64
import io
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from structlog.testing import capture_logs

from backend.accounts.tables import User
from backend.api import workbook_routes
from backend.database.actor import Role
from backend.database.registry import table_of
from backend.database.session import writing
from backend.kit.clock import now, stopped_at
from backend.kit.ids import encode_node_id, new_id
from backend.kit.keys import load_key
from backend.kit.signing import Signer
from backend.workbooks.jobs import Task, Work
from backend.workbooks.links import DownloadLink, Links
from backend.workbooks.tables import ExportState, LedgerExport
from backend.workbooks.tasks import ImportJobs
from backend.workbooks.uploads import Uploads
from tests.uploads.conftest import (
    CREATE,
    DOWNLOAD,
    EXPORT,
    IMPORT,
    PATIENCE,
    Counter,
    put,
    sha256,
    workbook,
)
from tests.workbooks.conftest import enterprise

GOOD = workbook(企业台账=[enterprise(1)])
Refusals = list[tuple[str, object, object]]


def refused(case: str, reply: Any, status: int, code: str) -> Refusals:
    """Give the difference of an answer from the refusal that is wanted, if any."""
    given = (reply.status_code, reply.json().get("code")) if reply.content else reply.status_code
    return [] if given == (status, code) else [(case, given, (status, code))]


def bomb() -> bytes:
    """Make a workbook of 64 kB that unpacks to 60 MB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(60 * 1_048_576))
    return target.getvalue()


async def test_forged_addresses_reach_nothing(counter: Counter) -> None:
    officer = await counter.person("qujia")
    settings = counter.office.database.settings
    made = await officer.upload(GOOD)
    path = made["url"]
    signed = path.removeprefix("/uploads/")
    raw = base64.urlsafe_b64decode(signed + "==")
    links, other = Links.of(settings.secrets_dir), await counter.other_district()
    upload = links.open_upload(signed)
    soon = upload.expires_at

    def sealed(**differences: Any) -> str:
        return links.upload_path(replace(upload, **differences))

    def foreign(key: bytes, purpose: str) -> str:
        return "/uploads/" + Signer(key, purpose).sign(raw[12:])

    own_key = load_key(settings.secrets_dir, "links")
    download = DownloadLink(
        district_id=upload.district_id, export_id=upload.upload_id, expires_at=soon, number=1
    )
    invalid = {
        "first character": f"/uploads/{'B' if signed[0] == 'A' else 'A'}{signed[1:]}",
        "last character": f"/uploads/{signed[:-2]}{'AA' if signed[-2:] != 'AA' else 'BB'}",
        "truncated": f"/uploads/{signed[:-4]}",
        "prolonged": f"/uploads/{signed}AAAA",
        "padded": f"/uploads/{signed}==",
        "other alphabet": f"/uploads/{signed[:-1]}+",
        "only a signature": f"/uploads/{signed[:16]}",
        "no signature": "/uploads/" + base64.urlsafe_b64encode(raw[12:]).decode().rstrip("="),
        "a word": "/uploads/upload",
        "very long": "/uploads/" + "A" * 5_000,
        "other script": "/uploads/" + "%E5%8F%B0%E8%B4%A6" * 5,
        "another key": foreign(bytes(32), "upload address"),
        "another purpose": foreign(own_key, "row mark"),
        "an address to fetch": links.download_path(download).replace("downloads", "uploads"),
        "a later end": "/uploads/"
        + base64.urlsafe_b64encode(raw[:44] + (2**33).to_bytes(8, "big") + raw[52:])
        .decode()
        .rstrip("="),
    }
    unknown = {
        "another upload": sealed(upload_id=new_id()),
        "another district": sealed(district_id=other.district_id),
        "no district": sealed(district_id=new_id()),
    }

    wrong: Refusals = []
    for case, address in invalid.items():
        reply = await put(counter.client, address, GOOD)
        wrong += refused(case, reply, 403, "LINK_INVALID")
    for case, address in unknown.items():
        reply = await put(counter.client, address, GOOD)
        wrong += refused(case, reply, 404, "UPLOAD_NOT_FOUND")
    wrong += refused(
        "another size",
        await put(counter.client, sealed(byte_count=len(GOOD) + 1), GOOD + b"x"),
        422,
        "UPLOAD_SIZE",
    )
    for case, address in (
        ("to fetch, forged", f"/downloads/{signed}"),
        ("to fetch, a word", "/downloads/export"),
    ):
        reply = await counter.client.get(address)
        wrong += refused(case, reply, 403, "LINK_INVALID")
    wrong += refused(
        "to fetch, an upload",
        await counter.client.get(links.download_path(download)),
        404,
        "EXPORT_NOT_FOUND",
    )
    for method in ("GET", "POST", "DELETE"):
        reply = await counter.client.request(method, path)
        if reply.status_code != 405:
            wrong.append((method, reply.status_code, 405))

    assert wrong == []
    rows = await counter.office.rows(
        "select received_at from uploads where district_id = $1 and received_at is not null"
    )
    assert rows == []
    assert (await put(counter.client, path, GOOD)).status_code == 201


async def test_files_other_than_announced_are_refused_and_may_come_again(counter: Counter) -> None:
    officer = await counter.person("qujia")
    uploads = Uploads.of(counter.office.database.settings)
    before = set(uploads.folder.iterdir())

    async def given(content: bytes, sent: Any = None, **headers: str) -> Any:
        made = await officer.upload(content)
        assert made["problems"] == []
        body = content if sent is None else sent
        return await put(counter.client, made["url"], body, **headers)

    async def stream(*chunks: bytes) -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    promised = await officer.upload(GOOD, sha256=sha256(b"another"))
    cases = [
        ("longer", await given(GOOD, GOOD + b"x"), 422, "UPLOAD_SIZE"),
        ("shorter", await given(GOOD, GOOD[:-1]), 422, "UPLOAD_SIZE"),
        ("nothing", await given(GOOD, b""), 422, "UPLOAD_SIZE"),
        ("longer in pieces", await given(GOOD, stream(GOOD, b"x")), 422, "UPLOAD_SIZE"),
        ("shorter in pieces", await given(GOOD, stream(GOOD[:-1])), 422, "UPLOAD_SIZE"),
        ("another length said", await given(GOOD, **{"content-length": "7"}), 422, "UPLOAD_SIZE"),
        ("a form", await given(GOOD, **{"content-type": "multipart/form-data"}), 415, ""),
        ("a page", await given(GOOD, **{"content-type": "text/html"}), 415, ""),
        ("squeezed", await given(GOOD, **{"content-encoding": "gzip"}), 415, ""),
        ("other content", await put(counter.client, promised["url"], GOOD), 422, "UPLOAD_DIGEST"),
        ("a document", await given(b"%PDF-1.7"), 422, "FILE_NOT_A_WORKBOOK"),
        ("a program", await given(b"\x7fELF" + bytes(60)), 422, "FILE_NOT_A_WORKBOOK"),
        ("a picture", await given(b"\x89PNG\r\n\x1a\n"), 422, "FILE_NOT_A_WORKBOOK"),
        ("a broken zip", await given(GOOD[: len(GOOD) // 2]), 422, "FILE_BROKEN"),
        ("a zip bomb", await given(bomb()), 422, "FILE_UNPACKS_TOO_LARGE"),
    ]

    wrong: Refusals = []
    for case, reply, status, code in cases:
        wrong += refused(case, reply, status, code or "MEDIA_TYPE_REFUSED")
    assert wrong == []
    assert set(uploads.folder.iterdir()) == before
    assert (await put(counter.client, promised["url"], GOOD)).status_code == 422


async def test_slow_body_is_cut_and_its_address_still_holds(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_routes, "LONGEST_PAUSE", 0.2)
    officer = await counter.person("qujia")
    made = await officer.upload(GOOD)
    never = asyncio.Event()

    async def trickle() -> AsyncIterator[bytes]:
        yield GOOD[:10]
        await never.wait()

    slow = await put(counter.client, made["url"], trickle())
    whole = await put(counter.client, made["url"], GOOD)

    assert (slow.status_code, slow.json()["code"]) == (408, "BODY_TOO_SLOW")
    assert whole.status_code == 201


async def test_address_works_once_for_a_quarter_of_an_hour(counter: Counter) -> None:
    officer = await counter.person("qujia")
    made, late = await officer.upload(GOOD), await officer.upload(GOOD)
    moment = now()

    with stopped_at(moment + timedelta(minutes=14, seconds=59)):
        in_time = await put(counter.client, made["url"], GOOD)
    again = await put(counter.client, made["url"], GOOD)
    with stopped_at(moment + timedelta(minutes=15)):
        expired = await put(counter.client, late["url"], GOOD)

    assert in_time.status_code == 201
    assert (again.status_code, again.json()["code"]) == (409, "UPLOAD_USED")
    assert (expired.status_code, expired.json()["code"]) == (410, "LINK_EXPIRED")


async def test_two_bodies_at_once_leave_one_file(counter: Counter) -> None:
    officer = await counter.person("qujia")
    made = await officer.upload(GOOD)

    replies = await asyncio.gather(*(put(counter.client, made["url"], GOOD) for _ in range(3)))

    assert sorted(reply.status_code for reply in replies) == [201, 409, 409]


async def test_account_that_was_switched_off_sends_nothing_more(counter: Counter) -> None:
    officer = await counter.person("qujia")
    made = await officer.upload(GOOD)
    users = table_of(User)
    async with writing(counter.office.database, counter.office.program) as session:
        await session.execute(update(users).where(users.c.login == "qujia").values(is_active=False))

    reply = await put(counter.client, made["url"], GOOD)

    assert (reply.status_code, reply.json()["code"]) == (403, "MAY_NOT_IMPORT")


async def test_requests_that_cannot_be_right_are_problems(counter: Counter) -> None:
    officer = await counter.person("qujia")
    department_id = (
        await counter.office.rows("select id from departments where district_id = $1")
    )[0]["id"]
    line = await counter.person("xianbing", Role.DEPARTMENT_OFFICER, department_id=department_id)
    unsent = (await officer.upload(GOOD))["upload"]["id"]
    others = encode_node_id("Upload", new_id())
    right = {"fileName": "台账.xlsx", "byteCount": 10}

    async def codes(caller: Any, mutation: str, **given: Any) -> list[str]:
        return [one["code"] for one in (await caller.does(mutation, **given))["problems"]]

    given = {
        "no name": await codes(officer, CREATE, **right | {"fileName": "  "}),
        "long name": await codes(officer, CREATE, **right | {"fileName": "长" * 201}),
        "no bytes": await codes(officer, CREATE, **right | {"byteCount": 0}),
        "fewer than none": await codes(officer, CREATE, **right | {"byteCount": -1}),
        "too many bytes": await codes(officer, CREATE, **right | {"byteCount": 20_971_521}),
        "short digest": await codes(officer, CREATE, **right, sha256="ab"),
        "capital digest": await codes(officer, CREATE, **right, sha256=sha256(GOOD).upper()),
        "line officer": await codes(line, CREATE, **right),
        "unsent file": await codes(officer, IMPORT, uploadId=unsent),
        "unknown upload": await codes(officer, IMPORT, uploadId=others),
        "no reason": await codes(officer, EXPORT, ledger="TOWNS", reason=" "),
        "roster": await codes(officer, EXPORT, ledger="MEMBERS", reason="核对"),
        "unknown column": await codes(
            officer, EXPORT, ledger="TOWNS", reason="核对", columns=["secret"]
        ),
        "unknown filter": await codes(
            officer,
            EXPORT,
            ledger="TOWNS",
            reason="核对",
            filters=[{"name": "secret", "value": "1"}],
        ),
        "unknown export": await codes(
            officer, DOWNLOAD, exportId=encode_node_id("LedgerExport", new_id())
        ),
    }

    assert given == {
        "no name": ["UPLOAD_FORM"],
        "long name": ["UPLOAD_FORM"],
        "no bytes": ["UPLOAD_FORM"],
        "fewer than none": ["UPLOAD_FORM"],
        "too many bytes": ["FILE_TOO_LARGE"],
        "short digest": ["UPLOAD_FORM"],
        "capital digest": ["UPLOAD_FORM"],
        "line officer": ["MAY_NOT_IMPORT"],
        "unsent file": ["UPLOAD_NOT_RECEIVED"],
        "unknown upload": ["UPLOAD_NOT_FOUND"],
        "no reason": ["EXPORT_REASON"],
        "roster": ["EXPORT_NEEDS_APPROVER"],
        "unknown column": ["EXPORT_COLUMN"],
        "unknown filter": ["EXPORT_FILTER"],
        "unknown export": ["EXPORT_NOT_FOUND"],
    }
    stranger = await counter.stranger.ask(CREATE, input=right)
    assert stranger["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_account_fills_no_disk(counter: Counter) -> None:
    officer, other = await counter.person("qujia"), await counter.person("quyi")
    limit = 20_971_520

    given = [
        [
            one["code"]
            for one in (await officer.does(CREATE, fileName="a", byteCount=limit))["problems"]
        ]
        for _ in range(52)
    ]

    assert given == [[]] * 51 + [["UPLOAD_TOO_MANY"]]
    assert (await other.does(CREATE, fileName="a", byteCount=limit))["problems"] == []


async def test_failure_is_told_once_the_database_has_room_for_it(counter: Counter) -> None:
    office = counter.office
    district = office.program.district_id
    row = LedgerExport(district_id=district, ledger="shops", address={}, reason="对账")
    exports = table_of(LedgerExport)
    of_row = select(exports.c.state).where(exports.c.id == row.id)
    uploads = Uploads.of(office.database.settings)
    jobs = ImportJobs(office.database, uploads, pauses=(0.0,) * 20)
    unknown = Task(district, user_id=new_id(), batch_id=row.id, request_id="test")
    async with writing(office.database, office.program) as session:
        await session.execute(insert(exports).values(row.model_dump()))

    async with writing(office.database, office.program) as holder:
        await holder.execute(of_row.with_for_update())
        with capture_logs() as told:
            running = asyncio.create_task(jobs.run(Work.EXPORT, unknown))
            async with asyncio.timeout(PATIENCE):
                while True:
                    await asyncio.sleep(0)
                    if told:
                        break
    await running

    async with writing(office.database, office.program) as session:
        assert await session.scalar(of_row) == ExportState.FAILED
    assert told[0]["event"] == "failure not told yet"
