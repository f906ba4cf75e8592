"""The declared figures about branches (F01, F03, F04, F05) and the warnings about them."""

from backend.coverage.rules import BranchSet
from backend.figures.codes import FigureCode, FigureFamily
from backend.figures.figure import RULES, STATISTICS, branches

BRANCH_FIGURES = (
    branches(
        FigureCode.F01,
        BranchSet.COUNTED,
        "统计日期存在的党委、党总支、党支部、联合党支部，以六种方式之一组建，所在单位中至少有一家在册的"
        "两新组织。各级党组织各计一个。驻外、功能型、临时党组织和机关、镇街、村自身的党组织另列。",
        source=RULES,
    ),
    branches(
        FigureCode.F01_COMMITTEE, BranchSet.COUNTED_PARTY_COMMITTEE, "党组织数中的党委（611）。"
    ),
    branches(
        FigureCode.F01_GENERAL_BRANCH,
        BranchSet.COUNTED_GENERAL_BRANCH,
        "党组织数中的党总支（621）。",
    ),
    branches(FigureCode.F01_BRANCH, BranchSet.COUNTED_BRANCH, "党组织数中的党支部（631）。"),
    branches(
        FigureCode.F01_JOINT_BRANCH,
        BranchSet.COUNTED_JOINT_BRANCH,
        "党组织数中的联合党支部（632）。",
    ),
    branches(
        FigureCode.F01_UNTRANSFERRED,
        BranchSet.WITH_UNTRANSFERRED,
        "党组织数中吸收未转入组织关系的党员建立的党组织。",
        source=STATISTICS,
    ),
    branches(
        FigureCode.F01_OTHERS,
        BranchSet.OTHERS,
        "统计日期存在而不计入党组织数的：驻外、功能型、临时、机关镇街村自身的，以及没有在册所在单位的。",
    ),
    branches(FigureCode.F01_AWAY, BranchSet.OTHERS_AWAY, "设在外地的党组织。"),
    branches(
        FigureCode.F01_FUNCTIONAL, BranchSet.OTHERS_FUNCTIONAL, "没有所在单位的功能型党组织。"
    ),
    branches(
        FigureCode.F01_TEMPORARY, BranchSet.OTHERS_TEMPORARY, "临时党组织（911、921、931、932）。"
    ),
    branches(
        FigureCode.F01_ORGAN,
        BranchSet.OTHERS_ORGAN,
        "区、镇街、部门和村（社区）自身的党组织，不属于六种组建方式。",
    ),
    branches(FigureCode.F03, BranchSet.ALONE, "党组织数中按单独组建批复的。", source=RULES),
    branches(
        FigureCode.F04,
        BranchSet.JOINTLY,
        "党组织数中按划片、行业、村企、楼宇联建批复的，以及因挂靠重新批复为联合党支部的。"
        "党组织数 = 单独组建数 + 联合组建数。",
    ),
    branches(FigureCode.F04_BUILDING, BranchSet.BY_BUILDING, "联合组建数中按楼宇联建批复的。"),
    branches(FigureCode.F04_INDUSTRY, BranchSet.BY_INDUSTRY, "联合组建数中按行业联建批复的。"),
    branches(
        FigureCode.F04_VILLAGE,
        BranchSet.BY_VILLAGE,
        "联合组建数中按村企联建批复的；企业经村自身党组织覆盖的不新增党组织。",
    ),
    branches(FigureCode.F04_AREA, BranchSet.BY_AREA, "联合组建数中按划片联建批复的。"),
    branches(
        FigureCode.F04_ATTACHMENT,
        BranchSet.BY_ATTACHMENT,
        "联合组建数中因挂靠而由单独重新批复为联合党支部的；挂靠本身不新增党组织。",
    ),
    branches(
        FigureCode.F05,
        BranchSet.FOUNDED,
        "当年一月一日至统计日期批准成立的党组织，后来撤销的也计入；重新批复、更名、换届不计。",
    ),
    branches(
        FigureCode.F05_DISSOLVED,
        BranchSet.FOUNDED_DISSOLVED,
        "今年新建数中在统计日期前已撤销的。",
    ),
    branches(FigureCode.F05_NET, BranchSet.FOUNDED_STANDING, "今年新建数减去其中已撤销的。"),
)

_WARNING = FigureFamily.WARNING
WARNINGS = (
    branches(
        FigureCode.WARN_JOINT_MEMBERS,
        BranchSet.JOINT_UNDER_MINIMUM,
        "联合组建的党组织，所覆盖单位（和村方参与）的正式党员合计不足三名（可设）；党组织照常计入。",
        family=_WARNING,
        source=RULES,
    ),
    branches(
        FigureCode.WARN_COMMITTEE,
        BranchSet.COMMITTEE_DUE,
        "支部所覆盖单位的正式党员合计达到七名（可设），应设支部委员会。",
        family=_WARNING,
        source=RULES,
    ),
    branches(
        FigureCode.WARN_TERM_ENDING,
        BranchSet.TERM_ENDING,
        "任期在九十天内届满。",
        family=_WARNING,
        source=RULES,
    ),
    branches(
        FigureCode.WARN_TERM_ENDING_LATER,
        BranchSet.TERM_ENDING_LATER,
        "任期在一百八十天内届满，其中九十天内届满的另列。",
        family=_WARNING,
        source=RULES,
    ),
    branches(
        FigureCode.WARN_TERM_ENDED,
        BranchSet.TERM_ENDED,
        "任期已经届满，未见换届。",
        family=_WARNING,
        source=RULES,
    ),
    branches(
        FigureCode.WARN_SIZE,
        BranchSet.OVER_SIZE,
        "支部所覆盖单位的党员合计超过五十名（可设）。",
        family=_WARNING,
        source=RULES,
    ),
    branches(
        FigureCode.WARN_CAP,
        BranchSet.OVER_CAP,
        "划片、行业联建覆盖单位超过提醒数，或挂靠单位超过提醒数（缺省均为五家）。",
        family=_WARNING,
        source=RULES,
    ),
    branches(
        FigureCode.WARN_ROSTER,
        BranchSet.ROSTER_DUE,
        "党支部（含联合党支部）六个月（可设）内没有确认过党员名册；新建的从建立之日起算。",
        family=_WARNING,
    ),
    branches(
        FigureCode.WARN_HOSTLESS,
        BranchSet.OTHERS_HOSTLESS,
        "按六种方式批复而所在单位均已注销或退出，不计入党组织数，应予撤销或调整。",
        family=_WARNING,
    ),
)
