"""Documents for paper hold every character as text, and are the same bytes for the same data."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from backend.kit.clock import SHANGHAI
from backend.kit.typesetting import (
    Presses,
    TypesettingBusyError,
    TypesettingTimeoutError,
    UnprintableError,
    share_of,
    typeset,
)

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


async def certificate(presses: Presses | None = None, **more: str) -> bytes:
    """Set a certificate."""
    presses = presses or Presses()
    page: dict[str, Any] = PAGE | more
    data = {"title": "证书", "heading": "荣誉证书", "issuer": "示例区", "pages": [page]}
    links = [page["address"]]
    return await typeset(
        presses, "backend.contests", "certificate.typ", data, made_at=MOMENT, links=links
    )


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
        await typeset(
            Presses(), "backend.contests", "certificate.typ", {"pages": []}, made_at=MOMENT
        )


async def test_document_that_gets_no_turn_in_time_is_told_to_come_again() -> None:
    presses = Presses(most=1, patience=0)

    async with presses.turn():
        with pytest.raises(TypesettingBusyError) as refusal:
            await certificate(presses)

    assert (refusal.value.code, refusal.value.retry_after_seconds) == ("BUSY", 5)
    assert (await certificate(presses)).startswith(b"%PDF")


async def test_document_that_takes_too_long_is_refused_and_leaves_its_turn() -> None:
    presses = Presses(most=1, patience=0, longest=0)

    codes = []
    for _ in range(2):
        with pytest.raises(TypesettingTimeoutError) as refusal:
            await certificate(presses)
        codes.append(refusal.value.code)

    assert codes == ["TYPESETTING_TIMEOUT"] * 2


def test_workers_share_what_a_server_sets_at_a_time_and_each_sets_one() -> None:
    assert [share_of(workers) for workers in (1, 2, 8)] == [2, 1, 1]
