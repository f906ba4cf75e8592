"""GraphQL types of the map: layers by column, each read only when it is selected."""

from uuid import UUID

from backend.branches.rules import Formation
from backend.compiler.catalog import (
    AS_OF,
    Argument,
    Columns,
    Expression,
    Part,
    Row,
    Search,
    Series,
    ValueType,
)
from backend.compiler.templates import load
from backend.database.actor import Role
from backend.maps.rules import (
    BoundingBox,
    MapCoverage,
    UncoveredReason,
    hold_to_globe,
    hold_to_zoom,
)

_SQL = load("backend.maps", "types.sql")
_TOKENS = frozenset({"organizations"})
_MOST_PLACES, _MOST_POINTS = 20_000, 20_000
# Why an organization is not covered tells of the persons in it: brief, section 0.1, answer 12.
_KNOW_PERSONS = frozenset({Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.BRANCH_SECRETARY})

_VIEW = (
    Argument(
        name="bbox",
        type=BoundingBox,
        is_required=True,
        check=hold_to_globe,
        description="地图范围；the part of the map that is looked at",
    ),
    Argument(
        name="zoom",
        type=float,
        is_required=True,
        check=hold_to_zoom,
        description="地图级别，0–24；zoom of a web map, decides the size of clusters",
    ),
    AS_OF,
    Argument(name="town_id", type=UUID, of="Town", description="只看本镇街；only this town"),
    Argument(
        name="department_id",
        type=UUID,
        of="Department",
        description="只计本部门的单位；only organizations of this line",
    ),
)


def _ids(name: str, column: str, of: str, description: str, *, is_nullable: bool = False) -> Series:
    return Series(
        name=name,
        column=column,
        type=UUID,
        of=of,
        is_nullable=is_nullable,
        description=description,
    )


def _degrees(name: str, column: str, description: str, *, is_nullable: bool = True) -> Series:
    return Series(
        name=name, column=column, type=float, is_nullable=is_nullable, description=description
    )


def _number(name: str, column: str, description: str, *, is_nullable: bool = False) -> Series:
    return Series(
        name=name, column=column, type=int, is_nullable=is_nullable, description=description
    )


def _names() -> Series:
    return Series(name="names", column="name", type=str, description="名称；names")


def _boundaries() -> Series:
    return Series(
        name="boundaries",
        column="boundary",
        type=str,
        is_nullable=True,
        description="边界 (WKT, WGS-84)，未划定为空；boundaries, null = none drawn",
    )


def _point(what: str, when_nowhere: str) -> tuple[Series, ...]:
    return (
        _degrees("longitudes", "longitude", f"{what}的经度，{when_nowhere}；degrees on WGS-84"),
        _degrees("latitudes", "latitude", f"{what}的纬度，{when_nowhere}；degrees on WGS-84"),
    )


def _counts() -> tuple[Series, ...]:
    """Give the counts: of organizations that the caller sees, never of persons."""
    return (
        _number("registered", "registered", "在册的单位数；registered, operating or not"),
        _number("operating", "operating", "实体运营的单位数；operating organizations"),
        _number("covered", "covered", "其中已覆盖的；those that a branch covers"),
        _number("verified", "verified", "其中十二个月内核查过的；those that are verified"),
    )


def _branch_ids(description: str) -> Series:
    return Series(
        name="branch_ids",
        column="branch_ids",
        type=UUID,
        of="Branch",
        is_list=True,
        description=description,
    )


TOWNS = ValueType(
    name="MapTowns",
    description="地图上的镇街，各列等长；Towns of a view, columns of equal length.",
    token_scopes=_TOKENS,
    fields=(
        _ids("ids", "id", "Town", "标识；ids"),
        _names(),
        _boundaries(),
        *_point("代表点", "无边界也无单位时为空"),
        *_counts(),
    ),
)

AREAS = ValueType(
    name="MapAreas",
    description="地图上的片区，各列等长；Areas of a view, columns of equal length.",
    token_scopes=_TOKENS,
    fields=(
        _ids("ids", "id", "Area", "标识；ids"),
        _names(),
        _ids("town_ids", "town_id", "Town", "所在镇街；towns"),
        _boundaries(),
        *_point("代表点", "无边界也无单位时为空"),
        *_counts(),
        _branch_ids("各片区的划片联合党支部；joint branches by area, of each"),
        _number("revisions", "revision", "修订号；revisions"),
    ),
)

BUILDINGS = ValueType(
    name="MapBuildings",
    description="地图上的楼宇，各列等长；Buildings of a view, columns of equal length.",
    token_scopes=_TOKENS,
    fields=(
        _ids("ids", "id", "Building", "标识；ids"),
        _names(),
        _ids("town_ids", "town_id", "Town", "所在镇街；towns"),
        _ids("group_ids", "building_group_id", "BuildingGroup", "楼宇组；groups", is_nullable=True),
        *_point("楼宇", "位置未知时为空"),
        _number("floors", "floors", "层数；floors above ground", is_nullable=True),
        *_counts(),
        _branch_ids("各楼宇（含其楼宇组）的楼宇联合党支部；joint branches in each building"),
        _number("revisions", "revision", "修订号；revisions"),
    ),
)

