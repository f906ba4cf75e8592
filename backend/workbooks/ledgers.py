"""The ledgers that offices keep in workbooks: their headings, in the order of the templates.

Source: domain brief section 5 (headings), section 0.1 (further templates); issue 2, part 7.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from backend.branches.rules import BranchKind, Formation
from backend.commerce.rules import ShopPlatform, ShopState
from backend.kit.geo import CoordinateSystem
from backend.kit.text import match_key
from backend.members.rules import MemberKind, RegistrationRole, Sex, Standing
from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    RegistrationState,
    SocialOrganizationCategory,
)
from backend.places.rules import DepartmentKind, Settlement, TownKind, UrbanRuralClass
from backend.workbooks.columns import Column, Kind, choices_of
from backend.workbooks.errors import UnknownLedgerError


class LedgerCode(StrEnum):
    """The ledgers, in the order in which their rows depend on each other."""

    DEPARTMENTS = "departments"
    TOWNS = "towns"
    VILLAGES = "villages"
    AREAS = "areas"
    BUILDINGS = "buildings"
    ENTERPRISES = "enterprises"
    SOCIAL_ORGANIZATIONS = "social-organizations"
    BRANCHES = "branches"
    COVERAGE = "coverage"
    MEMBERS = "members"
    SHOPS = "shops"


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger: its name, the words that name it in a sheet's title, its columns."""

    code: LedgerCode
    title: str
    table: str
    columns: tuple[Column, ...]
    names: tuple[str, ...] = ()

    def column(self, field: str) -> Column:
        """Give the column of a field."""
        return next(column for column in self.columns if column.field == field)


HALF_OPEN = "自该日起不再有效"
_MARK = Column("行标识", "mark", Kind.MARK, note="导出时自动填写，请勿改动；新增的行留空", width=18)
_SERIAL = Column("序号", "serial", Kind.TEXT, ("编号", "行号"), is_exported=False, width=6)
_OLD_NAME = Column(
    "原名称",
    "old_name",
    Kind.NAME,
    ("曾用名", "原名", "变更前名称"),
    note="改名时填写改名前的名称",
    is_exported=False,
)


def _town(*, is_required: bool = True) -> Column:
    return Column(
        "所在镇街",
        "town",
        Kind.NAME,
        (
            "所属镇街",
            "所属镇街/园区",
            "镇街",
            "所属街道",
            "所属乡镇",
            "街道",
            "乡镇",
            "镇(街道)",
            "属地",
        ),
        is_required=is_required,
    )


_POINT = (
    Column("经度", "longitude", Kind.NUMBER, ("东经", "lng", "lon"), note="小数度", width=11),
    Column("纬度", "latitude", Kind.NUMBER, ("北纬", "lat"), note="小数度", width=11),
    Column(
        "坐标系",
        "coordinate_system",
        Kind.CHOICE,
        ("坐标系统",),
        choices_of(
            CoordinateSystem,
            WGS84="WGS84 GPS 天地图 4326",
            CGCS2000="国家2000 2000 4490 大地2000",
            GCJ02="GCJ02 火星坐标 高德 腾讯 国测局",
            BD09="BD09 百度",
        ),
        note="经纬度所用坐标系；高德、腾讯为 GCJ-02，百度为 BD-09",
        width=11,
    ),
)

