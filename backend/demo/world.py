"""The demo district as plain records: who is where, who works there, which branches cover them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from backend.branches.rules import ApprovalAction, BranchKind, Formation
from backend.demo.land import Cell, Land, Point
from backend.demo.names import Names, TownNames, Trade
from backend.kit.ids import new_id
from backend.members.rules import BranchPost, RegistrationRole, Standing
from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    SocialOrganizationCategory,
)
from backend.places.rules import UrbanRuralClass

YEARS = 3
"""The ledger began so many years ago."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a demo district is. Units: rows."""

    towns: int
    villages: int
    areas: int
    buildings: int
    organizations: int
    shops: int


@dataclass(slots=True, eq=False, repr=False)
class Village:
    """A village with the cell in which it lies; a branch of its own may take firms in."""

    name: str
    urban: UrbanRuralClass
    cell: Cell
    is_willing: bool
    id: UUID = field(default_factory=new_id)


@dataclass(slots=True, eq=False, repr=False)
class Area:
    """An area of some cells of its town."""

    name: str
    cells: list[Cell]
    shape: Any
    id: UUID = field(default_factory=new_id)


@dataclass(slots=True, eq=False, repr=False)
class Building:
    """A building; its footprint stands along the streets of its town."""

    name: str
    point: Point
    floors: int
    address: str
    footprint: Any
    id: UUID = field(default_factory=new_id)
    group: UUID | None = None


@dataclass(slots=True, eq=False, repr=False)
class Town:
    """A town with what lies in it; `turn` is the direction of its streets. Units: radians."""

    names: TownNames
    code: str
    cells: list[Cell]
    shape: Any
    turn: float
    areas: list[Area] = field(default_factory=list)
    villages: list[Village] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)
    id: UUID = field(default_factory=new_id)

    @property
    def name(self) -> str:
        """Give its name."""
        return self.names.name


@dataclass(slots=True, eq=False, repr=False)
class Member:
    """A person who is a member, with every spell of work and of relation."""

    name: str
    number: str
    phone: str
    born: date
    joined_on: date
    full_on: date | None
    is_floating: bool = False
    jobs: list["Job"] = field(default_factory=list)
    relations: list["Relation"] = field(default_factory=list)
    standing: Standing = Standing.NORMAL
    standing_since: date | None = None
    id: UUID = field(default_factory=new_id)

    def is_full_on(self, day: date) -> bool:
        """Tell whether the member counts toward a threshold on a day."""
        is_gone = self.standing_since is not None and self.standing_since <= day
        return self.full_on is not None and self.full_on <= day and not is_gone


@dataclass(slots=True, eq=False, repr=False)
class Job:
    """A member works in an organization from a day to a day."""

    member: Member
    organization: "Organization"
    start: date
    end: date | None
    post: str

    def holds_on(self, day: date) -> bool:
        """Tell whether it is the member's work on a day."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(slots=True, eq=False, repr=False)
class Relation:
    """A member belongs to a branch, formally or for activities."""

    branch: "Branch"
    role: RegistrationRole
    start: date
    end: date | None = None


@dataclass(slots=True, eq=False, repr=False)
class Home:
    """Where an organization lies from a day on (None: since ever)."""

    since: date | None
    building: Building | None = None
    area: Area | None = None
    village: Village | None = None


@dataclass(slots=True, eq=False, repr=False)
class Check:
    """A check on the spot."""

    day: date
    finding: OperatingFinding
    evidence: str | None


@dataclass(slots=True, eq=False, repr=False)
class Organization:
    """An organization; `staff` is how many full members are to work in it today."""

    name: str
    code: str
    kind: OrganizationKind
    category: SocialOrganizationCategory | None
    town: Town
    trade: Trade | None
    line: str | None
    is_line_confirmed: bool
    registered_on: date
    staff: int
    employees: int
    point: Point | None
    homes: list[Home]
    ended_on: date | None = None
    checks: list[Check] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    links: list["Link"] = field(default_factory=list)
    id: UUID = field(default_factory=new_id)

    @property
    def home(self) -> Home:
        """Give the present place."""
        return self.homes[-1]

    def full_members_on(self, day: date) -> int:
        """Count the full members who work there on a day."""
        return sum(job.holds_on(day) and job.member.is_full_on(day) for job in self.jobs)


@dataclass(slots=True, eq=False, repr=False)
class Link:
    """A branch covers an organization from a day on."""

    organization: Organization
    branch: "Branch"
    formation: Formation
    start: date
    end: date | None = None
    basis: str = ""
    is_host: bool = True


@dataclass(slots=True, eq=False, repr=False)
class Approval:
    """What a superior approved, with the day from which it holds."""

    action: ApprovalAction
    day: date
    number: str
    kind: BranchKind
    formation: Formation | None


@dataclass(slots=True, eq=False, repr=False)
class Post:
    """A member holds a post of a branch for a spell."""

    member: Member
    post: BranchPost
    start: date
    end: date | None


@dataclass(slots=True, eq=False, repr=False)
class Branch:
    """A branch; without a formation it is a party organ's or a village's own."""

    name: str
    kind: BranchKind
    town: Town | None
    parent: "Branch | None" = None
    formation: Formation | None = None
    founded_on: date | None = None
    dissolved_on: date | None = None
    anchors: dict[str, Any] = field(default_factory=dict)
    approvals: list[Approval] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    terms: list[tuple[date, date]] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    officials: list[tuple[str, str, date]] = field(default_factory=list)
    id: UUID = field(default_factory=new_id)


@dataclass
class World:
    """The whole demo district on a day."""

    random: Random
    names: Names
    today: date
    size: Size
    land: Land
    towns: list[Town] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    committee: Branch | None = None
    general: dict[str, Branch] = field(default_factory=dict)
    residents: dict[str, Branch] = field(default_factory=dict)
    branches: list[Branch] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    of_the_secretary: Branch | None = None

    @property
    def began_on(self) -> date:
        """Give the day on which the ledger began: the first of a quarter, three years ago."""
        return date(self.today.year - YEARS, (self.today.month - 1) // 3 * 3 + 1, 1)

    def day(self, oldest: int, newest: int = 0) -> date:
        """Draw a day between so many days ago."""
        return self.today - timedelta(days=self.random.randint(newest, max(newest, oldest)))

    def day_between(self, first: date, last: date) -> date:
        """Draw a day between two others, both included."""
        return first + timedelta(days=self.random.randint(0, max(0, (last - first).days)))

    def chance(self, likelihood: float) -> bool:
        """Draw yes or no."""
        return self.random.random() < likelihood
