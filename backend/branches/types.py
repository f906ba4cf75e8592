"""GraphQL types of the branches: the party organization, its approvals, hosts, links and terms."""

from backend.branches import tables
from backend.compiler.catalog import (
    AS_OF,
    Aggregate,
    Column,
    Count,
    Entity,
    Expression,
    Field,
    ObjectById,
    Part,
    Period,
    ToMany,
    ToOne,
)
from backend.compiler.templates import load
from backend.database.actor import Role

_SQL = load("backend.branches", "types.sql")
_TOKENS = frozenset({"branches"})
_COUNT_READERS = frozenset({Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.BRANCH_SECRETARY})

_BRANCH = ToOne(
    name="branch",
    target="Branch",
    by="branch_id",
    is_filterable=True,
    orders=("name",),
    description="党组织；the branch",
)
_ORGANIZATION = ToOne(
    name="organization",
    target="Organization",
    by="organization_id",
    is_filterable=True,
    orders=("name",),
    description="单位；the organization",
)
_HOLDS = Period(is_orderable=True)


def _related(name: str, target: str, description: str) -> ToOne:
    return ToOne(
        name=name,
        target=target,
        by=f"{name}_id",
        is_filterable=True,
        is_groupable=True,
        orders=("name",),
        description=description,
    )


def _history(name: str, target: str, description: str) -> ToMany:
    return ToMany(
        name=name, target=target, back="branch_id", is_filterable=True, description=description
    )


BRANCH = Entity(
    table=tables.Branch,
    order=("name",),
    search="search_text",
    token_scopes=_TOKENS,
    fields=(
        Column(name="name", is_filterable=True, is_orderable=True, order="name_sort"),
        Column(name="kind", is_filterable=True, is_groupable=True),
        Column(name="formation", is_filterable=True, is_groupable=True),
        _related("parent", "Branch", "隶属；superior branch"),
        ToMany(
            name="children",
            target="Branch",
            back="parent_id",
            is_filterable=True,
            description="下级党组织；branches below it",
        ),
        _related("town", "Town", "所在镇街；town, null = the district"),
        _related("village", "Village", "共建村；village that builds jointly, or whose own it is"),
        _related("building", "Building", "楼宇；building that it serves"),
        _related("building_group", "BuildingGroup", "楼宇组；building group that it serves"),
        _related("area", "Area", "片区；area that it serves"),
        Column(name="association"),
        Column(name="is_functional", is_filterable=True, is_groupable=True),
        Column(name="away_place"),
        Column(name="has_untransferred", is_filterable=True),
        Column(name="village_full_members"),
        Column(name="founded_on", is_filterable=True, is_orderable=True, is_measured=True),
        Column(name="dissolved_on", is_filterable=True, is_orderable=True, is_measured=True),
        Column(name="dissolution_reason"),
        Column(name="reported_members", readers=_COUNT_READERS),
        Expression(
            name="is_existing",
            type=bool,
            is_nullable=False,
            sql=_SQL["is_existing"],
            arguments=(AS_OF,),
            is_filterable=True,
            is_groupable=True,
            description="是否存续；founded and not dissolved on the day",
        ),
        Expression(
            name="full_member_count",
            type=int,
            sql=_SQL["full_member_count"],
            arguments=(AS_OF,),
            readers=_COUNT_READERS,
            description=(
                "正式党员，人；full members of the roster whose formal relation lies here, persons;"
                " null for callers without member rights"
            ),
        ),
        _history("approvals", "Approval", "批复；founding and re-approvals, the last one first"),
        _history("hosts", "Host", "所在单位；organizations in which it was or is built"),
        _history("links", "CoverageLink", "覆盖关系；coverage over time, the newest first"),
        _history("terms", "Term", "任期；its terms, the last one first"),
        _history("sent_officials", "SentOfficial", "选派干部；officials sent to it, over time"),
        ToMany(
            name="organizations",
            target="Organization",
            matching=_SQL["covered"],
            arguments=(AS_OF,),
            is_filterable=True,
            description="覆盖单位；organizations that it covers on the day",
        ),
        Count(
            name="organization_count",
            target="Organization",
            matching=_SQL["covered"],
            arguments=(AS_OF,),
            description="覆盖单位数；organizations that it covers on the day, as the caller sees",
        ),
    ),
)

