"""What a ledger is, and the columns that several ledgers share."""

from dataclasses import dataclass
from enum import StrEnum

from backend.kit.geo import CoordinateSystem
from backend.kit.labels import LabeledEnum
from backend.workbooks.columns import Column, Kind, choices_of


class LedgerCode(StrEnum):
    """The ledgers, in the order in which their rows depend on each other."""

    DEPARTMENTS = "departments"
    TOWNS = "towns"
    VILLAGES = "villages"
    AREAS = "areas"
    BUILDINGS = "buildings"
    ENTERPRISES = "enterprises"
    SOCIAL_ORGANIZATIONS = "social-organizations"
    BRANCHES = "branches"
    COVERAGE = "coverage"
    MEMBERS = "members"
    SHOPS = "shops"
    ENTRIES = "entries"


class LedgerName(LabeledEnum):
    """台账；A ledger, as the API names it."""

    DEPARTMENTS = "DEPARTMENTS", "部门"
    TOWNS = "TOWNS", "镇街"
    VILLAGES = "VILLAGES", "村（社区）"
    AREAS = "AREAS", "片区"
    BUILDINGS = "BUILDINGS", "楼宇"
    ENTERPRISES = "ENTERPRISES", "企业台账"
    SOCIAL_ORGANIZATIONS = "SOCIAL_ORGANIZATIONS", "社会组织台账"
    BRANCHES = "BRANCHES", "党组织名册"
    COVERAGE = "COVERAGE", "覆盖关系"
    MEMBERS = "MEMBERS", "党员花名册"
    SHOPS = "SHOPS", "店铺"
    ENTRIES = "ENTRIES", "参赛名单"

    @property
    def of(self) -> LedgerCode:
        """Give the ledger's code."""
        return LedgerCode[self.name]


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger: its name, the words that name it in a sheet's title, its columns."""

    code: LedgerCode
    title: str
    table: str
    columns: tuple[Column, ...]
    names: tuple[str, ...] = ()

    def column(self, field: str) -> Column:
        """Give the column of a field."""
        return next(column for column in self.columns if column.field == field)


HALF_OPEN = "自该日起不再有效"
MARK = Column("行标识", "mark", Kind.MARK, note="导出时自动填写，请勿改动；新增的行留空", width=18)
SERIAL = Column("序号", "serial", Kind.TEXT, ("编号", "行号"), is_exported=False, width=6)
OLD_NAME = Column(
    "原名称",
    "old_name",
    Kind.NAME,
    ("曾用名", "原名", "变更前名称"),
    note="改名时填写改名前的名称",
    is_exported=False,
)


def town_column(*, is_required: bool = True) -> Column:
    """Give the column of a town, which every place needs and a branch may have."""
    return Column(
        "所在镇街",
        "town",
        Kind.NAME,
        (
            "所属镇街",
            "所属镇街/园区",
            "镇街",
            "所属街道",
            "所属乡镇",
            "街道",
            "乡镇",
            "镇(街道)",
            "属地",
        ),
        is_required=is_required,
    )


def boundary_column(heading: str, field: str, synonyms: tuple[str, ...]) -> Column:
    """Give the column of a drawn line, which files of shapes bring in other coordinate systems."""
    note = "WKT 或 GeoJSON，WGS-84"
    return Column(heading, field, Kind.BOUNDARY, synonyms, note=note, width=40)


POINT = (
    Column("经度", "longitude", Kind.NUMBER, ("东经", "lng", "lon"), note="小数度", width=11),
    Column("纬度", "latitude", Kind.NUMBER, ("北纬", "lat"), note="小数度", width=11),
    Column(
        "坐标系",
        "coordinate_system",
        Kind.CHOICE,
        ("坐标系统",),
        choices_of(
            CoordinateSystem,
            WGS84="WGS84 GPS 天地图 4326",
            CGCS2000="国家2000 2000 4490 大地2000",
            GCJ02="GCJ02 火星坐标 高德 腾讯 国测局",
            BD09="BD09 百度",
        ),
        note="经纬度所用坐标系；高德、腾讯为 GCJ-02，百度为 BD-09",
        width=11,
    ),
)
