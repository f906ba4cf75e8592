"""The demo district as plain records: who is where, who works there, which branches cover them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from backend.branches.rules import BranchKind, Formation
from backend.demo.names import DEPARTMENTS, DISTRICT_CODE, TOWNS, Names
from backend.members.rules import BranchPost

WEST, SOUTH = 82.30, 38.80
"""The invented towns lie in an uninhabited desert."""
TOWN_WIDTH, TOWN_HEIGHT = 0.16, 0.12
TOWNS_IN_A_ROW = 4

TRADES = (
    ("机械", "工信", "3400"),
    ("电子", "工信", "3900"),
    ("纺织", "工信", "1700"),
    ("食品", "工信", "1400"),
    ("软件", "工信", "6500"),
    ("商贸", "其他", "5100"),
    ("物流", "其他", "5400"),
    ("家居", "其他", "5200"),
    ("文化传媒", "文旅", "8700"),
    ("旅游", "文旅", "7200"),
)
SOCIETIES = (("行业", "协会", "51"), ("养老", "服务中心", "52"), ("艺术", "培训学校", "52"))


@dataclass(frozen=True, slots=True)
class Size:
    """How large a demo district is."""

    towns: int = 4
    villages: int = 5
    buildings: int = 6
    areas: int = 2
    organizations: int = 80
    shops: int = 9


@dataclass(slots=True)
class Member:
    """A person who is a member; `branch` holds the formal relation."""

    name: str
    number: str
    phone: str
    is_female: bool
    born: date
    joined_on: date
    full_on: date | None
    hired_on: date
    branch: str
    organization: "Organization | None"
    also_in: str | None = None
    is_floating: bool = False


@dataclass(slots=True)
class Organization:
    """An organization; `fm` members in full standing work in it."""

    name: str
    code: str
    kind: str
    town: str
    department: str | None
    industry: str
    fm: int
    employees: int
    revenue: int
    longitude: float
    latitude: float
    village: str | None = None
    building: str | None = None
    area: str | None = None
    checked_on: date | None = None
    finding: str = "实体运营"
    ended_on: date | None = None
    instructor: str | None = None
    members: list[Member] = field(default_factory=list)


@dataclass(slots=True)
class Link:
    """A branch covers an organization from a day on."""

    organization: Organization
    branch: str
    formation: Formation
    start: date
    end: date | None = None
    basis: str = ""


@dataclass(slots=True)
class Branch:
    """A branch with its hosts; formation None = a party organ's or residents' own."""

    name: str
    kind: BranchKind
    town: str
    parent: str | None = None
    formation: Formation | None = None
    hosts: list[Organization] = field(default_factory=list)
    founded_on: date | None = None
    dissolved_on: date | None = None
    number: str | None = None
    village: str | None = None
    posts: list[tuple[BranchPost, Member]] = field(default_factory=list)


@dataclass(slots=True)
class Town:
    """A town with what lies in it."""

    name: str
    kind: str
    settlement: str
    code: str
    west: float
    south: float
    villages: list[tuple[str, str]] = field(default_factory=list)
    buildings: list[tuple[str, float, float]] = field(default_factory=list)
    areas: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)


@dataclass(slots=True)
class World:
    """The whole demo district on a day."""

    random: Random
    names: Names
    today: date
    towns: list[Town] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    def day(self, oldest: int, newest: int = 0) -> date:
        """Draw a day between so many days ago."""
        return self.today - timedelta(days=self.random.randint(newest, oldest))

    def chance(self, likelihood: float) -> bool:
        """Draw yes or no."""
        return self.random.random() < likelihood


def settle(world: World, size: Size) -> None:
    """Lay out the towns with their villages, buildings, areas and organizations."""
    for index, (name, kind, settlement) in enumerate(TOWNS[: size.towns]):
        first = {"街道": 1, "镇": 100, "乡": 200, "园区": 400}[kind]
        town = Town(
            name,
            kind,
            settlement,
            f"{DISTRICT_CODE}{first + index:03d}",
            WEST + index % TOWNS_IN_A_ROW * TOWN_WIDTH,
            SOUTH + index // TOWNS_IN_A_ROW * TOWN_HEIGHT,
        )
        _furnish(world, town, size)
        world.towns.append(town)
    for town in world.towns:
        for _ in range(size.organizations):
            world.organizations.append(_organization(world, town))


def _furnish(world: World, town: Town, size: Size) -> None:
    for number in range(size.villages):
        urban = "112" if number % 3 == 0 else "220"
        town.villages.append((world.names.village(), urban))
    for _ in range(size.buildings):
        place = _place(world, town, spread=0.5)
        town.buildings.append((world.names.building(town.name), *place))
    width = TOWN_WIDTH / size.areas
    for number in range(size.areas):
        west = town.west + width * number
        bounds = (west, town.south, west + width, town.south + TOWN_HEIGHT)
        town.areas.append((f"{town.name[:2]}第{'一二三四五六'[number]}片区", bounds))


def _place(world: World, town: Town, *, spread: float) -> tuple[float, float]:
    margin = 0.05
    return (
        round(town.west + TOWN_WIDTH * (margin + world.random.random() * spread), 6),
        round(town.south + TOWN_HEIGHT * (margin + world.random.random() * spread), 6),
    )


def _organization(world: World, town: Town) -> Organization:
    random = world.random
    trade, line, industry = random.choice(TRADES)
    kind = random.choices(("91", "5x", "92", "93"), weights=(84, 9, 5, 2))[0]
    if kind == "5x":
        subject, form, kind = random.choice(SOCIETIES)
        name, line, industry = world.names.society(subject, form), "民政", "9500"
    else:
        name = world.names.firm(trade)
    fm = (
        0
        if kind == "92"
        else random.choices((0, 1, 2, 3, 5, 9, 24), weights=(46, 20, 11, 10, 7, 4, 2))[0]
    )
    department = next(short for _, short, of, _ in DEPARTMENTS if of == line)
    organization = Organization(
        name=name,
        code=world.names.credit_code(kind),
        kind=kind,
        town=town.name,
        department=department if world.chance(0.93) else None,
        industry=industry,
        fm=fm,
        employees=random.randint(4, 40) + fm * random.randint(4, 14),
        revenue=random.randint(40, 900) * 10_000 + fm * random.randint(80, 900) * 10_000,
        longitude=0,
        latitude=0,
    )
    _house(world, town, organization)
    _inspect(world, organization)
    return organization


def _house(world: World, town: Town, organization: Organization) -> None:
    """Put an organization into a building, an area, a village, or just somewhere in town."""
    where = world.random.choices(("building", "area", "village", ""), weights=(30, 20, 15, 35))[0]
    longitude, latitude = _place(world, town, spread=0.9)
    if where == "building":
        organization.building, longitude, latitude = world.random.choice(town.buildings)
    elif where == "area":
        organization.area, (west, south, east, north) = world.random.choice(town.areas)
        longitude = round(world.random.uniform(west, east), 6)
        latitude = round(world.random.uniform(south, north), 6)
    elif where == "village":
        organization.village = world.random.choice(town.villages)[0]
    organization.longitude, organization.latitude = longitude, latitude


def _inspect(world: World, organization: Organization) -> None:
    """Draw when it was checked and what was found: most are right, some are the mess of life."""
    state = world.random.choices(
        ("right", "stale", "never", "zombie", "shell", "ended"), weights=(77, 12, 6, 2, 1, 2)
    )[0]
    if state == "never":
        return
    organization.checked_on = world.day(900, 400) if state == "stale" else world.day(350)
    if state in {"zombie", "shell"}:
        organization.finding = "僵尸" if state == "zombie" else "空挂"
    if state == "ended":
        organization.ended_on = world.day(500, 5)
    if state in {"zombie", "shell", "ended"}:
        organization.fm = 0
