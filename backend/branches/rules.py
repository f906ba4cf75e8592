"""Ways of formation, kinds of branches and when a branch may be formed: pure rules with sources."""

from backend.kit.labels import CodedEnum, LabeledEnum
from backend.places.settings import RuleSettings


class Formation(LabeledEnum):
    """组建方式；The six ways in which a branch comes to cover an organization."""

    SOLE = "SOLE", "单独组建"
    AREA = "AREA", "划片联建"
    INDUSTRY = "INDUSTRY", "行业联建"
    ATTACHMENT = "ATTACHMENT", "挂靠联建"
    VILLAGE = "VILLAGE", "村企联建"
    BUILDING = "BUILDING", "楼宇联建"


class BranchKind(CodedEnum):
    """党组织类别；The kind of a party organization, with the code that national ledgers give it."""

    PARTY_COMMITTEE = "PARTY_COMMITTEE", "党委", "611"
    GENERAL_BRANCH = "GENERAL_BRANCH", "党总支", "621"
    BRANCH = "BRANCH", "党支部", "631"
    JOINT_BRANCH = "JOINT_BRANCH", "联合党支部", "632"
    TEMPORARY_COMMITTEE = "TEMPORARY_COMMITTEE", "临时党委", "911"
    TEMPORARY_GENERAL_BRANCH = "TEMPORARY_GENERAL_BRANCH", "临时党总支", "921"
    TEMPORARY_BRANCH = "TEMPORARY_BRANCH", "临时党支部", "931"
    TEMPORARY_JOINT_BRANCH = "TEMPORARY_JOINT_BRANCH", "临时联合党支部", "932"


class ApprovalAction(LabeledEnum):
    """批复事项；What the superior organization approved; only a founding enters F05."""

    FOUNDING = "FOUNDING", "成立"
    REAPPROVAL = "REAPPROVAL", "重新批复"
    RENAMING = "RENAMING", "更名"


# The kinds that F01 counts: basic organizations, temporary ones excluded.
COUNTED_KINDS = frozenset(
    {
        BranchKind.PARTY_COMMITTEE,
        BranchKind.GENERAL_BRANCH,
        BranchKind.BRANCH,
        BranchKind.JOINT_BRANCH,
    }
)
JOINT_FORMATIONS = frozenset(Formation) - {Formation.SOLE}


def suggested_kind(
    full_members: int, *, formation: Formation, settings: RuleSettings
) -> BranchKind:
    """Suggest the kind of a branch from its full members; the superior may approve another.

    Source: 支部工作条例 art. 4 for 50; 50 and 100 are settings, since local rules differ.
    """
    if full_members >= settings.committee_kind_full_members:
        return BranchKind.PARTY_COMMITTEE
    if full_members >= settings.general_branch_full_members:
        return BranchKind.GENERAL_BRANCH
    return BranchKind.BRANCH if formation is Formation.SOLE else BranchKind.JOINT_BRANCH


def is_committee_due(full_members: int, settings: RuleSettings) -> bool:
    """Tell whether a branch should have a committee (支委会).

    Source: 支部工作条例, chapter 6: seven full members and more.
    """
    return full_members >= settings.committee_full_members


def term_years(kind: BranchKind, *, is_village: bool, settings: RuleSettings) -> int | None:
    """Give the length of a term in years; a temporary branch holds no term elections.

    Source: 支部工作条例, chapter 6; the term of committees is a setting.
    """
    match kind:
        case BranchKind.PARTY_COMMITTEE | BranchKind.GENERAL_BRANCH:
            return settings.committee_term_years
        case BranchKind.BRANCH | BranchKind.JOINT_BRANCH:
            return settings.village_term_years if is_village else settings.branch_term_years
        case (
            BranchKind.TEMPORARY_COMMITTEE
            | BranchKind.TEMPORARY_GENERAL_BRANCH
            | BranchKind.TEMPORARY_BRANCH
            | BranchKind.TEMPORARY_JOINT_BRANCH
        ):
            return None


def ways_in_order(settings: RuleSettings) -> tuple[Formation, ...]:
    """Give the six ways in the district's order of preference."""
    return tuple(Formation(way) for way in settings.way_order)
