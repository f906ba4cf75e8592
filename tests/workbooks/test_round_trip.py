"""What goes out comes back unchanged, whatever it holds; only edits are found again."""

from datetime import date
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from backend.branches.rules import Formation
from backend.database.actor import Role
from backend.kit.errors import LedgerError
from backend.kit.ids import encode_node_id
from backend.workbooks.columns import Kind
from backend.workbooks.ledgers import LEDGERS, LedgerCode
from backend.workbooks.pages import Page, write_pages
from backend.workbooks.read import read_workbook
from backend.workbooks.rows import drafts_of
from backend.workbooks.write import all_ledgers, write_export, write_template
from tests.workbooks.conftest import (
    OTHER_TOWN,
    TOWN,
    Office,
    citizen,
    code,
    enterprise,
    outcomes,
)
from tests.workbooks.test_imports import BRANCH, WHOLE

AREA = "POLYGON((120.06 36.10, 120.07 36.10, 120.07 36.11, 120.06 36.11, 120.06 36.10))"
FOOTPRINT = (
    "POLYGON((120.0645 36.1048, 120.0655 36.1048, 120.0655 36.1058, 120.0645 36.1058,"
    " 120.0645 36.1048))"
)
GROUND = "POLYGON((120.0 36.0, 120.2 36.0, 120.2 36.2, 120.0 36.2, 120.0 36.0))"
RICH = WHOLE | {
    "镇街": [{"名称": TOWN, "边界": GROUND}],
    "部门": [{"名称": "区工信局", "简称": "工信", "类别": "工信", "默认": "否"}],
    "村（社区）": [
        {
            "名称": "柳家村",
            "所在镇街": TOWN,
            "城乡分类代码": "112",
            "村党组织": "中共柳家村支部委员会",
            "愿意共建": "是",
        }
    ],
    "片区": [{"名称": "北片", "所在镇街": TOWN, "边界": AREA}],
    "楼宇": [
        {
            "名称": "创业大厦",
            "所在镇街": TOWN,
            "楼宇组": "一组",
            "层数": 9,
            "经度": 120.0702,
            "纬度": 36.1053,
            "坐标系": "GCJ-02",
            "轮廓": FOOTPRINT,
        }
    ],
    "企业台账": [
        enterprise(
            1,
            正式=3,
            党员数=3,
            核查日期=date(2026, 1, 1),
            运营状态="正常",
            指导员="韩一、韩二",
            行业主管部门="区工信局",
            行业="C13 农副食品加工业",
            从业人员=12,
            年营业收入=345.67,
            所在楼宇="创业大厦",
            所在村="柳家村",
            所在片区="北片",
            经度=120.0655,
            纬度=36.1055,
            坐标系="WGS-84",
            法定代表人="赵明",
            电话="19900000001",
        ),
        enterprise(
            2,
            **{"所属镇街/园区": OTHER_TOWN, "工会/团组织": "工会；团支部"},
            企业名称="=HYPERLINK(1)有限公司",
            地址="@示例路",
            登记状态="注销",
            注销日期=date(2026, 3, 1),
            运营状态="僵尸",
            核查依据="零申报",
            是否建立党组织="否",
            未建原因="没有党员",
        ),
    ],
    "社会组织台账": [
        {
            "社会组织名称": "示例协会",
            "统一社会信用代码": code(9, "51"),
            "所属镇街/园区": TOWN,
            "登记机关": "区民政局",
        }
    ],
}


async def test_export_of_everything_comes_back_unchanged(office: Office, tmp_path: Path) -> None:
    first = await office.take(RICH)
    assert first.is_applied, [draft.findings for draft in first.checked.drafts]
    path = tmp_path / "export.xlsx"
    count = await write_export(office.database, office.program, all_ledgers(), path)

    again = await office.take(path)

    changed = [(d.label(), d.findings) for d in again.checked.drafts if d.outcome.value != "SAME"]
    assert changed == []
    assert again.checked.changes == ()
    assert again.checked.missing == ()
    assert count == len(again.checked.drafts)


async def test_only_the_edit_is_found_again(office: Office, tmp_path: Path) -> None:
    await office.take(RICH)
    path = tmp_path / "export.xlsx"
    await write_export(office.database, office.program, [LEDGERS[LedgerCode.ENTERPRISES]], path)
    book = openpyxl.load_workbook(path)
    sheet = book["企业台账"]
    headings = [cell.value for cell in sheet[2]]
    line = next(
        row for row in sheet.iter_rows(min_row=3) if code(1) in [cell.value for cell in row]
    )
    line[headings.index("地址")].value = "新路9号"
    book.save(path)

    again = await office.take(path)

    assert sorted(outcomes(again)) == ["CHANGED", "SAME"]
    (change,) = again.checked.changes
    assert change.table == "organizations"
    assert change.after == {"address": "新路9号"}


