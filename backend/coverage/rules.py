"""The names of the sets that figures are made of, and why a row enters or leaves one.

SQL decides who stands in a set (`organization_sets` and `branch_sets` among the functions of the
database); a test holds these names against what the functions can give.
"""

from backend.kit.labels import LabeledEnum


class Population(LabeledEnum):
    """统计对象；Which organizations a rate is about."""

    ENTERPRISE = "ENTERPRISE", "企业"
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "社会组织"
    ALL = "ALL", "两新组织（企业和社会组织）"


class Subject(LabeledEnum):
    """行是什么；What the rows of a figure are."""

    ORGANIZATION = "ORGANIZATION", "单位"
    BRANCH = "BRANCH", "党组织"
    CONTEST = "CONTEST", "竞赛"
    DISCIPLINE = "DISCIPLINE", "赛项"
    ENTRY = "ENTRY", "参赛"
    JUDGE = "JUDGE", "评委"
    AWARD = "AWARD", "奖项"
    PRACTICE_SESSION = "PRACTICE_SESSION", "练兵场次"
    PRACTICE_RESULT = "PRACTICE_RESULT", "练兵成绩"


class Part(LabeledEnum):
    """分子或分母；Which of the two sets of a rate; a count has a numerator alone."""

    NUMERATOR = "NUMERATOR", "分子"
    DENOMINATOR = "DENOMINATOR", "分母"


class OrganizationSet(LabeledEnum):
    """The sets in which an organization may stand on a day."""

    OPERATING = "OPERATING", "实体运营"
    POTENTIAL = "POTENTIAL", "实体运营或被核查剔除"
    POTENTIAL_COVERED = "POTENTIAL_COVERED", "已覆盖（含被核查剔除的）"
    COVERED = "COVERED", "已覆盖"
    SOLE = "SOLE", "已单独组建"
    SOLE_COMMITTEE = "SOLE_COMMITTEE", "单独建党委"
    SOLE_GENERAL_BRANCH = "SOLE_GENERAL_BRANCH", "单独建党总支"
    SOLE_BRANCH = "SOLE_BRANCH", "单独建党支部"
    JOINT = "JOINT", "联合组建或挂靠"
    JOINT_DUE = "JOINT_DUE", "联合组建或挂靠，其中正式党员达到单独组建人数"
    DUE = "DUE", "应建"
    DUE_COVERED = "DUE_COVERED", "应建已建"
    UNCOVERED = "UNCOVERED", "未覆盖"
    DUE_UNCOVERED = "DUE_UNCOVERED", "应建未建"
    FEW_MEMBERS = "FEW_MEMBERS", "未建，仅有个别党员"
    NO_MEMBERS = "NO_MEMBERS", "未建，没有党员"
    WORK_COVERED = "WORK_COVERED", "组织覆盖或工作覆盖"
    WITH_INSTRUCTOR = "WITH_INSTRUCTOR", "已派指导员"
    VERIFIED = "VERIFIED", "已核查"
    UNVERIFIED = "UNVERIFIED", "未核查或核查过期"
    NEVER_CHECKED = "NEVER_CHECKED", "从未核查"
    CHECK_EXPIRED = "CHECK_EXPIRED", "核查过期"
    NO_EVIDENCE = "NO_EVIDENCE", "剔除而无依据"
    WITHOUT_LINE = "WITHOUT_LINE", "主管部门未确认"
    WITHOUT_PLACE = "WITHOUT_PLACE", "没有位置"
    COUNT_UNKNOWN = "COUNT_UNKNOWN", "党员数未知"
    COUNTS_DIFFER = "COUNTS_DIFFER", "填报数与名册不符"


class BranchSet(LabeledEnum):
    """The sets in which a branch may stand on a day."""

    COUNTED = "COUNTED", "计入的党组织"
    COUNTED_PARTY_COMMITTEE = "COUNTED_PARTY_COMMITTEE", "党委"
    COUNTED_GENERAL_BRANCH = "COUNTED_GENERAL_BRANCH", "党总支"
    COUNTED_BRANCH = "COUNTED_BRANCH", "党支部"
    COUNTED_JOINT_BRANCH = "COUNTED_JOINT_BRANCH", "联合党支部"
    ALONE = "ALONE", "单独组建"
    JOINTLY = "JOINTLY", "联合组建"
    BY_SOLE = "BY_SOLE", "单独组建"
    BY_AREA = "BY_AREA", "划片联建"
    BY_INDUSTRY = "BY_INDUSTRY", "行业联建"
    BY_ATTACHMENT = "BY_ATTACHMENT", "挂靠联建"
    BY_VILLAGE = "BY_VILLAGE", "村企联建"
    BY_BUILDING = "BY_BUILDING", "楼宇联建"
    WITH_UNTRANSFERRED = "WITH_UNTRANSFERRED", "吸收未转入党员组建"
    OTHERS = "OTHERS", "另列的党组织"
    OTHERS_AWAY = "OTHERS_AWAY", "驻外党组织"
    OTHERS_FUNCTIONAL = "OTHERS_FUNCTIONAL", "功能型党组织"
    OTHERS_TEMPORARY = "OTHERS_TEMPORARY", "临时党组织"
    OTHERS_ORGAN = "OTHERS_ORGAN", "机关、镇街、村自身的党组织"
    OTHERS_HOSTLESS = "OTHERS_HOSTLESS", "没有在册所在单位"
    FOUNDED = "FOUNDED", "期内批准成立"
    FOUNDED_DISSOLVED = "FOUNDED_DISSOLVED", "期内成立，已撤销"
    FOUNDED_STANDING = "FOUNDED_STANDING", "期内成立，现存"
    JOINT_UNDER_MINIMUM = "JOINT_UNDER_MINIMUM", "联合党支部正式党员不足"
    COMMITTEE_DUE = "COMMITTEE_DUE", "应设支委会"
    OVER_SIZE = "OVER_SIZE", "党员超过上限"
    OVER_CAP = "OVER_CAP", "覆盖单位超过提醒数"
    TERM_ENDED = "TERM_ENDED", "任期已届满"
    TERM_ENDING = "TERM_ENDING", "任期将届满"
    TERM_ENDING_LATER = "TERM_ENDING_LATER", "任期半年内届满"
    ROSTER_DUE = "ROSTER_DUE", "名册待确认"