_ORGANIZATION_START = (
    _SERIAL,
    Column(
        "企业名称",
        "name",
        Kind.NAME,
        ("单位名称", "名称", "企业全称", "公司名称", "社会组织名称", "组织名称", "机构名称"),
        is_required=True,
        width=30,
    ),
    Column(
        "统一社会信用代码",
        "credit_code",
        Kind.CREDIT_CODE,
        ("信用代码", "社会信用代码", "统一信用代码", "组织机构代码", "统一代码"),
        note="18 位；按它识别单位",
        is_required=True,
        width=22,
    ),
    Column(
        "所属镇街/园区",
        "town",
        Kind.NAME,
        (
            "所属镇街",
            "所在镇街",
            "镇街",
            "所属园区",
            "所属街道",
            "所属乡镇",
            "街道",
            "乡镇",
            "属地",
        ),
        is_required=True,
    ),
    Column(
        "行业主管部门",
        "department",
        Kind.NAME,
        ("主管部门", "行业部门", "所属部门", "管理部门", "条线"),
        note="不填或查不到时归默认部门，标为未确认",
    ),
    Column("地址", "address", Kind.TEXT, ("住所", "注册地址", "经营地址", "办公地址"), width=30),
    Column("行业", "industry", Kind.TEXT, ("所属行业", "行业类别", "行业分类"), width=16),
    Column(
        "法定代表人",
        "legal_representative",
        Kind.NAME,
        ("法人", "法人代表", "法定代表人(政治面貌)", "负责人", "法人姓名"),
        note="政治面貌不予保存",
    ),
    Column("联系人", "contact_name", Kind.NAME, ("联络人",)),
    Column(
        "电话",
        "contact_phone",
        Kind.PHONE,
        ("联系电话", "联系方式", "手机", "手机号", "手机号码"),
        note="加密保存；导出时不含",
    ),
    Column(
        "从业人员",
        "employees",
        Kind.WHOLE,
        ("从业人数", "职工人数", "员工人数", "职工数", "从业人员数", "员工数"),
        width=10,
    ),
    Column(
        "年营业收入",
        "revenue",
        Kind.MONEY,
        ("营业收入", "年收入额", "年营收", "主营业务收入"),
        hint="万元",
        note="单位按表头括号，不写时按万元",
    ),
    Column("规模", "size", Kind.TEXT, ("规模(规上/小微)", "企业规模"), note="由系统计算，仅供核对"),
    Column("党员数", "members", Kind.WHOLE, ("党员人数", "党员总数", "党员"), width=8),
    Column("正式", "full_members", Kind.WHOLE, ("正式党员", "正式党员数"), width=8),
    Column("预备", "probationary_members", Kind.WHOLE, ("预备党员", "预备党员数"), width=8),
    Column(
        "未转入组织关系",
        "untransferred_members",
        Kind.WHOLE,
        ("未转入组织关系党员", "未转组织关系", "未转入"),
    ),
    Column(
        "是否建立党组织",
        "has_branch",
        Kind.YES_NO,
        ("是否建立组织", "是否建党组织", "是否组建", "已建党组织", "是否已建"),
        note="以下各列为上报内容，与党组织名册、覆盖关系核对",
    ),
    Column("组建方式", "formation", Kind.TEXT, ("组建形式", "建立方式")),
    Column(
        "党组织名称", "branch_name", Kind.NAME, ("所属党组织", "支部名称", "党支部名称"), width=30
    ),
    Column("建立时间", "branch_founded_on", Kind.DATE, ("成立时间", "组建时间", "建立日期")),
    Column("书记", "secretary_name", Kind.NAME, ("书记姓名", "党组织书记", "支部书记")),
    Column("覆盖单位数", "covered_organizations", Kind.WHOLE, ("覆盖企业数", "覆盖数"), width=10),
    Column(
        "指导员",
        "instructor",
        Kind.NAME,
        ("党建指导员", "党建工作指导员"),
        note="姓名；自生效日期起",
    ),
    Column(
        "联络员", "contact_officer", Kind.NAME, ("党建联络员", "联系员"), note="姓名；自生效日期起"
    ),
    Column(
        "工会/团组织",
        "mass_organizations",
        Kind.NAMES,
        ("工会团组织", "群团组织", "群团", "工青组织"),
        note="名称，如“工会；团支部”；自生效日期起",
    ),
    Column("未建原因", "reason", Kind.TEXT, ("未组建原因", "未建立原因")),
    Column("核查日期", "checked_on", Kind.DATE, ("核查时间", "核实日期", "检查日期")),
)

