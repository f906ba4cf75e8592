"""Division codes and urban-rural classes."""

import pytest

from backend.places.errors import DivisionCodeError
from backend.places.rules import (
    TownKind,
    UrbanRuralClass,
    is_fringe,
    parse_district_code,
    parse_town_code,
    parse_village_code,
    town_kind_of,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [("990199001", "990199001"), (" 990 199 101 ", "990199101"), ("990199001000", "990199001")],
)
def test_a_town_code_has_nine_digits(text: str, code: str) -> None:
    assert parse_town_code(text, district_code="990199") == code


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("99019900", "有 8 位，镇街应为 9 位"),
        ("99019900A", "只能是数字"),
        ("", "只能是数字"),
        ("990199000", "第 7 至 9 位不是镇街的代码段"),
        ("990199600", "第 7 至 9 位不是镇街的代码段"),
        ("990198001", "不以本区代码 990199 开头"),
        ("99019900²", "只能是数字"),
    ],
)
def test_another_town_code_is_refused(text: str, fault: str) -> None:
    with pytest.raises(DivisionCodeError) as raised:
        parse_town_code(text, district_code="990199")

    assert raised.value.code == "DIVISION_CODE"
    assert raised.value.message == f"区划代码“{text}”不正确：{fault}。"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("001", TownKind.STREET),
        ("099", TownKind.STREET),
        ("100", TownKind.TOWN),
        ("199", TownKind.TOWN),
        ("200", TownKind.TOWNSHIP),
        ("399", TownKind.TOWNSHIP),
        ("400", TownKind.ZONE),
        ("599", TownKind.ZONE),
        ("000", None),
        ("600", None),
    ],
)
def test_the_range_of_a_town_code_tells_its_kind(number: str, kind: TownKind | None) -> None:
    assert town_kind_of(f"990199{number}") is kind


def test_a_village_code_has_twelve_digits_and_begins_with_its_town() -> None:
    assert parse_village_code("990199101203", town_code="990199101") == "990199101203"
    assert parse_district_code("９９０１９９") == "990199"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("990199101", "有 9 位，村(社区)应为 12 位"),
        ("990199101000", "后三位是 000，这是镇街的代码"),
        ("990199102203", "不以所在镇街代码 990199101 开头"),
    ],
)
def test_another_village_code_is_refused(text: str, fault: str) -> None:
    with pytest.raises(DivisionCodeError) as raised:
        parse_village_code(text, town_code="990199101")

    assert raised.value.message == f"区划代码“{text}”不正确：{fault}。"


def test_urban_rural_classes_carry_their_codes_and_names() -> None:
    assert [(place.code, place.label) for place in UrbanRuralClass] == [
        ("111", "主城区"),
        ("112", "城乡结合区"),
        ("121", "镇中心区"),
        ("122", "镇乡结合区"),
        ("123", "特殊区域"),
        ("210", "乡中心区"),
        ("220", "村庄"),
    ]
    assert UrbanRuralClass.from_code("112") is UrbanRuralClass.URBAN_FRINGE
    assert UrbanRuralClass.from_label("村庄") is UrbanRuralClass.VILLAGE
    assert UrbanRuralClass.from_code("999") is None


def test_only_the_two_mixed_classes_are_fringe() -> None:
    assert [place.code for place in UrbanRuralClass if is_fringe(place)] == ["112", "122"]
