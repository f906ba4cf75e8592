"""What each setting of the rules means, in the words of the screen, and which values it takes."""

from dataclasses import dataclass

CONSTITUTION = "《中国共产党章程》第三十条"
BRANCH_RULES = "《中国共产党支部工作条例（试行）》"
ELECTION_PRACTICE = "基层党委一般每届五年，各地文件不一，可调整"
PROJECT = "本系统的约定，可按当地文件调整"

# The six ways in the default order of preference, named as `backend.branches.rules.Formation`.
WAYS = ("SOLE", "BUILDING", "INDUSTRY", "VILLAGE", "AREA", "ATTACHMENT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A setting that is on or off."""

    label: str
    description: str
    source: str
    unit: str = ""

    def fault_of(self, value: object) -> str | None:
        """Say in Chinese why a value does not fit, or nothing."""
        return None if isinstance(value, bool) else "只能是开或关"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A setting that is a whole number from `least` to `most`, or empty where that is allowed."""

    label: str
    description: str
    source: str
    unit: str
    least: int
    most: int
    may_be_empty: bool = False

    def fault_of(self, value: object) -> str | None:
        """Say in Chinese why a value does not fit, or nothing."""
        if value is None and self.may_be_empty:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            return "应为整数"
        if not self.least <= value <= self.most:
            return f"应在 {self.least} 至 {self.most} {self.unit}之间"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A setting that puts all six ways of formation in an order."""

    label: str
    description: str
    source: str
    unit: str = ""

    def fault_of(self, value: object) -> str | None:
        """Say in Chinese why a value does not fit, or nothing."""
        if isinstance(value, list | tuple) and sorted(map(str, value)) == sorted(WAYS):
            return None
        return "应恰好列出六种组建方式各一次"


SettingNote = Switch | Number | Order


def _persons(
    label: str, description: str, source: str, *, least: int = 1, most: int = 1000
) -> Number:
    return Number(
        label=label, description=description, source=source, unit="人", least=least, most=most
    )


def _units(label: str, description: str, source: str, *, may_be_empty: bool = False) -> Number:
    return Number(
        label=label,
        description=description,
        source=source,
        unit="家",
        least=1,
        most=1000,
        may_be_empty=may_be_empty,
    )


def _meters(label: str, description: str) -> Number:
    return Number(
        label=label, description=description, source=PROJECT, unit="米", least=100, most=200_000
    )


def _span(label: str, description: str, source: str, *, unit: str, most: int) -> Number:
    return Number(
        label=label, description=description, source=source, unit=unit, least=1, most=most
    )


NOTES: dict[str, SettingNote] = {
    "include_individual_businesses": Switch(
        label="计入个体工商户",
        description="打开后，个体工商户与企业一样进入各项覆盖率的分子和分母。",
        source=PROJECT,
    ),
    "count_untransferred": Switch(
        label="计入未转入组织关系的党员",
        description="打开后，在单位工作、组织关系在别处的正式党员也计入单位的正式党员数。",
        source="全国两新组织统计年报“吸收未转入组织关系党员”单列，故设开关",
    ),
    "verification_months": _span(
        "核查有效期",
        "最近一次实体运营核查超过这一期限的单位列为“未核实”，仍留在分母里。",
        PROJECT,
        unit="个月",
        most=120,
    ),
    "sole_full_members": _persons(
        "单独组建的最少正式党员数",
        "单位的正式党员达到这一人数，应当单独建立党组织。",
        CONSTITUTION,
    ),
    "joint_full_members": _persons(
        "联合党支部的最少正式党员数",
        "批准联合党支部时，各单位正式党员合计不得少于这一人数。",
        PROJECT,
    ),
    "area_full_members": _persons(
        "划片联建的人数界限 (P1)",
        "正式党员不足这一人数的单位，可以划片联建。",
        CONSTITUTION,
    ),
    "attachment_full_members": _persons(
        "挂靠联建的人数界限 (P2)",
        "正式党员不足这一人数的小型、微型单位，可以就近挂靠。",
        CONSTITUTION,
    ),
    "unit_full_members": _persons(
        "联建单位各自的最少正式党员数",
        "联建、挂靠的每个单位至少要有的正式党员数；没有党员的单位派指导员。",
        PROJECT,
        least=0,
    ),
    "committee_full_members": _persons(
        "应设支委会的正式党员数",
        "正式党员达到这一人数的支部应设支部委员会。",
        BRANCH_RULES,
    ),
    "branch_members": _persons(
        "支部规模提醒线", "支部党员超过这一人数时提醒。", f"{BRANCH_RULES}第四条"
    ),
    "general_branch_full_members": _persons(
        "建议设总支的正式党员数", "正式党员达到这一人数时建议设党总支。", PROJECT
    ),
    "committee_kind_full_members": _persons(
        "建议设党委的正式党员数", "正式党员达到这一人数时建议设党委。", PROJECT
    ),
    "area_units": _units(
        "划片联建的单位数提醒线",
        "划片联建的支部覆盖单位超过这一数目时提醒。",
        f"{BRANCH_RULES}：联合党支部覆盖单位一般不超过 5 个",
    ),
    "industry_units": _units(
        "行业联建的单位数提醒线",
        "行业联建的支部覆盖单位超过这一数目时提醒。",
        f"{BRANCH_RULES}：联合党支部覆盖单位一般不超过 5 个",
    ),
    "attachment_units": _units(
        "挂靠单位数提醒线", "一个支部接纳的挂靠单位超过这一数目时提醒。", PROJECT
    ),
    "hard_cap_units": _units(
        "覆盖单位数硬上限",
        "超过这一数目不能批准；留空表示不设上限。楼宇联建不受此限。",
        "部分地方规定上限（如 10 家），国家没有统一上限",
        may_be_empty=True,
    ),
    "area_scattered_meters": _meters(
        "划片距离（分散镇街）", "分散镇街划片联建时，任意两个单位之间的最大距离。"
    ),
    "area_concentrated_meters": _meters(
        "划片距离（集中镇街）", "集中镇街划片联建时，任意两个单位之间的最大距离。"
    ),
    "attachment_meters": _meters("挂靠距离", "挂靠单位与接纳单位之间的最大距离。"),
    "way_order": Order(
        label="组建方式的优先顺序",
        description="几种方式都可行时，按这一顺序选取。",
        source=PROJECT,
    ),
    "branch_term_years": _span(
        "支部每届任期", "支部委员会每届任期。", BRANCH_RULES, unit="年", most=10
    ),
    "village_term_years": _span(
        "村（社区）支部每届任期", "村（社区）党支部每届任期。", BRANCH_RULES, unit="年", most=10
    ),
    "committee_term_years": _span(
        "党委、总支每届任期", "基层党委和总支每届任期。", ELECTION_PRACTICE, unit="年", most=10
    ),
    "approval_months": _span(
        "批复期限", "上级党委收到申请后应在这一期限内批复。", BRANCH_RULES, unit="个月", most=12
    ),
    "undo_days": _span(
        "可撤销的期限",
        "修改、合并等操作在这一期限内可以整体撤销；过期后不再保存修改前的内容（日志仍在）。",
        PROJECT,
        unit="天",
        most=365,
    ),
    "roster_months": _span(
        "名册确认周期",
        "党组织应在这一期限内确认一次党员名册，过期的列入待办。",
        PROJECT,
        unit="个月",
        most=60,
    ),
    "theory_share_percent": Number(
        label="理论占比上限",
        description="技能竞赛的总分中，理论成绩所占比例不得超过这一上限。",
        source="住房和城乡建设部办公厅 2015 年职业技能竞赛通知：理论成绩占比不超过 30%",
        unit="%",
        least=0,
        most=100,
    ),
    "appeal_hours": _span(
        "竞赛申诉时限", "封榜之后，参赛单位在这一时限内可以申诉。", PROJECT, unit="小时", most=720
    ),
    "name_days": Number(
        label="参赛姓名留存天数",
        description="申诉时限过后再满这一天数，未同意留存的参赛者姓名被清除，只留号码。",
        source=PROJECT,
        unit="天",
        least=0,
        most=3650,
    ),
}
