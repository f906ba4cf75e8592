"""The results of an import over GraphQL, each operation one statement, and who sees them."""

from backend.database.actor import Role
from backend.kit.ids import encode_node_id
from backend.workbooks.tables import ImportMode
from tests.figures.asking import ask
from tests.workbooks.conftest import OTHER_TOWN, TOWN, Office, enterprise

LIST = """
query { importBatches(first: 20) { nodes { id state fileName } } }
"""
REPORT = """
query Report($id: ID!, $where: ImportRowWhere) {
  importBatch(id: $id) {
    state mode effectiveOn total failure
    counts { new changed same conflict refused missing }
    notices { message }
    rows(where: $where, first: 50) {
      totalCount { value exact }
      nodes {
        ledger sheet rowNumber label outcome
        findings { column code message remedy isWarning here file }
      }
    }
  }
}
"""


async def test_report_gives_counts_notices_and_filtered_rows(office: Office) -> None:
    rows = [
        enterprise(1, 老系统编号="A-1"),
        enterprise(2, **{"所属镇街/园区": "铜湖镇"}),
    ]
    imported = await office.take({"企业台账": rows}, mode=ImportMode.GOOD_ROWS)
    node = encode_node_id("ImportBatch", imported.batch_id)
    officer = office.officer(Role.DISTRICT_OFFICER)

    answer = await ask(
        office.database, officer, REPORT, {"id": node, "where": {"outcome": {"eq": "REFUSED"}}}
    )

    batch = answer["importBatch"]
    assert batch["state"] == "APPLIED"
    assert batch["effectiveOn"] == "2026-06-30"
    assert batch["counts"] == {
        "new": 1,
        "changed": 0,
        "same": 0,
        "conflict": 0,
        "refused": 1,
        "missing": 0,
    }
    assert batch["notices"] == [
        {"message": "工作表“企业台账”（企业台账）：不认识的列，内容未读取：老系统编号。"}
    ]
    assert batch["rows"]["totalCount"] == {"value": 1, "exact": True}
    (row,) = batch["rows"]["nodes"]
    assert (row["sheet"], row["rowNumber"], row["outcome"]) == ("企业台账", 3, "REFUSED")
    assert row["findings"] == [
        {
            "column": "所属镇街/园区",
            "code": "UNKNOWN_TOWN",
            "message": "镇街“铜湖镇”不在册。",
            "remedy": "请核对名称，或先在“镇街”台账中登记。",
            "isWarning": False,
            "here": None,
            "file": None,
        }
    ]


async def test_import_is_seen_by_its_starter_and_the_district_only(office: Office) -> None:
    starter = office.officer(Role.TOWN_OFFICER, town_id=await office.town(TOWN))
    neighbor = office.officer(Role.TOWN_OFFICER, town_id=await office.town(OTHER_TOWN))
    imported = await office.take({"企业台账": [enterprise(1)]}, actor=starter)
    node = encode_node_id("ImportBatch", imported.batch_id)

    own = await ask(office.database, starter, LIST)
    others = await ask(office.database, neighbor, LIST)
    opened = await ask(office.database, neighbor, REPORT, {"id": node})

    assert [batch["id"] for batch in own["importBatches"]["nodes"]] == [node]
    assert others["importBatches"]["nodes"] == []
    assert opened["importBatch"] is None
