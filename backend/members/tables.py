"""Tables of the members: the person, the membership, its registrations, workplaces and posts.

Every row repeats the member's present scope; a department officer and a token reach none. What a
branch says of its whole roster stands here too.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from backend.branches.tables import SCOPE_OF_BRANCH, AboutBranch, about_branch
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
    sealed,
    unique,
    valid_range,
    words,
)
from backend.database.scope import ActorKey, Reach, Scope, equals, of_member
from backend.members.rules import BranchPost, MemberKind, RegistrationRole, Sex, Standing

SCOPE_OF_MEMBER = of_member(
    branch="scope_branch_id",
    activity_branches="scope_activity_branch_ids",
    towns="scope_town_ids",
)


class AboutMember(Noun):
    """A row about a member, with the member's present scope."""

    scope_branch_id: UUID | None = Field(
        default=None, description="现组织关系所在党组织；present formal branch, for scope only"
    )
    scope_activity_branch_ids: list[UUID] = ids("现双登记党组织；activity branches, for scope only")
    scope_town_ids: list[UUID] = ids("现镇街；towns of these branches, for scope only")


def about_member(*items: SchemaItem | tuple[SchemaItem, ...]) -> tuple[SchemaItem, ...]:
    """Give the constraints of a table about a member."""
    return rules(
        indexed("scope_branch_id"),
        indexed_array("scope_activity_branch_ids"),
        indexed_array("scope_town_ids"),
        *items,
    )


class Person(AboutMember, table=True):
    """人员；The identity of a person, apart from the membership."""

    __tablename__ = "persons"
    __table_args__ = about_member(unique("id_number_hash"))
    __scope__: ClassVar[Scope] = SCOPE_OF_MEMBER

    name: str = words("姓名；name")
    sex: Sex | None = one_of(Sex, "sex", "性别；sex", default=None, nullable=True)
    birth_date: date | None = Field(default=None, description="出生日期；date of birth")
    id_number_sealed: bytes | None = sealed("公民身份号码（加密）；encrypted", default=None)
    id_number_hash: bytes | None = sealed("公民身份号码（键控散列）；keyed hash", default=None)
    id_number_masked: str | None = words("公民身份号码（掩码）；masked", default=None)
    phone_sealed: bytes | None = sealed("电话（加密）；phone, encrypted", default=None)
    phone_masked: str | None = words("电话（掩码）；phone, masked", default=None)


