"""How the demo district's branches were formed: the six ways, some mess, and who works where."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from backend.branches.rules import BranchKind, Formation
from backend.demo.names import COMMITTEE
from backend.demo.world import TRADES, Branch, Link, Member, Organization, Town, World
from backend.members.rules import BranchPost

THREE = 3
MOST_IN_AREA = 5
MOST_ATTACHED = 5
GENERAL_BRANCH_MEMBERS = 50
COMMITTEE_MEMBERS = 7
_TRADE_NAMES = {industry: trade for trade, _, industry in TRADES}


def form(world: World) -> None:
    """Form the branches of the district in every way, then hire and enroll the members."""
    world.branches.append(Branch(COMMITTEE, BranchKind.PARTY_COMMITTEE, ""))
    for town in world.towns:
        general = general_branch(town.name)
        world.branches.append(Branch(general, BranchKind.GENERAL_BRANCH, town.name, COMMITTEE))
        world.branches.append(Branch(residents(town.name), BranchKind.BRANCH, town.name, general))
        here = [each for each in world.organizations if each.town == town.name and is_live(each)]
        _form_town(world, town, here)
    for organization in world.organizations:
        _hire(world, organization)
    for branch in world.branches:
        _elect(world, branch)


def is_live(organization: Organization) -> bool:
    """Tell whether an organization may have a branch today."""
    return organization.ended_on is None and organization.finding == "实体运营"


def general_branch(town: str) -> str:
    """Name the general branch of a town."""
    return f"中共{town}两新组织总支部委员会"


def residents(town: str) -> str:
    """Name the branch in which members without a branch at work have their relation."""
    return f"中共{town}流动党员支部委员会"


def _form_town(world: World, town: Town, here: list[Organization]) -> None:
    alone = [each for each in here if each.fm >= THREE and world.chance(0.88)]
    for organization in alone:
        _found_alone(world, organization)
    left = [each for each in here if 0 < each.fm < THREE]
    left = _join_by(world, town, left, Formation.BUILDING)
    left = _join_by(world, town, left, Formation.AREA)
    left = _join_by(world, town, left, Formation.INDUSTRY)
    left = _join_villages(world, town, left)
    _attach(world, alone, left)
    for organization in here:
        if organization.fm == 0 and world.chance(0.35):
            organization.instructor = world.names.person()


def _found_alone(world: World, organization: Organization) -> None:
    is_large = organization.fm >= GENERAL_BRANCH_MEMBERS
    kind = BranchKind.GENERAL_BRANCH if is_large else BranchKind.BRANCH
    branch = _branch(world, organization.name, organization.town, kind, Formation.SOLE)
    branch.hosts.append(organization)
    if world.chance(0.02) and branch.founded_on is not None:
        branch.dissolved_on = branch.founded_on + timedelta(days=30)
    _link(world, organization, branch, Formation.SOLE, branch.dissolved_on)


def _branch(
    world: World, subject: str, town: str, kind: BranchKind, formation: Formation
) -> Branch:
    word = "联合支部" if kind is BranchKind.JOINT_BRANCH else "支部"
    word = "总支部" if kind is BranchKind.GENERAL_BRANCH else word
    founded_on = world.day(1_100, 5)
    branch = Branch(
        name=f"中共{subject}{word}委员会",
        kind=kind,
        town=town,
        parent=general_branch(town),
        formation=formation,
        founded_on=founded_on,
        number=f"云两新〔{founded_on.year}〕{len(world.branches)}号",
    )
    world.branches.append(branch)
    return branch


def _link(
    world: World,
    organization: Organization,
    branch: Branch,
    formation: Formation,
    end: date | None = None,
) -> None:
    start = branch.founded_on or world.day(700, 10)
    basis = branch.number or "共建协议"
    world.links.append(Link(organization, branch.name, formation, start, end, basis))


def _join_by(
    world: World, town: Town, left: list[Organization], formation: Formation
) -> list[Organization]:
    """Form joint branches of what shares a building, an area or a trade; give who is left."""

    def place(each: Organization) -> str:
        shared = {
            Formation.BUILDING: each.building,
            Formation.AREA: each.area,
            Formation.INDUSTRY: f"{town.name[:2]}{each.industry}" if each.kind == "91" else None,
        }[formation]
        return shared or ""

    rest: list[Organization] = []
    for shared, group in groupby(sorted(left, key=place), key=place):
        units = list(group)
        most = len(units) if formation is Formation.BUILDING else MOST_IN_AREA
        chosen = units[:most]
        if shared and len(chosen) > 1 and sum(each.fm for each in chosen) >= THREE:
            _found_jointly(world, town, shared, chosen, formation)
            rest += units[most:]
        else:
            rest += units
    return rest


def _found_jointly(
    world: World, town: Town, shared: str, units: list[Organization], formation: Formation
) -> None:
    subject = (
        f"{shared[:2]}{_TRADE_NAMES[shared[2:]]}行业" if formation is Formation.INDUSTRY else shared
    )
    branch = _branch(world, subject, town.name, BranchKind.JOINT_BRANCH, formation)
    branch.hosts.extend(units)
    for number, organization in enumerate(units):
        has_left = number == 0 and len(units) == 2 and world.chance(0.3)  # noqa: PLR2004 - a pair
        end = world.day(4, 1) if has_left else None
        _link(world, organization, branch, formation, end)


def _join_villages(world: World, town: Town, left: list[Organization]) -> list[Organization]:
    fringe = {name for name, urban in town.villages if urban == "112"}
    joined = [each for each in left if each.village in fringe]
    for village, group in groupby(sorted(joined, key=_village), key=_village):
        name = f"中共{village}支部委员会"
        branch = Branch(name, BranchKind.BRANCH, town.name, general_branch(town.name))
        branch.village = village
        world.branches.append(branch)
        for organization in group:
            _link(world, organization, branch, Formation.VILLAGE)
    return [each for each in left if each.village not in fringe]


def _village(organization: Organization) -> str:
    return organization.village or ""


def _attach(world: World, hosts: list[Organization], left: Iterable[Organization]) -> None:
    """Attach about half of what is left to branches of larger firms nearby."""
    live = {
        branch.hosts[0].code: branch
        for branch in world.branches
        if branch.formation is Formation.SOLE and branch.dissolved_on is None
    }
    load: dict[str, int] = {}
    for organization in left:
        free = [
            each for each in hosts if each.code in live and load.get(each.code, 0) < MOST_ATTACHED
        ]
        if free and world.chance(0.55):
            host = world.random.choice(free)
            load[host.code] = load.get(host.code, 0) + 1
            branch = live[host.code]
            start = max(world.day(500, 3), branch.founded_on or world.today)
            link = Link(organization, branch.name, Formation.ATTACHMENT, start, None, "挂靠承诺书")
            world.links.append(link)


def _hire(world: World, organization: Organization) -> None:
    """Give an organization its members; most have their relation in the branch that covers it."""
    covering = [
        link.branch
        for link in world.links
        if link.organization is organization and (link.end is None or link.end > world.today)
    ]
    probationary = 1 if organization.fm and world.chance(0.15) else 0
    for number in range(organization.fm + probationary):
        is_transferred = bool(covering) and world.chance(0.92)
        branch = covering[0] if is_transferred else residents(organization.town)
        member = _member(world, branch, organization, is_full=number < organization.fm)
        organization.members.append(member)
        world.members.append(member)


def _member(world: World, branch: str, organization: Organization, *, is_full: bool) -> Member:
    random = world.random
    born = date(random.randint(1962, 2001), random.randint(1, 12), random.randint(1, 28))
    joined = date(born.year + random.randint(20, 23), random.randint(1, 12), random.randint(1, 28))
    joined = min(joined, world.today - timedelta(days=800)) if is_full else world.day(300, 30)
    number = world.names.citizen_number(born)
    is_odd = int(number[16]) % 2 == 1
    return Member(
        name=world.names.person(),
        number=number,
        phone=world.names.phone(),
        is_female=not is_odd,
        born=born,
        joined_on=joined,
        full_on=joined + timedelta(days=365) if is_full else None,
        hired_on=max(joined, world.day(2_500, 1_150)) if is_full else world.day(900, 400),
        branch=branch,
        organization=organization,
        is_floating=world.chance(0.06),
    )


def _elect(world: World, branch: Branch) -> None:
    """Elect a secretary, and a committee where there are enough full members."""
    own = [each for each in world.members if each.branch == branch.name and each.full_on]
    if not own:
        return
    branch.posts.append((BranchPost.SECRETARY, own[0]))
    if len(own) >= COMMITTEE_MEMBERS:
        branch.posts.append((BranchPost.ORGANIZATION_MEMBER, own[1]))
        branch.posts.append((BranchPost.PUBLICITY_MEMBER, own[2]))
