"""What an import does over time: twice the same, conflicts, what the file lacks, undoing, scope."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from backend.accounts.changes import load, save, update
from backend.database.actor import Role
from backend.database.session import writing
from backend.kit.clock import stopped_at
from backend.kit.errors import LedgerError
from backend.workbooks.read import read_workbook
from backend.workbooks.tables import ImportMode
from backend.workbooks.undo import undo_import
from tests.workbooks.conftest import (
    OTHER_TOWN,
    TODAY,
    TOWN,
    Office,
    citizen,
    code,
    codes_of,
    enterprise,
    only,
    outcomes,
)

BRANCH = "中共甲公司支部委员会"
WHOLE = {
    "企业台账": [
        enterprise(1, 正式=3, 党员数=3, 核查日期=date(2026, 1, 1), 运营状态="正常", 指导员="韩一"),
        enterprise(2, 从业人员=5, 年营业收入=30, **{"工会/团组织": "工会；团支部"}),
    ],
    "党组织名册": [
        {"名称": BRANCH, "组建方式": "单独", "所在单位": code(1), "建立日期": date(2024, 3, 1)}
    ],
    "覆盖关系": [
        {
            "统一社会信用代码": code(1),
            "党组织名称": BRANCH,
            "组建方式": "单独",
            "起始日期": date(2024, 3, 1),
        }
    ],
    "党员花名册": [
        {
            "姓名": "甲",
            "身份证号": citizen(1),
            "类别": "正式",
            "所在支部": BRANCH,
            "所在单位统一社会信用代码": code(1),
            "电话": "19900001234",
        }
    ],
    "店铺": [
        {
            "名称": "甲店",
            "平台": "淘宝",
            "店主单位信用代码": code(1),
            "亮身份日期": date(2026, 2, 1),
        }
    ],
}


async def _edit_address(office: Office, address: str) -> None:
    async with writing(office.database, office.program) as session:
        (row,) = await load(session, office.program, "organizations", credit_code=code(1))
        change = update("organizations", row, address=address)
        await save(session, office.program, action="organization.edit", changes=[change])


async def test_same_file_twice_changes_nothing(office: Office) -> None:
    first = await office.take(WHOLE)
    events = await office.count("audit_events")

    second = await office.take(WHOLE)

    assert outcomes(first) == ["NEW"] * 6
    assert outcomes(second) == ["SAME"] * 6
    assert second.checked.changes == ()
    assert await office.count("audit_events") == events


async def test_same_file_a_month_later_changes_nothing(office: Office) -> None:
    await office.take(WHOLE, title="台账（台账截止日期：2026-06-14）")

    with stopped_at(TODAY + timedelta(days=31)):
        again = await office.take(WHOLE, title="台账（台账截止日期：2026-06-14）")

    assert outcomes(again) == ["SAME"] * 6


async def test_field_changed_here_after_the_ledgers_date_is_a_conflict(office: Office) -> None:
    title = "企业台账（台账截止日期：2026-06-14）"
    await office.take({"企业台账": [enterprise(1, 地址="旧路1号")]}, title=title)
    await _edit_address(office, "新路2号")

    imported = await office.take({"企业台账": [enterprise(1, 地址="旧路1号")]}, title=title)

    assert outcomes(imported) == ["CONFLICT"]
    (finding,) = only(imported).findings
    assert (finding.code, finding.column) == ("CONFLICT", "地址")
    assert (finding.here, finding.file) == ("新路2号", "旧路1号")
    assert not imported.is_applied
    (row,) = await office.rows("select address from organizations where district_id = $1")
    assert row["address"] == "新路2号"


async def test_other_fields_of_a_row_edited_here_are_no_conflict(office: Office) -> None:
    title = "企业台账（台账截止日期：2026-06-14）"
    await office.take({"企业台账": [enterprise(1)]}, title=title)
    await _edit_address(office, "新路2号")

    imported = await office.take({"企业台账": [enterprise(1, 联系人="李四")]}, title=title)

    assert outcomes(imported) == ["CHANGED"]
    assert imported.is_applied


async def test_corrected_copy_of_the_same_ledger_is_no_conflict(office: Office) -> None:
    title = "企业台账（台账截止日期：2026-06-14）"
    await office.take({"企业台账": [enterprise(1, 地址="旧路1号")]}, title=title)

    imported = await office.take({"企业台账": [enterprise(1, 地址="旧路9号")]}, title=title)

    assert outcomes(imported) == ["CHANGED"]


async def test_rows_that_the_file_lacks_are_listed(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1), enterprise(2)]})

    imported = await office.take({"企业台账": [enterprise(1)]})

    assert [row.label for row in imported.checked.missing] == [f"示例2号机械有限公司 {code(2)}"]
    assert imported.checked.counts["MISSING"] == 1
    assert await office.count("organizations") == 2


async def test_sheet_of_changes_is_not_held_against_the_whole(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1), enterprise(2)]})

    imported = await office.take({"企业台账": [enterprise(1)]}, title="企业台账变更")

    assert imported.checked.missing == ()


async def test_ledger_of_one_town_lacks_nothing_of_another(office: Office) -> None:
    elsewhere = enterprise(2, **{"所属镇街/园区": OTHER_TOWN})
    await office.take({"企业台账": [enterprise(1), elsewhere]})

    imported = await office.take({"企业台账": [enterprise(1)]})

    assert imported.checked.missing == ()


async def test_dry_run_writes_results_and_no_row(office: Office) -> None:
    imported = await office.take(WHOLE, mode=None)

    assert outcomes(imported) == ["NEW"] * 6
    assert await office.count("organizations") == 0
    assert await office.count("import_rows") >= 6


async def test_move_holds_from_the_effective_date(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1)]}, effective_on=date(2026, 1, 1))

    await office.take(
        {"企业台账": [enterprise(1, **{"所属镇街/园区": OTHER_TOWN})]},
        effective_on=date(2026, 5, 1),
    )

    rows = await office.rows(
        "select t.name, lower(p.valid) as start, upper(p.valid) as stop from placements as p"
        " join towns as t on t.id = p.town_id where p.district_id = $1"
        " order by lower(p.valid) nulls first"
    )
    assert [tuple(row) for row in rows] == [
        (TOWN, None, date(2026, 5, 1)),
        (OTHER_TOWN, date(2026, 5, 1), None),
    ]
    (present,) = await office.rows("select town_id from organizations where district_id = $1")
    assert present["town_id"] == await office.town(OTHER_TOWN)


async def test_deregistered_without_a_date_ends_on_the_effective_date(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1)]})

    await office.take({"企业台账": [enterprise(1, 登记状态="注销")]}, effective_on=date(2026, 6, 1))

    (row,) = await office.rows(
        "select registration_state, ended_on from organizations where district_id = $1"
    )
    assert tuple(row) == ("DEREGISTERED", date(2026, 6, 1))


async def test_work_coverage_is_dated_from_the_effective_date(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1, 指导员="韩一")]}, effective_on=date(2026, 1, 1))
    await office.take({"企业台账": [enterprise(1, 指导员="韩二")]}, effective_on=date(2026, 5, 1))

    rows = await office.rows(
        "select name, lower(valid) as start, upper(valid) as stop from work_coverages"
        " where district_id = $1 order by lower(valid)"
    )
    assert [tuple(row) for row in rows] == [
        ("韩一", date(2026, 1, 1), date(2026, 5, 1)),
        ("韩二", date(2026, 5, 1), None),
    ]


async def test_ledger_that_disagrees_with_the_registers_is_told(office: Office) -> None:
    await office.take(WHOLE)

    imported = await office.take(
        {
            "企业台账": [
                enterprise(1, 正式=5, 是否建立党组织="否"),
                enterprise(2, 是否建立党组织="是"),
            ]
        }
    )

    first, second = imported.checked.drafts
    assert codes_of(first) == ["LEDGER_DISAGREES", "ROSTER_DISAGREES"]
    assert codes_of(second) == ["LEDGER_DISAGREES"]
    assert imported.is_applied


@pytest.mark.parametrize("derives", [False, True])
async def test_branches_are_derived_only_when_asked(office: Office, derives: bool) -> None:  # noqa: FBT001
    row = enterprise(
        1, 是否建立党组织="是", 组建方式="单独", 党组织名称=BRANCH, 建立时间=date(2024, 3, 1)
    )

    imported = await office.take({"企业台账": [row]}, derives=derives)

    assert imported.is_applied
    links = await office.rows(
        "select formation, is_derived, lower(valid) as start from coverage_links"
        " where district_id = $1"
    )
    wanted = [("SOLE", True, date(2024, 3, 1))] if derives else []
    assert [tuple(link) for link in links] == wanted
    again = await office.take({"企业台账": [row]}, derives=derives)
    assert outcomes(again) == ["SAME"]


async def test_undo_puts_every_row_back(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1, 地址="旧路1号")]})
    imported = await office.take(
        {
            "企业台账": [
                enterprise(1, 地址="新路2号", **{"所属镇街/园区": OTHER_TOWN}),
                enterprise(2),
            ]
        }
    )

    await undo_import(office.database, office.program, imported.batch_id)

    rows = await office.rows("select address, town_id from organizations where district_id = $1")
    assert [tuple(row) for row in rows] == [("旧路1号", await office.town())]
    places = await office.rows("select valid from placements where district_id = $1")
    assert [(row["valid"].lower, row["valid"].upper) for row in places] == [(None, None)]
    (batch,) = await office.rows(
        "select state from import_batches where district_id = $1 and id = $2", imported.batch_id
    )
    assert batch["state"] == "UNDONE"


async def test_undo_of_a_whole_district_leaves_it_empty(office: Office) -> None:
    imported = await office.take(WHOLE)

    await undo_import(office.database, office.program, imported.batch_id)

    for table in ("organizations", "branches", "members", "persons", "coverage_links", "shops"):
        assert await office.count(table) == 0
    assert outcomes(await office.take(WHOLE)) == ["NEW"] * 6


async def test_undo_is_refused_when_a_row_was_edited_since(office: Office) -> None:
    imported = await office.take({"企业台账": [enterprise(1)]})
    await _edit_address(office, "新路2号")

    with pytest.raises(LedgerError) as caught:
        await undo_import(office.database, office.program, imported.batch_id)

    assert caught.value.code == "IMPORT_TOUCHED_SINCE"
    assert await office.count("organizations") == 1


async def test_undo_is_refused_when_something_newer_rests_on_a_row(office: Office) -> None:
    first = await office.take({"企业台账": [enterprise(1)]})
    second = await office.take(
        {"店铺": [{"名称": "甲店", "平台": "淘宝", "店主单位信用代码": code(1)}]}
    )

    with pytest.raises(LedgerError) as caught:
        await undo_import(office.database, office.program, first.batch_id)

    assert caught.value.code == "IMPORT_TOUCHED_SINCE"
    await undo_import(office.database, office.program, second.batch_id)
    await undo_import(office.database, office.program, first.batch_id)
    assert await office.count("organizations") == 0


async def test_town_officer_cannot_touch_rows_of_another_town(office: Office) -> None:
    elsewhere = enterprise(2, **{"所属镇街/园区": OTHER_TOWN})
    officer = office.officer(Role.TOWN_OFFICER, town_id=await office.town())

    imported = await office.take(
        {"企业台账": [enterprise(1), elsewhere]}, actor=officer, mode=ImportMode.GOOD_ROWS
    )

    assert outcomes(imported) == ["NEW", "REFUSED"]
    assert codes_of(imported.checked.drafts[1]) == ["NOT_YOURS"]
    assert await office.count("organizations") == 1


async def test_town_officer_imports_branches_and_members_of_the_town(office: Office) -> None:
    officer = office.officer(Role.TOWN_OFFICER, town_id=await office.town())

    imported = await office.take(WHOLE, actor=officer)

    assert imported.is_applied
    assert outcomes(imported) == ["NEW"] * 6
    assert outcomes(await office.take(WHOLE, actor=officer)) == ["SAME"] * 6


async def test_row_hidden_in_another_town_is_told_in_general_words(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1, **{"所属镇街/园区": OTHER_TOWN})]})
    officer = office.officer(Role.TOWN_OFFICER, town_id=await office.town())

    imported = await office.take({"企业台账": [enterprise(1)]}, actor=officer)

    assert not imported.is_applied
    assert imported.refusal is not None
    assert OTHER_TOWN not in str(imported.refusal)


@pytest.mark.parametrize("role", [Role.DEPARTMENT_OFFICER, Role.PUBLIC])
async def test_role_without_writing_rights_imports_nothing(office: Office, role: Role) -> None:
    department = UUID(int=1) if role is Role.DEPARTMENT_OFFICER else None
    actor = office.officer(role, department_id=department)

    with pytest.raises(LedgerError) as caught:
        await office.take({"企业台账": [enterprise(1)]}, actor=actor)

    assert caught.value.code == "MAY_NOT_IMPORT"


async def test_refused_rows_come_back_with_reasons_and_masked_numbers(office: Office) -> None:
    rows = [
        {
            "姓名": "甲",
            "身份证号": citizen(1),
            "电话": "19900001234",
            "类别": "正式",
            "所在支部": "没有的支部",
        },
    ]

    imported = await office.take({"党员花名册": rows}, mode=ImportMode.GOOD_ROWS)

    assert imported.refused_file is not None
    (sheet,) = read_workbook(imported.refused_file).sheets
    ((_, cells),) = sheet.rows
    assert cells[:5] == [
        "甲",
        "990199********" + citizen(1)[-4:],
        "199****1234",
        "正式",
        "没有的支部",
    ]
    assert str(cells[5]).startswith("党组织“没有的支部”不在册")


async def test_transfer_between_imports_is_history(office: Office) -> None:
    second = "中共乙支部委员会"
    member = {"姓名": "甲", "身份证号": citizen(1), "类别": "正式"}
    await office.take(
        {
            "党组织名册": [{"名称": BRANCH}, {"名称": second}],
            "党员花名册": [member | {"所在支部": BRANCH}],
        }
    )
    moved = date(2026, 5, 1)

    imported = await office.take(
        {
            "党员花名册": [
                member | {"所在支部": second, "登记日期": moved},
                member | {"所在支部": BRANCH, "离开日期": moved},
            ]
        }
    )

    assert imported.is_applied
    rows = await office.rows(
        "select b.name, lower(r.valid) as start, upper(r.valid) as stop from registrations as r"
        " join branches as b on b.id = r.branch_id where r.district_id = $1"
        " order by lower(r.valid) nulls first"
    )
    assert [tuple(row) for row in rows] == [(BRANCH, None, moved), (second, moved, None)]


async def test_approval_of_another_kind_is_a_reapproval(office: Office) -> None:
    row = {"名称": BRANCH, "类别": "党支部", "组建方式": "单独", "建立日期": date(2024, 3, 1)}
    await office.take({"党组织名册": [row]})

    await office.take(
        {"党组织名册": [row | {"类别": "联合党支部", "组建方式": "划片"}]},
        effective_on=date(2026, 4, 1),
    )

    rows = await office.rows(
        "select action, kind, formation, lower(valid) as start, upper(valid) as stop from approvals"
        " where district_id = $1 order by lower(valid)"
    )
    assert [tuple(row) for row in rows] == [
        ("FOUNDING", "BRANCH", "SOLE", date(2024, 3, 1), date(2026, 4, 1)),
        ("REAPPROVAL", "JOINT_BRANCH", "AREA", date(2026, 4, 1), None),
    ]
