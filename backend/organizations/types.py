"""GraphQL types of the organizations: the unit, the dated facts about it, its counts."""

from backend.compiler.catalog import (
    AS_OF,
    Aggregate,
    Argument,
    Choice,
    Column,
    Count,
    Entity,
    Expression,
    Field,
    ObjectById,
    Part,
    Period,
    Row,
    Tally,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.database.actor import Role
from backend.organizations import tables
from backend.organizations.rules import OrganizationCoverage

_SQL = load("backend.organizations", "types.sql")
_TOKENS = frozenset({"organizations"})
# A department officer sees counts of persons only where they are three or more (MemberCount).
_COUNT_READERS = frozenset({Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.BRANCH_SECRETARY})
_COVERED_SO = Choice("coverage", dict.fromkeys(OrganizationCoverage, _SQL["covered_so"]))
_COVERAGE = (
    Argument(
        name="coverage",
        type=OrganizationCoverage,
        description=(
            "只要统计日期实体运营、这样覆盖或因此未覆盖的；only those that operate on the day and"
            " are covered so, or not covered for this reason; which have few members or none is"
            " kept from department officers and tokens"
        ),
    ),
    AS_OF,
)


def _place(name: str, target: str, description: str) -> ToOne:
    return ToOne(
        name=name,
        target=target,
        by=f"{name}_id",
        is_filterable=True,
        is_groupable=True,
        orders=("name",),
        description=description,
    )


_PLACES = (
    _place("town", "Town", "镇街；town"),
    _place("department", "Department", "主管部门；department line"),
    _place("village", "Village", "村；village"),
    _place("building", "Building", "楼宇；building"),
    _place("area", "Area", "片区；area"),
)
_ORGANIZATION = _place("organization", "Organization", "单位；the organization")

_TALLIES = tuple(
    Tally(
        name=name,
        sql=_SQL[name],
        hidden=_SQL[f"hidden_{name}"],
        readers=_COUNT_READERS,
        key="town",
        description=description,
    )
    for name, description in (
        ("full_members", "正式党员，人；full members working in the organizations today, persons"),
        ("probationary_members", "预备党员，人；probationary members working there today, persons"),
    )
)

ORGANIZATION = Entity(
    table=tables.Organization,
    order=("name",),
    search="search_text",
    token_scopes=_TOKENS,
    former=("merged_organizations", "organization_id"),
    tallies=_TALLIES,
    fields=(
        Column(name="name", is_filterable=True, is_orderable=True, order="name_sort"),
        Column(name="credit_code", is_filterable=True, is_orderable=True),
        Column(name="kind", is_filterable=True, is_groupable=True),
        Column(name="social_category", is_filterable=True, is_groupable=True),
        Column(name="registration_state", is_filterable=True, is_groupable=True),
        Column(name="registered_on", is_filterable=True, is_orderable=True, is_measured=True),
        Column(name="ended_on", is_filterable=True),
        Column(name="industry"),
        Column(name="industry_code", is_filterable=True, is_groupable=True),
        Column(name="size_class", is_filterable=True, is_groupable=True),
        Column(name="address"),
        Column(name="legal_representative"),
        Column(name="contact_name"),
        Column(name="contact_phone_masked", alias="contact_phone"),
        Column(name="registration_authority"),
        Column(name="supervising_unit"),
        *_PLACES,
        Column(name="is_department_confirmed", is_filterable=True),
        Column(name="longitude"),
        Column(name="latitude"),
        Column(name="coordinate_system"),
        Expression(
            name="is_operating",
            type=bool,
            is_nullable=False,
            sql=_SQL["is_operating"],
            arguments=(AS_OF,),
            is_filterable=True,
            is_groupable=True,
            description="是否实体运营；registered, and no check found a zombie or a shell",
        ),
        Expression(
            name="is_verified",
            type=bool,
            is_nullable=False,
            sql=_SQL["is_verified"],
            arguments=(AS_OF,),
            is_filterable=True,
            is_groupable=True,
            description="是否核查有效；checked within the months that the rules ask for",
        ),
        Row(
            name="member_count",
            type="MemberCount",
            sql=_SQL["member_count"],
            arguments=(AS_OF,),
            description="党员数；members working there, null when nothing is known",
        ),
        ToOne(
            name="latest_check",
            target="OperatingCheck",
            back="organization_id",
            order=("-checked_on",),
            description="最近核查；the last check",
        ),
        ToOne(
            name="latest_year",
            target="OrganizationYear",
            back="organization_id",
            order=("-year",),
            description="最近年度；figures of the last year that is known",
        ),
        ToMany(
            name="operating_checks",
            target="OperatingCheck",
            back="organization_id",
            is_filterable=True,
            description="历次核查；its checks, the last one first",
        ),
        ToMany(
            name="years",
            target="OrganizationYear",
            back="organization_id",
            is_filterable=True,
            description="年度数据；its years, the last one first",
        ),
        ToMany(
            name="placements",
            target="Placement",
            back="organization_id",
            is_filterable=True,
            description="历次归属；where it lay and who led it, over time",
        ),
        ToMany(
            name="merged_records",
            target="MergedOrganization",
            back="organization_id",
            limit=20,
            description="并入的记录；second records of the firm that were merged into this one",
        ),
        ToMany(
            name="possible_duplicates",
            target="Organization",
            matching=_SQL["possible_duplicates"],
            limit=5,
            description=(
                "可能重复的单位；others with the same name, the same organization code inside the"
                " credit code, or the same beginning of the name at the same address"
            ),
        ),
        ToMany(
            name="work_coverages",
            target="WorkCoverage",
            back="organization_id",
            dated="valid",
            is_filterable=True,
            description="工作覆盖；instructors, contacts and mass organizations on the day",
        ),
        ToMany(
            name="reported_counts",
            target="ReportedCount",
            back="organization_id",
            description="上报党员数；counts as ledgers reported them",
        ),
    ),
)

MERGED_ORGANIZATION = Entity(
    table=tables.MergedOrganization,
    token_scopes=_TOKENS,
    fields=(
        _ORGANIZATION,
        Column(name="name"),
        Column(name="credit_code"),
        Column(name="created_at", description="合并时间；when it was merged"),
    ),
)

PLACEMENT = Entity(
    table=tables.Placement,
    order=("-valid_from",),
    token_scopes=_TOKENS,
    fields=(
        _ORGANIZATION,
        *_PLACES,
        Column(name="is_department_confirmed"),
        Period(is_orderable=True),
    ),
)

ORGANIZATION_YEAR = Entity(
    table=tables.OrganizationYear,
    order=("-year",),
    token_scopes=_TOKENS,
    fields=(
        _ORGANIZATION,
        Column(name="year", is_filterable=True, is_orderable=True, is_groupable=True),
        Column(name="employees", is_measured=True),
        Column(name="revenue", is_measured=True),
        Column(name="total_assets", is_measured=True),
    ),
)

OPERATING_CHECK = Entity(
    table=tables.OperatingCheck,
    order=("-checked_on",),
    token_scopes=_TOKENS,
    fields=(
        _ORGANIZATION,
        Column(name="checked_on", is_filterable=True, is_orderable=True, is_measured=True),
        Column(name="finding", is_filterable=True, is_groupable=True),
        Column(name="evidence"),
        Column(name="checker"),
    ),
)

REPORTED_COUNT = Entity(
    table=tables.ReportedCount,
    order=("-reported_on",),
    fields=(
        _ORGANIZATION,
        Column(name="reported_on", is_orderable=True),
        Column(name="members", readers=_COUNT_READERS),
        Column(name="full_members", readers=_COUNT_READERS),
        Column(name="probationary_members", readers=_COUNT_READERS),
        Column(name="untransferred_members", readers=_COUNT_READERS),
    ),
)

WORK_COVERAGE = Entity(
    table=tables.WorkCoverage,
    order=("-valid_from",),
    token_scopes=_TOKENS,
    fields=(
        _ORGANIZATION,
        Column(name="kind", is_filterable=True),
        Column(name="name"),
        Period(is_orderable=True),
    ),
)

MEMBER_COUNT = ValueType(
    name="MemberCount",
    description=(
        "某单位的党员数；members of an organization on a day; a count of one or two is kept from"
        " department officers"
    ),
    fields=(
        Value(
            name="full_members",
            type=int,
            description="正式党员，人；full members, persons, null when suppressed",
        ),
        Value(
            name="probationary_members",
            type=int,
            description="预备党员，人；probationary members, persons, null when suppressed",
        ),
        Value(
            name="untransferred_members",
            type=int,
            description="未转入组织关系，人；full members whose relation lies elsewhere, persons",
        ),
        Value(
            name="is_computed",
            type=bool,
            is_nullable=False,
            description="是否按名册计算；true from the roster, false as a ledger reported",
        ),
        Value(
            name="is_suppressed",
            type=bool,
            is_nullable=False,
            description="是否隐去；true when the counts are too small to be shown to the caller",
        ),
    ),
)


def _of_place(back: str) -> tuple[Field, ...]:
    return (
        ToMany(
            name="organizations",
            target="Organization",
            back=back,
            is_filterable=True,
            description="单位；organizations that lie here or on this line now",
        ),
        Count(
            name="organization_count",
            target="Organization",
            back=back,
            description="单位数；organizations here that the caller sees",
        ),
        Aggregate(
            name="organizations_aggregate",
            target="Organization",
            back=back,
            description="单位汇总；organizations here in groups",
        ),
    )


PART = Part(
    entities=(
        ORGANIZATION,
        MERGED_ORGANIZATION,
        PLACEMENT,
        ORGANIZATION_YEAR,
        OPERATING_CHECK,
        REPORTED_COUNT,
        WORK_COVERAGE,
    ),
    values=(MEMBER_COUNT,),
    extends={
        "Town": _of_place("town_id"),
        "Department": _of_place("department_id"),
        "Village": _of_place("village_id"),
        "Building": _of_place("building_id"),
        "Area": _of_place("area_id"),
    },
    roots=(
        ObjectById(
            name="organization",
            target="Organization",
            arguments=(AS_OF,),
            description="一家单位；one organization by its id",
        ),
        ToMany(
            name="organizations",
            target="Organization",
            within=_COVERED_SO,
            arguments=_COVERAGE,
            description="单位台账；the ledger of organizations",
        ),
        Count(
            name="organization_count",
            target="Organization",
            within=_COVERED_SO,
            arguments=_COVERAGE,
            has_filter=True,
            description="单位数，准确；how many organizations the filter finds, exact",
        ),
        Aggregate(
            name="organizations_aggregate",
            target="Organization",
            within=_COVERED_SO,
            arguments=_COVERAGE,
            description="单位汇总；organizations in groups",
        ),
        Aggregate(
            name="organization_years_aggregate",
            target="OrganizationYear",
            description="年度数据汇总；the yearly figures of organizations in groups",
        ),
        Aggregate(
            name="operating_checks_aggregate",
            target="OperatingCheck",
            description="核查汇总；checks of organizations in groups",
        ),
    ),
)
