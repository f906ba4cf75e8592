"""An old ledger that still has the code of a merged record finds the record that was kept."""

from datetime import date
from types import SimpleNamespace
from uuid import UUID

from backend.accounts.actors import plain
from backend.database.actor import Role
from backend.database.session import writing
from backend.editing.merge import merge_organizations
from backend.organizations.errors import DuplicateCreditCodeError
from backend.workbooks.tables import ImportMode
from tests.workbooks.conftest import OTHER_TOWN, Office, code, codes_of, enterprise, only, outcomes

BRANCH = "中共甲公司支部委员会"


async def organization(office: Office, number: int) -> dict[str, object]:
    rows = await office.rows(
        "select id, name, credit_code, address, revision from organizations"
        " where district_id = $1 and credit_code = $2",
        code(number),
    )
    return dict(rows[0]) | {"id": plain(rows[0]["id"])}


async def merged(office: Office, kept: int = 1, gone: int = 2) -> UUID:
    """Enter two records of one firm and merge the second into the first."""
    await office.take({"企业台账": [enterprise(kept), enterprise(gone)]})
    first, second = await organization(office, kept), await organization(office, gone)
    form = SimpleNamespace(
        kept_id=first["id"],
        kept_revision=first["revision"],
        merged_id=second["id"],
        merged_revision=second["revision"],
        take=[],
    )
    actor = office.officer(Role.DISTRICT_OFFICER)
    async with writing(office.database, actor) as session:
        await merge_organizations(session, actor, form)
    found = first["id"]
    assert isinstance(found, UUID)
    return found


async def test_a_row_of_the_old_code_changes_the_kept_record_and_says_so(office: Office) -> None:
    await merged(office)

    imported = await office.take({"企业台账": [enterprise(2, 地址="新址", 从业人员=8)]})

    draft = only(imported)
    assert (draft.outcome.value, codes_of(draft)) == ("CHANGED", ["MERGED_RECORD"])
    [said] = draft.findings
    assert said.message == (
        f"“示例2号机械有限公司”（{code(2)}）已并入“示例1号机械有限公司”，"
        "按“示例1号机械有限公司”处理。"
    )
    assert (said.remedy, said.is_warning) == (f"请把台账中的代码改为 {code(1)}。", True)
    kept = await organization(office, 1)
    assert (kept["name"], kept["address"]) == ("示例1号机械有限公司", "新址")
    assert await office.count("organizations") == 1
    assert await office.count("organization_years") == 1


async def test_the_same_row_again_is_the_same(office: Office) -> None:
    await merged(office)
    await office.take({"企业台账": [enterprise(2, 地址="新址")]})

    imported = await office.take({"企业台账": [enterprise(2, 地址="新址")]})

    assert outcomes(imported) == ["SAME"]


async def test_a_file_with_both_codes_is_refused_at_the_second(office: Office) -> None:
    await merged(office)

    imported = await office.take(
        {"企业台账": [enterprise(1, 地址="甲"), enterprise(2, 地址="乙")]},
        mode=ImportMode.GOOD_ROWS,
    )

    assert outcomes(imported) == ["CHANGED", "REFUSED"]
    assert codes_of(imported.checked.drafts[1]) == ["MERGED_RECORD", "DUPLICATE"]
    assert (await organization(office, 1))["address"] == "甲"


async def test_all_ledgers_follow_the_old_code(office: Office) -> None:
    kept = await merged(office)

    imported = await office.take(
        {
            "党组织名册": [
                {
                    "名称": BRANCH,
                    "组建方式": "单独",
                    "所在单位": code(2),
                    "建立日期": date(2024, 3, 1),
                }
            ],
            "覆盖关系": [
                {
                    "统一社会信用代码": code(2),
                    "党组织名称": BRANCH,
                    "组建方式": "单独",
                    "起始日期": date(2024, 3, 1),
                }
            ],
            "店铺": [{"名称": "甲店", "平台": "淘宝", "店主单位信用代码": code(2)}],
        }
    )

    assert [codes_of(draft).count("MERGED_RECORD") for draft in imported.checked.drafts] == [
        1,
        1,
        1,
    ]
    for table in ("hosts", "coverage_links", "shops"):
        rows = await office.rows(f"select organization_id from {table} where district_id = $1")
        assert [plain(row["organization_id"]) for row in rows] == [kept]


async def test_a_code_merged_elsewhere_is_not_entered_anew_by_a_town(office: Office) -> None:
    await merged(office)
    town = office.officer(Role.TOWN_OFFICER, town_id=await office.town(OTHER_TOWN))
    row = enterprise(2, **{"所属镇街/园区": OTHER_TOWN})

    imported = await office.take({"企业台账": [row]}, mode=None, actor=town)

    # The check tells as little as of any hidden row; writing is refused as a duplicate.
    assert (outcomes(imported), codes_of(only(imported))) == (["NEW"], [])
    written = await office.take({"企业台账": [row]}, actor=town)
    assert isinstance(written.refusal, DuplicateCreditCodeError)
    assert await office.count("organizations") == 1
