"""What a row of a ledger is warned of: the sets of the figures that call for work."""

from backend.coverage.rules import BranchSet, OrganizationSet
from backend.kit.labels import LabeledEnum


class RowWarning(LabeledEnum):
    """提醒；Why a row calls for work; each is a set of the figures, so that list and row agree."""

    DUE_UNCOVERED = OrganizationSet.DUE_UNCOVERED, OrganizationSet.DUE_UNCOVERED.label
    UNCOVERED = OrganizationSet.UNCOVERED, OrganizationSet.UNCOVERED.label
    NEVER_CHECKED = OrganizationSet.NEVER_CHECKED, OrganizationSet.NEVER_CHECKED.label
    CHECK_EXPIRED = OrganizationSet.CHECK_EXPIRED, OrganizationSet.CHECK_EXPIRED.label
    NO_EVIDENCE = OrganizationSet.NO_EVIDENCE, OrganizationSet.NO_EVIDENCE.label
    WITHOUT_LINE = OrganizationSet.WITHOUT_LINE, OrganizationSet.WITHOUT_LINE.label
    WITHOUT_PLACE = OrganizationSet.WITHOUT_PLACE, OrganizationSet.WITHOUT_PLACE.label
    COUNT_UNKNOWN = OrganizationSet.COUNT_UNKNOWN, OrganizationSet.COUNT_UNKNOWN.label
    COUNTS_DIFFER = OrganizationSet.COUNTS_DIFFER, OrganizationSet.COUNTS_DIFFER.label
    JOINT_UNDER_MINIMUM = BranchSet.JOINT_UNDER_MINIMUM, BranchSet.JOINT_UNDER_MINIMUM.label
    COMMITTEE_DUE = BranchSet.COMMITTEE_DUE, BranchSet.COMMITTEE_DUE.label
    OVER_SIZE = BranchSet.OVER_SIZE, BranchSet.OVER_SIZE.label
    OVER_CAP = BranchSet.OVER_CAP, BranchSet.OVER_CAP.label
    TERM_ENDED = BranchSet.TERM_ENDED, BranchSet.TERM_ENDED.label
    TERM_ENDING = BranchSet.TERM_ENDING, BranchSet.TERM_ENDING.label
    TERM_ENDING_LATER = BranchSet.TERM_ENDING_LATER, BranchSet.TERM_ENDING_LATER.label
    ROSTER_DUE = BranchSet.ROSTER_DUE, BranchSet.ROSTER_DUE.label
    OTHERS_HOSTLESS = BranchSet.OTHERS_HOSTLESS, BranchSet.OTHERS_HOSTLESS.label
