"""Dirty text becomes comparable, sorts by pinyin, is found by initials, and runs no formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.pinyin import readings
from backend.kit.text import (
    collapse,
    half_width,
    match_key,
    neutralize_cell,
    restore_cell,
    search_text,
    sort_key,
    squeeze_code,
)


def test_full_width_letters_digits_and_spaces_become_plain() -> None:
    assert half_width("Ａｂ１２（）：\u3000\ufeffz") == "Ab12(): z"


def test_a_code_loses_spaces_and_gains_capitals() -> None:
    assert squeeze_code(" 9135\u00a00100 Ｍ0001\n00y4\u200b3\t") == "91350100M000100Y43"


def test_a_name_keeps_one_space_for_each_run() -> None:
    assert collapse("\u3000 中共 \n\t某某\u00a0支部 ") == "中共 某某 支部"


def test_controls_and_direction_marks_vanish_from_names() -> None:
    assert collapse("某\x00某\u202e公司\x7f\u200f") == "某某公司"


@pytest.mark.parametrize(
    "variant",
    [
        "鲁杨(北京)有限公司",
        "鲁杨（北京）有限公司",
        " 鲁 杨（ 北京 ）有限公司",
        "鲁杨〔北京〕有限公司",
    ],
)
def test_variants_of_one_name_have_one_match_key(variant: str) -> None:
    assert match_key(variant) == "鲁杨(北京)有限公司"


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("张三", ["zhang1", "san1"]),
        ("银行", ["yin2", "hang2"]),
        ("行走", ["xing2", "zou3"]),
        ("重庆长安", ["chong2", "qing4", "chang2", "an1"]),
        ("绿A1", ["lv4", None, None]),
        ("", []),
    ],
)
def test_characters_are_read_as_their_phrase_is(text: str, syllables: list[str | None]) -> None:
    assert readings(text) == syllables


def test_names_sort_digits_then_latin_then_pinyin() -> None:
    names = ["重庆路", "张三", "安康", "TCL", "阿里", "3号", "西安", "先进", "abc", "安静", "昂"]

    ordered = sorted(names, key=sort_key)

    assert ordered == [
        "3号",
        "abc",
        "TCL",
        "阿里",
        "安静",
        "安康",
        "昂",
        "重庆路",
        "西安",
        "先进",
        "张三",
    ]


def test_equal_characters_stay_together_whatever_follows() -> None:
    ordered = sorted(["李安", "里巷", "李张", "里安"], key=sort_key)

    assert [name[0] for name in ordered] in (["李", "李", "里", "里"], ["里", "里", "李", "李"])


def test_numbers_inside_names_sort_by_value() -> None:
    names = ["10号楼", "9号楼", "1号楼", "第12支部", "第2支部", "B10", "B9"]

    assert sorted(names, key=sort_key) == [
        "1号楼",
        "9号楼",
        "10号楼",
        "B9",
        "B10",
        "第2支部",
        "第12支部",
    ]


def test_search_text_holds_name_pinyin_and_initials() -> None:
    assert search_text("长安 银行A座1") == "长安银行a座1 changanyinhangazuo1 cayhaz1"
    assert search_text("TCL") == "tcl"


@given(st.text(max_size=60) | st.text(alphabet="ﬁİßſΣ ¯Å㍿①", max_size=8))
def test_keys_are_made_of_any_text_and_making_them_twice_changes_nothing(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)
    assert sort_key(match_key(text)) == sort_key(text)
    assert match_key(text) in search_text(text)


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-", "@SUM(A1)", "\tx", "\rx", "＝cmd", "'=x", "''-1"]
)
def test_a_cell_that_starts_like_a_formula_is_neutralized(text: str) -> None:
    assert neutralize_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "1+1", "'tis", "中-心", " =x"])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert neutralize_cell(text) == text


@given(st.text(alphabet="'=+-@\t\rab＝＋", max_size=8) | st.text(max_size=20))
def test_restoring_a_neutralized_cell_gives_it_back(text: str) -> None:
    assert restore_cell(neutralize_cell(text)) == text
