"""Programs of third parties: they rehearse what a person applies, and see no person's data."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from backend.accounts.actors import plain
from backend.accounts.tables import ApiToken, User
from backend.database.actor import Role
from backend.database.registry import table_of
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.ids import decode_node_id, new_id
from backend.workbooks.jobs import Work, enqueue
from backend.workbooks.tables import ExportState, LedgerExport
from tests.uploads.conftest import (
    CREATE,
    DOWNLOAD,
    EXPORT,
    EXPORT_JOB,
    IMPORT,
    JOB,
    Counter,
    put,
    workbook,
)
from tests.uploads.test_journey import APPLY, CANCEL
from tests.workbooks.conftest import enterprise

PUSHER = ("imports", "organizations")
GOOD = workbook(企业台账=[enterprise(1)])


def codes(answer: dict[str, Any]) -> list[str]:
    """Give the codes of what was refused, of the request or by the rules."""
    if "errors" in answer:
        return [one["extensions"]["code"] for one in answer["errors"]]
    [payload] = answer["data"].values()
    return [one["code"] for one in payload["problems"]]


async def test_token_rehearses_and_its_owner_applies_in_the_browser(counter: Counter) -> None:
    program = await counter.program(PUSHER)
    job = await program.rehearsed(GOOD, ledger="ENTERPRISES")
    import_id = job["importBatch"]["id"]
    assert (job["state"], job["importBatch"]["counts"]["new"]) == ("DONE", 1)

    refused = await program.ask(APPLY, input={"importId": import_id, "mode": "ALL_OR_NOTHING"})
    assert codes(refused) == ["FORBIDDEN"]
    assert await counter.office.count("organizations") == 0

    owner = await counter.signed_in("program")
    assert codes(await owner.ask(APPLY, input={"importId": import_id, "mode": "GOOD_ROWS"})) == []
    assert (await owner.over(import_id, JOB))["importBatch"]["state"] == "APPLIED"
    assert await counter.office.count("organizations") == 1


async def test_token_sees_its_own_rehearsals_and_none_of_its_owner_or_of_another_token(
    counter: Counter,
) -> None:
    program = await counter.program(PUSHER)
    owner = await counter.signed_in("program")
    strangers = (
        await counter.program(PUSHER, login="another"),
        await counter.another_token("program", (*PUSHER, "shops")),
    )
    in_person = await owner.rehearsed(GOOD)
    by_token = await program.rehearsed(GOOD, ledger="ENTERPRISES")
    query = "{ importBatches { nodes { id } } jobs { importBatch { id } } }"

    def ids(answer: dict[str, Any]) -> list[str]:
        listed = answer["data"]["importBatches"]["nodes"]
        assert listed == [one["importBatch"] for one in answer["data"]["jobs"]], answer
        return [one["id"] for one in listed]

    assert ids(await program.ask(query)) == [by_token["importBatch"]["id"]]
    assert set(ids(await owner.ask(query))) == {
        in_person["importBatch"]["id"],
        by_token["importBatch"]["id"],
    }
    hidden = in_person["importBatch"]["id"]
    seen = by_token["importBatch"]["id"]
    for caller, import_id in ((program, hidden), *((stranger, seen) for stranger in strangers)):
        assert (await caller.ask(JOB, id=import_id))["data"]["job"] is None
        cancelled = await caller.ask(CANCEL, input={"importId": import_id})
        assert codes(cancelled) == ["IMPORT_NOT_FOUND"]
    for stranger in strangers:
        assert ids(await stranger.ask(query)) == []


async def test_token_without_the_scope_or_the_ledger_is_refused(counter: Counter) -> None:
    reader = await counter.program(("organizations", "branches", "shops"), login="reader")
    pusher = await counter.program(("imports", "exports", "organizations", "branches", "shops"))
    narrow = await counter.program(("imports", "exports", "shops"), login="narrow")
    public = await counter.program(("published",), login="public")
    right = {"fileName": "台账.xlsx", "byteCount": len(GOOD)}
    upload_id = await pusher.sent(GOOD)

    async def rehearse(caller: Any, ledger: str | None) -> list[str]:
        return codes(await caller.ask(IMPORT, input={"uploadId": upload_id, "ledger": ledger}))

    async def export(caller: Any, ledger: str | None, *columns: str) -> list[str]:
        wanted = {"ledger": ledger, "reason": "对账", "columns": list(columns)}
        return codes(await caller.ask(EXPORT, input=wanted))

    given = {
        "reader asks for an address": codes(await reader.ask(CREATE, input=right)),
        "reader imports": await rehearse(reader, "ENTERPRISES"),
        "reader exports": await export(reader, "TOWNS"),
        "reader fetches": codes(await reader.ask(DOWNLOAD, input={"exportId": upload_id})),
        "reader asks for jobs": codes(await reader.ask("{ jobs { state } }")),
        "public asks for an address": codes(await public.ask(CREATE, input=right)),
        "members rehearsed": await rehearse(pusher, "MEMBERS"),
        "register rehearsed": await rehearse(pusher, "BRANCHES"),
        "no ledger named": await rehearse(pusher, None),
        "ledger that is not read": await rehearse(narrow, "ENTERPRISES"),
        "somebody else's upload": await rehearse(narrow, "SHOPS"),
        "members exported": await export(pusher, "MEMBERS"),
        "register exported": await export(pusher, "BRANCHES"),
        "everything exported": await export(pusher, None),
        "all columns": await export(pusher, "ENTERPRISES"),
        "a phone": await export(pusher, "ENTERPRISES", "name", "contact_phone"),
        "a name": await export(pusher, "ENTERPRISES", "name", "legal_representative"),
        "an owner": await export(pusher, "SHOPS", "name", "owner_name"),
        "a count of members": await export(pusher, "ENTERPRISES", "full_members"),
        "not read, exported": await export(narrow, "ENTERPRISES", "name"),
    }

    assert given == {
        "reader asks for an address": ["SCOPE_MISSING"],
        "reader imports": ["SCOPE_MISSING"],
        "reader exports": ["SCOPE_MISSING"],
        "reader fetches": ["SCOPE_MISSING"],
        "reader asks for jobs": ["SCOPE_MISSING"],
        "public asks for an address": ["SCOPE_MISSING"],
        "members rehearsed": ["LEDGER_CLOSED_TO_TOKENS"],
        "register rehearsed": ["LEDGER_CLOSED_TO_TOKENS"],
        "no ledger named": ["LEDGER_CLOSED_TO_TOKENS"],
        "ledger that is not read": ["LEDGER_CLOSED_TO_TOKENS"],
        "somebody else's upload": ["UPLOAD_NOT_FOUND"],
        "members exported": ["LEDGER_CLOSED_TO_TOKENS"],
        "register exported": ["LEDGER_CLOSED_TO_TOKENS"],
        "everything exported": ["EXPORT_COLUMNS_CLOSED"],
        "all columns": ["EXPORT_COLUMNS_CLOSED"],
        "a phone": ["EXPORT_COLUMNS_CLOSED"],
        "a name": ["EXPORT_COLUMNS_CLOSED"],
        "an owner": ["EXPORT_COLUMNS_CLOSED"],
        "a count of members": ["EXPORT_COLUMNS_CLOSED"],
        "not read, exported": ["LEDGER_CLOSED_TO_TOKENS"],
    }


async def test_token_exports_what_names_no_person(counter: Counter) -> None:
    await counter.office.take({"企业台账": [enterprise(1)]})
    program = await counter.program(("exports", "organizations"))

    wanted = {"ledger": "ENTERPRISES", "columns": ["name", "town"], "reason": "对账"}
    export_id = (await program.does(EXPORT, **wanted))["ledgerExport"]["id"]
    job = await program.over(export_id, EXPORT_JOB)
    address = (await program.does(DOWNLOAD, exportId=export_id))["url"]
    fetched = await counter.client.get(address)

    assert (job["state"], job["total"]) == ("DONE", 1)
    assert fetched.status_code == 200
    assert fetched.headers["content-disposition"].startswith("attachment")


async def test_token_is_told_nothing_of_persons_and_of_newer_values(counter: Counter) -> None:
    await counter.office.take({"企业台账": [enterprise(1, 是否建立党组织="否", 地址="旧路")]})
    said = workbook(企业台账=[enterprise(1, 是否建立党组织="是", 地址="新路", 正式=3)])
    program = await counter.program(PUSHER)
    owner = await counter.signed_in("program")

    job = await program.rehearsed(said, ledger="ENTERPRISES")
    told = (await owner.ask(JOB, id=job["importBatch"]["id"]))["data"]["job"]

    [seen] = job["importBatch"]["rows"]["nodes"]
    [shown] = told["importBatch"]["rows"]["nodes"]
    assert seen["outcome"] == shown["outcome"] == "CHANGED"
    assert seen["findings"] == []
    assert [one["code"] for one in shown["findings"]] == ["LEDGER_DISAGREES"]


async def test_file_of_a_revoked_token_is_not_taken(counter: Counter) -> None:
    program = await counter.program(PUSHER)
    made = await program.upload(GOOD)
    tokens = table_of(ApiToken)
    async with writing(counter.office.database, counter.office.program) as session:
        await session.execute(update(tokens).values(revoked_at=now()))

    reply = await put(counter.client, made["url"], GOOD)

    assert (reply.status_code, reply.json()["code"]) == (403, "MAY_NOT_IMPORT")


async def test_token_of_a_town_rehearses_within_its_owners_reach(counter: Counter) -> None:
    town_id = await counter.office.town()
    await counter.office.take({"镇街": [{"名称": "银湖镇", "类型": "镇"}]})
    program = await counter.program(PUSHER, login="zhenyi", role=Role.TOWN_OFFICER, town_id=town_id)
    rows = [enterprise(1), enterprise(2, **{"所属镇街/园区": "银湖镇"})]

    job = await program.rehearsed(workbook(企业台账=rows), ledger="ENTERPRISES")

    nodes = job["importBatch"]["rows"]["nodes"]
    assert [one["outcome"] for one in nodes] == ["NEW", "REFUSED"]
    assert [one["code"] for one in nodes[1]["findings"]] == ["NOT_YOURS"]


async def test_token_narrows_an_export_by_nothing_that_it_may_not_read(counter: Counter) -> None:
    await counter.office.take({"企业台账": [enterprise(1, 法定代表人="示例甲")]})
    program = await counter.program(("exports", "organizations", "shops"))
    owner = await counter.signed_in("program")

    async def narrowed(caller: Any, name: str, value: str, ledger: str = "ENTERPRISES") -> Any:
        filters = [{"name": name, "value": value}]
        wanted = {"ledger": ledger, "columns": ["name"], "reason": "对账", "filters": filters}
        return codes(await caller.ask(EXPORT, input=wanted))

    closed = {
        "coverage": await narrowed(program, "coverage", "FEW_MEMBERS"),
        "figure": await narrowed(program, "figure", "UNITS_FEW"),
        "a person": await narrowed(program, "legalRepresentative", "示例甲"),
        "a contact": await narrowed(program, "contactName", "示例甲"),
        "an owner": await narrowed(program, "ownerName", "示例甲", "SHOPS"),
        "no column of the ledger": await narrowed(program, "createdBy", "示例甲"),
    }
    given = {
        "q": await narrowed(program, "q", "示例"),
        "kind": await narrowed(program, "kind", "ENTERPRISE"),
        "a day": await narrowed(program, "registeredFrom", "2020-01-01"),
        "in person": await narrowed(owner, "legalRepresentative", "示例甲"),
    }

    assert closed == {name: ["EXPORT_FILTER"] for name in closed}
    assert given == {name: [] for name in given}


async def test_export_of_a_revoked_token_is_not_fetched(counter: Counter) -> None:
    program = await counter.program(("exports", "organizations"))
    wanted = {"ledger": "ENTERPRISES", "columns": ["name"], "reason": "对账"}
    done = (await program.does(EXPORT, **wanted))["ledgerExport"]["id"]
    await program.over(done, EXPORT_JOB)
    address = (await program.does(DOWNLOAD, exportId=done))["url"]
    async with writing(counter.office.database, counter.office.program) as session:
        await session.execute(update(table_of(ApiToken)).values(revoked_at=now()))

    reply = await counter.client.get(address)

    assert (reply.status_code, reply.json()["code"]) == (403, "MAY_NOT_IMPORT")


async def test_job_of_a_token_is_held_to_what_the_token_reaches(counter: Counter) -> None:
    program = await counter.program(("exports", "organizations"))
    wanted = {"ledger": "ENTERPRISES", "columns": ["name"], "reason": "对账"}
    export_id = (await program.does(EXPORT, **wanted))["ledgerExport"]["id"]
    assert (await program.over(export_id, EXPORT_JOB))["state"] == "DONE"
    exports, row_id = table_of(LedgerExport), decode_node_id(export_id).id
    again = {"state": ExportState.RUNNING, "address": {"cols": "name", "coverage": "FEW_MEMBERS"}}
    async with writing(counter.office.database, counter.office.program) as session:
        await session.execute(update(exports).where(exports.c.id == row_id).values(**again))
        owner = plain((await session.execute(select(exports.c.started_by))).scalar_one())
        person = replace(counter.office.program, user_id=owner)
        await enqueue(session, person, Work.EXPORT, row_id)

    job = await program.over(export_id, EXPORT_JOB)

    assert job["state"] == "FAILED"
    assert "coverage" in job["message"]


async def test_token_fetches_no_export_of_another_token_of_its_owner(counter: Counter) -> None:
    program = await counter.program(("exports", "organizations"))
    another = await counter.another_token("program", ("exports", "organizations", "shops"))
    wanted = {"ledger": "ENTERPRISES", "columns": ["name"], "reason": "对账"}
    export_id = (await program.does(EXPORT, **wanted))["ledgerExport"]["id"]
    await program.over(export_id, EXPORT_JOB)

    refused = await another.ask(DOWNLOAD, input={"exportId": export_id})
    given = await program.ask(DOWNLOAD, input={"exportId": export_id})
    owner = await counter.signed_in("program")
    in_person = await owner.ask(DOWNLOAD, input={"exportId": export_id})

    assert (codes(refused), codes(given), codes(in_person)) == (["EXPORT_NOT_FOUND"], [], [])


@pytest.mark.parametrize("change", [{"role": Role.DISTRICT_OFFICER, "town_id": None}, {}])
async def test_export_is_given_by_the_rights_of_now_alone(
    counter: Counter, change: dict[str, Any]
) -> None:
    await counter.office.take({"镇街": [{"名称": "银湖镇", "类型": "镇"}]})
    town_id, other = await counter.office.town(), await counter.office.town("银湖镇")
    await counter.office.take({"企业台账": [enterprise(1)]})
    officer = await counter.person("zhenyi", Role.TOWN_OFFICER, town_id=town_id)
    colleague = await counter.person("quyi")
    export_id = (await officer.does(EXPORT, ledger="ENTERPRISES", reason="对账"))["ledgerExport"]
    wanted = {"exportId": export_id["id"]}
    await officer.over(export_id["id"], EXPORT_JOB)
    address = (await officer.does(DOWNLOAD, **wanted))["url"]
    assert codes(await colleague.ask(DOWNLOAD, input=wanted)) == ["EXPORT_NOT_FOUND"]
    users = table_of(User)
    moved = {"town_id": other} | change
    async with writing(counter.office.database, counter.office.program) as session:
        await session.execute(update(users).where(users.c.login == "zhenyi").values(moved))

    late = await counter.client.get(address)
    refused = await (await counter.signed_in("zhenyi")).ask(DOWNLOAD, input=wanted)

    assert (late.status_code, late.json()["code"]) == (410, "EXPORT_OUTDATED")
    assert codes(refused) == ["EXPORT_OUTDATED"]


async def test_upload_that_its_owner_imported_in_person_is_used_up(counter: Counter) -> None:
    program = await counter.program(PUSHER)
    owner = await counter.signed_in("program")
    upload_id = await program.sent(GOOD)
    wanted = {"uploadId": upload_id, "ledger": "ENTERPRISES"}

    in_person = await owner.ask(IMPORT, input=wanted)
    by_token = await program.ask(IMPORT, input=wanted)

    assert (codes(in_person), codes(by_token)) == ([], ["UPLOAD_USED"])


async def test_exports_whose_jobs_are_lost_lock_nobody_out(counter: Counter) -> None:
    program = await counter.program(("exports", "organizations"))
    wanted = {"ledger": "ENTERPRISES", "columns": ["name"], "reason": "对账"}
    first = (await program.does(EXPORT, **wanted))["ledgerExport"]["id"]
    await program.over(first, EXPORT_JOB)
    exports = table_of(LedgerExport)

    async def running_since(moment: datetime) -> None:
        async with writing(counter.office.database, counter.office.program) as session:
            await session.execute(delete(exports).where(exports.c.id != decode_node_id(first).id))
            row = dict((await session.execute(select(exports))).mappings().one())
            stuck = row | {"state": ExportState.RUNNING, "created_at": moment}
            await session.execute(insert(exports), [stuck | {"id": new_id()} for _ in range(3)])

    await running_since(now() - timedelta(minutes=50))
    locked_out = await program.ask(EXPORT, input=wanted | {"columns": ["town"]})
    await running_since(now() - timedelta(hours=2))
    let_in = await program.ask(EXPORT, input=wanted)

    assert (codes(locked_out), codes(let_in)) == (["EXPORT_TOO_MANY"], [])
    await program.over(let_in["data"]["exportLedger"]["ledgerExport"]["id"], EXPORT_JOB)
