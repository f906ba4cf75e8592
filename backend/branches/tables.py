"""Tables of the branches: the party organization, how it was approved, whom it covers."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from backend.branches.rules import ApprovalAction, BranchKind, Formation
from backend.database.actor import Role
from backend.database.columns import (
    DateRange,
    Noun,
    apart,
    check,
    ids,
    indexed,
    indexed_array,
    latest,
    one_of,
    pinyin_key,
    refers,
    rules,
    unique,
    valid_range,
    words,
)
from backend.database.scope import EVERY_ROW, ActorKey, Reach, Scope, equals, holds


def _of_branch(branch: str) -> Scope:
    """Rows about a branch: seen by the towns and lines of its organizations and by itself."""
    return Scope(
        read={
            Role.DISTRICT_OFFICER: EVERY_ROW,
            Role.SYSTEM: EVERY_ROW,
            Role.TOWN_OFFICER: Reach((holds("scope_town_ids", ActorKey.TOWN),)),
            Role.DEPARTMENT_OFFICER: Reach((holds("scope_department_ids", ActorKey.DEPARTMENT),)),
            Role.BRANCH_SECRETARY: Reach((equals(branch, ActorKey.BRANCH),)),
        },
        write={
            Role.DISTRICT_OFFICER: EVERY_ROW,
            Role.SYSTEM: EVERY_ROW,
            Role.TOWN_OFFICER: Reach((holds("scope_town_ids", ActorKey.TOWN),)),
        },
    )


SCOPE_OF_BRANCH = _of_branch("branch_id")


class Branch(Noun, table=True):
    """党组织；A party organization of any kind: committee, general branch, branch, joint branch."""

    __tablename__ = "branches"
    __table_args__ = rules(
        refers("parent_id", "branches"),
        refers("town_id", "towns", has_index=False),
        refers("village_id", "villages"),
        refers("building_id", "buildings"),
        refers("building_group_id", "building_groups"),
        refers("area_id", "areas"),
        unique("name", "parent_id", postgresql_nulls_not_distinct=True),
        indexed("is_functional"),
        indexed("has_untransferred"),
        indexed("updated_at"),
        indexed("name_sort", "id"),
        indexed("town_id", "name_sort", "id"),
        indexed("kind"),
        indexed("formation"),
        indexed("founded_on"),
        latest("branches", "founded_on"),
        indexed("dissolved_on"),
        indexed_array("scope_town_ids"),
        indexed_array("scope_department_ids"),
        check(
            "lifetime",
            "dissolved_on is null or founded_on is null or dissolved_on >= founded_on",
        ),
        check("village_full_members", "village_full_members >= 0"),
    )
    __scope__: ClassVar[Scope] = _of_branch("id")

    name: str = words("全称；full name")
    kind: BranchKind = one_of(BranchKind, "kind", "类别（现在）；present kind")
    formation: Formation | None = one_of(
        Formation,
        "formation",
        "组建方式（现在）；present way of formation, null = not one of the six ways",
        default=None,
        nullable=True,
    )
    parent_id: UUID | None = Field(default=None, description="隶属；superior branch")
    town_id: UUID | None = Field(default=None, description="所在镇街；town, null = the district")
    village_id: UUID | None = Field(
        default=None, description="共建村；village that builds jointly, or whose own branch it is"
    )
    building_id: UUID | None = Field(default=None, description="楼宇；building that it serves")
    building_group_id: UUID | None = Field(default=None, description="楼宇组；building group")
    area_id: UUID | None = Field(default=None, description="片区；area that it serves")
    association: str | None = words("行业协会；association that anchors it", default=None)
    is_functional: bool = Field(
        default=False, description="功能型；a functional branch without host units"
    )
    away_place: str | None = words(
        "驻外地点（到市）；city of a branch away from home, null = at home", default=None
    )
    has_untransferred: bool = Field(
        default=False,
        description="吸收未转入党员组建；formed with members whose relation lies elsewhere",
    )
    village_full_members: int = Field(
        default=0,
        description="村方正式党员；full members of the village who take part, by agreement",
    )
    founded_on: date | None = Field(default=None, description="建立日期；founded on")
    dissolved_on: date | None = Field(
        default=None, description="撤销日期；first day on which it no longer exists"
    )
    dissolution_reason: str | None = words("撤销原因；why it was dissolved", default=None)
    reported_members: int | None = Field(
        default=None, description="党员数（上报）；members as the register reports, persons"
    )
    scope_town_ids: list[UUID] = ids("相关镇街；its town and its organizations', for scope only")
    scope_department_ids: list[UUID] = ids("相关部门；its organizations' lines, for scope only")
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class AboutBranch(Noun):
    """A row about a branch, with the branch's present scope."""

    branch_id: UUID = Field(description="党组织；branch")
    scope_town_ids: list[UUID] = ids("相关镇街；towns, for scope only")
    scope_department_ids: list[UUID] = ids("相关部门；lines, for scope only")


