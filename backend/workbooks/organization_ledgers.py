"""企业台账 and 社会组织台账: their headings, in the order of the templates.

Source: domain brief section 5, ledgers 1 and 2; issue 2, part 7 for the columns at the end.
"""

from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    RegistrationState,
    SocialOrganizationCategory,
)
from backend.workbooks.columns import Column, Kind, choices_of
from backend.workbooks.ledger import HALF_OPEN, MARK, OLD_NAME, POINT, SERIAL, Ledger, LedgerCode

_ORGANIZATION_START = (
    SERIAL,
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
    *POINT,
    Column(
        "现有覆盖", "coverage", note="由系统计算，仅供核对；导入时不读", is_computed=True, width=40
    ),
    OLD_NAME,
    MARK,
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