class Member(AboutMember, table=True):
    """党员；The membership of a person."""

    __tablename__ = "members"
    __table_args__ = about_member(
        refers("person_id", "persons"),
        unique("person_id"),
        indexed("joined_on"),
        latest("members", "joined_on"),
        indexed("full_on"),
        indexed("is_floating"),
        indexed("name_sort", "id"),
        indexed("scope_branch_id", "name_sort", "id"),
        indexed("kind"),
        indexed("standing"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_MEMBER

    person_id: UUID = Field(description="人员；person")
    name: str = words("姓名；name, as of the person")
    kind: MemberKind = one_of(MemberKind, "kind", "党员类别（现在）；full or probationary, now")
    standing: Standing = one_of(
        Standing, "standing", "党籍状态（现在）；present standing", default=Standing.NORMAL
    )
    joined_on: date | None = Field(default=None, description="入党日期；admitted on")
    full_on: date | None = Field(
        default=None, description="转正日期；full member from this day on, null = see kind"
    )
    is_floating: bool = Field(default=False, description="是否流动；floating member")
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class StandingPeriod(AboutMember, table=True):
    """党籍状态；The standing of a member over time, without a reason."""

    __tablename__ = "standing_periods"
    __table_args__ = about_member(
        refers("member_id", "members", cascade=True),
        apart("member_id", name="standing_periods_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_MEMBER

    member_id: UUID = Field(description="党员；member")
    standing: Standing = one_of(Standing, "standing", "党籍状态；standing")
    valid: DateRange = valid_range()


class Registration(AboutMember, table=True):
    """登记；A member belongs to one branch formally and may take part in others (双登记)."""

    __tablename__ = "registrations"
    __table_args__ = about_member(
        refers("member_id", "members", cascade=True),
        refers("branch_id", "branches"),
        indexed("role"),
        apart("member_id", where="role = 'FORMAL'", name="registrations_one_formal_excl"),
        apart("member_id", "branch_id", name="registrations_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_MEMBER

    member_id: UUID = Field(description="党员；member")
    branch_id: UUID = Field(description="党组织；branch")
    role: RegistrationRole = one_of(RegistrationRole, "role", "登记性质；formal or activity")
    valid: DateRange = valid_range()


class Workplace(AboutMember, table=True):
    """工作单位；The employer of a member over time; the main one counts toward thresholds."""

    __tablename__ = "workplaces"
    __table_args__ = about_member(
        refers("member_id", "members", cascade=True),
        refers("organization_id", "organizations"),
        apart("member_id", where="is_main", name="workplaces_one_main_excl"),
        apart("member_id", "organization_id", name="workplaces_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_MEMBER

    member_id: UUID = Field(description="党员；member")
    organization_id: UUID = Field(description="单位；organization")
    is_main: bool = Field(default=True, description="是否主要单位；the main workplace")
    post: str | None = words("岗位；post", default=None)
    valid: DateRange = valid_range()


class PostHolding(AboutMember, table=True):
    """任职；A member holds a post in a branch."""

    __tablename__ = "post_holdings"
    __table_args__ = about_member(
        refers("member_id", "members", cascade=True),
        refers("branch_id", "branches"),
        indexed("post"),
        apart("member_id", "branch_id", "post", name="post_holdings_overlap_excl"),
        apart("branch_id", where="post = 'SECRETARY'", name="post_holdings_one_secretary_excl"),
    )
    __scope__: ClassVar[Scope] = SCOPE_OF_MEMBER

    member_id: UUID = Field(description="党员；member")
    branch_id: UUID = Field(description="党组织；branch")
    post: BranchPost = one_of(BranchPost, "post", "职务；post")
    valid: DateRange = valid_range()


_BY_SECRETARY = {Role.BRANCH_SECRETARY: Reach((equals("branch_id", ActorKey.BRANCH),))}


class RosterConfirmation(AboutBranch, table=True):
    """名册确认；A branch has looked through its roster on a day and says what is right."""

    __tablename__ = "roster_confirmations"
    __table_args__ = about_branch(
        check("counts", "note_count >= 0 and member_count >= 0"),
    )
    __scope__: ClassVar[Scope] = Scope(
        read=SCOPE_OF_BRANCH.read, write={**SCOPE_OF_BRANCH.write, **_BY_SECRETARY}
    )

    confirmed_on: date = Field(description="确认日期；the day")
    confirmed_by: str | None = words("确认人；name of who confirmed, as it was then", default=None)
    roster_digest: str = words("名册摘要；digest of the roster that was confirmed")
    member_count: int = Field(description="名册人数；members on that roster, persons")
    note_count: int = Field(default=0, description="存疑条数；entries said not to be right")


class RosterNote(AboutBranch, table=True):
    """名册存疑；What a branch says is not right about an entry of its roster."""

    __tablename__ = "roster_notes"
    __table_args__ = about_branch(
        refers("confirmation_id", "roster_confirmations", cascade=True),
        refers("member_id", "members", cascade=True),
    )
    __scope__: ClassVar[Scope] = Scope(
        read={
            role: reach
            for role, reach in SCOPE_OF_BRANCH.read.items()
            if role is not Role.DEPARTMENT_OFFICER
        },
        write={**SCOPE_OF_BRANCH.write, **_BY_SECRETARY},
        closed_to_tokens=True,
    )

    confirmation_id: UUID = Field(description="名册确认；the confirmation")
    member_id: UUID | None = Field(
        default=None, description="党员；the member, null = somebody is missing"
    )
    text: str = words("说明；what is not right")