def about_branch(*items: SchemaItem | tuple[SchemaItem, ...]) -> tuple[SchemaItem, ...]:
    """Give the constraints of a table about a branch."""
    return rules(
        refers("branch_id", "branches", cascade=True),
        indexed_array("scope_town_ids"),
        indexed_array("scope_department_ids"),
        *items,
    )


class Approval(AboutBranch, table=True):
    """批复；A founding or re-approval of a branch; between two of them kind and way hold."""

    __tablename__ = "approvals"
    __table_args__ = about_branch(apart("branch_id", name="approvals_overlap_excl"))
    __scope__: ClassVar[Scope] = SCOPE_OF_BRANCH

    action: ApprovalAction = one_of(
        ApprovalAction, "action", "事项；founding, re-approval or renaming"
    )
    number: str | None = words("批准文号；number of the approval", default=None)
    approver: str | None = words("批准单位；who approved", default=None)
    kind: BranchKind = one_of(BranchKind, "kind", "类别；kind from this date on")
    formation: Formation | None = one_of(
        Formation,
        "formation",
        "组建方式；way of formation from this date on",
        default=None,
        nullable=True,
    )
    valid: DateRange = valid_range("有效期；from this approval to the next or to dissolution")


class Host(AboutBranch, table=True):
    """所在单位；An organization in which a branch is built, dated."""

    __tablename__ = "hosts"
    __table_args__ = about_branch(
        refers("organization_id", "organizations", cascade=True),
        apart("branch_id", "organization_id", name="hosts_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_BRANCH

    organization_id: UUID = Field(description="单位；organization")
    valid: DateRange = valid_range()


class CoverageLink(AboutBranch, table=True):
    """覆盖关系；A branch covers an organization in one of the six ways, from a date to a date."""

    __tablename__ = "coverage_links"
    __table_args__ = about_branch(
        refers("organization_id", "organizations", cascade=True),
        indexed("is_derived"),
        indexed("formation"),
        apart("organization_id", "branch_id", name="coverage_links_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_BRANCH

    organization_id: UUID = Field(description="单位；organization")
    formation: Formation = one_of(Formation, "formation", "组建方式；way of formation")
    basis: str | None = words("依据；paper on which the link rests", default=None)
    is_derived: bool = Field(
        default=False, description="由台账推出；true when derived from an organization ledger"
    )
    valid: DateRange = valid_range()


class Term(AboutBranch, table=True):
    """任期；A term of a branch's committee or secretary."""

    __tablename__ = "terms"
    __table_args__ = about_branch(apart("branch_id", name="terms_overlap_excl"))
    __scope__: ClassVar[Scope] = SCOPE_OF_BRANCH

    valid: DateRange = valid_range("任期；from the election to the day after the term ends")


class SentOfficial(AboutBranch, table=True):
    """选派干部；An official whom a department sends to take a post in a branch."""

    __tablename__ = "sent_officials"
    __table_args__ = about_branch(
        refers("department_id", "departments"),
        apart("branch_id", "name", name="sent_officials_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_BRANCH

    department_id: UUID | None = Field(default=None, description="派出部门；sending department")
    name: str = words("姓名；name of the official")
    post: str = words("任职；post taken in the branch")
    valid: DateRange = valid_range()
