"""From a file to the ledger over HTTP alone: an address, the file, the check, a decision."""

import asyncio
from io import BytesIO

import openpyxl

from backend.database.session import driver_connection, writing
from backend.kit.ids import decode_node_id
from backend.workbooks.jobs import Work, enqueue
from backend.workbooks.uploads import Uploads
from tests.uploads.conftest import (
    CREATE,
    DOWNLOAD,
    EXPORT,
    EXPORT_JOB,
    IMPORT,
    JOB,
    PATIENCE,
    Counter,
    batch_id,
    put,
    sha256,
    workbook,
)
from tests.workbooks.conftest import Office, code, enterprise

APPLY = """
mutation ($input: ApplyImportInput!) {
  applyImport(input: $input) { importBatch { state } problems { code } }
}
"""
CANCEL = """
mutation ($input: CancelImportInput!) {
  cancelImport(input: $input) { importBatch { state } problems { code } }
}
"""

JOBS = (
    "{ jobs(first: 5) { kind state total importBatch { id } ledgerExport { id ledger reason } } }"
)


async def queue_empty(office: Office) -> None:
    """Wait until no job is waiting or running."""
    async with asyncio.timeout(PATIENCE):
        while True:
            async with writing(office.database, office.program) as session:
                connection = await driver_connection(session)
                if not await connection.fetchval("select count(*) from pgqueuer.pgqueuer"):
                    return


async def test_file_goes_up_is_checked_and_written_by_the_person(counter: Counter) -> None:
    officer = await counter.person("qujia")
    content = workbook(企业台账=[enterprise(1), enterprise(2)])

    made = await officer.upload(content, sha256=sha256(content))
    assert made["problems"] == []
    assert made["method"] == "PUT"
    assert made["headers"] == [{"name": "Content-Type", "value": "application/octet-stream"}]
    assert made["maximumBytes"] == 20_971_520
    assert made["upload"]["byteCount"] == len(content)
    reply = await put(counter.client, made["url"], content)
    assert reply.status_code == 201
    assert reply.json() == {"byteCount": len(content), "sha256": sha256(content)}

    upload_id = made["upload"]["id"]
    first = await officer.does(IMPORT, uploadId=upload_id, ledger="ENTERPRISES")
    again = await officer.does(IMPORT, uploadId=upload_id, ledger="ENTERPRISES")
    assert first["importBatch"]["id"] == again["importBatch"]["id"]
    job = await officer.over(first["importBatch"]["id"], JOB)
    assert (job["kind"], job["state"], job["total"]) == ("IMPORT_CHECK", "DONE", 2)
    assert job["importBatch"]["counts"]["new"] == 2
    assert await counter.office.count("organizations") == 0

    payload = await officer.does(APPLY, importId=first["importBatch"]["id"], mode="ALL_OR_NOTHING")
    assert payload["problems"] == []
    job = await officer.over(first["importBatch"]["id"], JOB)
    assert (job["kind"], job["state"], job["message"]) == ("IMPORT_APPLY", "DONE", None)
    assert await counter.office.count("organizations") == 2
    uploads = Uploads.of(counter.office.database.settings)
    assert not uploads.workbook(batch_id(job)).exists()


async def test_ledger_is_exported_as_a_job_and_fetched_once(counter: Counter) -> None:
    officer = await counter.person("qujia")
    await counter.office.take({"企业台账": [enterprise(1)]})
    wanted = {"ledger": "ENTERPRISES", "columns": ["name", "credit_code"], "reason": "季度统计"}

    payload = await officer.does(EXPORT, **wanted)
    assert payload["problems"] == []
    export_id = payload["ledgerExport"]["id"]
    job = await officer.over(export_id, EXPORT_JOB)
    assert (job["kind"], job["state"], job["total"]) == ("LEDGER_EXPORT", "DONE", 1)

    first = await officer.does(DOWNLOAD, exportId=export_id)
    second = await officer.does(DOWNLOAD, exportId=export_id)
    assert first["expiresAt"] == "2026-06-30T04:15:00+00:00"
    replaced = await counter.client.get(first["url"])
    looked = await counter.client.head(second["url"])
    fetched = await counter.client.get(second["url"])
    once_more = await counter.client.get(second["url"])

    assert (replaced.status_code, replaced.json()["code"]) == (409, "LINK_USED")
    assert looked.status_code == 405
    assert (once_more.status_code, once_more.json()["code"]) == (409, "LINK_USED")
    sheet = openpyxl.load_workbook(BytesIO(fetched.content))["企业台账"]
    assert [cell.value for cell in sheet["B"]][-1] == code(1)
    audited = await counter.office.rows(
        "select action, reason, after ->> 'rows' as rows from audit_events"
        " where district_id = $1 and action in ('ledger.export', 'export.fetch') order by sequence"
    )
    assert [tuple(row) for row in audited] == [
        ("ledger.export", "季度统计", "1"),
        ("export.fetch", "季度统计", "1"),
    ]