async def test_personal_numbers_never_leave(office: Office, tmp_path: Path) -> None:
    await office.take(RICH)
    path = tmp_path / "export.xlsx"

    await write_export(office.database, office.program, all_ledgers(), path)

    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert not [cell for cell in cells if citizen(1) in cell or "1990000" in cell]
    assert "'=HYPERLINK(1)有限公司" in cells
    assert not [cell for cell in cells if cell[0] in "=+@"]
    events = await office.rows(
        "select after from audit_events where district_id = $1 and action = 'ledger.export'"
    )
    assert len(events) == len(all_ledgers())


async def test_export_holds_the_rows_of_the_screens_filters(office: Office, tmp_path: Path) -> None:
    await office.take(RICH)
    path = tmp_path / "export.xlsx"
    town = encode_node_id("Town", await office.town())
    figure = {"figure": "F02", "population": "ENTERPRISE", "asOf": "2026-06-30"}

    async def names(*codes: LedgerCode, **address: str) -> list[str]:
        ledger = [LEDGERS[code] for code in codes or (LedgerCode.ENTERPRISES,)]
        await write_export(office.database, office.program, ledger, path, address=address)
        (sheet,) = read_workbook(path).sheets
        return [str(cells[0]) for _, cells in sheet.rows]

    first, second = "示例1号机械有限公司", "'=HYPERLINK(1)有限公司"
    assert sorted(await names(sort="NAME", size="20")) == sorted([first, second])
    assert await names(town=town) == [first]
    assert await names(registrationState="DEREGISTERED") == [second]
    assert await names(q="示例1号") == [first]
    assert await names(endedFrom="2020-01-01", endedTo="2999-01-01") == [second]
    assert await names(endedFrom="2999-01-01") == []
    assert await names(isDepartmentConfirmed="true", town=town) == [first]
    assert await names(**figure) == [first]
    assert await names(isOperating="true") == [first]
    assert await names(isOperating="false") == [second]
    assert await names(isOperating="false", **figure) == []
    assert await names(coverage="SOLE") == [first]
    assert await names(coverage="SOLE", asOf="2024-02-29") == []
    assert await names(coverage="UNCOVERED", asOf="2024-02-29", town=town) == [first]
    assert await names(coverage="AREA", town=town) == []
    (stands,) = await office.rows(
        "select building_id from placements where district_id = $1 and building_id is not null"
    )
    building = encode_node_id("Building", stands["building_id"])
    elsewhere = encode_node_id("Building", UUID(int=9))
    assert await names(**figure, building=building) == [first]
    assert await names(**figure, building=elsewhere) == []
    assert await names(LedgerCode.SOCIAL_ORGANIZATIONS, isVerified="false") == ["示例协会"]
    assert await names(LedgerCode.SOCIAL_ORGANIZATIONS, isVerified="true") == []
    with pytest.raises(LedgerError) as caught:
        await names(favoriteColor="red")
    assert caught.value.code == "EXPORT_FILTER"


async def test_export_of_branches_holds_those_that_exist(office: Office, tmp_path: Path) -> None:
    gone = "中共已撤销支部委员会"
    sheets = RICH | {
        "党组织名册": [
            *RICH["党组织名册"],
            {"名称": gone, "建立日期": date(2015, 1, 1), "撤销日期": date(2020, 1, 1)},
        ]
    }
    await office.take(sheets)
    path = tmp_path / "export.xlsx"

    async def names(answer: str) -> list[str]:
        ledger = LEDGERS[LedgerCode.BRANCHES]
        address = {"isExisting": answer}
        await write_export(office.database, office.program, [ledger], path, address=address)
        (sheet,) = read_workbook(path).sheets
        return [str(cells[0]) for _, cells in sheet.rows]

    assert await names("false") == [gone]
    assert BRANCH in await names("true")
    assert gone not in await names("true")


async def test_export_of_chosen_columns_touches_no_other(office: Office, tmp_path: Path) -> None:
    await office.take(RICH)
    path = tmp_path / "export.xlsx"
    chosen = "name,building,address,coverage,name"
    address = {"cols": chosen, "registrationState": "ACTIVE"}
    ledger = LEDGERS[LedgerCode.ENTERPRISES]
    await write_export(office.database, office.program, [ledger], path, address=address)
    (sheet,) = read_workbook(path).sheets
    assert [heading.text for heading in sheet.headings] == [
        "企业名称",
        "所在楼宇",
        "地址",
        "现有覆盖",
        "统一社会信用代码",
        "所属镇街/园区",
        "行标识",
    ]
    assert sheet.rows[0][1][3] == f"单独组建：{BRANCH}"
    book = openpyxl.load_workbook(path)
    cells = book[sheet.name]
    cells.cell(sheet.rows[0][0], 3).value = "示例路 77 号"
    book.save(path)

    again = await office.take(path)

    (draft,) = again.checked.drafts
    assert (draft.outcome.value, draft.findings) == ("CHANGED", [])
    (change,) = again.checked.changes
    assert change.after is not None
    assert change.after["address"] == "示例路 77 号"
    assert set(change.after) <= {"address", "search_text"}


