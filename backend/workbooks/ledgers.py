"""The ledgers that offices keep in workbooks, and the headings whose values are not kept.

Source: domain brief section 5 (headings), section 0.1 (further templates); issue 2, part 7.
"""

from collections.abc import Mapping
from types import MappingProxyType

from backend.kit.text import match_key
from backend.workbooks.entry_ledger import ENTRIES
from backend.workbooks.errors import UnknownLedgerError
from backend.workbooks.ledger import Ledger, LedgerCode
from backend.workbooks.organization_ledgers import ENTERPRISES, SOCIAL_ORGANIZATIONS
from backend.workbooks.party_ledgers import BRANCHES, COVERAGE, MEMBERS
from backend.workbooks.place_ledgers import AREAS, BUILDINGS, DEPARTMENTS, SHOPS, TOWNS, VILLAGES

__all__ = ["LEDGERS", "NOT_KEPT", "Ledger", "LedgerCode", "find_ledger"]

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
            ENTRIES,
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
