"""What an organization is by its code, size and checks: pure rules, each with its source."""

from backend.kit.labels import LabeledEnum


class OrganizationKind(LabeledEnum):
    """What a two-new organization is, which decides the denominators that it enters.

    Source: docs/glossary.md, "organization".
    """

    ENTERPRISE = "ENTERPRISE", "企业"
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "社会组织"
    INDIVIDUAL_BUSINESS = "INDIVIDUAL_BUSINESS", "个体工商户"


class SocialOrganizationCategory(LabeledEnum):
    """The columns that the official year table has for social organizations."""

    ASSOCIATION = "ASSOCIATION", "社会团体"
    FOUNDATION = "FOUNDATION", "基金会"
    PRIVATE_NON_ENTERPRISE = "PRIVATE_NON_ENTERPRISE", "民办非企业单位"
    LAW_FIRM = "LAW_FIRM", "律师事务所"
    ACCOUNTING_FIRM = "ACCOUNTING_FIRM", "会计师事务所"
    TAX_FIRM = "TAX_FIRM", "税务师事务所"


class RegistrationState(LabeledEnum):
    """What the register of its authority says of an organization."""

    ACTIVE = "ACTIVE", "存续"
    DEREGISTERED = "DEREGISTERED", "注销"
    REVOKED = "REVOKED", "吊销"
    MOVED_OUT = "MOVED_OUT", "迁出"


class OperatingFinding(LabeledEnum):
    """What a dated check on the spot found."""

    OPERATING = "OPERATING", "实体运营"
    ZOMBIE = "ZOMBIE", "僵尸"
    SHELL = "SHELL", "空挂"


class SizeClass(LabeledEnum):
    """The statistical size of an enterprise, computed and never typed."""

    LARGE = "LARGE", "大型"
    MEDIUM = "MEDIUM", "中型"
    SMALL = "SMALL", "小型"
    MICRO = "MICRO", "微型"
    UNDETERMINED = "UNDETERMINED", "未定"


class WorkCoverageKind(LabeledEnum):
    """By what the work reaches an organization that may have no branch."""

    INSTRUCTOR = "INSTRUCTOR", "指导员"
    CONTACT = "CONTACT", "联络员"
    UNION = "UNION", "工会"
    YOUTH_LEAGUE = "YOUTH_LEAGUE", "团组织"


class CountBasis(LabeledEnum):
    """Whether a count of members comes from roster rows or was typed into a ledger."""

    COMPUTED = "COMPUTED", "按名册计算"
    REPORTED = "REPORTED", "台账填报"
