"""党组织名册, 覆盖关系 and 党员花名册: their headings, in the order of the templates.

Source: domain brief section 5, ledgers 3 and 4; issue 2, part 7.
"""

from backend.branches.rules import BranchKind, Formation
from backend.members.rules import MemberKind, RegistrationRole, Sex, Standing
from backend.workbooks.columns import Column, Kind, choices_of
from backend.workbooks.ledger import (
    HALF_OPEN,
    MARK,
    OLD_NAME,
    SERIAL,
    Ledger,
    LedgerCode,
    town_column,
)

_FORMATIONS = choices_of(
    Formation,
    SOLE="单独 独立组建 单建 单独建立",
    AREA="划片 区域联建 片区联建 区域",
    INDUSTRY="行业 行业组建",
    ATTACHMENT="挂靠 挂靠组建",
    VILLAGE="村企 村企共建 村社联建",
    BUILDING="楼宇 楼宇组建 楼宇党建",
)

BRANCHES = Ledger(
    LedgerCode.BRANCHES,
    "党组织名册",
    "branches",
    (
        SERIAL,
        Column(
            "名称",
            "name",
            Kind.NAME,
            ("党组织名称", "党组织全称", "支部名称", "全称", "组织名称"),
            note="全称",
            is_required=True,
            width=34,
        ),
        Column(
            "类别",
            "kind",
            Kind.CHOICE,
            ("党组织类别", "组织类别", "类型", "党组织类型"),
            choices_of(
                BranchKind,
                PARTY_COMMITTEE="基层党委 党的委员会",
                GENERAL_BRANCH="总支 总支部 党总支部 总支部委员会",
                BRANCH="支部 支部委员会 独立党支部",
                JOINT_BRANCH="联合支部 联合党支 联合支部委员会",
            ),
        ),
        Column("隶属", "parent", Kind.NAME, ("上级党组织", "隶属关系", "隶属党组织"), width=30),
        Column(
            "组建方式",
            "formation",
            Kind.CHOICE,
            ("组建形式", "建立方式"),
            _FORMATIONS,
            note="六种方式之一；不属于的留空（如村党支部、镇党总支）",
        ),
        Column(
            "所在单位",
            "hosts",
            Kind.NAMES,
            ("所在单位统一社会信用代码", "依托单位", "组建单位", "建在单位"),
            note="信用代码或名称，多个用分号隔开",
            width=34,
        ),
        Column("批准文号", "number", Kind.TEXT, ("批复文号", "文号")),
        Column(
            "建立日期", "founded_on", Kind.DATE, ("成立日期", "建立时间", "成立时间", "批准日期")
        ),
        Column(
            "届满日期",
            "term_end",
            Kind.DATE,
            ("届满时间", "换届日期", "任期届满"),
            note="任期最后一天",
            may_lie_ahead=True,
        ),
        Column(
            "班子成员",
            "posts",
            Kind.TEXT,
            ("委员会成员", "支委会成员", "领导班子"),
            note="如“书记：张三；组织委员：李四”",
            width=30,
        ),
        Column("党员数", "reported_members", Kind.WHOLE, ("党员人数", "党员总数"), width=8),
        Column("撤销日期", "dissolved_on", Kind.DATE, ("撤销时间", "注销日期"), hint=HALF_OPEN),
        Column("撤销原因", "dissolution_reason", Kind.TEXT),
        Column("批准单位", "approver", Kind.NAME, ("批准机关", "批复单位")),
        town_column(is_required=False),
        Column("共建村", "village", Kind.NAME, ("所在村", "村(社区)")),
        Column("楼宇", "building", Kind.NAME, ("所在楼宇",)),
        Column("楼宇组", "building_group", Kind.NAME),
        Column("片区", "area", Kind.NAME, ("所在片区",)),
        Column("行业协会", "association", Kind.NAME, ("依托协会",)),
        Column("驻外地点", "away_place", Kind.NAME, ("驻外地",), note="驻外党组织所在市"),
        Column("功能型", "is_functional", Kind.YES_NO, ("是否功能型",)),
        Column("吸收未转入党员组建", "has_untransferred", Kind.YES_NO, ("吸收未转入组建",)),
        Column("村方正式党员", "village_full_members", Kind.WHOLE, ("村方党员数",)),
        OLD_NAME,
        MARK,
    ),
    ("党组织名册", "党组织", "支部名册", "党支部名册", "组织名册"),
)

