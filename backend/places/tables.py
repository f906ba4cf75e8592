"""Tables of the places: the district, its departments, towns, villages, areas and buildings."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from backend.database.actor import Role
from backend.database.columns import (
    Category,
    Noun,
    Row,
    check,
    document,
    indexed,
    one_of,
    pinyin_key,
    refers,
    rules,
    unique,
    words,
)
from backend.database.scope import (
    EVERY_DISTRICT,
    Reach,
    Scope,
    shared_in_district,
)
from backend.kit.geo import CoordinateSystem
from backend.kit.ids import new_id
from backend.places.rules import (
    DepartmentKind,
    Settlement,
    TownKind,
    UrbanRuralClass,
)

_OWN_DISTRICT = Reach()
_BOUNDS = ("west", "east", "south", "north")


class District(SQLModel, table=True):
    """区；A development zone whose committee keeps this ledger; the tenant of every other row."""

    __tablename__ = "districts"
    __category__: ClassVar[Category] = Category.REFERENCE
    __scope__: ClassVar[Scope] = Scope(
        read=dict.fromkeys(
            (
                Role.DISTRICT_OFFICER,
                Role.TOWN_OFFICER,
                Role.DEPARTMENT_OFFICER,
                Role.BRANCH_SECRETARY,
                Role.JUDGE,
            ),
            _OWN_DISTRICT,
        )
        | {Role.SYSTEM: EVERY_DISTRICT},
        write={Role.DISTRICT_OFFICER: _OWN_DISTRICT, Role.SYSTEM: EVERY_DISTRICT},
    )

    id: UUID = Field(primary_key=True, default_factory=new_id, description="标识；identifier")
    code: str = words("区划代码，6 位；division code, 6 digits", unique=True)
    name: str = words("区名；name of the district")
    committee_name: str = words("两新党委全称；full name of the two-new committee")
    is_synthetic: bool = Field(
        default=False, description="是否演示数据；true when every row is invented"
    )


class RuleVersion(Row, table=True):
    """规则版本；The settings of the rules from a date on; a figure names the version it used."""

    __tablename__ = "rule_versions"
    __table_args__ = rules(unique("version"), unique("effective_from"))
    __scope__: ClassVar[Scope] = shared_in_district()

    version: int = Field(description="版本号；number of the version, from 1")
    effective_from: date = Field(description="生效日期；first day on which it holds")
    settings: dict[str, Any] = document("各项设置；values of RuleSettings by name")


class Department(Noun, table=True):
    """部门；A department of the district that leads organizations on its line."""

    __tablename__ = "departments"
    __table_args__ = rules(unique("name"), indexed("kind"), indexed("name_sort", "id"))
    __scope__: ClassVar[Scope] = shared_in_district()

    name: str = words("名称；name")
    short_name: str | None = words("简称；short name", default=None)
    kind: DepartmentKind = one_of(DepartmentKind, "kind", "类别；which line it leads")
    is_default: bool = Field(
        default=False, description="默认；takes organizations that no other line claims"
    )
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class Town(Noun, table=True):
    """镇街；A town, street, township or zone: the third of the three lines."""

    __tablename__ = "towns"
    __table_args__ = rules(
        unique("name"),
        indexed("kind"),
        indexed("settlement"),
        indexed("division_code"),
        indexed("name_sort", "id"),
        indexed(*_BOUNDS),
        check("bounds", "(boundary is null) = (num_nulls(west, south, east, north) = 4)"),
    )
    __scope__: ClassVar[Scope] = shared_in_district()

    name: str = words("名称；name")
    kind: TownKind = one_of(TownKind, "kind", "类型；street, town, township or zone")
    division_code: str | None = words("区划代码，9 位；division code, 9 digits", default=None)
    settlement: Settlement | None = one_of(
        Settlement,
        "settlement",
        "集中/分散；how its organizations lie, a person decides",
        default=None,
        nullable=True,
    )
    boundary: str | None = words("边界 (WKT, WGS-84)；boundary", default=None)
    west: float | None = Field(default=None, description="西界经度；western bound, degrees")
    south: float | None = Field(default=None, description="南界纬度；southern bound, degrees")
    east: float | None = Field(default=None, description="东界经度；eastern bound, degrees")
    north: float | None = Field(default=None, description="北界纬度；northern bound, degrees")
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class Village(Noun, table=True):
    """村(社区)；A village or community of a town."""

    __tablename__ = "villages"
    __table_args__ = rules(
        refers("town_id", "towns"),
        unique("town_id", "name"),
        indexed("division_code"),
        indexed("urban_rural_class"),
        indexed("is_willing"),
        indexed("name_sort", "id"),
    )
    __scope__: ClassVar[Scope] = shared_in_district(town_writes="town_id")

    town_id: UUID = Field(description="所在镇街；town")
    name: str = words("名称；name")
    division_code: str | None = words("区划代码，12 位；division code, 12 digits", default=None)
    urban_rural_class: UrbanRuralClass | None = one_of(
        UrbanRuralClass,
        "urban_rural_class",
        "城乡分类；urban-rural class of the statistics",
        default=None,
        nullable=True,
    )
    branch_name: str | None = words("村党组织；name of the village's own branch", default=None)
    is_willing: bool | None = Field(
        default=None, description="愿意共建；whether the village agrees to build jointly"
    )
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class Area(Noun, table=True):
    """片区；A drawn area of a town in which organizations may build a branch together."""

    __tablename__ = "areas"
    __table_args__ = rules(
        refers("town_id", "towns"),
        Index(
            "areas_town_id_name_key",
            "district_id",
            "town_id",
            "name",
            unique=True,
            postgresql_where=text("ended_on is null"),
        ),
        indexed("name_sort", "id"),
        indexed("ended_on"),
        indexed(*_BOUNDS),
        check("bounds", "(boundary is null) = (num_nulls(west, south, east, north) = 4)"),
        check("lifetime", "ended_on >= drawn_on"),
    )
    __scope__: ClassVar[Scope] = shared_in_district(town_writes="town_id")

    town_id: UUID = Field(description="所在镇街；town")
    name: str = words("名称；name")
    drawn_on: date | None = Field(
        default=None, description="划定日期；first day on which it holds, null = since ever"
    )
    ended_on: date | None = Field(
        default=None,
        description="终止日期；first day on which it no longer holds: it was split or merged",
    )
    boundary: str | None = words("边界 (WKT, WGS-84)；boundary", default=None)
    west: float | None = Field(default=None, description="西界经度；western bound, degrees")
    south: float | None = Field(default=None, description="南界纬度；southern bound, degrees")
    east: float | None = Field(default=None, description="东界经度；eastern bound, degrees")
    north: float | None = Field(default=None, description="北界纬度；northern bound, degrees")
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class BuildingGroup(Noun, table=True):
    """楼宇组；Buildings that count as one place for a joint branch."""

    __tablename__ = "building_groups"
    __table_args__ = rules(
        refers("town_id", "towns"), unique("town_id", "name"), indexed("name_sort", "id")
    )
    __scope__: ClassVar[Scope] = shared_in_district(town_writes="town_id")

    town_id: UUID = Field(description="所在镇街；town")
    name: str = words("名称；name")
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class Building(Noun, table=True):
    """楼宇；An office or factory building with tenants."""

    __tablename__ = "buildings"
    __table_args__ = rules(
        refers("town_id", "towns"),
        refers("building_group_id", "building_groups"),
        unique("town_id", "name"),
        indexed("name_sort", "id"),
        indexed("longitude", "latitude"),
        check("place", "(longitude is null) = (latitude is null)"),
        check("footprint", "footprint is null or longitude is not null"),
        check("floors", "floors between 1 and 200"),
    )
    __scope__: ClassVar[Scope] = shared_in_district(town_writes="town_id")

    town_id: UUID = Field(description="所在镇街；town")
    building_group_id: UUID | None = Field(default=None, description="楼宇组；building group")
    name: str = words("名称；name")
    address: str | None = words("地址；address", default=None)
    floors: int | None = Field(default=None, description="层数；floors above ground")
    footprint: str | None = words(
        "轮廓 (WKT, WGS-84)；footprint, the point lies in it", default=None
    )
    longitude: float | None = Field(default=None, description="经度 (WGS-84)；longitude, degrees")
    latitude: float | None = Field(default=None, description="纬度 (WGS-84)；latitude, degrees")
    coordinate_system: CoordinateSystem | None = one_of(
        CoordinateSystem,
        "coordinate_system",
        "来源坐标系；system in which the point was given",
        default=None,
        nullable=True,
    )
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")
