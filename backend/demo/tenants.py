"""Registers the organizations of the demo: what they are, where they lie, who checked them."""

from datetime import date, timedelta

from backend.demo.land import Point
from backend.demo.names import (
    BUILDING_OF_THE_SECRETARY,
    LARGEST_BUILDING,
    SOCIETIES,
    TRADES,
)
from backend.demo.settling import shares_of
from backend.demo.world import Building, Check, Home, Organization, Town, World
from backend.organizations.rules import OperatingFinding, OrganizationKind
from backend.places.rules import TownKind

_KINDS = (("91", "5", "92", "93"), (85, 9, 4, 2))
_STAFF = ((0, 1, 2, 3, 5, 9, 16, 36), (16, 42, 32, 3, 3, 2, 1.4, 1.1))
# Out of a hundred organizations of a town: in buildings, in areas, in villages; the rest anywhere.
_HOMES = {
    TownKind.STREET: (56, 20, 5),
    TownKind.ZONE: (24, 58, 2),
    TownKind.TOWN: (24, 28, 28),
    TownKind.TOWNSHIP: (10, 22, 45),
}
_YOUNG = 0.24
_TENANTS_OF_THE_LARGEST = 1 / 60
_TENANTS_OF_THE_SECRETARY = 9
_BESIDE_KILOMETERS = 0.012
_A_YEAR = timedelta(days=365)
_EVIDENCE = ("现场走访", "电话核实并拍照", "税务申报记录", "用电量核对", "社保缴纳记录")


def register_organizations(world: World) -> None:
    """Register the organizations of every town, then let the mess of life happen to some."""
    counts = shares_of(world.size.organizations, [town.names.weight for town in world.towns])
    for town, count in zip(world.towns, counts, strict=True):
        world.organizations += [_organization(world, town) for _ in range(count)]
    _crowd(world)
    _place_two_at_one_point(world)
    for organization in world.organizations:
        _end(world, organization)
        _check(world, organization)


