"""What people fill in about members: the inputs of the commands."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.kit.partial import UNSET
from backend.members.rules import BranchPost, MemberKind, Standing

MemberId = Annotated[UUID, "党员；member", Of("Member")]
BranchId = Annotated[UUID, "党组织；branch", Of("Branch")]
Revision = Annotated[int, "读取时的修订号；revision of the row as it was read"]
StartDay = Annotated[date | None, "起始日期，缺省今天；first day"]
EndDay = Annotated[date | None, "终止日期，缺省今天；first day on which it no longer holds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """工作单位；Where a member works."""

    organization_id: Annotated[UUID, "工作单位；organization", Of("Organization")]
    post: Annotated[str | None, "岗位；post"] = None
    on: Annotated[date | None, "入职日期，缺省同登记日期；first day"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterMember:
    """登记党员；Enter a person as a member whose formal relation is in a branch."""

    name: Annotated[str, "姓名；name"]
    id_number: Annotated[str, "公民身份号码，18 位；citizen number, sealed when stored"]
    branch_id: BranchId
    kind: Annotated[MemberKind, "党员类别；full or probationary"]
    joined_on: Annotated[date | None, "入党日期；admitted on"] = None
    full_on: Annotated[date | None, "转正日期；full member from this day on"] = None
    phone: Annotated[str | None, "电话；phone, sealed when stored"] = None
    is_floating: Annotated[bool, "是否流动；floating member"] = False
    employment: Annotated[Employment | None, "工作单位；main workplace"] = None
    on: Annotated[date | None, "登记日期，缺省今天；first day of the registration"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMember:
    """编辑党员；Edit a member; branch, workplace, standing, full membership have own commands."""

    id: MemberId
    revision: Revision
    name: Annotated[str, "姓名；name"]
    joined_on: Annotated[date | None, "入党日期；admitted on"] = None
    full_on: Annotated[date | None, "转正日期；full member from this day on"] = None
    is_floating: Annotated[bool, "是否流动；floating member"] = False
    id_number: Annotated[str | None, "新的公民身份号码，缺省不变；else unchanged"] = None
    phone: Annotated[
        str | None, "新的电话，不填则不变，null 清空；new phone, unchanged if left out"
    ] = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterActivity:
    """双登记；Let a member take part in another branch beside the formal one."""

    member_id: MemberId
    branch_id: BranchId
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndActivity:
    """终止双登记；End a member's taking part in another branch."""

    id: Annotated[UUID, "登记；the registration", Of("Registration")]
    on: EndDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferMember:
    """转接组织关系；Transfer a member's formal relation to another branch from a day on."""

    member_id: MemberId
    branch_id: BranchId
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStanding:
    """登记党籍状态；Record how a membership stands from a day on; no reason is kept."""

    member_id: MemberId
    revision: Revision
    standing: Annotated[Standing, "党籍状态；standing"]
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BecomeFull:
    """登记转正；Record that a probationary member becomes a full member."""

    member_id: MemberId
    revision: Revision
    on: Annotated[date | None, "转正日期，缺省今天；full member from this day on"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartWorkplace:
    """登记工作单位；Record where a member works from a day on; a main one ends the one before."""

    member_id: MemberId
    organization_id: Annotated[UUID, "工作单位；organization", Of("Organization")]
    post: Annotated[str | None, "岗位；post"] = None
    is_main: Annotated[bool, "是否主要单位；the main workplace"] = True
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWorkplace:
    """终止工作单位；Record that a member no longer works somewhere."""

    id: Annotated[UUID, "工作单位；the workplace", Of("Workplace")]
    on: EndDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPost:
    """登记任职；Let a member hold a post in the branch of the formal relation."""

    member_id: MemberId
    branch_id: BranchId
    post: Annotated[BranchPost, "职务；post"]
    on: StartDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavePost:
    """登记离任；End a member's post."""

    id: Annotated[UUID, "任职；the post", Of("PostHolding")]
    on: EndDay = None