_ORGANIZATION_END = (
    Column(
        "登记状态",
        "registration_state",
        Kind.CHOICE,
        ("经营状态", "工商状态", "企业状态"),
        choices_of(
            RegistrationState,
            ACTIVE="在业 开业 正常 在营 存续(在营、开业、在册)",
            DEREGISTERED="已注销",
            REVOKED="吊销未注销 已吊销",
            MOVED_OUT="已迁出",
        ),
    ),
    Column(
        "单位类型",
        "kind",
        Kind.CHOICE,
        ("单位类别", "主体类型", "类型"),
        choices_of(
            OrganizationKind,
            ENTERPRISE="非公企业 非公有制企业 民营企业 私营企业 合作社 农民专业合作社",
            SOCIAL_ORGANIZATION="社团 民非",
            INDIVIDUAL_BUSINESS="个体 个体户 个体工商户",
        ),
        note="不填时按信用代码开头判断",
    ),
    Column(
        "运营状态",
        "finding",
        Kind.CHOICE,
        ("实体运营", "是否实体运营", "核查结果", "运营情况"),
        choices_of(
            OperatingFinding,
            OPERATING="正常 正常运营 正常经营 运营 运营中 经营 是",
            ZOMBIE="僵尸企业 停业 停产",
            SHELL="空壳 空挂企业 空壳企业 注册地不在",
        ),
    ),
    Column("核查依据", "evidence", Kind.TEXT, ("核实依据",)),
    Column("核查人", "checker", Kind.NAME, ("核实人", "核查人员")),
    Column("成立日期", "registered_on", Kind.DATE, ("注册日期", "登记成立日期", "注册时间")),
    Column("注销日期", "ended_on", Kind.DATE, ("注销时间", "吊销日期", "迁出日期"), hint=HALF_OPEN),
    Column("所在村", "village", Kind.NAME, ("所在村(社区)", "村居", "所属村", "所在社区")),
    Column("所在楼宇", "building", Kind.NAME, ("楼宇", "所属楼宇", "入驻楼宇")),
    Column("所在片区", "area", Kind.NAME, ("片区", "所属片区")),
    *_POINT,
    _OLD_NAME,
    _MARK,
)