APPROVAL = Entity(
    table=tables.Approval,
    order=("-valid_from",),
    token_scopes=_TOKENS,
    fields=(
        _BRANCH,
        Column(name="action", is_filterable=True),
        Column(name="number"),
        Column(name="approver"),
        Column(name="kind", is_filterable=True),
        Column(name="formation", is_filterable=True),
        _HOLDS,
    ),
)

HOST = Entity(
    table=tables.Host,
    order=("-valid_from",),
    token_scopes=_TOKENS,
    fields=(_BRANCH, _ORGANIZATION, _HOLDS),
)

COVERAGE_LINK = Entity(
    table=tables.CoverageLink,
    order=("-valid_from",),
    token_scopes=_TOKENS,
    fields=(
        _BRANCH,
        _ORGANIZATION,
        Column(name="formation", is_filterable=True),
        Column(name="basis"),
        Column(name="is_derived", is_filterable=True),
        _HOLDS,
    ),
)

TERM = Entity(
    table=tables.Term,
    order=("-valid_from",),
    token_scopes=_TOKENS,
    fields=(_BRANCH, _HOLDS),
)

SENT_OFFICIAL = Entity(
    table=tables.SentOfficial,
    order=("-valid_from",),
    token_scopes=_TOKENS,
    fields=(
        _BRANCH,
        _related("department", "Department", "派出部门；sending department"),
        Column(name="name"),
        Column(name="post"),
        _HOLDS,
    ),
)


def _of_place(back: str) -> tuple[Field, ...]:
    return (
        ToMany(
            name="branches",
            target="Branch",
            back=back,
            is_filterable=True,
            description="党组织；branches that stand here or serve it",
        ),
        Count(
            name="branch_count",
            target="Branch",
            back=back,
            description="党组织数；branches here that the caller sees, dissolved ones too",
        ),
        Aggregate(
            name="branches_aggregate",
            target="Branch",
            back=back,
            description="党组织汇总；branches here in groups, dissolved ones too",
        ),
    )


_OF_ORGANIZATION: tuple[Field, ...] = (
    ToMany(
        name="links",
        target="CoverageLink",
        back="organization_id",
        is_filterable=True,
        description="覆盖关系；coverage over time, the newest first",
    ),
    ToMany(
        name="hosts",
        target="Host",
        back="organization_id",
        is_filterable=True,
        description="设在本单位的党组织；branches built in it, over time",
    ),
    ToMany(
        name="branches",
        target="Branch",
        matching=_SQL["covering"],
        arguments=(AS_OF,),
        is_filterable=True,
        description="覆盖它的党组织；branches that cover it on the day",
    ),
    Count(
        name="branch_count",
        target="Branch",
        matching=_SQL["covering"],
        arguments=(AS_OF,),
        description="覆盖它的党组织数；branches that cover it on the day, as the caller sees",
    ),
    ToOne(
        name="branch",
        target="Branch",
        matching=_SQL["covering"],
        order=("name",),
        arguments=(AS_OF,),
        description="覆盖它的党组织之一；the first branch by name that covers it on the day",
    ),
)

PART = Part(
    entities=(BRANCH, APPROVAL, HOST, COVERAGE_LINK, TERM, SENT_OFFICIAL),
    extends={
        "Organization": _OF_ORGANIZATION,
        "Town": _of_place("town_id"),
        "Village": _of_place("village_id"),
        "Building": _of_place("building_id"),
        "BuildingGroup": _of_place("building_group_id"),
        "Area": _of_place("area_id"),
    },
    roots=(
        ObjectById(
            name="branch",
            target="Branch",
            arguments=(AS_OF,),
            description="一个党组织；one branch by its id",
        ),
        ToMany(
            name="branches",
            target="Branch",
            arguments=(AS_OF,),
            description="党组织名册，asOf 为其中各项的统计日期；the register of branches; `asOf` is"
            " the day of everything inside that is asked of a day",
        ),
        Count(
            name="branch_count",
            target="Branch",
            arguments=(AS_OF,),
            has_filter=True,
            description="党组织数，准确；how many branches the filter finds, exact",
        ),
        Aggregate(
            name="branches_aggregate",
            target="Branch",
            description="党组织汇总；branches in groups, dissolved ones too",
        ),
        ToMany(
            name="coverage_links",
            target="CoverageLink",
            description="覆盖关系；links between organizations and branches, over time",
        ),
    ),
)
