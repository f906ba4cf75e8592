"""Documents for paper hold every character as text, and are the same bytes for the same data."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from backend.kit.clock import SHANGHAI
from backend.kit.typesetting import UnprintableError, typeset

MOMENT = datetime(2026, 10, 13, 18, tzinfo=SHANGHAI)
PAGE = {
    "number": "20261013-001",
    "whom": "林巧",
    "organization": "甲厂",
    "members": "",
    "words": "在焊工比武中荣获",
    "award": "一等奖",
    "issuer": "示例区",
    "day": "2026 年 10 月 13 日",
    "address": "https://localhost/public/certificates/x",
}


async def certificate(**more: str) -> bytes:
    """Set a certificate."""
    page: dict[str, Any] = PAGE | more
    data = {"title": "证书", "heading": "荣誉证书", "issuer": "示例区", "pages": [page]}
    links = [page["address"]]
    return await typeset("backend.contests", "certificate.typ", data, made_at=MOMENT, links=links)


def fonts_of(page: Any) -> set[str]:
    """Give the fonts of a page, whose shapes the document carries with it."""
    found = set()
    for font in page["/Resources"]["/Font"].values():
        [inner] = font.get_object()["/DescendantFonts"]
        described = inner.get_object()["/FontDescriptor"].get_object()
        assert "/FontFile3" in described
        found.add(described["/FontName"].split("+")[1])
    return found


@pytest.mark.parametrize("name", ["林巧", "㛃𬭚䶮", "阿卜杜拉·Ömer #let *x* $y$ \\ //"])
async def test_names_are_set_as_they_are_written(name: str) -> None:
    reader = PdfReader(BytesIO(await certificate(whom=name)))

    [page] = reader.pages
    assert name in page.extract_text()
    assert fonts_of(page) <= {"NotoSerifSC-Regular", "NotoSansSC-Regular"}


async def test_character_without_a_shape_is_refused_and_no_empty_box_is_printed() -> None:
    with pytest.raises(UnprintableError, match="“ก”") as refusal:
        await certificate(whom="林ก")

    assert refusal.value.code == "UNPRINTABLE"


async def test_same_data_give_the_same_document() -> None:
    first, second = await certificate(), await certificate()

    assert first == second
    assert first != await certificate(whom="林巧巧")


async def test_wrong_template_is_a_fault_of_ours_and_no_refusal() -> None:
    with pytest.raises(RuntimeError, match="dictionary does not contain key"):
        await typeset("backend.contests", "certificate.typ", {"pages": []}, made_at=MOMENT)