ORGANIZATIONS = ValueType(
    name="MapOrganizations",
    description=(
        "范围内实体运营的单位，超过 20,000 家时按网格聚合，各列等长；"
        "Operating organizations in the box, or beyond 20,000 the cells of a grid, by column."
    ),
    token_scopes=_TOKENS,
    fields=(
        Expression(
            name="is_clustered",
            type=bool,
            is_nullable=False,
            sql=_SQL["is_clustered"],
            description="是否按网格聚合；true when each entry is a cell of the grid",
        ),
        Expression(
            name="total",
            type=int,
            is_nullable=False,
            sql=_SQL["total"],
            description="范围内的单位数；organizations in the box",
        ),
        Expression(
            name="without_place",
            type=int,
            is_nullable=False,
            sql=_SQL["without_place"],
            description="没有位置、不在图上的单位数；organizations in scope that stand nowhere",
        ),
        _ids("ids", "id", "Organization", "标识，聚合为空；ids, null for a cell", is_nullable=True),
        Series(
            name="names",
            column="name",
            type=str,
            is_nullable=True,
            description="名称，聚合为空；names, null for a cell",
        ),
        _degrees(
            "longitudes",
            "longitude",
            "经度；longitude, of a cell the mean, degrees on WGS-84",
            is_nullable=False,
        ),
        _degrees(
            "latitudes",
            "latitude",
            "纬度；latitude, of a cell the mean, degrees on WGS-84",
            is_nullable=False,
        ),
        _number("counts", "number", "单位数，单个为 1；organizations, 1 unless a cell"),
        _number("covered_counts", "covered", "其中已覆盖的；those that a branch covers"),
        Series(
            name="coverages",
            column="coverage",
            type=MapCoverage,
            is_nullable=True,
            description="覆盖方式，聚合为空；how it is covered, null for a cell",
        ),
        Series(
            name="reasons",
            column="reason",
            type=UncoveredReason,
            is_nullable=True,
            readers=_KNOW_PERSONS,
            description=(
                "未覆盖的原因，已覆盖、聚合或无权知道人数时为空；"
                "why not, null when covered, for a cell, or when counts of persons are withheld"
            ),
        ),
        Series(
            name="verified",
            column="is_verified",
            type=bool,
            is_nullable=True,
            description="十二个月内核查过，聚合为空；whether verified, null for a cell",
        ),
        _ids("building_ids", "building_id", "Building", "所在楼宇；buildings", is_nullable=True),
        _ids("area_ids", "area_id", "Area", "所在片区；areas", is_nullable=True),
    ),
)

BRANCHES = ValueType(
    name="MapBranches",
    description=(
        "范围内有成员单位的联合党组织，各列等长；"
        "Branches that cover jointly and have an organization in the box, by column."
    ),
    token_scopes=frozenset({"branches"}),
    fields=(
        _ids("ids", "id", "Branch", "标识；ids"),
        _names(),
        Series(
            name="formations",
            column="formation",
            type=Formation,
            description="组建方式；ways of formation on the day",
        ),
        _ids("building_ids", "building_id", "Building", "所在楼宇；buildings", is_nullable=True),
        _ids("area_ids", "area_id", "Area", "所在片区；areas", is_nullable=True),
        *_point("所在楼宇，无则成员单位的中心", "都无位置时为空"),
        Series(
            name="organization_ids",
            column="organization_ids",
            type=UUID,
            of="Organization",
            is_list=True,
            description="各党组织覆盖的单位，含范围外的；whom each covers, also outside the box",
        ),
        Series(
            name="organization_longitudes",
            column="organization_longitudes",
            type=float,
            is_nullable=True,
            is_list=True,
            description="这些单位的经度；their longitudes, null = nowhere",
        ),
        Series(
            name="organization_latitudes",
            column="organization_latitudes",
            type=float,
            is_nullable=True,
            is_list=True,
            description="这些单位的纬度；their latitudes, null = nowhere",
        ),
    ),
)

MAP_VIEW = ValueType(
    name="MapView",
    description="地图的一个视图，选取哪一层才计算哪一层；A view: only selected layers are read.",
    token_scopes=_TOKENS,
    fields=(
        Columns(
            name="towns",
            type="MapTowns",
            sql=_SQL["towns"],
            limit=_MOST_PLACES,
            points=300,
            description="镇街；towns",
        ),
        Columns(
            name="areas",
            type="MapAreas",
            sql=_SQL["areas"],
            limit=_MOST_PLACES,
            points=400,
            description="片区；areas",
        ),
        Columns(
            name="buildings",
            type="MapBuildings",
            sql=_SQL["buildings"],
            limit=_MOST_PLACES,
            points=400,
            description="楼宇；buildings",
        ),
        Columns(
            name="organizations",
            type="MapOrganizations",
            sql=_SQL["organizations"],
            limit=_MOST_POINTS,
            points=800,
            description="单位；organizations",
        ),
        Columns(
            name="branches",
            type="MapBranches",
            sql=_SQL["branches"],
            limit=_MOST_PLACES,
            points=400,
            description="联合党组织；branches that cover jointly",
        ),
    ),
)

SEARCH = Search(
    name="search",
    union="SearchResult",
    targets=("Organization", "Branch", "Building", "Village", "Area", "Shop", "Town"),
    description=(
        "全库检索，不含人员；objects whose names match, whole words first, then beginnings;"
        " persons are searched within a branch or a town only"
    ),
)

PART = Part(
    values=(TOWNS, AREAS, BUILDINGS, ORGANIZATIONS, BRANCHES, MAP_VIEW),
    roots=(
        SEARCH,
        Row(
            name="map_view",
            type="MapView",
            sql=_SQL["view"],
            is_nullable=False,
            arguments=_VIEW,
            shares={
                "registered": _SQL["registered"],
                "placed": _SQL["placed"],
                "inside": _SQL["inside"],
                "joint": _SQL["joint"],
            },
            description=(
                "统计日期的地图，数目只计调用者可见的单位；"
                "the map on a day; counts are of the organizations that the caller sees"
            ),
        ),
    ),
)