_SOCIAL = (
    Column("登记机关", "registration_authority", Kind.NAME, ("登记管理机关", "发证机关")),
    Column("业务主管单位", "supervising_unit", Kind.NAME, ("主管单位", "业务主管部门")),
    Column(
        "类别",
        "social_category",
        Kind.CHOICE,
        ("社会组织类别", "类别(社团/民非/基金会)", "组织类别"),
        choices_of(
            SocialOrganizationCategory,
            ASSOCIATION="社团 协会 商会",
            PRIVATE_NON_ENTERPRISE="民非 民办非企业 社会服务机构",
            LAW_FIRM="律所",
            ACCOUNTING_FIRM="会计所",
            TAX_FIRM="税务所",
        ),
    ),
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

ENTERPRISES = Ledger(
    LedgerCode.ENTERPRISES,
    "企业台账",
    "organizations",
    (*_ORGANIZATION_START, *_ORGANIZATION_END),
    ("非公企业党建工作台账", "企业台账", "非公企业", "企业信息"),
)

_SOCIAL_START = (
    _ORGANIZATION_START[0],
    Column(
        "社会组织名称",
        "name",
        Kind.NAME,
        ("名称", "组织名称", "单位名称", "机构名称", "企业名称"),
        is_required=True,
        width=30,
    ),
    *_ORGANIZATION_START[2:],
)

SOCIAL_ORGANIZATIONS = Ledger(
    LedgerCode.SOCIAL_ORGANIZATIONS,
    "社会组织台账",
    "organizations",
    (*_SOCIAL_START, *_SOCIAL, *_ORGANIZATION_END),
    ("社会组织党建工作台账", "社会组织台账", "社会组织"),
)

BRANCHES = Ledger(
    LedgerCode.BRANCHES,
    "党组织名册",
    "branches",
    (
        _SERIAL,
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
        _town(is_required=False),
        Column("共建村", "village", Kind.NAME, ("所在村", "村(社区)")),
        Column("楼宇", "building", Kind.NAME, ("所在楼宇",)),
        Column("楼宇组", "building_group", Kind.NAME),
        Column("片区", "area", Kind.NAME, ("所在片区",)),
        Column("行业协会", "association", Kind.NAME, ("依托协会",)),
        Column("驻外地点", "away_place", Kind.NAME, ("驻外地",), note="驻外党组织所在市"),
        Column("功能型", "is_functional", Kind.YES_NO, ("是否功能型",)),
        Column("吸收未转入党员组建", "has_untransferred", Kind.YES_NO, ("吸收未转入组建",)),
        Column("村方正式党员", "village_full_members", Kind.WHOLE, ("村方党员数",)),
        _OLD_NAME,
        _MARK,
    ),
    ("党组织名册", "党组织", "支部名册", "党支部名册", "组织名册"),
)

COVERAGE = Ledger(
    LedgerCode.COVERAGE,
    "覆盖关系",
    "coverage_links",
    (
        _SERIAL,
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
        _MARK,
    ),
    ("覆盖关系", "覆盖", "组织覆盖"),
)

MEMBERS = Ledger(
    LedgerCode.MEMBERS,
    "党员花名册",
    "members",
    (
        _SERIAL,
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
        Column("转正日期", "full_on", Kind.DATE, ("转正时间", "转为正式党员日期")),
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
        _MARK,
    ),
    ("党员花名册", "党员名册", "花名册", "党员信息"),
)

TOWNS = Ledger(
    LedgerCode.TOWNS,
    "镇街",
    "towns",
    (
        _SERIAL,
        Column("名称", "name", Kind.NAME, ("镇街名称", "镇街"), is_required=True, width=20),
        Column(
            "类型",
            "kind",
            Kind.CHOICE,
            ("镇街类型", "类别"),
            choices_of(TownKind, STREET="街道办 街道办事处", ZONE="开发区 工业园 园区 产业园区"),
        ),
        Column("区划代码", "division_code", Kind.CODE, ("行政区划代码",), note="9 位"),
        Column(
            "集中/分散", "settlement", Kind.CHOICE, ("集中分散", "分布"), choices_of(Settlement)
        ),
        _OLD_NAME,
        _MARK,
    ),
    ("镇街", "镇街名单", "乡镇街道"),
)

BUILDINGS = Ledger(
    LedgerCode.BUILDINGS,
    "楼宇",
    "buildings",
    (
        _SERIAL,
        Column("名称", "name", Kind.NAME, ("楼宇名称", "楼宇"), is_required=True, width=24),
        _town(),
        Column("楼宇组", "building_group", Kind.NAME, ("楼宇群",)),
        Column("地址", "address", Kind.TEXT, ("详细地址",), width=30),
        Column("层数", "floors", Kind.WHOLE, ("地上层数", "楼层数"), width=8),
        *_POINT,
        _OLD_NAME,
        _MARK,
    ),
    ("楼宇", "楼宇台账", "商务楼宇"),
)

VILLAGES = Ledger(
    LedgerCode.VILLAGES,
    "村（社区）",
    "villages",
    (
        _SERIAL,
        Column(
            "名称",
            "name",
            Kind.NAME,
            ("村名称", "村社区名称", "村(社区)名称", "村"),
            is_required=True,
            width=20,
        ),
        _town(),
        Column("区划代码", "division_code", Kind.CODE, ("行政区划代码",), note="12 位"),
        Column(
            "城乡分类代码",
            "urban_rural_class",
            Kind.CHOICE,
            ("城乡分类", "城乡属性"),
            choices_of(UrbanRuralClass),
            note="111、112、121、122、123、210、220",
        ),
        Column("村党组织", "branch_name", Kind.NAME, ("村党支部", "社区党组织"), width=30),
        Column("愿意共建", "is_willing", Kind.YES_NO, ("是否愿意共建",), width=10),
        _OLD_NAME,
        _MARK,
    ),
    ("村社区", "村(社区)", "村", "社区"),
)

AREAS = Ledger(
    LedgerCode.AREAS,
    "片区",
    "areas",
    (
        _SERIAL,
        Column("名称", "name", Kind.NAME, ("片区名称", "片区"), is_required=True, width=20),
        _town(),
        Column(
            "边界", "boundary", Kind.BOUNDARY, ("范围",), note="WKT 或 GeoJSON，WGS-84", width=40
        ),
        _OLD_NAME,
        _MARK,
    ),
    ("片区",),
)

DEPARTMENTS = Ledger(
    LedgerCode.DEPARTMENTS,
    "部门",
    "departments",
    (
        _SERIAL,
        Column("名称", "name", Kind.NAME, ("部门名称", "部门"), is_required=True, width=24),
        Column("简称", "short_name", Kind.NAME, ("部门简称",)),
        Column(
            "类别",
            "kind",
            Kind.CHOICE,
            ("部门类别",),
            choices_of(DepartmentKind, CULTURE_TOURISM="旅游 文化旅游 文广旅"),
        ),
        Column(
            "默认",
            "is_default",
            Kind.YES_NO,
            ("是否默认", "默认部门"),
            note="没有部门的单位归它",
            width=8,
        ),
        _OLD_NAME,
        _MARK,
    ),
    ("部门", "部门名单"),
)

SHOPS = Ledger(
    LedgerCode.SHOPS,
    "店铺",
    "shops",
    (
        _SERIAL,
        Column(
            "名称", "name", Kind.NAME, ("店铺名称", "店铺", "网店名称"), is_required=True, width=24
        ),
        Column(
            "平台",
            "platform",
            Kind.CHOICE,
            ("电商平台", "所属平台"),
            choices_of(ShopPlatform, TAOBAO="淘宝网", JD="JD", DOUYIN="抖店", PINDUODUO="PDD"),
            is_required=True,
        ),
        Column("网址", "url", Kind.TEXT, ("店铺网址", "链接", "店铺链接"), width=30),
        Column("店主", "owner_name", Kind.NAME, ("店主姓名", "经营者")),
        Column(
            "店主单位信用代码",
            "credit_code",
            Kind.CREDIT_CODE,
            ("统一社会信用代码", "店主单位统一社会信用代码", "单位信用代码"),
            width=22,
        ),
        Column("开店日期", "opened_on", Kind.DATE, ("开店时间", "开业日期")),
        Column(
            "状态",
            "state",
            Kind.CHOICE,
            ("店铺状态", "经营状态"),
            choices_of(ShopState, OPEN="营业中 正常 在营", CLOSED="关店 已关闭 停业"),
        ),
        Column("关店日期", "closed_on", Kind.DATE, ("关闭日期", "停业日期"), hint=HALF_OPEN),
        Column("亮身份日期", "disclosed_on", Kind.DATE, ("亮身份时间",)),
        _OLD_NAME,
        _MARK,
    ),
    ("店铺", "电商台账", "网店"),
)

LEDGERS: Mapping[LedgerCode, Ledger] = MappingProxyType(
    {
        ledger.code: ledger
        for ledger in (
            DEPARTMENTS,
            TOWNS,
            VILLAGES,
            AREAS,
            BUILDINGS,
            ENTERPRISES,
            SOCIAL_ORGANIZATIONS,
            BRANCHES,
            COVERAGE,
            MEMBERS,
            SHOPS,
        )
    }
)
"""Every ledger, in the order in which rows of one workbook are taken."""

_UNKEPT_WORDS = """
政治面貌 法定代表人政治面貌 民族 学历 学位 文化程度 籍贯 家庭住址 住址 家庭地址 宗教信仰 健康状况
银行账号 开户行 银行卡号 党费 月党费 党费缴纳 年收入 月收入 收入 工资 照片 处分 处分原因 备注 说明
外出地点 外出原因 去向 流向 婚姻状况 血型 微信 微信号 QQ 邮箱 申请人 入党积极分子 发展对象
工作单位及岗位 工作单位及职务
"""
NOT_KEPT = frozenset(match_key(heading) for heading in _UNKEPT_WORDS.split())
"""Headings that are known and whose values this system does not store (domain brief, section 0)."""


def find_ledger(name: str) -> Ledger:
    """Find a ledger by its code or its Chinese name.

    Raises: UNKNOWN_LEDGER.
    """
    wanted = match_key(name)
    for ledger in LEDGERS.values():
        if wanted in {ledger.code.value, match_key(ledger.title), *map(match_key, ledger.names)}:
            return ledger
    known = "、".join(f"{ledger.title}（{ledger.code.value}）" for ledger in LEDGERS.values())
    raise UnknownLedgerError(name=name, known=known)
