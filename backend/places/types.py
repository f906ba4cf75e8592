"""GraphQL types of the places: district, departments, towns, villages, areas, buildings."""

from backend.compiler.catalog import (
    ANY_TOKEN,
    Aggregate,
    Column,
    Entity,
    Field,
    ObjectById,
    Part,
    ToMany,
    ToOne,
)
from backend.compiler.templates import load
from backend.places import tables

_SQL = load("backend.places", "types.sql")

_NAME = Column(name="name", is_filterable=True, is_orderable=True, order="name_sort")
_TOWN = ToOne(
    name="town",
    target="Town",
    by="town_id",
    is_filterable=True,
    is_groupable=True,
    orders=("name",),
    description="所在镇街；the town it lies in",
)

_REVISION = Column(name="revision")
_BOUNDARY = tuple(Column(name=name) for name in ("boundary", "west", "south", "east", "north"))

DISTRICT = Entity(
    table=tables.District,
    token_scopes=ANY_TOKEN,
    fields=(
        Column(name="name"),
        Column(name="code"),
        Column(name="committee_name"),
        Column(name="is_synthetic"),
    ),
)

DEPARTMENT = Entity(
    table=tables.Department,
    order=("name",),
    search="search_text",
    token_scopes=ANY_TOKEN,
    fields=(
        _NAME,
        Column(name="short_name"),
        Column(name="kind", is_filterable=True),
        Column(name="is_default"),
        _REVISION,
    ),
)

TOWN = Entity(
    table=tables.Town,
    order=("name",),
    search="search_text",
    token_scopes=ANY_TOKEN,
    fields=(
        _NAME,
        Column(name="kind", is_filterable=True),
        Column(name="division_code", is_filterable=True),
        Column(name="settlement", is_filterable=True),
        *_BOUNDARY,
        _REVISION,
        ToMany(
            name="villages",
            target="Village",
            back="town_id",
            is_filterable=True,
            description="村(社区)；villages and communities of the town",
        ),
        ToMany(
            name="areas",
            target="Area",
            back="town_id",
            is_filterable=True,
            description="片区；areas of the town",
        ),
        ToMany(
            name="buildings",
            target="Building",
            back="town_id",
            is_filterable=True,
            description="楼宇；buildings of the town",
        ),
    ),
)

VILLAGE = Entity(
    table=tables.Village,
    order=("name",),
    search="search_text",
    token_scopes=ANY_TOKEN,
    fields=(
        _NAME,
        _TOWN,
        Column(name="division_code", is_filterable=True),
        Column(name="urban_rural_class", is_filterable=True),
        Column(name="branch_name"),
        Column(name="is_willing", is_filterable=True),
        _REVISION,
    ),
)

AREA = Entity(
    table=tables.Area,
    order=("name",),
    search="search_text",
    token_scopes=ANY_TOKEN,
    fields=(
        _NAME,
        _TOWN,
        Column(name="drawn_on"),
        Column(name="ended_on", is_filterable=True),
        *_BOUNDARY,
        _REVISION,
    ),
)

BUILDING_GROUP = Entity(
    table=tables.BuildingGroup,
    order=("name",),
    search="search_text",
    token_scopes=ANY_TOKEN,
    fields=(
        _NAME,
        _TOWN,
        ToMany(
            name="buildings",
            target="Building",
            back="building_group_id",
            is_filterable=True,
            description="楼宇；buildings of the group",
        ),
        _REVISION,
    ),
)

BUILDING = Entity(
    table=tables.Building,
    order=("name",),
    search="search_text",
    token_scopes=ANY_TOKEN,
    fields=(
        _NAME,
        _TOWN,
        ToOne(
            name="group",
            target="BuildingGroup",
            by="building_group_id",
            is_filterable=True,
            orders=("name",),
            description="楼宇组；buildings that count as one place for a joint branch",
        ),
        Column(name="address"),
        Column(name="floors", is_measured=True),
        Column(name="longitude"),
        Column(name="latitude"),
        Column(name="coordinate_system"),
        Column(name="footprint"),
        _REVISION,
    ),
)


def _roots() -> tuple[Field, ...]:
    """Give one object and one list of every noun."""
    words = (
        ("department", "departments", "Department", "部门"),
        ("town", "towns", "Town", "镇街"),
        ("village", "villages", "Village", "村(社区)"),
        ("area", "areas", "Area", "片区"),
        ("building_group", "building_groups", "BuildingGroup", "楼宇组"),
        ("building", "buildings", "Building", "楼宇"),
    )
    found: list[Field] = []
    for one, many, target, label in words:
        found += (
            ObjectById(name=one, target=target, description=f"一个{label}；one {target} by its id"),
            ToMany(name=many, target=target, description=f"{label}列表；list of {target}"),
        )
    found.append(
        Aggregate(
            name="buildings_aggregate",
            target="Building",
            description="楼宇汇总；buildings in groups",
        )
    )
    return tuple(found)


PART = Part(
    entities=(DISTRICT, DEPARTMENT, TOWN, VILLAGE, AREA, BUILDING_GROUP, BUILDING),
    roots=(
        ToOne(
            name="district",
            target="District",
            matching=_SQL["own_district"],
            description="本区；the district of the caller",
        ),
        *_roots(),
    ),
)