NAMED = [ledger.code for ledger in all_ledgers() if ledger.code is not LedgerCode.COVERAGE]


@pytest.mark.parametrize("code", NAMED)
async def test_export_of_names_alone_changes_nothing(
    office: Office, tmp_path: Path, code: LedgerCode
) -> None:
    await office.take(RICH)
    path = tmp_path / "export.xlsx"
    count = await write_export(
        office.database, office.program, [LEDGERS[code]], path, address={"cols": "name"}
    )

    again = await office.take(path)

    drafts = again.checked.drafts
    assert [(d.label(), d.findings) for d in drafts if d.outcome.value != "SAME"] == []
    assert (len(drafts), again.checked.changes) == (count, ())
    assert count > 0


async def test_export_of_a_column_that_no_ledger_has_is_refused(
    office: Office, tmp_path: Path
) -> None:
    ledger = [LEDGERS[LedgerCode.TOWNS]]

    with pytest.raises(LedgerError) as caught:
        await write_export(
            office.database, office.program, ledger, tmp_path / "x.xlsx", address={"cols": "color"}
        )

    assert caught.value.code == "EXPORT_COLUMN"


async def test_roster_goes_out_to_its_own_branch_only(office: Office, tmp_path: Path) -> None:
    await office.take(RICH)
    roster = [LEDGERS[LedgerCode.MEMBERS]]
    officer = office.officer(Role.DISTRICT_OFFICER)

    with pytest.raises(LedgerError) as caught:
        await write_export(office.database, officer, roster, tmp_path / "roster.xlsx")

    assert caught.value.code == "EXPORT_NEEDS_APPROVER"


async def test_mark_of_another_row_kind_is_refused(office: Office, tmp_path: Path) -> None:
    await office.take(RICH)
    path = tmp_path / "export.xlsx"
    await write_export(office.database, office.program, [LEDGERS[LedgerCode.TOWNS]], path)
    (sheet,) = read_workbook(path).sheets
    mark = str(sheet.rows[0][1][-1])

    imported = await office.take({"企业台账": [enterprise(1, 行标识=mark)]})

    (draft,) = imported.checked.drafts
    assert [finding.code for finding in draft.findings] == ["FORGED_MARK"]


def test_every_template_is_read_as_its_ledger(tmp_path: Path) -> None:
    path = tmp_path / "templates.xlsx"
    write_template(path, all_ledgers())

    workbook = read_workbook(path)

    assert [sheet.ledger.code for sheet in workbook.sheets] == [
        ledger.code for ledger in all_ledgers()
    ]
    assert workbook.ignored == ()
    for sheet in workbook.sheets:
        assert sheet.rows == ()
        assert sheet.unknown_headings() == sheet.unkept_headings() == []


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()))
_VALUES = {
    Kind.TEXT: _TEXT,
    Kind.NAME: _TEXT,
    Kind.DATE: st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    Kind.WHOLE: st.integers(0, 1_000_000),
    Kind.YES_NO: st.booleans(),
    Kind.MONEY: st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
    Kind.CHOICE: st.sampled_from(Formation),
}


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_cells_come_back_as_they_were_written(tmp_path: Path, data: st.DataObject) -> None:
    ledger = LEDGERS[LedgerCode.BRANCHES]
    columns = [
        column
        for column in ledger.columns
        if column.kind in _VALUES and column.field not in {"serial", "kind"}
    ]
    values = {column.field: data.draw(_VALUES[column.kind]) for column in columns}
    path = tmp_path / "cells.xlsx"
    write_pages(path, [Page(ledger, ledger.title, columns, [values])])

    drafts = drafts_of(read_workbook(path))

    found = drafts[0].values if drafts else {}
    for column in columns:
        value = values[column.field]
        if isinstance(value, str):
            continue  # spelling may be tidied once; then it stands
        assert found[column.field] == value
    texts = {column.field: found[column.field] for column in columns if column.field in found}
    write_pages(path, [Page(ledger, ledger.title, columns, [texts])])
    again = drafts_of(read_workbook(path))
    assert (again[0].values if again else {}) == {
        name: value for name, value in found.items() if name in texts
    }
