"""Made the two files beside it that no library of this project writes; kept to show how.

Needs `xlwt` and `msoffcrypto-tool`, which are no dependencies here.
"""

import io
from pathlib import Path

import msoffcrypto.format.ooxml as office
import xlsxwriter
import xlwt

FOLDER = Path(__file__).parent
HEADINGS = ("企业名称", "统一社会信用代码", "所属镇街/园区", "从业人员", "核查日期")
ROW = ("旧格式机械有限公司", "91990199MA0000015B", "金湖街道", 12, "2025.09.01")


def write_old_excel() -> None:
    """Write an .xls of the 1997 format."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("企业台账")
    sheet.write_merge(0, 0, 0, 4, "非公企业党建工作台账")
    for place, (heading, cell) in enumerate(zip(HEADINGS, ROW, strict=True)):
        sheet.write(1, place, heading)
        sheet.write(2, place, cell)
    book.save(str(FOLDER / "old-format.xls"))


def write_locked() -> None:
    """Write a workbook that opens with a password only."""
    plain = io.BytesIO()
    with xlsxwriter.Workbook(plain, {"in_memory": True}) as book:
        book.add_worksheet("企业台账").write_row(0, 0, HEADINGS)
    plain.seek(0)
    with (FOLDER / "locked.xlsx").open("wb") as file:
        office.OOXMLFile(plain).encrypt("invented", file)


write_old_excel()
write_locked()
