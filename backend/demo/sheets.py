"""The demo district written as the office's ledgers, one sheet each."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeAlias

import xlsxwriter

from backend.branches.rules import Formation
from backend.demo.forming import form, is_live
from backend.demo.names import DEPARTMENTS, Names
from backend.demo.world import Branch, Member, Organization, Size, Town, World, settle
from backend.workbooks.ledgers import LedgerCode, find_ledger

Cell: TypeAlias = str | int | float | date | bool | None
Sheet: TypeAlias = list[dict[str, Cell]]

SEED = 20_260_630
TERM = timedelta(days=3 * 365)


def build_world(*, today: date, size: Size, seed: int = SEED) -> World:
    """Build the demo district as it stands on a day; the same day and seed give the same."""
    random = Random(seed)  # noqa: S311 - invented data must be the same each time
    world = World(random, Names(random), today)
    settle(world, size)
    form(world)
    return world


def sheets(world: World, *, shops: int) -> Mapping[LedgerCode, Sheet]:
    """Write the district as ledgers: heading → cell, row by row."""
    enterprises = [each for each in world.organizations if not each.code.startswith("5")]
    societies = [each for each in world.organizations if each.code.startswith("5")]
    return {
        LedgerCode.DEPARTMENTS: [
            {"名称": name, "简称": short, "类别": kind, "默认": "是" if is_default else "否"}
            for name, short, kind, is_default in DEPARTMENTS
        ],
        LedgerCode.TOWNS: [_town(town) for town in world.towns],
        LedgerCode.VILLAGES: list(_villages(world)),
        LedgerCode.AREAS: [
            {"名称": name, "所在镇街": town.name, "边界": _polygon(bounds)}
            for town in world.towns
            for name, bounds in town.areas
        ],
        LedgerCode.BUILDINGS: [
            _building(world, town, *building) for town in world.towns for building in town.buildings
        ],
        LedgerCode.ENTERPRISES: [_organization(world, each) for each in enterprises],
        LedgerCode.SOCIAL_ORGANIZATIONS: [_society(world, each) for each in societies],
        LedgerCode.BRANCHES: [_branch(world, each) for each in world.branches],
        LedgerCode.COVERAGE: list(_links(world)),
        LedgerCode.MEMBERS: list(_members(world)),
        LedgerCode.SHOPS: list(_shops(world, shops)),
    }


def write_workbook(path: Path, ledgers: Mapping[LedgerCode, Sheet]) -> None:
    """Write the ledgers as one workbook, a sheet each."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        dates = book.add_format({"num_format": "yyyy-mm-dd"})
        for code, rows in ledgers.items():
            ledger = find_ledger(code.value)
            sheet = book.add_worksheet(ledger.title)
            headings = [column.heading for column in ledger.columns]
            sheet.write_row(0, 0, [column.title for column in ledger.columns])
            for number, row in enumerate(rows, start=1):
                for place, heading in enumerate(headings):
                    value = row.get(heading)
                    if isinstance(value, date):
                        sheet.write_datetime(number, place, value, dates)
                    elif value is not None:
                        sheet.write(number, place, value)


def _town(town: Town) -> dict[str, Cell]:
    return {
        "名称": town.name,
        "类型": town.kind,
        "区划代码": town.code,
        "集中/分散": town.settlement,
    }


def _villages(world: World) -> Iterable[dict[str, Cell]]:
    own = {branch.name for branch in world.branches}
    for town in world.towns:
        for number, (name, urban) in enumerate(town.villages, start=1):
            branch = f"中共{name}支部委员会"
            yield {
                "名称": name,
                "所在镇街": town.name,
                "区划代码": f"{town.code}{200 + number:03d}",
                "城乡分类代码": urban,
                "村党组织": branch,
                "愿意共建": "是" if branch in own or world.chance(0.4) else "否",
            }


def _polygon(bounds: tuple[float, float, float, float]) -> str:
    west, south, east, north = (round(value, 6) for value in bounds)
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return "POLYGON((" + ", ".join(f"{x} {y}" for x, y in corners) + "))"


def _building(
    world: World, town: Town, name: str, longitude: float, latitude: float
) -> dict[str, Cell]:
    return {
        "名称": name,
        "所在镇街": town.name,
        "地址": f"{town.name}{name[2:4]}路{world.random.randint(1, 99)}号",
        "层数": world.random.randint(5, 28),
        "经度": longitude,
        "纬度": latitude,
        "坐标系": "WGS-84",
    }


