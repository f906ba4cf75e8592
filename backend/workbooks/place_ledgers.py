"""镇街, 楼宇, 村(社区), 片区, 部门 and 店铺: their headings, in the order of the templates.

Source: domain brief section 0.1, answer 11.
"""

from backend.commerce.rules import ShopPlatform, ShopState
from backend.places.rules import DepartmentKind, Settlement, TownKind, UrbanRuralClass
from backend.workbooks.columns import Column, Kind, choices_of
from backend.workbooks.ledger import (
    HALF_OPEN,
    MARK,
    OLD_NAME,
    POINT,
    SERIAL,
    Ledger,
    LedgerCode,
    boundary_column,
    town_column,
)

TOWNS = Ledger(
    LedgerCode.TOWNS,
    "镇街",
    "towns",
    (
        SERIAL,
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
        boundary_column("边界", "boundary", ("范围",)),
        OLD_NAME,
        MARK,
    ),
    ("镇街", "镇街名单", "乡镇街道"),
)

BUILDINGS = Ledger(
    LedgerCode.BUILDINGS,
    "楼宇",
    "buildings",
    (
        SERIAL,
        Column("名称", "name", Kind.NAME, ("楼宇名称", "楼宇"), is_required=True, width=24),
        town_column(),
        Column("楼宇组", "building_group", Kind.NAME, ("楼宇群",)),
        Column("地址", "address", Kind.TEXT, ("详细地址",), width=30),
        Column("层数", "floors", Kind.WHOLE, ("地上层数", "楼层数"), width=8),
        *POINT,
        boundary_column("轮廓", "footprint", ("楼宇轮廓", "占地轮廓")),
        OLD_NAME,
        MARK,
    ),
    ("楼宇", "楼宇台账", "商务楼宇"),
)

VILLAGES = Ledger(
    LedgerCode.VILLAGES,
    "村（社区）",
    "villages",
    (
        SERIAL,
        Column(
            "名称",
            "name",
            Kind.NAME,
            ("村名称", "村社区名称", "村(社区)名称", "村"),
            is_required=True,
            width=20,
        ),
        town_column(),
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
        OLD_NAME,
        MARK,
    ),
    ("村社区", "村(社区)", "村", "社区"),
)

AREAS = Ledger(
    LedgerCode.AREAS,
    "片区",
    "areas",
    (
        SERIAL,
        Column("名称", "name", Kind.NAME, ("片区名称", "片区"), is_required=True, width=20),
        town_column(),
        boundary_column("边界", "boundary", ("范围",)),
        OLD_NAME,
        MARK,
    ),
    ("片区",),
)

DEPARTMENTS = Ledger(
    LedgerCode.DEPARTMENTS,
    "部门",
    "departments",
    (
        SERIAL,
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
        OLD_NAME,
        MARK,
    ),
    ("部门", "部门名单"),
)

SHOPS = Ledger(
    LedgerCode.SHOPS,
    "店铺",
    "shops",
    (
        SERIAL,
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
        OLD_NAME,
        MARK,
    ),
    ("店铺", "电商台账", "网店"),
)