class ContestSet(LabeledEnum):
    """The sets in which what belongs to contests may stand, of a window that ends with a day."""

    CONTEST_HELD = "CONTEST_HELD", "期内举办的竞赛"
    CONTEST_OF_DISTRICT = "CONTEST_OF_DISTRICT", "期内举办的区级竞赛"
    CONTEST_OF_TOWN = "CONTEST_OF_TOWN", "期内举办的镇街级竞赛"
    CONTEST_OF_DEPARTMENT = "CONTEST_OF_DEPARTMENT", "期内举办的行业级竞赛"
    CONTEST_OF_ENTERPRISE = "CONTEST_OF_ENTERPRISE", "期内举办的企业级竞赛"
    CONTEST_DISCIPLINE = "CONTEST_DISCIPLINE", "期内竞赛的赛项"
    CONTESTANT = "CONTESTANT", "期内个人参赛者"
    CONTEST_TEAM = "CONTEST_TEAM", "期内参赛队"
    CONTEST_ORGANIZATION = "CONTEST_ORGANIZATION", "期内参赛单位"
    CONTEST_JUDGE = "CONTEST_JUDGE", "期内竞赛的评委"
    AWARD = "AWARD", "期内颁发的奖项"
    AWARD_FIRST = "AWARD_FIRST", "期内颁发的一等奖"
    AWARD_SECOND = "AWARD_SECOND", "期内颁发的二等奖"
    AWARD_THIRD = "AWARD_THIRD", "期内颁发的三等奖"
    AWARD_EXCELLENCE = "AWARD_EXCELLENCE", "期内颁发的优秀奖"
    AWARD_ORGANIZER = "AWARD_ORGANIZER", "期内颁发的优秀组织奖"
    PRACTICE_CAMP = "PRACTICE_CAMP", "期内举办的岗位练兵"
    PRACTICE_SESSION = "PRACTICE_SESSION", "期内举办的练兵场次"
    PRACTICE_ATTENDANCE = "PRACTICE_ATTENDANCE", "期内练兵到场"
    PRACTICE_PERSON = "PRACTICE_PERSON", "期内到场练兵者"


class Direction(LabeledEnum):
    """进入或退出；Whether a row came into a figure between two days or went out of it."""

    ENTERED = "ENTERED", "进入"
    LEFT = "LEFT", "退出"


class ChangeReason(LabeledEnum):
    """变化原因；Why a row stands in a figure on one of two days alone; each row has one reason.

    The first that applies, in this order of thought: the object itself, its place, whether it
    operates, its coverage, its members, its checks.
    """

    REGISTERED = "REGISTERED", "新登记的单位"
    DEREGISTERED = "DEREGISTERED", "单位注销、吊销或迁出"
    MOVED_IN = "MOVED_IN", "调入本范围"
    MOVED_OUT = "MOVED_OUT", "调出本范围"
    BECAME_OPERATING = "BECAME_OPERATING", "核查恢复实体运营"
    NO_LONGER_OPERATING = "NO_LONGER_OPERATING", "核查认定僵尸或空挂"
    FOUNDED = "FOUNDED", "新建党组织"
    DISSOLVED = "DISSOLVED", "党组织撤销"
    ATTACHED = "ATTACHED", "挂靠到已有党组织"
    JOINED = "JOINED", "加入已有党组织"
    LEFT_BRANCH = "LEFT_BRANCH", "退出党组织"
    STANDING_CHANGED = "STANDING_CHANGED", "所属党组织是否计入有变化"
    FORMATION_CHANGED = "FORMATION_CHANGED", "组建方式变更"
    HOST_CHANGED = "HOST_CHANGED", "所在单位变更"
    MEMBERS_CHANGED = "MEMBERS_CHANGED", "党员人数变化"
    WORK_COVERAGE_CHANGED = "WORK_COVERAGE_CHANGED", "指导员、联络员或群团组织变化"
    CHECKED = "CHECKED", "完成核查"
    HELD = "HELD", "新举办"
    CHECK_EXPIRED = "CHECK_EXPIRED", "核查过期"
    WINDOW_CHANGED = "WINDOW_CHANGED", "统计期间变化"
    RULES_CHANGED = "RULES_CHANGED", "规则版本变化"
    OTHER = "OTHER", "其他"
