"""The codes of the figures with their Chinese names, and how figures are sorted into families."""

from backend.kit.labels import LabeledEnum


class FigureCode(LabeledEnum):
    """数字代码；The code of a figure; F01 to F06 are those of the district's report."""

    F01 = "F01", "党组织数"
    F01_COMMITTEE = "F01_COMMITTEE", "其中：党委"
    F01_GENERAL_BRANCH = "F01_GENERAL_BRANCH", "其中：党总支"
    F01_BRANCH = "F01_BRANCH", "其中：党支部"
    F01_JOINT_BRANCH = "F01_JOINT_BRANCH", "其中：联合党支部"
    F01_UNTRANSFERRED = "F01_UNTRANSFERRED", "其中：吸收未转入党员组建"
    F01_OTHERS = "F01_OTHERS", "另列：其他党组织"
    F01_AWAY = "F01_AWAY", "另列：驻外党组织"
    F01_FUNCTIONAL = "F01_FUNCTIONAL", "另列：功能型党组织"
    F01_TEMPORARY = "F01_TEMPORARY", "另列：临时党组织"
    F01_ORGAN = "F01_ORGAN", "另列：机关、镇街、村自身的党组织"
    F02 = "F02", "覆盖企业数"
    F02S = "F02S", "覆盖社会组织数"
    F03 = "F03", "单独组建数"
    F04 = "F04", "联合组建数"
    F04_BUILDING = "F04_BUILDING", "其中：楼宇联建"
    F04_INDUSTRY = "F04_INDUSTRY", "其中：行业联建"
    F04_VILLAGE = "F04_VILLAGE", "其中：村企联建"
    F04_AREA = "F04_AREA", "其中：划片联建"
    F04_ATTACHMENT = "F04_ATTACHMENT", "其中：挂靠联建"
    F05 = "F05", "今年新建数"
    F05_DISSOLVED = "F05_DISSOLVED", "其中：已撤销"
    F05_NET = "F05_NET", "今年净新建数"
    F06 = "F06", "组织覆盖率"
    F06_SOLE = "F06_SOLE", "单独组建率"
    F06_DUE = "F06_DUE", "应建已建率"
    F06_WORK = "F06_WORK", "工作覆盖率"
    F06_IF_EXCLUDED = "F06_IF_EXCLUDED", "组织覆盖率（计入剔除单位）"
    F06_VERIFIED = "F06_VERIFIED", "核查率"
    UNITS = "UNITS", "单位数"
    UNITS_SOLE = "UNITS_SOLE", "已单独组建"
    UNITS_SOLE_COMMITTEE = "UNITS_SOLE_COMMITTEE", "其中：党委"
    UNITS_SOLE_GENERAL_BRANCH = "UNITS_SOLE_GENERAL_BRANCH", "其中：党总支"
    UNITS_SOLE_BRANCH = "UNITS_SOLE_BRANCH", "其中：党支部"
    UNITS_JOINT = "UNITS_JOINT", "已联合组建或挂靠"
    UNITS_JOINT_DUE = "UNITS_JOINT_DUE", "其中：具有三名以上正式党员"
    UNITS_DUE = "UNITS_DUE", "应建尚未建立"
    UNITS_FEW = "UNITS_FEW", "仅有个别党员"
    UNITS_NONE = "UNITS_NONE", "没有党员"
    UNITS_INSTRUCTED = "UNITS_INSTRUCTED", "已派党建工作指导员"
    BLIND_UNCOVERED = "BLIND_UNCOVERED", "未覆盖单位"
    BLIND_UNVERIFIED = "BLIND_UNVERIFIED", "未核查单位"
    BLIND_NEVER_CHECKED = "BLIND_NEVER_CHECKED", "其中：从未核查"
    BLIND_CHECK_EXPIRED = "BLIND_CHECK_EXPIRED", "其中：核查过期"
    BLIND_LINE = "BLIND_LINE", "主管部门未确认"
    BLIND_NO_PLACE = "BLIND_NO_PLACE", "没有位置"
    BLIND_NO_EVIDENCE = "BLIND_NO_EVIDENCE", "剔除而无依据"
    BLIND_COUNT_UNKNOWN = "BLIND_COUNT_UNKNOWN", "党员数未知"
    BLIND_COUNTS_DIFFER = "BLIND_COUNTS_DIFFER", "填报数与名册不符"
    WARN_JOINT_MEMBERS = "WARN_JOINT_MEMBERS", "联合党支部党员不足"
    WARN_COMMITTEE = "WARN_COMMITTEE", "应设支委会"
    WARN_TERM_ENDING = "WARN_TERM_ENDING", "任期将届满"
    WARN_TERM_ENDING_LATER = "WARN_TERM_ENDING_LATER", "任期半年内届满"
    WARN_TERM_ENDED = "WARN_TERM_ENDED", "任期已届满"
    WARN_SIZE = "WARN_SIZE", "党员超过上限"
    WARN_CAP = "WARN_CAP", "覆盖单位超过提醒数"
    WARN_ROSTER = "WARN_ROSTER", "名册逾期未确认"
    WARN_HOSTLESS = "WARN_HOSTLESS", "没有在册所在单位"
    CONTESTS = "CONTESTS", "举办竞赛"
    CONTESTS_DISTRICT = "CONTESTS_DISTRICT", "其中：区级"
    CONTESTS_TOWN = "CONTESTS_TOWN", "其中：镇街级"
    CONTESTS_DEPARTMENT = "CONTESTS_DEPARTMENT", "其中：行业级"
    CONTESTS_ENTERPRISE = "CONTESTS_ENTERPRISE", "其中：企业级"
    CONTEST_DISCIPLINES = "CONTEST_DISCIPLINES", "竞赛赛项"
    CONTESTANTS = "CONTESTANTS", "参赛人数"
    CONTEST_TEAMS = "CONTEST_TEAMS", "参赛队数"
    CONTEST_ORGANIZATIONS = "CONTEST_ORGANIZATIONS", "参赛单位数"
    CONTEST_JUDGES = "CONTEST_JUDGES", "执裁评委"
    AWARDS = "AWARDS", "颁发奖项"
    AWARDS_FIRST = "AWARDS_FIRST", "其中：一等奖"
    AWARDS_SECOND = "AWARDS_SECOND", "其中：二等奖"
    AWARDS_THIRD = "AWARDS_THIRD", "其中：三等奖"
    AWARDS_EXCELLENCE = "AWARDS_EXCELLENCE", "其中：优秀奖"
    AWARDS_ORGANIZER = "AWARDS_ORGANIZER", "其中：优秀组织奖"
    PRACTICE_CAMPS = "PRACTICE_CAMPS", "岗位练兵"
    PRACTICE_SESSIONS = "PRACTICE_SESSIONS", "练兵场次"
    PRACTICE_ATTENDANCES = "PRACTICE_ATTENDANCES", "练兵人次"
    PRACTICE_PERSONS = "PRACTICE_PERSONS", "练兵人数"