COVERAGE = Ledger(
    LedgerCode.COVERAGE,
    "覆盖关系",
    "coverage_links",
    (
        SERIAL,
        Column(
            "统一社会信用代码",
            "credit_code",
            Kind.CREDIT_CODE,
            ("信用代码", "社会信用代码", "单位代码", "单位信用代码"),
            is_required=True,
            width=22,
        ),
        Column(
            "党组织名称",
            "branch",
            Kind.NAME,
            ("覆盖党组织", "党组织", "支部名称"),
            is_required=True,
            width=34,
        ),
        Column(
            "组建方式",
            "formation",
            Kind.CHOICE,
            ("覆盖方式", "组建形式"),
            _FORMATIONS,
            is_required=True,
        ),
        Column(
            "起始日期", "starts_on", Kind.DATE, ("开始日期", "覆盖日期", "起始时间", "生效日期")
        ),
        Column(
            "终止日期", "ends_on", Kind.DATE, ("结束日期", "终止时间", "截止日期"), hint=HALF_OPEN
        ),
        Column("依据", "basis", Kind.TEXT, ("文件依据", "覆盖依据"), width=24),
        Column("隶属", "parent", Kind.NAME, ("上级党组织",), note="同名党组织不止一个时填写"),
        MARK,
    ),
    ("覆盖关系", "覆盖", "组织覆盖"),
)

MEMBERS = Ledger(
    LedgerCode.MEMBERS,
    "党员花名册",
    "members",
    (
        SERIAL,
        Column("姓名", "name", Kind.NAME, ("党员姓名",), is_required=True, width=10),
        Column(
            "性别", "sex", Kind.CHOICE, (), choices_of(Sex, MALE="男性", FEMALE="女性"), width=6
        ),
        Column("出生", "birth_date", Kind.DATE, ("出生日期", "出生年月", "出生年月日")),
        Column(
            "身份证号",
            "id_number",
            Kind.ID_NUMBER,
            ("公民身份号码", "身份证号码", "身份证", "身份证件号码"),
            note="加密保存；导出时不含；有行标识时留空表示不变",
            width=22,
        ),
        Column("入党日期", "joined_on", Kind.DATE, ("入党时间", "加入党组织日期")),
        Column(
            "转正日期",
            "full_on",
            Kind.DATE,
            ("转正时间", "转为正式党员日期"),
            may_lie_ahead=True,
        ),
        Column(
            "入党/转正日期",
            "joined_and_full",
            Kind.DATE_PAIR,
            ("入党转正日期", "入党、转正时间"),
            is_exported=False,
        ),
        Column(
            "类别",
            "kind",
            Kind.CHOICE,
            ("党员类别", "人员类别", "党员类型"),
            choices_of(MemberKind, FULL="正式", PROBATIONARY="预备"),
        ),
        Column(
            "所在支部",
            "branch",
            Kind.NAME,
            ("所在党组织", "党支部", "所属支部", "所在党支部", "支部"),
            is_required=True,
            width=34,
        ),
        Column("工作单位", "employer", Kind.NAME, ("单位", "所在单位", "单位名称"), width=28),
        Column("岗位", "post", Kind.TEXT, ("职务", "工作岗位")),
        Column(
            "所在单位统一社会信用代码",
            "credit_code",
            Kind.CREDIT_CODE,
            ("单位统一社会信用代码", "工作单位信用代码", "统一社会信用代码", "信用代码"),
            width=22,
        ),
        Column(
            "登记性质",
            "role",
            Kind.CHOICE,
            ("登记类别", "关系性质"),
            choices_of(
                RegistrationRole, FORMAL="正式组织关系 组织关系所在", ACTIVITY="双重登记 活动登记"
            ),
        ),
        Column("登记日期", "registered_on", Kind.DATE, ("登记时间", "转入日期")),
        Column("离开日期", "left_on", Kind.DATE, ("转出日期", "离开时间"), hint=HALF_OPEN),
        Column("入职日期", "hired_on", Kind.DATE, ("入职时间", "到岗日期")),
        Column("离职日期", "resigned_on", Kind.DATE, ("离职时间",), hint=HALF_OPEN),
        Column(
            "党籍状态",
            "standing",
            Kind.CHOICE,
            ("党员状态", "党籍"),
            choices_of(Standing, LEFT="除名 退党 开除"),
        ),
        Column(
            "电话",
            "phone",
            Kind.PHONE,
            ("联系电话", "手机", "手机号", "手机号码", "联系方式"),
            note="加密保存；导出时不含",
        ),
        Column("是否流动", "is_floating", Kind.YES_NO, ("是否流动党员", "流动党员"), width=10),
        MARK,
    ),
    ("党员花名册", "党员名册", "花名册", "党员信息"),
)
