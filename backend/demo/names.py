"""Invented names: towns, villages, firms, people. None of them is meant to exist.

Codes are of the unassigned area 9901xx, phones of the block 199000xxxxx.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import NamedTuple

from backend.members.rules import citizen_check_sign
from backend.organizations.credit_codes import complete_credit_code
from backend.organizations.rules import SocialOrganizationCategory
from backend.places.rules import DepartmentKind, Settlement, TownKind

DISTRICT = "云泽经济开发区（演示）"
DISTRICT_CODE = "990199"
COMMITTEE = "中共云泽经济开发区两新组织委员会"
AUTHORITY = "云泽经济开发区民政局"


class TownNames(NamedTuple):
    """A town as the demo knows it; `weight` is its share of organizations and buildings."""

    name: str
    kind: TownKind
    settlement: Settlement
    weight: int
    pace: float


TOWNS = (
    TownNames("东亭街道", TownKind.STREET, Settlement.CONCENTRATED, 15, 0.8),
    TownNames("云泽产业园", TownKind.ZONE, Settlement.CONCENTRATED, 16, 0.9),
    TownNames("清河街道", TownKind.STREET, Settlement.CONCENTRATED, 12, 0.85),
    TownNames("南塘镇", TownKind.TOWN, Settlement.CONCENTRATED, 10, 1.0),
    TownNames("白鹭街道", TownKind.STREET, Settlement.CONCENTRATED, 10, 0.9),
    TownNames("临湖镇", TownKind.TOWN, Settlement.CONCENTRATED, 8, 1.0),
    TownNames("石桥镇", TownKind.TOWN, Settlement.SCATTERED, 7, 1.0),
    TownNames("西渚镇", TownKind.TOWN, Settlement.SCATTERED, 6, 1.05),
    TownNames("古渡镇", TownKind.TOWN, Settlement.SCATTERED, 5, 1.1),
    TownNames("青枫镇", TownKind.TOWN, Settlement.SCATTERED, 5, 1.1),
    TownNames("北岭乡", TownKind.TOWNSHIP, Settlement.SCATTERED, 3, 1.2),
    TownNames("望山乡", TownKind.TOWNSHIP, Settlement.SCATTERED, 3, 1.2),
)
DEPARTMENTS = (
    ("区工业和信息化局", "工信局", DepartmentKind.INDUSTRY),
    ("区文化和旅游局", "文旅局", DepartmentKind.CULTURE_TOURISM),
    ("区民政局", "民政局", DepartmentKind.CIVIL_AFFAIRS),
    ("区商务局", "商务局", DepartmentKind.OTHER),
)
DEFAULT_DEPARTMENT = "区市场监督管理局"


class Trade(NamedTuple):
    """A trade: how firms call it, the line that leads it, its division in GB/T 4754, its size."""

    name: str
    line: str | None
    industry: str
    size: float


TRADES = (
    Trade("机械", "工信局", "34", 2.2),
    Trade("电子", "工信局", "39", 2.4),
    Trade("纺织", "工信局", "17", 1.8),
    Trade("食品", "工信局", "14", 1.6),
    Trade("新材料", "工信局", "26", 1.9),
    Trade("汽配", "工信局", "36", 2.0),
    Trade("医药", "工信局", "27", 1.8),
    Trade("软件", "工信局", "65", 0.8),
    Trade("商贸", "商务局", "51", 0.5),
    Trade("电商", "商务局", "52", 0.5),
    Trade("物流", "商务局", "59", 0.9),
    Trade("家居", "商务局", "52", 0.6),
    Trade("餐饮", None, "62", 0.7),
    Trade("物业", None, "70", 1.1),
    Trade("建筑", None, "50", 1.2),
    Trade("农业", None, "05", 0.7),
    Trade("咨询", None, "72", 0.4),
    Trade("文化传媒", "文旅局", "87", 0.5),
    Trade("旅游", "文旅局", "72", 0.6),
)
SOCIETIES = (
    ("行业", "协会", SocialOrganizationCategory.ASSOCIATION),
    ("养老", "服务中心", SocialOrganizationCategory.PRIVATE_NON_ENTERPRISE),
    ("艺术", "培训学校", SocialOrganizationCategory.PRIVATE_NON_ENTERPRISE),
    ("社会工作", "服务中心", SocialOrganizationCategory.PRIVATE_NON_ENTERPRISE),
    ("幼儿", "园", SocialOrganizationCategory.PRIVATE_NON_ENTERPRISE),
)
POSTS = ("总经理", "部门经理", "车间主任", "技术员", "财务", "人事主管", "销售", "行政", "质检员")
BUILDING_OF_THE_SECRETARY = "云帆大厦"
LARGEST_BUILDING = "汇智中心"
_VILLAGE_HEADS = "柳桃梅竹松枫荷桂杏棠槐榆兰菊芦茶葛蒲桑枣"
_VILLAGE_TAILS = ("家村", "溪村", "湾村", "坪村", "桥村", "沟村")
_COMMUNITY_TAILS = ("园社区", "里社区", "苑社区", "桥社区")
_FIRM_HEADS = "云鼎晟瑞禾启嘉博远恒星旭正明达森海川岳峰林舟帆锦"
_FIRM_TAILS = "辰泰通信和润诚安康盛隆昌丰裕新创科联合力源拓成"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻苏潘葛范彭"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文斌建国志红梅晓东海燕春生宇浩欣怡"
_BUILDING_HEADS = (
    "创业", "金桥", "星光", "时代", "锦程", "联合", "新城", "瑞丰", "中环", "东方", "鼎盛", "万象",
    "和润", "博雅", "天成", "银泰园",
)  # fmt: skip
_BUILDING_TAILS = ("大厦", "商务楼", "科技楼", "产业楼", "广场", "写字楼")
_STREETS = ("人民", "建设", "解放", "文昌", "迎宾", "兴业", "创新", "滨河", "云泽", "青年", "朝阳")
_BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ONE_GIVEN_NAME = 0.25
_PEOPLE_OF_AN_AREA = 999
_CITIZEN_AREAS = 98


@dataclass(slots=True)
class Names:
    """Draws names and codes that do not repeat."""

    random: Random
    _taken: set[str] = field(default_factory=set)
    _number: int = 0

    def _fresh(self, *parts: tuple[str, ...] | str) -> str:
        while True:
            text = "".join(self.random.choice(part) for part in parts)
            if text not in self._taken:
                self._taken.add(text)
                return text

    def village(self, *, is_urban: bool) -> str:
        """Draw a village or a community."""
        tails = _COMMUNITY_TAILS if is_urban else _VILLAGE_TAILS
        return self._fresh(_VILLAGE_HEADS, _VILLAGE_HEADS, tails)

    def building(self, town: str) -> str:
        """Draw a building of a town."""
        kinds = ("", "一期", "二期", "三期", "A座", "B座", "C座")
        return self._fresh((town[:2],), _BUILDING_HEADS, _BUILDING_TAILS, kinds)

    def street(self) -> str:
        """Draw a street and a number."""
        return f"{self.random.choice(_STREETS)}路{self.random.randint(1, 199)}号"

    def firm(self, trade: str) -> str:
        """Draw a firm of a trade."""
        return "云泽" + self._fresh(_FIRM_HEADS, _FIRM_TAILS, (trade,)) + "有限公司"

    def cooperative(self) -> str:
        """Draw a co-operative of farmers."""
        return (
            "云泽" + self._fresh(_FIRM_HEADS, _FIRM_TAILS, ("种植", "养殖", "农机")) + "专业合作社"
        )

    def society(self, subject: str, form: str) -> str:
        """Draw a social organization."""
        return "云泽" + self._fresh(_FIRM_HEADS, _FIRM_TAILS, (subject,), (form,))

    def person(self) -> str:
        """Draw a person; people may share a name."""
        length = 1 if self.random.random() < _ONE_GIVEN_NAME else 2
        given = "".join(self.random.choice(_GIVEN) for _ in range(length))
        return self.random.choice(_SURNAMES) + given

    def credit_code(self, prefix: str) -> str:
        """Make a valid code of the unassigned area."""
        while True:
            body = "MB" + "".join(self.random.choice(_BODY) for _ in range(6))
            code = complete_credit_code(f"{prefix}{DISTRICT_CODE}{body}")
            if code not in self._taken:
                self._taken.add(code)
                return code

    def citizen_number(self, born: date) -> str:
        """Make a valid number of the unassigned area."""
        self._number += 1
        area = 990101 + self._number // _PEOPLE_OF_AN_AREA % _CITIZEN_AREAS
        first = f"{area}{born:%Y%m%d}{self._number % _PEOPLE_OF_AN_AREA + 1:03d}"
        return first + citizen_check_sign(first)

    def phone(self) -> str:
        """Draw a phone of the reserved-looking block."""
        return f"199000{self.random.randrange(100_000):05d}"
