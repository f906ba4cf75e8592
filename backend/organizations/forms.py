"""What people fill in about organizations: the inputs of the commands.

An edit gives every field as it shall be; a field that is left out is emptied.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.kit.partial import UNSET
from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    RegistrationState,
    SocialOrganizationCategory,
    WorkCoverageKind,
)
from backend.places.points import Location

OrganizationId = Annotated[UUID, "单位；organization", Of("Organization")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDetails:
    """单位信息；What is kept of an organization beside its code, its place and its dated facts."""

    name: Annotated[str, "名称，至多 80 字；registered name"]
    social_category: Annotated[
        SocialOrganizationCategory | None, "社会组织类别；category of a social organization"
    ] = None
    registered_on: Annotated[date | None, "成立日期；registered on"] = None
    industry: Annotated[str | None, "行业（文字）；industry in words"] = None
    industry_code: Annotated[str | None, "行业代码，GB/T 4754；section letter or 2–4 digits"] = None
    address: Annotated[str | None, "地址；address"] = None
    legal_representative: Annotated[str | None, "法定代表人；legal representative"] = None
    contact_name: Annotated[str | None, "联系人；contact person"] = None
    registration_authority: Annotated[str | None, "登记机关；registering authority"] = None
    supervising_unit: Annotated[str | None, "业务主管单位；supervising unit"] = None
    location: Annotated[Location | None, "位置；point"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOfOrganization:
    """单位归属；Where an organization lies and which line leads it."""

    town_id: Annotated[UUID, "所在镇街；town", Of("Town")]
    department_id: Annotated[
        UUID | None, "主管部门，缺省为默认部门；department line", Of("Department")
    ] = None
    village_id: Annotated[UUID | None, "所在村；village", Of("Village")] = None
    building_id: Annotated[UUID | None, "所在楼宇；building", Of("Building")] = None
    area_id: Annotated[UUID | None, "所在片区；drawn area", Of("Area")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOrganization:
    """登记单位；Enter an organization into the ledger."""

    credit_code: Annotated[str, "统一社会信用代码，18 位；unified social credit code"]
    organization: Annotated[OrganizationDetails, "单位信息；the organization"]
    place: Annotated[PlaceOfOrganization, "归属；where it lies and who leads it"]
    kind: Annotated[OrganizationKind | None, "单位类型，缺省按代码；kind"] = None
    contact_phone: Annotated[str | None, "联系电话；phone of the contact person"] = None
    on: Annotated[date | None, "归属起始日期，缺省自始；place holds from this day"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditOrganization:
    """编辑单位；Edit an organization; its code, place and dated facts have own commands."""

    id: OrganizationId
    revision: Annotated[int, "读取时的修订号；revision of the row as it was read"]
    organization: Annotated[OrganizationDetails, "各项内容；all fields as they shall be"]
    contact_phone: Annotated[
        str | None, "新的联系电话，不填则不变，null 清空；new phone, unchanged if left out"
    ] = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOrganization:
    """单位变更归属；Move an organization to another place or line from a day on."""

    id: OrganizationId
    place: Annotated[PlaceOfOrganization, "新的归属；where it lies from that day on"]
    on: Annotated[date | None, "起始日期，缺省今天；first day"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregisterOrganization:
    """登记注销；Record that an organization is no longer registered."""

    id: OrganizationId
    state: Annotated[RegistrationState, "登记状态；deregistered, revoked or moved out"]
    on: Annotated[date | None, "注销日期，缺省今天；first day no longer registered"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOperatingCheck:
    """登记核查；Record a check on the spot whether an organization operates in substance."""

    organization_id: OrganizationId
    finding: Annotated[OperatingFinding, "运营状态；what the check found"]
    checked_on: Annotated[date | None, "核查日期，缺省今天；day of the check"] = None
    evidence: Annotated[str | None, "核查依据；evidence"] = None
    checker: Annotated[str | None, "核查人；who checked"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordYear:
    """登记年度数据；Record employees and revenue of an organization in a year."""

    organization_id: OrganizationId
    year: Annotated[int, "年度，1949–2199；calendar year"]
    employees: Annotated[int | None, "从业人员，人；employees, persons"] = None
    revenue: Annotated[Decimal | None, "营业收入，元；revenue, CNY"] = None
    total_assets: Annotated[Decimal | None, "资产总额，元；total assets, CNY"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMemberCounts:
    """填报党员数；Record members of an organization as reported, where no roster is kept."""

    organization_id: OrganizationId
    reported_on: Annotated[date | None, "上报日期，缺省今天；day of the report"] = None
    members: Annotated[int | None, "党员数，人；members, persons"] = None
    full_members: Annotated[int | None, "正式党员，人；full members, persons"] = None
    probationary_members: Annotated[int | None, "预备党员，人；probationary, persons"] = None
    untransferred_members: Annotated[
        int | None, "未转入组织关系，人；relation lies elsewhere, persons"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmDepartment:
    """确认主管部门；Confirm which line leads an organization whose line was assumed."""

    organization_id: OrganizationId
    department_id: Annotated[UUID, "主管部门；department line", Of("Department")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignWorkCoverage:
    """安排工作覆盖；Assign an instructor or contact, or record a mass organization, from a day."""

    organization_id: OrganizationId
    kind: Annotated[WorkCoverageKind, "类别；instructor, contact, union or youth league"]
    name: Annotated[str, "姓名或组织名称；name"] = ""
    on: Annotated[date | None, "起始日期，缺省今天；first day"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWorkCoverage:
    """终止工作覆盖；End the work of an instructor, contact or mass organization in a place."""

    id: Annotated[UUID, "工作覆盖；the work coverage", Of("WorkCoverage")]
    on: Annotated[date | None, "终止日期，缺省今天；first day on which it no longer holds"] = None
