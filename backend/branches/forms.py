"""What people fill in about branches: the inputs of the commands."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from backend.branches.rules import BranchKind, Formation
from backend.compiler.catalog import Of

BranchId = Annotated[UUID, "党组织；branch", Of("Branch")]
Revision = Annotated[int, "读取时的修订号；revision of the row as it was read"]
StartDay = Annotated[date | None, "起始日期，缺省今天；first day"]
EndDay = Annotated[date | None, "终止日期，缺省今天；first day on which it no longer holds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """联建依托；What a joint way rests on; each way reads its own."""

    area_id: Annotated[UUID | None, "片区（划片联建）；drawn area", Of("Area")] = None
    association: Annotated[str | None, "行业协会（行业联建）；association"] = None
    village_id: Annotated[UUID | None, "共建村（村企联建）；village", Of("Village")] = None
    village_full_members: Annotated[
        int, "村方正式党员，人（村企联建）；full members of the village who take part"
    ] = 0
    building_id: Annotated[UUID | None, "楼宇（楼宇联建）；building", Of("Building")] = None
    building_group_id: Annotated[
        UUID | None, "楼宇组（楼宇联建）；building group", Of("BuildingGroup")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalPaper:
    """批复文件；The paper on which an approval rests."""

    number: Annotated[str | None, "批准文号；number of the approval"] = None
    approver: Annotated[str | None, "批准单位；who approved"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBranch:
    """组建党组织；Form a branch in one organization or in several together."""

    name: Annotated[str, "全称，至多 80 字；full name"]
    formation: Annotated[Formation, "组建方式；way of formation"]
    organization_ids: Annotated[list[UUID], "单位；organizations", Of("Organization")]
    kind: Annotated[BranchKind | None, "类别，缺省按人数；kind"] = None
    parent_id: Annotated[UUID | None, "上级党组织；superior branch", Of("Branch")] = None
    anchors: Annotated[Anchors | None, "联建依托；what a joint way rests on"] = None
    paper: Annotated[ApprovalPaper | None, "批复；the approval"] = None
    on: Annotated[date | None, "批准日期，缺省今天；day of approval"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishBranch:
    """设立其他党组织；Establish a branch outside the six ways, such as a village's own."""

    name: Annotated[str, "全称，至多 80 字；full name"]
    kind: Annotated[BranchKind, "类别；kind"]
    parent_id: Annotated[UUID | None, "上级党组织；superior branch", Of("Branch")] = None
    town_id: Annotated[UUID | None, "所在镇街，空为区级；town", Of("Town")] = None
    village_id: Annotated[
        UUID | None, "所属村，即村党组织；village whose own branch it is", Of("Village")
    ] = None
    is_functional: Annotated[bool, "功能型；a functional branch"] = False
    away_place: Annotated[str | None, "驻外地点，到市；city, for a branch away from home"] = None
    paper: Annotated[ApprovalPaper | None, "批复；the approval"] = None
    on: Annotated[date | None, "批准日期，缺省今天；day of approval"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditBranch:
    """编辑党组织；Edit what no approval decides: superior branch, reported number of members."""

    id: BranchId
    revision: Revision
    parent_id: Annotated[UUID | None, "上级党组织；superior branch", Of("Branch")] = None
    reported_members: Annotated[int | None, "党员数（上报），人；members as reported"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReapproveBranch:
    """重新批复党组织；Approve a branch anew in another way or kind; whom it covers follow."""

    id: BranchId
    revision: Revision
    formation: Annotated[Formation, "组建方式；way of formation from this day on"]
    kind: Annotated[BranchKind | None, "类别，缺省按人数；kind from this day on"] = None
    anchors: Annotated[Anchors | None, "联建依托；what a joint way rests on"] = None
    paper: Annotated[ApprovalPaper | None, "批复；the approval"] = None
    on: Annotated[date | None, "批准日期，缺省今天；day of approval"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameBranch:
    """党组织更名；Give a branch another name from a day on."""

    id: BranchId
    revision: Revision
    name: Annotated[str, "全称，至多 80 字；full name"]
    paper: Annotated[ApprovalPaper | None, "批复；the approval"] = None
    on: Annotated[date | None, "更名日期，缺省今天；day of the new name"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolveBranch:
    """撤销党组织；Dissolve a branch; its links, hosts and terms end that day."""

    id: BranchId
    revision: Revision
    reason: Annotated[str | None, "撤销原因；why"] = None
    receiving_branch_id: Annotated[
        UUID | None, "接收的党组织；takes over members and branches below", Of("Branch")
    ] = None
    on: Annotated[date | None, "撤销日期，缺省今天；first day on which it no longer exists"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverOrganization:
    """纳入覆盖；Let an existing branch cover one more organization."""

    branch_id: BranchId
    organization_id: Annotated[UUID, "单位；organization", Of("Organization")]
    formation: Annotated[Formation, "组建方式；way in which it joins"]
    basis: Annotated[str | None, "依据；paper on which it rests"] = None
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCoverage:
    """终止覆盖；End the coverage of an organization by a branch."""

    id: Annotated[UUID, "覆盖关系；the link", Of("CoverageLink")]
    on: EndDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHost:
    """登记组建单位；Record an organization in which a branch is built."""

    branch_id: BranchId
    organization_id: Annotated[UUID, "单位；organization", Of("Organization")]
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndHost:
    """终止组建单位；Record that a branch is no longer built in an organization."""

    id: Annotated[UUID, "所在单位；the host", Of("Host")]
    on: EndDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTerm:
    """登记届期；Record the term of a branch's committee; a running one ends with the election."""

    branch_id: BranchId
    elected_on: Annotated[date, "换届日期；day of the election"]
    ends_on: Annotated[date | None, "届满日期，缺省按规定年限；day after the term ends"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOfficial:
    """选派干部任职；Send an official to take a post in a branch."""

    branch_id: BranchId
    name: Annotated[str, "姓名；name"]
    post: Annotated[str, "任职；post"]
    department_id: Annotated[UUID | None, "派出部门；department", Of("Department")] = None
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallOfficial:
    """召回选派干部；End the post of an official who was sent."""

    id: Annotated[UUID, "选派干部；the official", Of("SentOfficial")]
    on: EndDay = None
