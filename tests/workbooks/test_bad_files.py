"""Files that are no ledgers are refused with a precise word, before anything is written."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from backend.kit.errors import LedgerError
from backend.workbooks.limits import FileKind, examine
from backend.workbooks.read import read_workbook
from tests.workbooks.conftest import Office

FILES = Path(__file__).parent / "files"
ZEROS = 64 * 1024 * 1024


def _refusal(path: Path) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        read_workbook(path)
    return caught.value


def test_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    refusal = _refusal(path)

    assert refusal.code == "FILE_TOO_LARGE"
    assert refusal.message == "文件有 200 MB，超过上限 20 MB。"
    assert "分成几个文件" in refusal.remedy


def test_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(ZEROS))

    refusal = _refusal(path)

    assert path.stat().st_size < 100_000
    assert refusal.code == "FILE_UNPACKS_TOO_LARGE"
    assert refusal.message.startswith("文件解压后约 65 MB")


def test_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liar.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(ZEROS))
    content = path.read_bytes()
    path.write_bytes(content.replace(ZEROS.to_bytes(4, "little"), (1_000).to_bytes(4, "little")))

    refusal = _refusal(path)

    assert refusal.code == "FILE_BROKEN"


def test_workbook_with_a_password_is_refused() -> None:
    refusal = _refusal(FILES / "locked.xlsx")

    assert refusal.code == "FILE_PASSWORD"
    assert "取消密码" in refusal.remedy


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7\n1 0 obj", "内容是 PDF 文档。"),
        (b"\x89PNG\r\n\x1a\n", "内容是 PNG 图片。"),
        (b"<html><table></table></html>", "内容是网页或 XML（有的系统导出的“假 Excel”）。"),
        (b"\x00\x01\x02\x03", "内容是无法识别的二进制数据。"),
        (b"  \n", "内容是空文件。"),
    ],
)
def test_renamed_file_is_refused_by_its_content(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "renamed.xlsx"
    path.write_bytes(content)

    refusal = _refusal(path)

    assert refusal.code == "FILE_NOT_A_WORKBOOK"
    assert refusal.message.endswith(found)


def test_word_document_is_named_as_one(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"<document/>")

    assert _refusal(path).message == "文件不是工作簿：内容是 Word 文档。"


def test_cut_off_workbook_is_refused_as_broken(tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("企业台账").write_row(0, 0, ["企业名称", "统一社会信用代码"])
    path.write_bytes(path.read_bytes()[:2_000])

    assert _refusal(path).code == "FILE_BROKEN"


@pytest.mark.parametrize("names", [["通讯录", "说明"], ["填写说明"]])
def test_workbook_without_a_known_heading_is_refused(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "other.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in names:
            book.add_worksheet(name).write_row(0, 0, ["甲", "乙", "丙"])

    refusal = _refusal(path)

    assert refusal.code == "NO_LEDGER_FOUND"
    assert "、".join(names) in refusal.message


def test_old_format_is_told_from_the_new_one_by_content() -> None:
    assert examine(FILES / "old-format.xls") is FileKind.XLS


async def test_refused_file_leaves_no_import_behind(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "renamed.xlsx"
    path.write_bytes(b"%PDF-1.7")
    before = await office.count("import_batches")

    with pytest.raises(LedgerError):
        await office.take(path)

    assert await office.count("import_batches") == before