def _organization(world: World, each: Organization) -> dict[str, Cell]:
    full = sum(1 for member in each.members if member.full_on)
    reported = full + 1 if world.chance(0.06) else full
    link = next((link for link in world.links if link.organization is each), None)
    row: dict[str, Cell] = {
        "企业名称": each.name,
        "统一社会信用代码": each.code,
        "所属镇街/园区": each.town,
        "行业主管部门": each.department,
        "地址": f"{each.town}{each.building or each.area or each.village or ''}",
        "行业": each.industry,
        "法定代表人": world.names.person(),
        "联系人": world.names.person(),
        "电话": world.names.phone(),
        "从业人员": each.employees,
        "年营业收入": each.revenue // 10_000,
        "党员数": reported + len(each.members) - full,
        "正式": reported,
        "预备": len(each.members) - full,
        "是否建立党组织": "是" if link else "否",
        "组建方式": link.formation.label if link else None,
        "党组织名称": link.branch if link else None,
        "建立时间": link.start if link else None,
        "指导员": each.instructor,
        "未建原因": None if link or not is_live(each) else "党员人数不足",
        "登记状态": "注销" if each.ended_on else "存续",
        "注销日期": each.ended_on,
        "核查日期": each.checked_on,
        "运营状态": each.finding if each.checked_on else None,
        "核查依据": "现场走访" if each.checked_on else None,
        "所在村": each.village,
        "所在楼宇": each.building,
        "所在片区": each.area,
        "经度": each.longitude,
        "纬度": each.latitude,
        "坐标系": "WGS-84",
    }
    return row


def _society(world: World, each: Organization) -> dict[str, Cell]:
    row = _organization(world, each)
    row["社会组织名称"] = row.pop("企业名称")
    row["登记机关"] = "云泽经济开发区民政局"
    row["类别"] = "社会团体" if each.code.startswith("51") else "民办非企业单位"
    return row


def _branch(world: World, each: Branch) -> dict[str, Cell]:
    own = [member for member in world.members if member.branch == each.name]
    term_end = None
    if each.founded_on and each.dissolved_on is None:
        term_end = each.founded_on + TERM
        if term_end <= world.today and world.chance(0.8):
            term_end += TERM
    return {
        "名称": each.name,
        "类别": each.kind.label,
        "隶属": each.parent,
        "组建方式": each.formation.label if each.formation else None,
        "所在单位": "；".join(host.code for host in each.hosts) or None,
        "批准文号": each.number,
        "建立日期": each.founded_on,
        "届满日期": term_end,
        "班子成员": "；".join(f"{post.label}：{member.name}" for post, member in each.posts)
        or None,
        "党员数": len(own) or None,
        "撤销日期": each.dissolved_on,
        "撤销原因": "单位外迁" if each.dissolved_on else None,
        "批准单位": each.parent if each.formation else None,
        "所在镇街": each.town or None,
        "共建村": each.village,
        "楼宇": each.hosts[0].building if each.formation is Formation.BUILDING else None,
        "片区": each.hosts[0].area if each.formation is Formation.AREA else None,
    }


def _links(world: World) -> Iterable[dict[str, Cell]]:
    for link in world.links:
        yield {
            "统一社会信用代码": link.organization.code,
            "党组织名称": link.branch,
            "组建方式": link.formation.label,
            "起始日期": link.start,
            "终止日期": link.end,
            "依据": link.basis,
        }


def _members(world: World) -> Iterable[dict[str, Cell]]:
    """Register nobody in a branch before it was founded."""
    founded = {branch.name: branch.founded_on for branch in world.branches}
    for each in world.members:
        start = founded[each.branch]
        yield _member(each, max(each.hired_on, start) if start else each.hired_on)


def _member(each: Member, registered_on: date) -> dict[str, Cell]:
    employer = each.organization
    return {
        "姓名": each.name,
        "性别": "女" if each.is_female else "男",
        "出生": each.born,
        "身份证号": each.number,
        "入党日期": each.joined_on,
        "转正日期": each.full_on,
        "类别": "正式党员" if each.full_on else "预备党员",
        "所在支部": each.branch,
        "工作单位": employer.name if employer else None,
        "岗位": "职员",
        "所在单位统一社会信用代码": employer.code if employer else None,
        "登记性质": "组织关系",
        "登记日期": registered_on,
        "入职日期": each.hired_on,
        "电话": each.phone,
        "是否流动": "是" if each.is_floating else "否",
    }


def _shops(world: World, count: int) -> Iterable[dict[str, Cell]]:
    owners = [each for each in world.organizations if each.members and is_live(each)]
    for number in range(min(count, len(owners))):
        owner = owners[number * len(owners) // count]
        opened_on = world.day(900, 30)
        yield {
            "名称": f"{owner.name[2:6]}旗舰店",
            "平台": world.random.choice(("淘宝", "抖音", "拼多多")),
            "店主": owner.members[0].name,
            "店主单位信用代码": owner.code,
            "开店日期": opened_on,
            "状态": "营业",
            "亮身份日期": opened_on + timedelta(days=20) if world.chance(0.6) else None,
        }