def _organization(world: World, town: Town) -> Organization:
    random, names = world.random, world.names
    prefix = random.choices(*_KINDS)[0]
    trade = random.choice(TRADES)
    category = None
    kind = OrganizationKind.ENTERPRISE
    if prefix == "5":
        subject, form, category = random.choice(SOCIETIES)
        prefix = "51" if form == "协会" else "52"
        name, kind = names.society(subject, form), OrganizationKind.SOCIAL_ORGANIZATION
    elif prefix == "93":
        name, trade = names.cooperative(), TRADES[15]
    else:
        name = names.firm(trade.name)
    if prefix == "92":
        name = name.removesuffix("有限公司") + "商行"
        kind = OrganizationKind.INDIVIDUAL_BUSINESS
    staff = 0 if prefix == "92" else random.choices(*_STAFF)[0]
    staff += random.randint(0, staff // 4)
    line = "民政局" if category else trade.line
    is_confirmed = world.chance(0.93)
    home, point = _home(world, town)
    is_young = world.chance(_YOUNG)
    return Organization(
        name=name,
        code=names.credit_code(prefix),
        kind=kind,
        category=category,
        town=town,
        trade=None if category else trade,
        line=line if is_confirmed else None,
        is_line_confirmed=is_confirmed,
        registered_on=world.day(1_090, 40) if is_young else world.day(6_500, 1_150),
        staff=staff,
        employees=round((random.randint(4, 60) + staff * random.randint(6, 22)) * trade.size) + 2,
        point=None if world.chance(0.04) and home.building is None else point,
        homes=[home],
    )


def _home(world: World, town: Town) -> tuple[Home, Point]:
    """Choose where an organization lies: in a building, an area, a village, or just in the town."""
    random = world.random
    building, area, village = _HOMES[town.names.kind]
    where = random.choices(
        ("building", "area", "village", "anywhere"),
        weights=(building, area, village, 100 - building - area - village),
    )[0]
    if where == "building" and town.buildings:
        chosen = random.choice(town.buildings)
        return Home(None, building=chosen), beside(world, chosen)
    if where == "area" and town.areas:
        ground = random.choice(town.areas)
        return Home(None, area=ground), random.choice(ground.cells).place(random)
    if where == "village" and town.villages:
        settlement = random.choice(town.villages)
        return Home(None, village=settlement), settlement.cell.place(random, spread=0.45)
    near = town.cells[min(int(random.expovariate(0.14)), len(town.cells) - 1)]
    return Home(None), near.place(random)


def beside(world: World, building: Building) -> Point:
    """Draw the point of a tenant, within some steps of its building."""
    east, north = building.point
    aside = _BESIDE_KILOMETERS
    return east + world.random.uniform(-aside, aside), north + world.random.uniform(-aside, aside)


def _crowd(world: World) -> None:
    """Fill the largest building, and give the secretary's one small tenants with two members."""
    town = world.towns[0]
    known = {building.name: building for building in town.buildings}
    largest, own = known[LARGEST_BUILDING], known[BUILDING_OF_THE_SECRETARY]
    movable = [each for each in world.organizations if each.town is town]
    for organization in movable:
        if organization.home.building is own:
            _move_in(world, organization, largest)
    many = max(round(len(world.organizations) * _TENANTS_OF_THE_LARGEST), 12)
    for organization in movable[:many]:
        _move_in(world, organization, largest)
    ready = [
        each
        for each in movable[many:]
        if each.kind is OrganizationKind.ENTERPRISE and each.registered_on < world.began_on
    ]
    for place, organization in enumerate(ready[:_TENANTS_OF_THE_SECRETARY]):
        _move_in(world, organization, own)
        organization.staff = 2 if place < _TENANTS_OF_THE_SECRETARY - 2 else place % 2


def _move_in(world: World, organization: Organization, building: Building) -> None:
    organization.homes = [Home(None, building=building)]
    organization.point = beside(world, building)


def _place_two_at_one_point(world: World) -> None:
    """Let a few organizations share the very point of another, as ledgers have it."""
    alone = [each for each in world.organizations if each.point and not each.home.building]
    for one, other in zip(alone[::97], alone[1::97], strict=False):
        other.point = one.point


def _end(world: World, organization: Organization) -> None:
    """Let some organizations leave the register."""
    is_kept = organization.home.building and (
        organization.home.building.name == BUILDING_OF_THE_SECRETARY
    )
    if world.chance(0.035) and not is_kept and organization.registered_on < world.began_on:
        organization.ended_on = world.day(1_000, 10)


def _check(world: World, organization: Organization) -> None:
    """Check on the spot about once a year; some are forgotten, some were never checked."""
    state = world.random.choices(
        ("yearly", "forgotten", "never", "zombie", "shell"), weights=(82, 9, 5, 2.4, 1.6)
    )[0]
    if state == "never":
        return
    last = world.today - timedelta(days=world.random.randint(3, 330))
    if state == "forgotten":
        last -= _A_YEAR
    days: list[date] = []
    first = max(organization.registered_on, world.began_on - _A_YEAR)
    while last > first:
        days.insert(0, last)
        last -= _A_YEAR + timedelta(days=world.random.randint(-40, 20))
    kept = [day for day in days if organization.ended_on is None or day < organization.ended_on]
    for day in kept:
        evidence = world.random.choice(_EVIDENCE) if world.chance(0.9) else None
        organization.checks.append(Check(day, OperatingFinding.OPERATING, evidence))
    if kept and state in {"zombie", "shell"}:
        is_zombie = state == "zombie"
        organization.checks[-1].finding = (
            OperatingFinding.ZOMBIE if is_zombie else OperatingFinding.SHELL
        )
        organization.checks[-1].evidence = None if world.chance(0.3) else "连续六个月零申报"
        organization.staff = 0
