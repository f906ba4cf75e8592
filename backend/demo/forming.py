"""Forms the branches of the demo in every way, over the years, and lets some of them end."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from backend.branches.rules import ApprovalAction, BranchKind, Formation
from backend.demo.names import BUILDING_OF_THE_SECRETARY, COMMITTEE
from backend.demo.world import Approval, Branch, Link, Organization, Town, Village, World
from backend.kit.dates import add_months
from backend.organizations.rules import OperatingFinding
from backend.places.rules import FRINGE_CLASSES

THREE = 3
MOST_TOGETHER = 5
_FEWEST_TOGETHER = 3
GENERAL_BRANCH_MEMBERS = 50
_OLD_BRANCHES = 0.8
_SINCE_YEARS = 12
_SOON = 2.6
_UNTIL_ELECTION = timedelta(days=61)
_A_MONTH, _A_YEAR = timedelta(days=30), timedelta(days=365)


def form(world: World) -> None:
    """Form the branches of the district, town by town."""
    founded = world.began_on - timedelta(days=_SINCE_YEARS * 365)
    world.committee = _organ(world, COMMITTEE, BranchKind.PARTY_COMMITTEE, None, None, founded)
    for town in world.towns:
        _organs_of(world, town, founded + _A_MONTH)
        here = [each for each in world.organizations if each.town is town and is_live(each)]
        _form_town(world, town, here)
    _dissolve_some(world)
    _approve_some_anew(world)


def is_live(organization: Organization) -> bool:
    """Tell whether an organization may have a branch today."""
    last = organization.checks[-1].finding if organization.checks else OperatingFinding.OPERATING
    return last is OperatingFinding.OPERATING and (
        organization.ended_on is None or organization.staff > 0
    )


def _organ(
    world: World,
    name: str,
    kind: BranchKind,
    town: Town | None,
    parent: Branch | None,
    founded_on: date,
) -> Branch:
    branch = Branch(name, kind, town, parent, founded_on=founded_on)
    branch.approvals.append(
        Approval(ApprovalAction.FOUNDING, founded_on, _number(world, founded_on), kind, None)
    )
    world.branches.append(branch)
    return branch


def _organs_of(world: World, town: Town, day: date) -> None:
    general = _organ(
        world,
        f"中共{town.name}两新组织总支部委员会",
        BranchKind.GENERAL_BRANCH,
        town,
        world.committee,
        day,
    )
    world.general[town.name] = general
    world.residents[town.name] = _organ(
        world, f"中共{town.name}流动党员支部委员会", BranchKind.BRANCH, town, general, day
    )


def _number(world: World, day: date) -> str:
    return f"云两新〔{day.year}〕{len(world.branches) + 1}号"


def _form_town(world: World, town: Town, here: Sequence[Organization]) -> None:
    alone = [each for each in here if each.staff >= THREE and world.chance(0.89)]
    for organization in alone:
        _found(world, organization.name, town, Formation.SOLE, [organization], {})
    left = [each for each in here if 0 < each.staff < THREE]
    left = _join_in_buildings(world, town, left)
    left = _join_in_areas(world, town, left)
    left = _join_villages(world, town, left)
    left = _join_by_trade(world, town, left)
    _attach(world, alone, left)


def _founding_day(world: World, units: Iterable[Organization]) -> date:
    """Draw the day of an approval: half of the branches are older than the ledger."""
    last = min(each.ended_on or world.today for each in units) - timedelta(days=3)
    ready = min(max(each.registered_on for each in units) + timedelta(days=75), last)
    oldest = world.began_on - timedelta(days=_SINCE_YEARS * 300)
    if world.chance(_OLD_BRANCHES):
        day = world.day_between(oldest, world.began_on - timedelta(days=1))
    else:
        day = world.day_between(world.began_on, last)
    return min(day if day >= ready else world.day_between(ready, last), last)


def _found(
    world: World,
    subject: str,
    town: Town,
    formation: Formation,
    units: Sequence[Organization],
    anchors: Mapping[str, object],
    *,
    on: date | None = None,
) -> Branch:
    """Found a branch in units that are there already; later ones join it as they come."""
    early = sorted(units, key=lambda each: each.registered_on)
    founders = early[: max(2, len(early) // 2)] if formation is not Formation.SOLE else early
    while sum(each.staff for each in founders) < THREE and len(founders) < len(early):
        founders = early[: len(founders) + 1]
    day = on or _founding_day(world, founders)
    members = sum(each.staff for each in units)
    kind, word = BranchKind.JOINT_BRANCH, "联合支部"
    if formation is Formation.SOLE:
        is_large = members >= GENERAL_BRANCH_MEMBERS
        kind = BranchKind.GENERAL_BRANCH if is_large else BranchKind.BRANCH
        word = "总支部" if is_large else "支部"
    branch = Branch(
        name=f"中共{subject}{word}委员会",
        kind=kind,
        town=town,
        parent=world.general[town.name],
        formation=formation,
        founded_on=day,
        anchors=dict(anchors),
    )
    number = _number(world, day)
    branch.approvals.append(Approval(ApprovalAction.FOUNDING, day, number, kind, formation))
    world.branches.append(branch)
    for unit in early:
        _link(world, unit, branch, formation, day if unit in founders else None, number)
    if formation is Formation.SOLE and units[0].ended_on is not None:
        _dissolve(branch, units[0].ended_on)
    return branch


def _link(
    world: World,
    unit: Organization,
    branch: Branch,
    formation: Formation,
    start: date | None,
    basis: str,
) -> Link:
    """Link a unit since a day, or since some day after both were there."""
    since = branch.founded_on or world.began_on
    if start is None:
        earliest = max(since, unit.registered_on) + timedelta(days=40)
        span = max(0, (world.today - earliest).days)
        start = earliest + timedelta(days=round(span * world.random.random() ** _SOON))
        start = min(start, world.today - timedelta(days=2))
    is_host = formation is not Formation.ATTACHMENT and branch.formation is not None
    link = Link(unit, branch, formation, start, unit.ended_on, basis, is_host)
    if link.end is not None and link.end <= start:
        link.start = max(unit.registered_on, link.end - timedelta(days=400))
        link.start = max(link.start, since)
    if link.end is None or link.start < link.end:
        unit.links.append(link)
        branch.links.append(link)
        world.links.append(link)
    return link


def _join_in_buildings(
    world: World, town: Town, left: Sequence[Organization]
) -> list[Organization]:
    """Form a joint branch where tenants have members enough; some tenants stay out of it."""
    rest = [each for each in left if each.home.building is None]
    for building in town.buildings:
        units = [each for each in left if each.home.building is building]
        is_own = building.name == BUILDING_OF_THE_SECRETARY
        joined = [each for each in units if is_own or world.chance(0.9)]
        if not _may_join(joined) or not (is_own or world.chance(0.93)):
            rest += units
            continue
        anchors = {"building_id": building.id}
        day = add_months(world.today + _UNTIL_ELECTION, -12 * THREE) if is_own else None
        branch = _found(world, building.name, town, Formation.BUILDING, joined, anchors, on=day)
        if is_own:
            world.of_the_secretary = branch
    return rest


def _may_join(units: Sequence[Organization]) -> bool:
    return len(units) >= _FEWEST_TOGETHER and sum(each.staff for each in units) >= THREE


def _join_in_areas(world: World, town: Town, left: Sequence[Organization]) -> list[Organization]:
    """Form joint branches of a handful of units of an area, several where there are many."""
    rest = [each for each in left if each.home.area is None]
    for area in town.areas:
        units = [each for each in left if each.home.area is area]
        for number, group in enumerate(_handfuls(units)):
            if not _may_join(group) or not world.chance(0.95):
                rest += group
                continue
            subject = area.name if number == 0 else f"{area.name}第{number + 1}"
            _found(world, subject, town, Formation.AREA, group, {"area_id": area.id})
    return rest


def _handfuls(units: Sequence[Organization]) -> list[list[Organization]]:
    return [
        list(units[place : place + MOST_TOGETHER]) for place in range(0, len(units), MOST_TOGETHER)
    ]


def _join_by_trade(world: World, town: Town, left: Sequence[Organization]) -> list[Organization]:
    """Form joint branches of a trade, anchored by its association."""

    def trade(each: Organization) -> str:
        return each.trade.name if each.trade else ""

    rest: list[Organization] = []
    for name, group in groupby(sorted(left, key=trade), key=trade):
        for number, units in enumerate(_handfuls(list(group))):
            if not name or not _may_join(units) or not world.chance(0.7):
                rest += units
                continue
            subject = f"{town.name}{name}行业" + (f"第{number + 1}" if number else "")
            anchors = {"association": f"云泽{name}行业协会"}
            _found(world, subject, town, Formation.INDUSTRY, units, anchors)
    return rest


def _join_villages(world: World, town: Town, left: Sequence[Organization]) -> list[Organization]:
    """Join firms with their village: found a joint branch, or come under the village's own."""
    rest = [each for each in left if each.home.village is None]
    for village in town.villages:
        units = [each for each in left if each.home.village is village]
        if not units or not village.is_willing:
            rest += units
        elif len(units) > 1 and village.urban not in FRINGE_CLASSES:
            anchors = {"village_id": village.id, "village_full_members": world.random.randint(2, 6)}
            subject = f"{village.name}村企"
            rest += units[MOST_TOGETHER:]
            _found(world, subject, town, Formation.VILLAGE, units[:MOST_TOGETHER], anchors)
        else:
            _come_under(world, town, village, units)
    return rest


