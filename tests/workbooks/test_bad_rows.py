"""Bad input of one row: a precise reason with a remedy, and nothing of the file written."""

from datetime import date
from typing import Any

import pytest

from backend.workbooks.tables import ImportMode
from tests.workbooks.conftest import (
    TOWN,
    Office,
    citizen,
    code,
    codes_of,
    enterprise,
    only,
    outcomes,
)

BRANCH = "中共示例1号机械有限公司支部委员会"
SECOND = "中共示例2号机械有限公司支部委员会"


def branch(name: str = BRANCH, **cells: object) -> dict[str, object]:
    return {"名称": name, "类别": "党支部", "组建方式": "单独组建", "所在镇街": TOWN} | cells


def member(number: int = 1, **cells: object) -> dict[str, object]:
    return {
        "姓名": f"党员{number}",
        "身份证号": citizen(number),
        "类别": "正式党员",
        "所在支部": BRANCH,
        "登记性质": "组织关系",
    } | cells


async def _nothing_written(office: Office, sheets: dict[str, Any]) -> Any:
    tables = ("organizations", "branches", "members", "coverage_links", "audit_events")
    before = [await office.count(table) for table in tables]

    imported = await office.take(sheets)

    assert [await office.count(table) for table in tables] == before
    assert imported.refusal is not None
    assert imported.refusal.code == "IMPORT_HAS_REFUSED_ROWS"
    return imported


async def test_wrong_check_digit_names_the_likely_code(office: Office) -> None:
    wrong = code(1)[:-1] + ("0" if code(1)[-1] != "0" else "1")

    imported = await _nothing_written(office, {"企业台账": [enterprise(统一社会信用代码=wrong)]})

    (finding,) = only(imported).findings
    assert (finding.code, finding.column) == ("CREDIT_CODE", "统一社会信用代码")
    assert finding.message == f"统一社会信用代码“{wrong}”不正确：第 18 位校验码不符。"
    assert "逐位核对" in finding.remedy or code(1) in finding.remedy


async def test_unknown_town_is_refused_with_its_name(office: Office) -> None:
    imported = await _nothing_written(
        office, {"企业台账": [enterprise(1, **{"所属镇街/园区": "铜湖镇"})]}
    )

    (finding,) = only(imported).findings
    assert finding.code == "UNKNOWN_TOWN"
    assert finding.message == "镇街“铜湖镇”不在册。"
    assert "“镇街”台账" in finding.remedy


async def test_duplicate_credit_code_in_a_file_names_the_other_row(office: Office) -> None:
    rows = [enterprise(1), enterprise(1, 企业名称="另一家公司")]

    imported = await _nothing_written(office, {"企业台账": rows})

    assert outcomes(imported) == ["NEW", "REFUSED"]
    (finding,) = imported.checked.drafts[1].findings
    assert finding.code == "DUPLICATE"
    assert finding.message == f"与第 2 行重复（统一社会信用代码“{code(1)}”），内容不一致。"


async def test_member_in_two_formal_branches_is_refused(office: Office) -> None:
    sheets = {
        "党组织名册": [branch(), branch(SECOND)],
        "党员花名册": [member(), member(所在支部=SECOND)],
    }

    imported = await _nothing_written(office, sheets)

    refused = imported.checked.drafts[3]
    assert codes_of(refused) == ["TWO_FORMAL_BRANCHES"]
    assert BRANCH in refused.findings[0].message
    assert citizen(1) not in str(refused.findings)


