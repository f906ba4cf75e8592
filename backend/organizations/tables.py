"""Tables of the organizations: the unit itself and the dated facts about it.

Rows about an organization repeat its present scope (town, line, branches), so that a policy
compares columns of one row; only commands write these columns, in the same transaction.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from backend.database.columns import (
    DateRange,
    Noun,
    apart,
    check,
    ids,
    indexed,
    indexed_array,
    latest,
    money,
    one_of,
    pinyin_key,
    refers,
    rules,
    sealed,
    unique,
    valid_range,
    words,
)
from backend.database.scope import ActorKey, Scope, equals, holds, of_organization
from backend.kit.geo import CoordinateSystem
from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    RegistrationState,
    SizeClass,
    SocialOrganizationCategory,
    WorkCoverageKind,
)


class Organization(Noun, table=True):
    """两新组织；An enterprise or a social organization (unit), one row a credit code."""

    __tablename__ = "organizations"
    __table_args__ = rules(
        refers("town_id", "towns", has_index=False),
        refers("department_id", "departments", has_index=False),
        refers("village_id", "villages"),
        refers("building_id", "buildings"),
        refers("area_id", "areas"),
        unique("credit_code"),
        indexed("social_category"),
        indexed("registered_on"),
        latest("organizations", "registered_on"),
        indexed("ended_on"),
        indexed("is_department_confirmed"),
        indexed("updated_at"),
        indexed("name_sort", "id"),
        indexed("town_id", "name_sort", "id"),
        indexed("department_id", "name_sort", "id"),
        indexed("name"),
        indexed("address"),
        indexed("longitude", "latitude"),
        Index("organizations_code_part_idx", "district_id", text("substr(credit_code, 9, 9)")),
        indexed("kind"),
        indexed("registration_state"),
        indexed("size_class"),
        indexed("industry_code"),
        indexed_array("branch_ids"),
        check("place", "(longitude is null) = (latitude is null)"),
        check("lifetime", "ended_on is null or registered_on is null or ended_on >= registered_on"),
    )
    __scope__: ClassVar[Scope] = of_organization(
        town=equals("town_id", ActorKey.TOWN),
        department=equals("department_id", ActorKey.DEPARTMENT),
        branch=holds("branch_ids", ActorKey.BRANCH),
    )

    credit_code: str = words("统一社会信用代码，18 位；unified social credit code (GB 32100)")
    name: str = words("名称；registered name")
    kind: OrganizationKind = one_of(
        OrganizationKind, "kind", "单位类型；enterprise, social organization, individual business"
    )
    social_category: SocialOrganizationCategory | None = one_of(
        SocialOrganizationCategory,
        "social_category",
        "社会组织类别；category of a social organization",
        default=None,
        nullable=True,
    )
    registration_state: RegistrationState = one_of(
        RegistrationState,
        "registration_state",
        "登记状态；state in the register",
        default=RegistrationState.ACTIVE,
    )
    registered_on: date | None = Field(
        default=None, description="成立日期；registered on, null = before the ledger began"
    )
    ended_on: date | None = Field(
        default=None, description="注销日期；first day on which it is no longer registered"
    )
    industry: str | None = words("行业（原文）；industry as the ledger names it", default=None)
    industry_code: str | None = words(
        "行业代码；GB/T 4754, section letter or 2 to 4 digits", default=None
    )
    size_class: SizeClass = one_of(
        SizeClass,
        "size_class",
        "规模；computed from the latest year, or undetermined",
        default=SizeClass.UNDETERMINED,
    )
    address: str | None = words("地址；address", default=None)
    legal_representative: str | None = words("法定代表人；legal representative", default=None)
    contact_name: str | None = words("联系人；contact person", default=None)
    contact_phone_sealed: bytes | None = sealed("联系电话（加密）；phone, encrypted", default=None)
    contact_phone_masked: str | None = words("联系电话（掩码）；phone, masked", default=None)
    registration_authority: str | None = words("登记机关；registering authority", default=None)
    supervising_unit: str | None = words("业务主管单位；supervising unit", default=None)
    town_id: UUID = Field(description="所在镇街（现在）；present town")
    department_id: UUID = Field(description="主管部门（现在）；present department line")
    is_department_confirmed: bool = Field(
        default=False, description="部门是否确认；false when the default line was assumed"
    )
    village_id: UUID | None = Field(default=None, description="所在村（现在）；present village")
    building_id: UUID | None = Field(default=None, description="所在楼宇（现在）；present building")
    area_id: UUID | None = Field(default=None, description="所在片区（现在）；present area")
    longitude: float | None = Field(default=None, description="经度 (WGS-84)；longitude, degrees")
    latitude: float | None = Field(default=None, description="纬度 (WGS-84)；latitude, degrees")
    coordinate_system: CoordinateSystem | None = one_of(
        CoordinateSystem,
        "coordinate_system",
        "来源坐标系；system in which the point was given",
        default=None,
        nullable=True,
    )
    former_names: str | None = words(
        "并入记录的代码和名称；codes and names of merged records, by which it is found",
        default=None,
    )
    branch_ids: list[UUID] = ids("现覆盖党组织；branches that cover it now, for scope only")
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；code, name, pinyin and initials")


class AboutOrganization(Noun):
    """A row about an organization, with the organization's present scope."""

    organization_id: UUID = Field(description="单位；organization")
    scope_town_id: UUID = Field(description="单位现镇街；present town, for scope only")
    scope_department_id: UUID = Field(description="单位现部门；present line, for scope only")
    scope_branch_ids: list[UUID] = ids("单位现党组织；present branches, for scope only")


