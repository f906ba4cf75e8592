"""What division codes and place classes mean: pure rules, each with its source."""

from backend.kit.labels import CodedEnum, LabeledEnum


class TownKind(LabeledEnum):
    """What a town-level division is."""

    STREET = "STREET", "街道"
    TOWN = "TOWN", "镇"
    TOWNSHIP = "TOWNSHIP", "乡"
    ZONE = "ZONE", "园区"


class Settlement(LabeledEnum):
    """Whether the organizations of a town stand close together; a person sets it."""

    CONCENTRATED = "CONCENTRATED", "集中"
    SCATTERED = "SCATTERED", "分散"


class DepartmentKind(LabeledEnum):
    """The line of work that a department of the district answers for."""

    INDUSTRY = "INDUSTRY", "工信"
    CULTURE_TOURISM = "CULTURE_TOURISM", "文旅"
    CIVIL_AFFAIRS = "CIVIL_AFFAIRS", "民政"
    OTHER = "OTHER", "其他"


class UrbanRuralClass(CodedEnum):
    """The urban-rural class of a village or community, with its three-digit code.

    Source: the statistics bureau's rules for urban-rural division codes.
    """

    MAIN_URBAN = "MAIN_URBAN", "主城区", "111"
    URBAN_FRINGE = "URBAN_FRINGE", "城乡结合区", "112"
    TOWN_CENTER = "TOWN_CENTER", "镇中心区", "121"
    TOWN_FRINGE = "TOWN_FRINGE", "镇乡结合区", "122"
    SPECIAL = "SPECIAL", "特殊区域", "123"
    TOWNSHIP_CENTER = "TOWNSHIP_CENTER", "乡中心区", "210"
    VILLAGE = "VILLAGE", "村庄", "220"