class FigureFamily(LabeledEnum):
    """数字类别；What a figure is for."""

    COVERAGE = "COVERAGE", "组建与覆盖"
    PARTITION = "PARTITION", "年报分布"
    BLIND_SPOT = "BLIND_SPOT", "盲区"
    WARNING = "WARNING", "提醒"
    CONTEST = "CONTEST", "竞赛与练兵"


class FigureUnit(LabeledEnum):
    """计量单位；In what a figure is counted."""

    BRANCHES = "BRANCHES", "个"
    ORGANIZATIONS = "ORGANIZATIONS", "家"
    RATIO = "RATIO", "比率"
    EVENTS = "EVENTS", "场"
    ITEMS = "ITEMS", "项"
    TEAMS = "TEAMS", "支"
    PERSONS = "PERSONS", "人"
    VISITS = "VISITS", "人次"


class Breakdown(LabeledEnum):
    """数字的分项；By what figures are broken down."""

    TOWN = "TOWN", "镇街"
    DEPARTMENT = "DEPARTMENT", "部门"
    FORMATION = "FORMATION", "组建方式"


class ContestBreakdown(LabeledEnum):
    """竞赛数字的分项；By what figures of contests alone are broken down."""

    TRADE = "TRADE", "工种"
    CLUSTER = "CLUSTER", "产业集群"


class TrendStep(LabeledEnum):
    """趋势的间隔；How far the points of a trend lie apart; each is the last day of its period."""

    MONTH = "MONTH", "月"
    QUARTER = "QUARTER", "季"
    YEAR = "YEAR", "年"


class NoValueReason(LabeledEnum):
    """无值的原因；Why a figure has no value."""

    ZERO_DENOMINATOR = "ZERO_DENOMINATOR", "分母为零"


class Measured(LabeledEnum):
    """统计方式；Whether a figure is of a day, or of the window that ends with it."""

    DAY = "DAY", "时点"
    YEAR = "YEAR", "期间，缺省自当年一月一日"