def _come_under(world: World, town: Town, village: Village, units: list[Organization]) -> None:
    name = f"中共{village.name}支部委员会"
    day = world.began_on - timedelta(days=_SINCE_YEARS * 365 - 60)
    own = _organ(world, name, BranchKind.BRANCH, town, world.general[town.name], day)
    own.anchors["village_id"] = village.id
    for unit in units:
        _link(world, unit, own, Formation.VILLAGE, None, "村企共建协议")


def _attach(world: World, hosts: Sequence[Organization], left: Sequence[Organization]) -> None:
    """Attach part of what is left to branches of larger firms of the town."""
    branches = [link.branch for host in hosts for link in host.links if host.ended_on is None]
    loads = dict.fromkeys((branch.name for branch in branches), 0)
    for unit in left:
        free = [branch for branch in branches if loads[branch.name] < MOST_TOGETHER]
        if free and world.chance(0.9):
            branch = world.random.choice(free)
            loads[branch.name] += 1
            _link(world, unit, branch, Formation.ATTACHMENT, None, "挂靠联建协议")


def _dissolve(branch: Branch, day: date) -> None:
    branch.dissolved_on = day
    for link in branch.links:
        link.end = min(link.end or day, day)
        link.start = min(link.start, link.end)


def _dissolve_some(world: World) -> None:
    """Dissolve a few branches, each with its links."""
    for branch in world.branches:
        founded = branch.founded_on
        if branch.formation is None or founded is None or branch is world.of_the_secretary:
            continue
        if founded < world.today - timedelta(days=500) and world.chance(0.028):
            _dissolve(
                branch, world.day_between(max(world.began_on, founded + _A_YEAR), world.today)
            )


def _approve_some_anew(world: World) -> None:
    """Approve hosts of several attached units anew as joint branches, and rename a few."""
    for branch in world.branches:
        attached = [link for link in branch.links if link.formation is Formation.ATTACHMENT]
        if branch.dissolved_on or branch.formation is not Formation.SOLE or len(attached) < THREE:
            continue
        day = max(link.start for link in attached) + timedelta(days=25)
        if branch.kind is BranchKind.BRANCH and day < world.today and world.chance(0.7):
            branch.approvals.append(
                Approval(
                    ApprovalAction.REAPPROVAL,
                    day,
                    f"云两新〔{day.year}〕复{world.random.randint(1, 99)}号",
                    BranchKind.JOINT_BRANCH,
                    Formation.ATTACHMENT,
                )
            )
            branch.kind, branch.formation = BranchKind.JOINT_BRANCH, Formation.ATTACHMENT
