"""The national list of industries: 20 sections, 97 divisions, and how a ledger writes them.

Source: GB/T 4754-2017 with amendment 1 of 2019. Groups and classes below a division are checked
by their division only.
"""

import re
from dataclasses import dataclass

from backend.kit.text import match_key, squeeze_code
from backend.organizations.errors import IndustryCodeError

_CODE = re.compile(r"([A-T])?([0-9]{2,4})?")
_DIVISION_LENGTH = 2

SECTIONS = {
    "A": "农、林、牧、渔业",
    "B": "采矿业",
    "C": "制造业",
    "D": "电力、热力、燃气及水生产和供应业",
    "E": "建筑业",
    "F": "批发和零售业",
    "G": "交通运输、仓储和邮政业",
    "H": "住宿和餐饮业",
    "I": "信息传输、软件和信息技术服务业",
    "J": "金融业",
    "K": "房地产业",
    "L": "租赁和商务服务业",
    "M": "科学研究和技术服务业",
    "N": "水利、环境和公共设施管理业",
    "O": "居民服务、修理和其他服务业",
    "P": "教育",
    "Q": "卫生和社会工作",
    "R": "文化、体育和娱乐业",
    "S": "公共管理、社会保障和社会组织",
    "T": "国际组织",
}

_DIVISIONS_BY_SECTION = {
    "A": "农业|林业|畜牧业|渔业|农、林、牧、渔专业及辅助性活动",
    "B": "煤炭开采和洗选业|石油和天然气开采业|黑色金属矿采选业|有色金属矿采选业|非金属矿采选业"
    "|开采专业及辅助性活动|其他采矿业",
    "C": "农副食品加工业|食品制造业|酒、饮料和精制茶制造业|烟草制品业|纺织业|纺织服装、服饰业"
    "|皮革、毛皮、羽毛及其制品和制鞋业|木材加工和木、竹、藤、棕、草制品业|家具制造业"
    "|造纸和纸制品业|印刷和记录媒介复制业|文教、工美、体育和娱乐用品制造业"
    "|石油、煤炭及其他燃料加工业|化学原料和化学制品制造业|医药制造业|化学纤维制造业"
    "|橡胶和塑料制品业|非金属矿物制品业|黑色金属冶炼和压延加工业|有色金属冶炼和压延加工业"
    "|金属制品业|通用设备制造业|专用设备制造业|汽车制造业"
    "|铁路、船舶、航空航天和其他运输设备制造业|电气机械和器材制造业"
    "|计算机、通信和其他电子设备制造业|仪器仪表制造业|其他制造业|废弃资源综合利用业"
    "|金属制品、机械和设备修理业",
    "D": "电力、热力生产和供应业|燃气生产和供应业|水的生产和供应业",
    "E": "房屋建筑业|土木工程建筑业|建筑安装业|建筑装饰、装修和其他建筑业",
    "F": "批发业|零售业",
    "G": "铁路运输业|道路运输业|水上运输业|航空运输业|管道运输业|多式联运和运输代理业"
    "|装卸搬运和仓储业|邮政业",
    "H": "住宿业|餐饮业",
    "I": "电信、广播电视和卫星传输服务|互联网和相关服务|软件和信息技术服务业",
    "J": "货币金融服务|资本市场服务|保险业|其他金融业",
    "K": "房地产业",
    "L": "租赁业|商务服务业",
    "M": "研究和试验发展|专业技术服务业|科技推广和应用服务业",
    "N": "水利管理业|生态保护和环境治理业|公共设施管理业|土地管理业",
    "O": "居民服务业|机动车、电子产品和日用产品修理业|其他服务业",
    "P": "教育",
    "Q": "卫生|社会工作",
    "R": "新闻和出版业|广播、电视、电影和录音制作业|文化艺术业|体育|娱乐业",
    "S": "中国共产党机关|国家机构|人民政协、民主党派|社会保障|群众团体、社会团体和其他成员组织"
    "|基层群众自治组织及其他组织",
    "T": "国际组织",
}


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the list: its two digits, its section letter and its name."""

    code: str
    section: str
    name: str


def _numbered() -> dict[str, Division]:
    """Give the divisions the numbers 01 to 97, which run through all sections."""
    pairs = (
        (section, name)
        for section, names in _DIVISIONS_BY_SECTION.items()
        for name in names.split("|")
    )
    return {
        f"{number:02}": Division(f"{number:02}", section, name)
        for number, (section, name) in enumerate(pairs, start=1)
    }


DIVISIONS = _numbered()

# A name that section and division share (教育, 房地产业) means the division: it says more.
_BY_NAME = {match_key(name): section for section, name in SECTIONS.items()} | {
    match_key(division.name): division.code for division in DIVISIONS.values()
}


def parse_industry_code(text: str) -> str:
    """Give the code in its one form: a section letter, or two to four digits without the letter.

    Raises: INDUSTRY_CODE.
    """
    code = squeeze_code(text)
    found = _CODE.fullmatch(code)
    if not code or found is None:
        raise IndustryCodeError(text=text, fault="不是门类字母，也不是 2 至 4 位数字")
    section, digits = found[1], found[2]
    if digits is None:
        return str(section)
    division = DIVISIONS.get(digits[:_DIVISION_LENGTH])
    if division is None:
        raise IndustryCodeError(text=text, fault=f"没有大类 {digits[:_DIVISION_LENGTH]}")
    if section is not None and section != division.section:
        raise IndustryCodeError(
            text=text, fault=f"大类 {division.code} 属于门类 {division.section}"
        )
    return digits


def industry_code_of_name(name: str) -> str | None:
    """Find the code that a ledger means by a name (`制造业`, `批发业`), or nothing."""
    return _BY_NAME.get(match_key(name))


def section_of(code: str) -> str:
    """Give the section letter of a code in its one form."""
    return code if code in SECTIONS else DIVISIONS[code[:_DIVISION_LENGTH]].section


def division_of(code: str) -> str | None:
    """Give the two digits of a code's division, or nothing for a bare section letter."""
    return None if code in SECTIONS else code[:_DIVISION_LENGTH]


def industry_name(code: str) -> str:
    """Name the division of a code, or its section when that is all it says."""
    division = division_of(code)
    return SECTIONS[code] if division is None else DIVISIONS[division].name
