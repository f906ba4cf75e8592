"""Ledgers as offices keep them: titles above, odd widths, dates in every spelling."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from backend.workbooks.ledgers import LEDGERS, find_ledger
from backend.workbooks.read import read_workbook
from backend.workbooks.rows import RowDraft, drafts_of
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
from tests.workbooks.dirty import DEPARTMENTS, TOWNS, Expected, write_dirty_ledger

FILES = Path(__file__).parent / "files"
HEADINGS = "企业名称,统一社会信用代码,所属镇街/园区,从业人员,核查日期"


def _drafts(path: Path) -> list[RowDraft]:
    return drafts_of(read_workbook(path))


def test_heading_row_is_found_below_merged_titles(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Sheet1")
        page.merge_range(0, 0, 0, 4, "示例区非公企业党建工作台账")
        page.merge_range(1, 0, 1, 4, "填报单位：金湖街道　　台账截止日期：2026 年 6 月 14 日")
        page.write_row(
            3, 0, ["序号", "企 业 名 称", "统一社会信用\n代码", "所属镇街", "职工人数（人）"]
        )
        page.write_row(4, 0, [1, "示例公司", code(1), TOWN, 12])

    workbook = read_workbook(path)

    (sheet,) = workbook.sheets
    assert sheet.ledger.title == "企业台账"
    assert sheet.heading_row == 4
    assert workbook.cutoff_on == date(2026, 6, 14)
    (draft,) = drafts_of(workbook)
    assert draft.number == 5
    assert draft.values == {
        "name": "示例公司",
        "credit_code": code(1),
        "town": TOWN,
        "employees": 12,
    }


@pytest.mark.parametrize(
    "cell",
    [
        "2025-09-01",
        "2025.9.1",
        "2025/09/01",
        "2025年9月1日",
        "20250901",
        "二〇二五年九月一日",
        20250901,
        45901,
        "２０２５－９－１",
        date(2025, 9, 1),
    ],
)
def test_date_is_read_in_every_spelling(tmp_path: Path, cell: object) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet("企业台账")
        page.write_row(0, 0, HEADINGS.split(","))
        page.write_row(1, 0, ["示例公司", code(1), TOWN, 1])
        if isinstance(cell, date):
            page.write_datetime(1, 4, cell)
        else:
            page.write(1, 4, cell)

    assert _drafts(path)[0].get("checked_on") == date(2025, 9, 1)


def test_widths_spaces_and_numbers_as_text_are_understood(tmp_path: Path) -> None:
    spaced = f"{code(1)[:6]} {code(1)[6:12]}　{code(1)[12:]}".lower()
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in spaced)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("企业台账")
        page.write_row(0, 0, [*HEADINGS.split(",")[:4], "年营业收入（元）", "是否建立党组织"])
        page.write_row(
            1, 0, ["　示例Ａ公司 ", wide, f" {TOWN}　", "１，２００人", "1,234,567.5", "√"]
        )

    (draft,) = _drafts(path)

    assert draft.findings == []
    assert draft.get("name") == "示例A公司"
    assert draft.get("credit_code") == code(1)
    assert draft.get("employees") == 1200
    assert str(draft.get("revenue")) == "1234567.50"
    assert draft.get("has_branch") is True


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "企业台账.csv"
    text = f"非公企业党建工作台账,,,,\n{HEADINGS}\n示例公司,{code(1)},{TOWN},12,2025-09-01\n,,,,\n"
    path.write_bytes(text.encode(encoding))

    (draft,) = _drafts(path)

    assert draft.get("name") == "示例公司"
    assert draft.get("employees") == 12


def test_old_excel_is_read() -> None:
    (draft,) = _drafts(FILES / "old-format.xls")

    assert draft.get("name") == "旧格式机械有限公司"
    assert draft.get("employees") == 12
    assert draft.get("checked_on") == date(2025, 9, 1)


def test_cells_merged_downwards_stand_in_every_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("企业台账")
        page.write_row(0, 0, HEADINGS.split(","))
        page.merge_range(1, 2, 2, 2, TOWN)
        page.write_row(1, 0, ["甲公司", code(1)])
        page.write_row(2, 0, ["乙公司", code(2)])

    assert [draft.get("town") for draft in _drafts(path)] == [TOWN, TOWN]


def test_trailing_empty_rows_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("企业台账")
        page.write_row(0, 0, ["序号", *HEADINGS.split(",")])
        page.write_row(1, 0, [1, "甲公司", code(1), TOWN])
        for line in range(2, 40):
            page.write_row(line, 0, [line, "", " ", "　", "", None])

    assert len(_drafts(path)) == 1


def test_every_template_heading_belongs_to_its_ledger() -> None:
    for ledger in LEDGERS.values():
        assert find_ledger(ledger.title) is ledger
        assert len({column.field for column in ledger.columns}) == len(ledger.columns)


async def test_unknown_columns_are_told_by_heading_and_kept_nowhere(office: Office) -> None:
    secret = "绝密内容甲乙丙"
    row = enterprise(1, 政治面貌="群众", 老板爱好=secret)

    imported = await office.take({"企业台账": [row]})

    assert imported.checked.notices == (
        "工作表“企业台账”（企业台账）：不认识的列，内容未读取：老板爱好。",
        "工作表“企业台账”（企业台账）：本系统不保存的列，内容未读取：政治面貌。",
    )
    for table in (
        "organizations",
        "import_batches",
        "import_rows",
        "import_changes",
        "audit_events",
    ):
        rows = await office.rows(
            f"select to_jsonb(t)::text as row from {table} as t where district_id = $1"
        )
        assert not [row for row in rows if secret in row["row"] or "群众" in row["row"]]


async def test_sheets_and_rows_may_stand_in_any_order(office: Office) -> None:
    child, parent = "中共甲公司支部委员会", "中共示例总支部委员会"
    sheets = {
        "党员花名册": [
            {
                "姓名": "甲",
                "身份证号": citizen(1),
                "类别": "正式",
                "所在支部": child,
                "所在单位统一社会信用代码": code(1),
            }
        ],
        "覆盖关系": [{"统一社会信用代码": code(1), "党组织名称": child, "组建方式": "单独"}],
        "党组织名册": [
            {"名称": child, "隶属": parent, "组建方式": "单独", "所在单位": code(1)},
            {"名称": parent, "类别": "总支"},
        ],
        "企业台账": [enterprise(1, **{"所属镇街/园区": "铁湖镇"})],
        "镇街": [{"名称": "铁湖镇"}],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    assert outcomes(imported) == ["NEW"] * 6
    rows = await office.rows(
        "select b.name, p.name as parent from branches as b"
        " join branches as p on p.id = b.parent_id where b.district_id = $1"
    )
    assert [tuple(row) for row in rows] == [(child, parent)]


async def test_row_that_stands_twice_counts_once(office: Office) -> None:
    imported = await office.take({"企业台账": [enterprise(1), enterprise(1)]})

    assert imported.is_applied
    assert outcomes(imported) == ["NEW", "SAME"]
    assert codes_of(imported.checked.drafts[1]) == ["REPEATED"]
    assert await office.count("organizations") == 1


async def test_department_that_nobody_knows_is_the_default_unconfirmed(office: Office) -> None:
    rows = [enterprise(1, 行业主管部门="区不存在局"), enterprise(2)]

    imported = await office.take({"企业台账": rows})

    assert imported.is_applied
    assert codes_of(imported.checked.drafts[0]) == ["UNKNOWN_DEPARTMENT"]
    lines = await office.rows(
        "select d.name, o.is_department_confirmed from organizations as o"
        " join departments as d on d.id = o.department_id where o.district_id = $1"
    )
    assert [tuple(line) for line in lines] == [("主管部门待明确", False)] * 2


async def test_kind_follows_the_statement_and_else_the_prefix(office: Office) -> None:
    sheets = {
        "企业台账": [
            enterprise(1, 统一社会信用代码=code(1, "93")),
            enterprise(2, 统一社会信用代码=code(2, "92")),
            enterprise(3, 统一社会信用代码=code(3, "12"), 单位类型="社会组织"),
        ],
        "社会组织台账": [
            {"社会组织名称": "示例协会", "统一社会信用代码": code(4, "51"), "所属镇街/园区": TOWN}
        ],
    }

    await office.take(sheets)

    rows = await office.rows(
        "select kind, social_category from organizations where district_id = $1"
    )
    assert sorted((row["kind"], row["social_category"] or "") for row in rows) == [
        ("ENTERPRISE", ""),
        ("INDIVIDUAL_BUSINESS", ""),
        ("SOCIAL_ORGANIZATION", ""),
        ("SOCIAL_ORGANIZATION", "ASSOCIATION"),
    ]


async def test_size_is_computed_and_never_typed(office: Office) -> None:
    row = enterprise(1, 行业="通用设备制造业", 从业人员=350, 年营业收入=2_500, 规模="规上")

    await office.take({"企业台账": [row]}, effective_on=date(2026, 1, 1))

    (size,) = await office.rows("select size_class from organizations where district_id = $1")
    (year,) = await office.rows(
        "select year, employees, revenue from organization_years where district_id = $1"
    )
    assert size["size_class"] == "MEDIUM"
    assert (year["year"], year["employees"], int(year["revenue"])) == (2026, 350, 25_000_000)


async def test_combined_heading_of_both_dates_is_read(office: Office) -> None:
    sheets = {
        "党组织名册": [{"名称": "中共甲支部委员会"}],
        "党员花名册": [
            {
                "姓名": "甲",
                "身份证号": citizen(1),
                "入党/转正日期": "2012-07-01/2013-07-01",
                "所在支部": "中共甲支部委员会",
            }
        ],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    (row,) = await office.rows(
        "select joined_on, full_on, kind from members where district_id = $1"
    )
    assert tuple(row) == (date(2012, 7, 1), date(2013, 7, 1), "FULL")


async def test_posts_of_a_branch_find_their_holders(office: Office) -> None:
    name = "中共甲支部委员会"
    sheets = {
        "党组织名册": [{"名称": name, "班子成员": "书记：甲；组织委员：乙、外人"}],
        "党员花名册": [
            {"姓名": person, "身份证号": citizen(place), "类别": "正式", "所在支部": name}
            for place, person in enumerate("甲乙")
        ],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    assert codes_of(imported.checked.drafts[0]) == ["POST_HOLDER_UNKNOWN"]
    rows = await office.rows(
        "select m.name, h.post from post_holdings as h join members as m on m.id = h.member_id"
        " where h.district_id = $1 order by m.name"
    )
    assert {tuple(row) for row in rows} == {("甲", "SECRETARY"), ("乙", "ORGANIZATION_MEMBER")}


async def test_personal_numbers_are_sealed_and_nowhere_clear(office: Office) -> None:
    sheets = {
        "党组织名册": [{"名称": "中共甲支部委员会"}],
        "党员花名册": [
            {
                "姓名": "甲",
                "身份证号": citizen(1),
                "电话": "19900001234",
                "类别": "正式",
                "所在支部": "中共甲支部委员会",
            }
        ],
    }

    await office.take(sheets)

    (person,) = await office.rows(
        "select id_number_masked, phone_masked, sex, birth_date from persons where district_id = $1"
    )
    assert tuple(person) == (
        "990199********" + citizen(1)[-4:],
        "199****1234",
        "MALE",
        date(1980, 1, 15),
    )
    for table in ("persons", "import_rows", "import_changes", "audit_events"):
        rows = await office.rows(
            f"select to_jsonb(t)::text as row from {table} as t where district_id = $1"
        )
        assert not [row for row in rows if citizen(1) in row["row"] or "19900001234" in row["row"]]


async def test_faulty_citizen_number_is_told_masked(office: Office) -> None:
    wrong = citizen(1)[:-1] + ("1" if citizen(1)[-1] != "1" else "2")
    sheets = {
        "党组织名册": [{"名称": "中共甲支部委员会"}],
        "党员花名册": [
            {"姓名": "甲", "身份证号": wrong, "类别": "正式", "所在支部": "中共甲支部委员会"}
        ],
    }

    imported = await office.take(sheets)

    assert not imported.is_applied
    draft = imported.checked.drafts[1]
    assert codes_of(draft) == ["CITIZEN_NUMBER"]
    assert wrong not in str(draft.findings)


async def test_empty_cell_changes_nothing_and_the_word_erases(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1, 地址="旧路1号", 联系人="张三")]})

    imported = await office.take({"企业台账": [enterprise(1, 地址="清空", 联系人="")]})

    assert outcomes(imported) == ["CHANGED"]
    (row,) = await office.rows(
        "select address, contact_name from organizations where district_id = $1"
    )
    assert tuple(row) == (None, "张三")


async def test_sheet_with_few_columns_touches_only_those(office: Office) -> None:
    await office.take({"企业台账": [enterprise(1, 地址="旧路1号", 从业人员=5)]})

    imported = await office.take({"企业台账": [{"统一社会信用代码": code(1), "从业人员": 8}]})

    assert outcomes(imported) == ["CHANGED"]
    (row,) = await office.rows(
        "select o.address, y.employees from organizations as o join organization_years as y"
        " on y.organization_id = o.id where o.district_id = $1"
    )
    assert tuple(row) == ("旧路1号", 8)


async def test_rename_comes_by_the_old_name(office: Office) -> None:
    imported = await office.take({"镇街": [{"名称": "金湖新区", "原名称": TOWN, "类型": "园区"}]})

    assert imported.is_applied
    assert only(imported).outcome.value == "CHANGED"
    rows = await office.rows("select name from towns where district_id = $1 order by name_sort")
    assert [row["name"] for row in rows] == ["金湖新区", "银湖镇"]


async def test_every_row_of_a_large_dirty_ledger_is_as_expected(office: Office) -> None:
    await office.take(
        {
            "镇街": [{"名称": town} for town in TOWNS],
            "部门": [{"名称": department} for department in DEPARTMENTS],
        }
    )
    path = office.folder / "dirty.xlsx"
    expected = write_dirty_ledger(path, 300)

    imported = await office.take(path, mode=ImportMode.GOOD_ROWS)

    found = [
        Expected(draft.outcome.value, tuple(codes_of(draft))) for draft in imported.checked.drafts
    ]
    assert found == expected
    assert imported.is_applied
    assert await office.count("organizations") == 285