async def test_member_with_disjoint_dates_has_a_history(office: Office) -> None:
    moved = date(2026, 3, 1)
    sheets = {
        "党组织名册": [branch(), branch(SECOND)],
        "党员花名册": [
            member(所在支部=SECOND, 登记日期=moved),
            member(离开日期=moved),
        ],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    rows = await office.rows(
        "select lower(valid) as start, upper(valid) as stop from registrations"
        " where district_id = $1 order by lower(valid) nulls first"
    )
    assert [tuple(row) for row in rows] == [(None, moved), (moved, None)]


async def test_joint_branch_under_three_is_kept_with_a_warning(office: Office) -> None:
    name = "中共北片联合支部委员会"
    sheets = {
        "企业台账": [enterprise(1, 正式=1), enterprise(2, 正式=1)],
        "党组织名册": [branch(name, 类别="联合党支部", 组建方式="划片联建")],
        "覆盖关系": [
            {"统一社会信用代码": code(number), "党组织名称": name, "组建方式": "划片联建"}
            for number in (1, 2)
        ],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    (finding,) = imported.checked.drafts[2].findings
    assert (finding.code, finding.is_warning) == ("FEW_FULL_MEMBERS", True)
    assert "合计 2 人，不足 3 人" in finding.message


async def test_covered_unit_without_a_full_member_is_kept_with_a_warning(office: Office) -> None:
    name = "中共北片联合支部委员会"
    sheets = {
        "企业台账": [enterprise(1, 正式=3), enterprise(2, 正式=0)],
        "党组织名册": [branch(name, 类别="联合党支部", 组建方式="划片联建")],
        "覆盖关系": [
            {"统一社会信用代码": code(number), "党组织名称": name, "组建方式": "划片联建"}
            for number in (1, 2)
        ],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    assert codes_of(imported.checked.drafts[2]) == ["NO_FULL_MEMBER"]


async def test_link_into_a_dissolved_branch_is_refused(office: Office) -> None:
    sheets = {
        "企业台账": [enterprise(1)],
        "党组织名册": [branch(建立日期=date(2020, 1, 1), 撤销日期=date(2025, 1, 1))],
        "覆盖关系": [
            {
                "统一社会信用代码": code(1),
                "党组织名称": BRANCH,
                "组建方式": "单独组建",
                "起始日期": date(2024, 1, 1),
            }
        ],
    }

    imported = await _nothing_written(office, sheets)

    (finding,) = imported.checked.drafts[2].findings
    assert finding.code == "DISSOLVED_BRANCH"
    assert "2025-01-01" in finding.message


async def test_link_that_ended_with_its_branch_is_history(office: Office) -> None:
    sheets = {
        "企业台账": [enterprise(1)],
        "党组织名册": [branch(建立日期=date(2020, 1, 1), 撤销日期=date(2025, 1, 1))],
        "覆盖关系": [
            {
                "统一社会信用代码": code(1),
                "党组织名称": BRANCH,
                "组建方式": "单独组建",
                "起始日期": date(2024, 1, 1),
                "终止日期": date(2025, 1, 1),
            }
        ],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    assert outcomes(imported) == ["NEW", "NEW", "NEW"]


AREA = "POLYGON((120.060 36.100, 120.070 36.100, 120.070 36.110, 120.060 36.110, 120.060 36.100))"


async def test_gcj02_point_declared_as_wgs84_is_refused(office: Office) -> None:
    await office.take({"片区": [{"名称": "北片", "所在镇街": TOWN, "边界": AREA}]})
    # 120.0695, 36.1005 on WGS-84 is 120.0745, 36.1009 on GCJ-02: outside the area.
    row = enterprise(经度=120.0745, 纬度=36.1009, 坐标系="WGS-84")

    imported = await _nothing_written(office, {"企业台账": [row]})

    (finding,) = only(imported).findings
    assert (finding.code, finding.column) == ("WRONG_SYSTEM", "坐标系")
    assert finding.message.startswith(
        f"按 WGS-84 该点落在“{TOWN}”以外（按本镇街 1 个片区的边界判断）"
    )
    assert "GCJ-02" in finding.remedy


async def test_same_point_declared_as_gcj02_is_taken(office: Office) -> None:
    await office.take({"片区": [{"名称": "北片", "所在镇街": TOWN, "边界": AREA}]})
    row = enterprise(经度=120.0745, 纬度=36.1009, 坐标系="GCJ-02")

    imported = await office.take({"企业台账": [row]})

    assert imported.is_applied
    (place,) = await office.rows(
        "select longitude, latitude, coordinate_system from organizations where district_id = $1"
    )
    assert place["longitude"] == pytest.approx(120.0695, abs=0.0005)
    assert place["latitude"] == pytest.approx(36.1005, abs=0.0005)
    assert place["coordinate_system"] == "GCJ02"


@pytest.mark.parametrize(
    ("cells", "finding_code"),
    [
        ({"从业人员": "二十"}, "NOT_A_NUMBER"),
        ({"从业人员": -3}, "NOT_WHOLE"),
        ({"核查日期": "03/04/2024"}, "DATE"),
        ({"年营业收入": "很多"}, "AMOUNT"),
        ({"登记状态": "存亡"}, "NOT_A_CHOICE"),
        ({"是否建立党组织": "也许"}, "NOT_YES_NO"),
        ({"电话": "12"}, "BAD_PHONE"),
        ({"经度": 36.1, "纬度": 120.1}, "COORDINATE"),
        ({"经度": 120.1}, "COORDINATES_HALF"),
        ({"企业名称": "清空"}, "MAY_NOT_CLEAR"),
        ({"成立日期": date(2024, 1, 1), "注销日期": date(2023, 1, 1)}, "END_BEFORE_START"),
        ({"行标识": "x" * 40}, "FORGED_MARK"),
        ({"统一社会信用代码": "12990199MJ0000B26X"}, "CREDIT_CODE"),
    ],
)
async def test_bad_cell_is_refused_with_its_code(
    office: Office, cells: dict[str, object], finding_code: str
) -> None:
    imported = await _nothing_written(office, {"企业台账": [enterprise(1, **cells)]})

    assert finding_code in codes_of(only(imported))


async def test_code_of_an_institution_is_no_two_new_organization(office: Office) -> None:
    row = enterprise(统一社会信用代码=code(7, "12"))

    imported = await _nothing_written(office, {"企业台账": [row]})

    assert codes_of(only(imported)) == ["NOT_TWO_NEW"]


async def test_good_rows_are_written_and_the_refused_come_back(office: Office) -> None:
    rows = [enterprise(1), enterprise(2, **{"所属镇街/园区": "铜湖镇"})]

    imported = await office.take({"企业台账": rows}, mode=ImportMode.GOOD_ROWS)

    assert imported.is_applied
    assert outcomes(imported) == ["NEW", "REFUSED"]
    assert await office.count("organizations") == 1
    assert imported.refused_file is not None
