"""Ways of formation, kinds of branches and when a branch may be formed: pure rules with sources."""

from backend.kit.labels import CodedEnum, LabeledEnum


class Formation(LabeledEnum):
    """The six ways in which a branch comes to cover an organization (组建方式)."""

    SOLE = "SOLE", "单独组建"
    AREA = "AREA", "划片联建"
    INDUSTRY = "INDUSTRY", "行业联建"
    ATTACHMENT = "ATTACHMENT", "挂靠联建"
    VILLAGE = "VILLAGE", "村企联建"
    BUILDING = "BUILDING", "楼宇联建"


class BranchKind(CodedEnum):
    """The kind of a party organization, with the code that national ledgers give it."""

    PARTY_COMMITTEE = "PARTY_COMMITTEE", "党委", "611"
    GENERAL_BRANCH = "GENERAL_BRANCH", "党总支", "621"
    BRANCH = "BRANCH", "党支部", "631"
    JOINT_BRANCH = "JOINT_BRANCH", "联合党支部", "632"
    TEMPORARY_COMMITTEE = "TEMPORARY_COMMITTEE", "临时党委", "911"
    TEMPORARY_GENERAL_BRANCH = "TEMPORARY_GENERAL_BRANCH", "临时党总支", "921"
    TEMPORARY_BRANCH = "TEMPORARY_BRANCH", "临时党支部", "931"
    TEMPORARY_JOINT_BRANCH = "TEMPORARY_JOINT_BRANCH", "临时联合党支部", "932"


class ApprovalAction(LabeledEnum):
    """What the superior organization approved; only a founding enters F05."""

    FOUNDING = "FOUNDING", "成立"
    REAPPROVAL = "REAPPROVAL", "重新批复"
    RENAMING = "RENAMING", "更名"
