"""GraphQL types of what held on a day: how an organization or a branch stood, as figures count.

The rows come from the very functions that the figures of the day are counted from.
"""

from datetime import date
from uuid import UUID

from backend.branches.rules import BranchKind, Formation
from backend.compiler.catalog import (
    AS_OF,
    Argument,
    Count,
    Part,
    Rows,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.coverage.rules import Population

_SQL = load("backend.figures", "standings.sql")
_ROWS, _IDS, _NEAR = 200, 100, 20


def _is(name: str, description: str) -> Value:
    return Value(name=name, type=bool, is_nullable=False, description=description)


def _place(name: str, target: str, description: str) -> ToOne:
    return ToOne(name=name, target=target, by=f"{name}_id", description=description)


def _only(name: str, target: str, description: str) -> Argument:
    return Argument(name=f"{name}_id", type=UUID, of=target, description=description)


def _ids(target: str) -> Argument:
    return Argument(
        name="ids",
        type=UUID,
        of=target,
        is_list=True,
        limit=_IDS,
        description="只要这些，至多 100 个；only these, at most 100",
    )


_DAY = Value(name="as_of", type=date, is_nullable=False, description="日期；the day")
_TOWN = _only("town", "Town", "只要当日在此镇街的；only those in this town on the day")
_LINE = _only("department", "Department", "只要当日归此部门的；only those on this line that day")

ORGANIZATION_STANDING = ValueType(
    name="OrganizationStanding",
    description=(
        "单位某日的情况，与该日数字同源；What held of an organization on a day, as the figures of"
        " the day count it."
    ),
    token_scopes=frozenset({"organizations"}),
    fields=(
        _DAY,
        _place("organization", "Organization", "单位（现在的记录）；the organization as it is now"),
        Value(
            name="population",
            type=Population,
            is_nullable=False,
            description="企业或社会组织；enterprise or social organization",
        ),
        _place("town", "Town", "当日所在镇街；town on the day"),
        _place("department", "Department", "当日主管部门；department line on the day"),
        _place("building", "Building", "当日所在楼宇；building on the day"),
        _place("area", "Area", "当日所在片区；area on the day"),
        _is("is_department_confirmed", "主管部门已确认；the line is confirmed"),
        _is("is_registered", "在册；registered"),
        _is("is_operating", "实体运营：在册且核查未剔除；operating, so in every denominator"),
        _is("is_verified", "核查有效；checked within the months that the rules ask for"),
        Value(
            name="check_expires_on",
            type=date,
            description="核查到期日；first day on which the last check no longer holds",
        ),
        _is("is_covered", "组织覆盖；covered by a counted branch"),
        Value(
            name="way", type=Formation, description="覆盖方式，未覆盖为空；way, null = not covered"
        ),
        _is("is_attached", "仅由挂靠覆盖；covered by attachment alone"),
        _is("has_instructor", "已派指导员；has an instructor"),
        _is("has_work_coverage", "有工作覆盖；has an instructor, contact or mass organization"),
        ToMany(
            name="branches",
            target="Branch",
            matching=_SQL["covering"],
            limit=_NEAR,
            description="当日覆盖它的党组织；counted branches that covered it on the day",
        ),
    ),
)

BRANCH_STANDING = ValueType(
    name="BranchStanding",
    description=(
        "党组织某日的情况，与该日数字同源；What held of a branch on a day, as the figures of the"
        " day count it."
    ),
    token_scopes=frozenset({"branches"}),
    fields=(
        _DAY,
        _place("branch", "Branch", "党组织（现在的记录）；the branch as it is now"),
        _is("is_existing", "当日存在：有批复且未撤销；approved and not dissolved"),
        _is("is_counted", "计入党组织数 (F01)；counted in F01"),
        _is("has_host", "当日有在册的所在单位；has a registered host"),
        Value(
            name="kind", type=BranchKind, description="当日类别；kind by the approval of the day"
        ),
        Value(
            name="formation",
            type=Formation,
            description="当日组建方式；way of formation by the approval of the day",
        ),
        Value(
            name="founded_on", type=date, description="批准成立日期；day of the founding approval"
        ),
        _place("town", "Town", "当日所计镇街；town in which it is counted, null = the district"),
        _place("department", "Department", "当日所计部门；line in which it is counted"),
        ToOne(
            name="approval",
            target="Approval",
            matching=_SQL["approval"],
            description="当日有效的批复；approval in force on the day",
        ),
        ToMany(
            name="hosts",
            target="Organization",
            matching=_SQL["hosts"],
            limit=_NEAR,
            description="当日所在单位；organizations in which it was built on the day",
        ),
        Count(
            name="organization_count",
            target="Organization",
            matching=_SQL["covered"],
            description="当日覆盖单位数；organizations that it covered, as the caller sees",
        ),
    ),
)

PART = Part(
    values=(ORGANIZATION_STANDING, BRANCH_STANDING),
    roots=(
        Rows(
            name="organization_standings",
            type="OrganizationStanding",
            sql=_SQL["organizations"],
            arguments=(
                AS_OF,
                _ids("Organization"),
                _TOWN,
                _LINE,
                _only("building", "Building", "只要当日在此楼宇的；only those in this building"),
                _only("area", "Area", "只要当日在此片区的；only those in this area"),
                Argument(
                    name="is_operating",
                    type=bool,
                    description="只要实体运营的（或不是的）；only operating ones, or only others",
                ),
            ),
            limit=_ROWS,
            description="单位某日的情况，按名称，至多 200 家；what held of organizations on a day,"
            " by name, at most 200; individual businesses only where the rules count them",
        ),
        Rows(
            name="branch_standings",
            type="BranchStanding",
            sql=_SQL["branches"],
            arguments=(
                AS_OF,
                _ids("Branch"),
                _TOWN,
                _LINE,
                Argument(
                    name="is_existing",
                    type=bool,
                    description="只要当日存在的（或不在的）；only existing ones, or only others",
                ),
            ),
            limit=_ROWS,
            description="党组织某日的情况，按名称，至多 200 个；what held of branches on a day,"
            " by name, at most 200",
        ),
    ),
)
