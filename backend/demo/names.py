"""Invented names: towns, villages, firms, people. None of them is meant to exist.

Codes are of the unassigned area 9901xx, phones of the block 199000xxxxx.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from backend.members.rules import citizen_check_sign
from backend.organizations.credit_codes import complete_credit_code

DISTRICT = "云泽经济开发区（演示）"
DISTRICT_CODE = "990199"
COMMITTEE = "中共云泽经济开发区两新组织委员会"

TOWNS = (
    ("东亭街道", "街道", "集中"),
    ("南塘镇", "镇", "集中"),
    ("西渚镇", "镇", "分散"),
    ("北岭乡", "乡", "分散"),
    ("云泽产业园", "园区", "集中"),
    ("清河街道", "街道", "集中"),
    ("石桥镇", "镇", "分散"),
    ("临湖镇", "镇", "集中"),
    ("青枫镇", "镇", "分散"),
    ("白鹭街道", "街道", "集中"),
    ("古渡镇", "镇", "分散"),
    ("望山乡", "乡", "分散"),
)
DEPARTMENTS = (
    ("区工业和信息化局", "工信局", "工信", False),
    ("区文化和旅游局", "文旅局", "文旅", False),
    ("区民政局", "民政局", "民政", False),
    ("区市场监督管理局", "市监局", "其他", True),
)
_VILLAGE_HEADS = "柳桃梅竹松枫荷桂杏棠槐榆兰菊芦茶葛蒲桑枣"
_VILLAGE_TAILS = ("家村", "溪村", "湾村", "坪村", "桥社区", "园社区")
_FIRM_HEADS = "云泽鼎晟瑞禾启嘉博远恒星旭正明达森海川岳峰林舟帆"
_FIRM_TAILS = "辰泰通信和润诚安康盛隆昌丰裕新创科联合力源拓"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文斌建国志红梅晓东海燕春生"
_BUILDING_HEADS = ("创业", "云帆", "金桥", "汇智", "星光", "时代", "锦程", "联合")
_BUILDING_TAILS = ("大厦", "商务楼", "科技楼", "产业楼")
_BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY"


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

    def village(self) -> str:
        """Draw a village."""
        return self._fresh(_VILLAGE_HEADS, _VILLAGE_HEADS, _VILLAGE_TAILS)

    def building(self, town: str) -> str:
        """Draw a building of a town."""
        return town[:2] + self._fresh(
            _BUILDING_HEADS, ("一", "二", "三", "四", ""), _BUILDING_TAILS
        )

    def firm(self, trade: str) -> str:
        """Draw a firm of a trade."""
        return "云泽" + self._fresh(_FIRM_HEADS, _FIRM_TAILS, (trade,)) + "有限公司"

    def society(self, subject: str, form: str) -> str:
        """Draw a social organization."""
        return "云泽" + self._fresh(_FIRM_HEADS, _FIRM_TAILS, (subject,), (form,))

    def person(self) -> str:
        """Draw a person; people may share a name."""
        length = 1 if self.random.random() < 0.25 else 2  # noqa: PLR2004 - plain likelihoods
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
        area = 990101 + self._number // 999 % 98
        first = f"{area}{born:%Y%m%d}{self._number % 999 + 1:03d}"
        return first + citizen_check_sign(first)

    def phone(self) -> str:
        """Draw a phone of the reserved-looking block."""
        return f"199000{self.random.randrange(100_000):05d}"
