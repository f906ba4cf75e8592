"""What division codes and place classes mean: pure rules, each with its source."""

from backend.kit.labels import CodedEnum, LabeledEnum
from backend.kit.text import squeeze_code
from backend.places.errors import DivisionCodeError


class TownKind(LabeledEnum):
    """镇街类型；What a town-level division is."""

    STREET = "STREET", "街道"
    TOWN = "TOWN", "镇"
    TOWNSHIP = "TOWNSHIP", "乡"
    ZONE = "ZONE", "园区"


class Settlement(LabeledEnum):
    """集中或分散；Whether the organizations of a town stand close together; a person sets it."""

    CONCENTRATED = "CONCENTRATED", "集中"
    SCATTERED = "SCATTERED", "分散"


class DepartmentKind(LabeledEnum):
    """部门类别；The line of work that a department of the district answers for."""

    INDUSTRY = "INDUSTRY", "工信"
    CULTURE_TOURISM = "CULTURE_TOURISM", "文旅"
    CIVIL_AFFAIRS = "CIVIL_AFFAIRS", "民政"
    OTHER = "OTHER", "其他"


class UrbanRuralClass(CodedEnum):
    """城乡分类；The urban-rural class of a village or community, with its three-digit code.

    Source: the statistics bureau's rules for urban-rural division codes.
    """

    MAIN_URBAN = "MAIN_URBAN", "主城区", "111"
    URBAN_FRINGE = "URBAN_FRINGE", "城乡结合区", "112"
    TOWN_CENTER = "TOWN_CENTER", "镇中心区", "121"
    TOWN_FRINGE = "TOWN_FRINGE", "镇乡结合区", "122"
    SPECIAL = "SPECIAL", "特殊区域", "123"
    TOWNSHIP_CENTER = "TOWNSHIP_CENTER", "乡中心区", "210"
    VILLAGE = "VILLAGE", "村庄", "220"


DISTRICT_DIGITS, TOWN_DIGITS, VILLAGE_DIGITS = 6, 9, 12

FRINGE_CLASSES = frozenset({UrbanRuralClass.URBAN_FRINGE, UrbanRuralClass.TOWN_FRINGE})

# The last three of a town's nine digits say what it is; the ranges include both ends.
_TOWN_RANGES = (
    (1, 99, TownKind.STREET),
    (100, 199, TownKind.TOWN),
    (200, 399, TownKind.TOWNSHIP),
    (400, 599, TownKind.ZONE),
)

# The longer ending first: an office of a street is no 处.
_TOWN_ENDINGS = (
    ("街道办事处", TownKind.STREET),
    ("街道办", TownKind.STREET),
    ("街道", TownKind.STREET),
    ("工业园", TownKind.ZONE),
    ("开发区", TownKind.ZONE),
    ("园区", TownKind.ZONE),
    ("镇", TownKind.TOWN),
    ("乡", TownKind.TOWNSHIP),
)


def parse_district_code(text: str) -> str:
    """Give a district's code in its one form: 6 digits.

    Raises: DIVISION_CODE.
    """
    return _digits(text, DISTRICT_DIGITS, "区县")


def parse_town_code(text: str, *, district_code: str | None = None) -> str:
    """Give a town's code in its one form: 9 digits, 12 with three closing zeros accepted.

    A development zone has statistics codes of its own, so `district_code` is compared only when
    it is given.
    Raises: DIVISION_CODE.
    """
    code = squeeze_code(text)
    if len(code) == VILLAGE_DIGITS and code.endswith("000"):
        code = code[:TOWN_DIGITS]
    code = _digits(code, TOWN_DIGITS, "镇街")
    if town_kind_of(code) is None:
        raise DivisionCodeError(text=text, fault="第 7 至 9 位不是镇街的代码段")
    if district_code is not None and not code.startswith(district_code):
        raise DivisionCodeError(text=text, fault=f"不以本区代码 {district_code} 开头")
    return code


def parse_village_code(text: str, *, town_code: str | None = None) -> str:
    """Give a village's or community's code in its one form: 12 digits.

    Raises: DIVISION_CODE.
    """
    code = _digits(text, VILLAGE_DIGITS, "村(社区)")
    if code.endswith("000"):
        raise DivisionCodeError(text=text, fault="后三位是 000，这是镇街的代码")
    if town_code is not None and not code.startswith(town_code):
        raise DivisionCodeError(text=text, fault=f"不以所在镇街代码 {town_code} 开头")
    return code


def town_kind_of(town_code: str) -> TownKind | None:
    """Tell what a town is by digits 7–9 of its code, or nothing outside the ranges.

    Source: the statistics bureau's rules for division codes; 400–599 are development zones and
    the like that civil affairs does not recognize as towns.
    """
    number = int(town_code[DISTRICT_DIGITS:TOWN_DIGITS])
    return next((kind for least, most, kind in _TOWN_RANGES if least <= number <= most), None)


def kind_by_name(name: str) -> TownKind | None:
    """Tell what a new town is by the ending of its name."""
    return next((kind for ending, kind in _TOWN_ENDINGS if name.endswith(ending)), None)


def is_fringe(urban_rural: UrbanRuralClass) -> bool:
    """Tell whether a village lies on the fringe (112, 122), the condition of 村企联建."""
    return urban_rural in FRINGE_CLASSES


def _digits(text: str, length: int, whose: str) -> str:
    code = squeeze_code(text)
    if not (code.isascii() and code.isdigit()):
        raise DivisionCodeError(text=text, fault="只能是数字")
    if len(code) != length:
        raise DivisionCodeError(text=text, fault=f"有 {len(code)} 位，{whose}应为 {length} 位")
    return code