def about_organization(*items: SchemaItem | tuple[SchemaItem, ...]) -> tuple[SchemaItem, ...]:
    """Give the constraints of a table about an organization."""
    return rules(
        refers("organization_id", "organizations", cascade=True),
        indexed("scope_town_id"),
        indexed("scope_department_id"),
        indexed_array("scope_branch_ids"),
        *items,
    )


SCOPE_OF_ORGANIZATION = of_organization(
    town=equals("scope_town_id", ActorKey.TOWN),
    department=equals("scope_department_id", ActorKey.DEPARTMENT),
    branch=holds("scope_branch_ids", ActorKey.BRANCH),
)


class MergedOrganization(AboutOrganization, table=True):
    """并入的单位；A second record of a firm, under its old id: all it held is the kept one's."""

    __tablename__ = "merged_organizations"
    __table_args__ = about_organization(unique("credit_code"))
    __scope__: ClassVar[Scope] = SCOPE_OF_ORGANIZATION

    credit_code: str = words("统一社会信用代码；credit code of the record that was merged")
    name: str = words("名称；its name")


class Placement(AboutOrganization, table=True):
    """归属；Where an organization lies and who leads it, over time; its columns hold together."""

    __tablename__ = "placements"
    __table_args__ = about_organization(
        refers("town_id", "towns"),
        refers("department_id", "departments"),
        refers("village_id", "villages"),
        refers("building_id", "buildings"),
        refers("area_id", "areas"),
        apart("organization_id", name="placements_overlap_excl"),
        # What the organization's own columns may not say; Note [Settled placements].
        Index(
            "placements_unsettled_idx",
            "district_id",
            "organization_id",
            postgresql_where=text(
                "not upper_inf(valid)"
                " or lower(valid) > (updated_at at time zone 'Asia/Shanghai')::date"
            ),
        ),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_ORGANIZATION

    town_id: UUID = Field(description="镇街；town")
    department_id: UUID = Field(description="主管部门；department line")
    is_department_confirmed: bool = Field(
        default=False, description="部门是否确认；false when the default line was assumed"
    )
    village_id: UUID | None = Field(default=None, description="村；village")
    building_id: UUID | None = Field(default=None, description="楼宇；building")
    area_id: UUID | None = Field(default=None, description="片区；area")
    valid: DateRange = valid_range()


class OrganizationYear(AboutOrganization, table=True):
    """年度数据；Employees and revenue of an organization in a year."""

    __tablename__ = "organization_years"
    __table_args__ = about_organization(
        unique("organization_id", "year"),
        check("year", "year between 1949 and 2199"),
        check("employees", "employees >= 0"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_ORGANIZATION

    year: int = Field(description="年度；calendar year")
    employees: int | None = Field(default=None, description="从业人员；employees, persons")
    revenue: Decimal | None = money("营业收入（元）；revenue, CNY", default=None)
    total_assets: Decimal | None = money("资产总额（元）；total assets, CNY", default=None)


class OperatingCheck(AboutOrganization, table=True):
    """实体运营核查；A dated check whether an organization operates in substance."""

    __tablename__ = "operating_checks"
    __table_args__ = about_organization(
        unique("organization_id", "checked_on"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_ORGANIZATION

    checked_on: date = Field(description="核查日期；date of the check")
    finding: OperatingFinding = one_of(
        OperatingFinding, "finding", "运营状态；what the check found"
    )
    evidence: str | None = words("核查依据；evidence", default=None)
    checker: str | None = words("核查人；who checked", default=None)


class ReportedCount(AboutOrganization, table=True):
    """上报党员数；Members of an organization as a ledger reports them, kept with their date."""

    __tablename__ = "reported_counts"
    __table_args__ = about_organization(
        unique("organization_id", "reported_on"),
        check("members", "members >= 0"),
        check("full_members", "full_members >= 0"),
        check("probationary_members", "probationary_members >= 0"),
        check("untransferred_members", "untransferred_members >= 0"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_ORGANIZATION

    reported_on: date = Field(description="上报日期；date of the report")
    members: int | None = Field(default=None, description="党员数；members, persons")
    full_members: int | None = Field(default=None, description="正式党员；full members, persons")
    probationary_members: int | None = Field(
        default=None, description="预备党员；probationary members, persons"
    )
    untransferred_members: int | None = Field(
        default=None, description="未转入组织关系；members whose relation lies elsewhere, persons"
    )


class ReportedBranch(AboutOrganization, table=True):
    """上报组建情况；What a ledger says of an organization's branch, kept to be compared."""

    __tablename__ = "reported_branches"
    __table_args__ = about_organization(unique("organization_id", "reported_on"))
    __scope__: ClassVar[Scope] = of_organization(
        town=equals("scope_town_id", ActorKey.TOWN),
        department=None,
        branch=None,
        closed_to_tokens=True,
    )

    reported_on: date = Field(description="上报日期；date of the report")
    has_branch: bool | None = Field(default=None, description="是否建立党组织；has a branch")
    formation: str | None = words("组建方式；way of formation, as written", default=None)
    branch_name: str | None = words("党组织名称；name of the branch, as written", default=None)
    founded_on: date | None = Field(default=None, description="建立时间；founded on")
    secretary_name: str | None = words("书记；secretary, as written", default=None)
    covered_organizations: int | None = Field(
        default=None, description="覆盖单位数；organizations that the branch covers"
    )
    reason: str | None = words("未建原因；why no branch was formed", default=None)


class WorkCoverage(AboutOrganization, table=True):
    """工作覆盖；A dated instructor, contact or mass organization of an organization."""

    __tablename__ = "work_coverages"
    __table_args__ = about_organization(
        apart("organization_id", "kind", "name", name="work_coverages_overlap_excl")
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_ORGANIZATION

    kind: WorkCoverageKind = one_of(
        WorkCoverageKind, "kind", "类别；instructor, contact, union or youth league"
    )
    name: str = words("姓名或组织名称；name of the person or the mass organization", default="")
    valid: DateRange = valid_range()


class MemberCount(AboutOrganization, table=True):
    """党员数（推算）；Members working in an organization as a dated step, for figures and lists.

    A projection of workplaces, members and reported counts; `refresh_member_counts` alone writes
    it, so that department officers and figures need no member's row. Source: domain decision 2.
    """

    __tablename__ = "member_counts"
    __table_args__ = about_organization(
        apart("organization_id", name="member_counts_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_ORGANIZATION

    is_computed: bool = Field(
        description="是否由花名册推算；true from the roster, false as reported"
    )
    full_members: int = Field(description="正式党员；full members in good standing, persons")
    probationary_members: int = Field(description="预备党员；probationary members, persons")
    untransferred_members: int = Field(
        description="未转入组织关系的正式党员；full members whose formal branch does not cover it"
    )
    valid: DateRange = valid_range()