async def test_own_jobs_are_listed_the_newest_first(counter: Counter) -> None:
    officer, other = await counter.person("qujia"), await counter.person("quyi")
    job = await officer.rehearsed(workbook(企业台账=[enterprise(1)]))
    export = await officer.does(EXPORT, ledger="TOWNS", reason="核对")
    await officer.over(export["ledgerExport"]["id"], EXPORT_JOB)

    mine = (await officer.ask(JOBS))["data"]["jobs"]
    theirs = (await other.ask(JOBS))["data"]["jobs"]

    assert {(one["kind"], one["state"], one["total"]) for one in mine} == {
        ("LEDGER_EXPORT", "DONE", 1),
        ("IMPORT_CHECK", "DONE", 1),
    }
    assert [one["importBatch"] for one in mine if one["importBatch"]] == [
        {"id": job["importBatch"]["id"]}
    ]
    assert theirs == []


async def test_cancelled_import_is_written_no_more_and_its_file_goes(counter: Counter) -> None:
    officer = await counter.person("qujia")
    job = await officer.rehearsed(workbook(企业台账=[enterprise(1)]))
    import_id = job["importBatch"]["id"]
    path = Uploads.of(counter.office.database.settings).workbook(batch_id(job))
    assert path.exists()

    cancelled = await officer.does(CANCEL, importId=import_id)
    applied = await officer.does(APPLY, importId=import_id, mode="GOOD_ROWS")

    assert cancelled == {"importBatch": {"state": "CANCELLED"}, "problems": []}
    assert applied["problems"] == [{"code": "IMPORT_STATE"}]
    await queue_empty(counter.office)
    assert not path.exists()
    assert await counter.office.count("organizations") == 0


async def test_file_with_another_ledger_than_announced_fails(counter: Counter) -> None:
    officer = await counter.person("qujia")

    job = await officer.rehearsed(workbook(企业台账=[enterprise(1)]), ledger="SHOPS")

    assert (job["state"], job["importBatch"]["state"]) == ("FAILED", "FAILED")
    assert job["message"].startswith("文件中的工作表“企业台账”是企业台账，申请导入的是店铺。")


async def test_job_that_comes_again_after_a_kill_has_no_second_effect(counter: Counter) -> None:
    """A worker that dies leaves its entry in the queue: another takes the same job once more."""
    officer = await counter.person("qujia")
    job = await officer.rehearsed(workbook(企业台账=[enterprise(1)]))
    import_id = job["importBatch"]["id"]
    await officer.does(APPLY, importId=import_id, mode="ALL_OR_NOTHING")
    await officer.over(import_id, JOB)
    export = await officer.does(EXPORT, ledger="TOWNS", reason="核对")
    export_id = export["ledgerExport"]["id"]
    await officer.over(export_id, EXPORT_JOB)
    actor = counter.office.program

    async with writing(counter.office.database, actor) as session:
        await enqueue(session, actor, Work.APPLY, decode_node_id(import_id).id)
        await enqueue(session, actor, Work.EXPORT, decode_node_id(export_id).id)
    await queue_empty(counter.office)

    job = await officer.over(import_id, JOB)
    assert (job["kind"], job["state"], job["message"]) == ("IMPORT_APPLY", "DONE", None)
    assert await counter.office.count("organizations") == 1
    exported = await counter.office.rows(
        "select id from audit_events where district_id = $1 and action = 'ledger.export'"
    )
    assert len(exported) == 1


async def test_address_is_told_once_and_never_kept(counter: Counter) -> None:
    officer = await counter.person("qujia")
    made = await officer.does(CREATE, fileName="台账.xlsx", byteCount=10)

    secret = made["url"].rpartition("/")[2]
    kept = await counter.office.rows(
        "select (select string_agg(to_jsonb(u)::text, '') from uploads as u where district_id = $1)"
        " || (select string_agg(to_jsonb(a)::text, '') from audit_events as a"
        " where district_id = $1) as text"
    )

    assert "台账.xlsx" in kept[0]["text"]
    assert secret not in kept[0]["text"]
