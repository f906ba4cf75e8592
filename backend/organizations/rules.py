"""What an organization is by its code, size and checks: pure rules, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backend.kit.dates import add_months
from backend.kit.labels import LabeledEnum
from backend.organizations.errors import NotTwoNewError
from backend.places.settings import RuleSettings


class OrganizationKind(LabeledEnum):
    """单位类型；What a two-new organization is, which decides the denominators that it enters.

    Source: docs/glossary.md, "organization".
    """

    ENTERPRISE = "ENTERPRISE", "企业"
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "社会组织"
    INDIVIDUAL_BUSINESS = "INDIVIDUAL_BUSINESS", "个体工商户"


class SocialOrganizationCategory(LabeledEnum):
    """社会组织类别；The columns that the official year table has for social organizations."""

    ASSOCIATION = "ASSOCIATION", "社会团体"
    FOUNDATION = "FOUNDATION", "基金会"
    PRIVATE_NON_ENTERPRISE = "PRIVATE_NON_ENTERPRISE", "民办非企业单位"
    LAW_FIRM = "LAW_FIRM", "律师事务所"
    ACCOUNTING_FIRM = "ACCOUNTING_FIRM", "会计师事务所"
    TAX_FIRM = "TAX_FIRM", "税务师事务所"


class RegistrationState(LabeledEnum):
    """登记状态；What the register of its authority says of an organization."""

    ACTIVE = "ACTIVE", "存续"
    DEREGISTERED = "DEREGISTERED", "注销"
    REVOKED = "REVOKED", "吊销"
    MOVED_OUT = "MOVED_OUT", "迁出"


class OperatingFinding(LabeledEnum):
    """核查结论；What a dated check on the spot found."""

    OPERATING = "OPERATING", "实体运营"
    ZOMBIE = "ZOMBIE", "僵尸"
    SHELL = "SHELL", "空挂"


class OrganizationCoverage(LabeledEnum):
    """组织覆盖；Whether and how branches cover an operating organization on a day, else why not.

    Each is the set of a figure (types.sql, `covered_so`). Source: domain brief, section 0, decision
    3, and the year table's rows of what was not formed.
    """

    COVERED = "COVERED", "已覆盖"
    SOLE = "SOLE", "已覆盖：单独组建"
    AREA = "AREA", "已覆盖：划片联建"
    INDUSTRY = "INDUSTRY", "已覆盖：行业联建"
    ATTACHMENT = "ATTACHMENT", "已覆盖：挂靠联建"
    VILLAGE = "VILLAGE", "已覆盖：村企联建"
    BUILDING = "BUILDING", "已覆盖：楼宇联建"
    UNCOVERED = "UNCOVERED", "未覆盖"
    DUE = "DUE", "未覆盖：应建未建"
    FEW_MEMBERS = "FEW_MEMBERS", "未覆盖：仅有个别党员"
    NO_MEMBERS = "NO_MEMBERS", "未覆盖：没有党员"


class SizeClass(LabeledEnum):
    """企业规模；The statistical size of an enterprise, computed and never typed."""

    LARGE = "LARGE", "大型"
    MEDIUM = "MEDIUM", "中型"
    SMALL = "SMALL", "小型"
    MICRO = "MICRO", "微型"
    UNDETERMINED = "UNDETERMINED", "未定"


class WorkCoverageKind(LabeledEnum):
    """工作覆盖方式；By what the work reaches an organization that may have no branch."""

    INSTRUCTOR = "INSTRUCTOR", "指导员"
    CONTACT = "CONTACT", "联络员"
    UNION = "UNION", "工会"
    YOUTH_LEAGUE = "YOUTH_LEAGUE", "团组织"


class CountBasis(LabeledEnum):
    """Whether a count of members comes from roster rows or was typed into a ledger."""

    COMPUTED = "COMPUTED", "按名册计算"
    REPORTED = "REPORTED", "台账填报"


class OperatingState(LabeledEnum):
    """Whether an organization counts as operating on a date."""

    OPERATING = "OPERATING", "实体运营"
    UNVERIFIED = "UNVERIFIED", "未核实"
    EXCLUDED = "EXCLUDED", "僵尸空挂"
    OUT_OF_REGISTER = "OUT_OF_REGISTER", "不在册"


@dataclass(frozen=True, slots=True)
class DatedFinding:
    """One check on the spot."""

    checked_on: date
    finding: OperatingFinding


_KINDS = {
    "91": OrganizationKind.ENTERPRISE,
    "93": OrganizationKind.ENTERPRISE,
    "92": OrganizationKind.INDIVIDUAL_BUSINESS,
    "51": OrganizationKind.SOCIAL_ORGANIZATION,
    "52": OrganizationKind.SOCIAL_ORGANIZATION,
    "53": OrganizationKind.SOCIAL_ORGANIZATION,
    "31": OrganizationKind.SOCIAL_ORGANIZATION,
}
_CATEGORIES = {
    "51": SocialOrganizationCategory.ASSOCIATION,
    "52": SocialOrganizationCategory.PRIVATE_NON_ENTERPRISE,
    "53": SocialOrganizationCategory.FOUNDATION,
    "31": SocialOrganizationCategory.LAW_FIRM,
}
_PREFIX_LENGTH = 2


def kind_of(credit_code: str, *, stated: OrganizationKind | None = None) -> OrganizationKind:
    """Give the kind of an organization: as stated (单位类型), else by the prefix of its code.

    Raises: NOT_TWO_NEW for any other prefix without a statement.
    Source: docs/glossary.md, "organization"; prefixes of GB 32100-2015.
    """
    prefix = credit_code[:_PREFIX_LENGTH]
    kind = stated or _KINDS.get(prefix)
    if kind is None:
        raise NotTwoNewError(text=credit_code, prefix=prefix)
    return kind


def category_of(credit_code: str) -> SocialOrganizationCategory | None:
    """Give the category of a social organization by the prefix of its code, where it tells one."""
    return _CATEGORIES.get(credit_code[:_PREFIX_LENGTH])


def counts_in_rates(kind: OrganizationKind, settings: RuleSettings) -> bool:
    """Tell whether organizations of a kind enter numerators and denominators at all."""
    match kind:
        case OrganizationKind.ENTERPRISE | OrganizationKind.SOCIAL_ORGANIZATION:
            return True
        case OrganizationKind.INDIVIDUAL_BUSINESS:
            return settings.include_individual_businesses


def operating_state(
    as_of: date,
    *,
    checks: Iterable[DatedFinding],
    settings: RuleSettings,
    ended_on: date | None = None,
) -> OperatingState:
    """Tell whether an organization operates on a date, by its register and its last check.

    A finding of zombie or shell holds until a newer check says otherwise, however old it is. A
    check older than the setting leaves the organization unverified: it stays in the denominator,
    or neglect would raise the rate. `ended_on` is the first day on which it is not registered.
    Source: docs/glossary.md, "operating".
    """
    if ended_on is not None and ended_on <= as_of:
        return OperatingState.OUT_OF_REGISTER
    past = [check for check in checks if check.checked_on <= as_of]
    if not past:
        return OperatingState.UNVERIFIED
    last = max(past, key=lambda check: check.checked_on)
    if last.finding is not OperatingFinding.OPERATING:
        return OperatingState.EXCLUDED
    if as_of > add_months(last.checked_on, settings.verification_months):
        return OperatingState.UNVERIFIED
    return OperatingState.OPERATING


def is_in_denominator(state: OperatingState) -> bool:
    """Tell whether an organization in this state stays in the denominator of the rates."""
    return state in {OperatingState.OPERATING, OperatingState.UNVERIFIED}
