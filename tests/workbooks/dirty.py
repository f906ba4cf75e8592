"""A dirty ledger of any size, and what a check of it must say row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from backend.organizations.credit_codes import complete_credit_code

TOWNS = tuple(f"第{place}街道" for place in "一二三四五六七八九十")
DEPARTMENTS = ("区工业和信息化局", "区文化和旅游局", "区民政局")
CUTOFF = date(2026, 6, 14)
_INDUSTRIES = ("通用设备制造业", "C13 农副食品加工业", "批发业", "软件和信息技术服务业", "餐饮")
_HEADINGS = (
    "序号",
    "企 业 名 称",
    "统一社会\n信用代码",
    "所属镇街",
    "行业主管部门",
    "地址",
    "所属行业",
    "法定代表人（政治面貌）",
    "联系人",
    "联系电话",
    "职工人数",
    "年营业收入（万元）",
    "规模（规上/小微）",
    "党员数",
    "正式",
    "预备",
    "未转入组织关系",
    "是否建立党组织",
    "组建方式",
    "党组织名称",
    "建立时间",
    "书记",
    "覆盖单位数",
    "党建指导员",
    "联络员",
    "工会/团组织",
    "未建原因",
    "核查日期",
    "登记状态",
    "单位类型",
    "运营状态",
    "经度",
    "纬度",
    "坐标系",
    "备注",
    "老系统编号",
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out for a row; `codes` are those of its findings, in their order."""

    outcome: str
    codes: tuple[str, ...] = ()


def write_dirty_ledger(path: Path, rows: int) -> list[Expected]:
    """Write the ledger and give what is expected of each row."""
    expected = []
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet("Sheet1")
        title = f"示例区非公企业党建工作台账（台账截止日期：{CUTOFF:%Y年%m月%d日}）"
        page.merge_range(0, 0, 0, len(_HEADINGS) - 1, title)
        page.write_string(1, 0, "填报单位：示例区")
        page.write_row(2, 0, _HEADINGS)
        for line, (cells, wanted) in enumerate(_rows(rows), start=3):
            for place, cell in enumerate(cells):
                if cell is not None:
                    page.write(line, place, cell)
            expected.append(wanted)
        for line in range(rows + 3, rows + 200):
            page.write_row(line, 0, [line, " ", "　"])
    return expected


def _rows(count: int) -> Iterator[tuple[list[Any], Expected]]:
    last: list[Any] = []
    for number in range(count):
        cells = _cells(number)
        expected = Expected("NEW")
        match number % 100:
            case 7:
                cells[2] = _wrong(cells[2])
                expected = Expected("REFUSED", ("CREDIT_CODE",))
            case 13:
                cells[3] = "不存在镇"
                expected = Expected("REFUSED", ("UNKNOWN_TOWN",))
            case 21:
                cells = [number + 1, *last[1:]]
                expected = Expected("SAME", ("REPEATED",))
            case 29:
                cells[2] = last[2]
                expected = Expected("REFUSED", ("DUPLICATE",))
            case 37:
                cells[27] = "03/04/2025"
                expected = Expected("REFUSED", ("DATE",))
            case 41:
                cells[4] = "区没有的局"
                expected = Expected("NEW", ("UNKNOWN_DEPARTMENT",))
            case 53:
                cells[13] = cells[14] + cells[15] + 1
                expected = Expected("NEW", ("COUNTS_DISAGREE",))
        yield cells, expected
        last = cells


def _cells(number: int) -> list[Any]:
    full = number % 5
    employees = number % 400
    return [
        number + 1,
        f"　示例{number}号{'机械食品软件物流商贸'[number % 5 * 2 : number % 5 * 2 + 2]}有限公司 ",
        _spelled(complete_credit_code(f"91990199MA{number:06}"), number),
        TOWNS[number % len(TOWNS)],
        DEPARTMENTS[number % len(DEPARTMENTS)],
        f"示例大道{number % 900}号",
        _INDUSTRIES[number % len(_INDUSTRIES)],
        f"{'赵钱孙李'[number % 4]}明（群众）",
        f"{'周吴郑王'[number % 4]}芳",
        f"1990000{number % 10_000:04}",
        f"{employees}人" if number % 2 else employees,
        f"{number % 9_000:,}.5" if number % 3 else number % 9_000,
        "小微",
        full + number % 2,
        full,
        number % 2,
        0,
        "否",
        None,
        None,
        None,
        None,
        None,
        "韩晓东" if number % 4 == 0 else None,
        None,
        "工会" if number % 6 == 0 else None,
        "党员不足3人",
        _date(number),
        "存续",
        "企业",
        "实体运营",
        120 + number % 1_000 / 10_000,
        36 + number % 700 / 10_000,
        "WGS-84",
        "不保存的备注",
        f"OLD-{number}",
    ]


def _spelled(code: str, number: int) -> str:
    """Write a code as people do: with spaces, in small or in full-width letters."""
    match number % 4:
        case 1:
            return f"{code[:6]} {code[6:12]} {code[12:]}"
        case 2:
            return code.lower()
        case 3:
            return "".join(chr(ord(sign) + 0xFEE0) for sign in code)
        case _:
            return code


def _date(number: int) -> str | int:
    """Write a date in five spellings and as a spreadsheet's number."""
    day = date(2025, 7, 1) + timedelta(days=number % 300)
    spellings: tuple[str | int, ...] = (
        f"{day:%Y-%m-%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        (day - date(1899, 12, 30)).days,
    )
    return spellings[number % len(spellings)]


def _wrong(code: str) -> str:
    plain = complete_credit_code("91990199MA999999")
    return plain[:-1] + ("0" if plain[-1] != "0" else "1") if code else code
