"""The traps of the field's own report, each with its two sides."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from backend.branches.rules import BranchKind, Formation
from backend.database.engine import Database
from backend.members.rules import RegistrationRole
from backend.organizations.rules import OperatingFinding, OrganizationKind
from tests.figures.asking import EVERYTHING, Scope, values
from tests.figures.ledgers import Day, Ledger, save

AS_OF = date(2026, 6, 30)


@dataclass
class World:
    """A town with a line, in which each test puts what it is about."""

    ledger: Ledger = field(default_factory=Ledger)

    def __post_init__(self) -> None:
        self.town = self.ledger.town("示范镇")
        self.line = self.ledger.department("区工信局")

    def unit(self, name: str, **facts: Any) -> UUID:
        """Add an organization."""
        return self.ledger.organization(name, town=self.town, department=self.line, **facts)

    def sole(self, unit: UUID, founded: Day, **facts: Any) -> UUID:
        """Found a branch of a unit's own and cover the unit by it."""
        branch = self.ledger.branch(
            f"支部{unit}", founded=founded, formation=Formation.SOLE, hosts=(unit,), **facts
        )
        self.ledger.link(unit, branch, Formation.SOLE, founded, facts.get("dissolved"))
        return branch

    async def counts(
        self, database: Database, *codes: str, on: date = AS_OF, scope: Scope = EVERYTHING
    ) -> list[int]:
        """Count figures, of enterprises where there is a choice."""
        found = await values(database, self.ledger.actor, on, scope)
        return [(found.get((c, "ENTERPRISE")) or found[c, "ALL"])["numerator"] for c in codes]


async def test_attached_unit_is_covered_and_founds_no_branch(pools: Database) -> None:
    world = World()
    host, small = world.unit("大厂"), world.unit("小店")
    branch = world.sole(host, "2024-03-10")
    world.ledger.link(small, branch, Formation.ATTACHMENT, "2026-02-01")
    await save(pools, world.ledger, today=AS_OF)

    before = await world.counts(pools, "F01", "F03", "F04", "F02", on=date(2026, 1, 31))
    after = await world.counts(pools, "F01", "F03", "F04", "F02")

    assert before == [1, 1, 0, 1]
    assert after == [1, 1, 0, 2]


async def test_village_branch_covers_without_being_counted(pools: Database) -> None:
    world = World()
    firm = world.unit("村边厂")
    village = world.ledger.branch("某村党支部", founded=None, formation=None)
    world.ledger.link(firm, village, Formation.VILLAGE, "2026-01-01")
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "F01", "F01_ORGAN", "F02") == [0, 1, 1]


async def test_joint_branch_with_the_village_is_counted(pools: Database) -> None:
    world = World()
    firm = world.unit("村边厂")
    joint = world.ledger.branch(
        "村企联合党支部",
        founded="2026-01-01",
        formation=Formation.VILLAGE,
        kind=BranchKind.JOINT_BRANCH,
        hosts=(firm,),
        village_full_members=2,
    )
    world.ledger.link(firm, joint, Formation.VILLAGE, "2026-01-01")
    world.ledger.counted(firm, 1)
    await save(pools, world.ledger, today=AS_OF)

    asked = ("F01", "F04_VILLAGE", "F02", "WARN_JOINT_MEMBERS")
    assert await world.counts(pools, *asked) == [1, 1, 1, 0]


async def test_link_to_an_organ_of_the_town_covers_nobody(pools: Database) -> None:
    world = World()
    firm = world.unit("某厂")
    organ = world.ledger.branch("镇机关支部", founded=None, formation=None)
    world.ledger.link(firm, organ, Formation.ATTACHMENT, "2026-01-01")
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "F02", "BLIND_UNCOVERED") == [0, 1]


async def test_double_registered_member_is_counted_once(pools: Database) -> None:
    world = World()
    firm = world.unit("某厂")
    branch = world.sole(firm, "2024-03-10")
    village = world.ledger.branch("某村党支部", founded=None, formation=None)
    for _ in range(2):
        world.ledger.member(firm, (branch, None, None))
    double = world.ledger.member(firm, (village, None, None))
    world.ledger.registered(double, branch, role=RegistrationRole.ACTIVITY)
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "UNITS_SOLE", "F06_DUE", "BLIND_COUNT_UNKNOWN") == [1, 1, 0]


async def test_untransferred_members_count_only_while_the_rules_say_so(pools: Database) -> None:
    world = World()
    firm = world.unit("某厂")
    village = world.ledger.branch("某村党支部", founded=None, formation=None)
    for _ in range(3):
        world.ledger.member(firm, (village, None, None))
    world.ledger.rules(date(2026, 6, 1), count_untransferred=False)
    await save(pools, world.ledger, today=AS_OF)

    asked = ("UNITS_DUE", "UNITS_FEW", "UNITS_NONE")
    assert await world.counts(pools, *asked, on=date(2026, 5, 31)) == [1, 0, 0]
    assert await world.counts(pools, *asked) == [0, 1, 0]


async def test_joint_branch_of_a_leaving_tenant_keeps_the_others(pools: Database) -> None:
    world = World()
    stays, leaves = world.unit("留下"), world.unit("搬走")
    joint = world.ledger.branch(
        "楼宇联合党支部",
        founded="2026-05-20",
        formation=Formation.BUILDING,
        kind=BranchKind.JOINT_BRANCH,
        hosts=(stays,),
    )
    world.ledger.link(stays, joint, Formation.BUILDING, "2026-05-20")
    world.ledger.link(leaves, joint, Formation.BUILDING, "2026-05-20", "2026-06-15")
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "F01", "F02", on=date(2026, 6, 14)) == [1, 2]
    assert await world.counts(pools, "F01", "F02", on=date(2026, 6, 15)) == [1, 1]


async def test_past_figures_stay_when_things_move_today(pools: Database) -> None:
    world = World()
    elsewhere = world.ledger.town("邻镇")
    firm = world.unit("某厂")
    branch = world.sole(firm, "2025-03-01")
    world.ledger.placement(firm, town=elsewhere, department=world.line, since="2026-06-01")
    world.ledger.approved(branch, "2026-06-01", BranchKind.JOINT_BRANCH, Formation.ATTACHMENT)
    world.ledger.check(firm, "2026-06-10", OperatingFinding.SHELL)
    await save(pools, world.ledger, today=AS_OF)
    here, there = Scope(town=world.town), Scope(town=elsewhere)
    december = date(2025, 12, 31)

    asked = ("F01", "F03", "F02")
    assert await world.counts(pools, *asked, on=december, scope=here) == [1, 1, 1]
    assert await world.counts(pools, *asked, on=december, scope=there) == [0, 0, 0]
    assert await world.counts(pools, *asked, scope=here) == [0, 0, 0]
    assert await world.counts(pools, *asked, scope=there) == [1, 0, 0]


async def test_dissolved_in_the_same_year_stays_in_the_gross_count(pools: Database) -> None:
    world = World()
    world.sole(world.unit("甲厂"), "2026-01-10", dissolved="2026-05-01")
    world.sole(world.unit("乙厂"), "2026-02-10")
    await save(pools, world.ledger, today=AS_OF)

    asked = ("F01", "F05", "F05_DISSOLVED", "F05_NET")
    assert await world.counts(pools, *asked) == [1, 2, 1, 1]
    assert await world.counts(pools, *asked, on=date(2026, 4, 30)) == [2, 2, 0, 2]


async def test_deregistered_unit_leaves_both_sides_and_its_branch_has_no_host(
    pools: Database,
) -> None:
    world = World()
    world.sole(world.unit("某厂", ended="2026-05-01"), "2025-01-10")
    await save(pools, world.ledger, today=AS_OF)

    asked = ("UNITS", "F02", "F01", "WARN_HOSTLESS")
    assert await world.counts(pools, *asked, on=date(2026, 4, 30)) == [1, 1, 1, 0]
    assert await world.counts(pools, *asked) == [0, 0, 0, 1]


async def test_individual_business_enters_only_when_the_rules_say_so(pools: Database) -> None:
    world = World()
    world.sole(world.unit("小店", kind=OrganizationKind.INDIVIDUAL_BUSINESS), "2025-01-10")
    world.ledger.rules(date(2026, 6, 1), include_individual_businesses=True)
    await save(pools, world.ledger, today=AS_OF)

    asked = ("UNITS", "F02", "F01")
    assert await world.counts(pools, *asked, on=date(2026, 5, 31)) == [0, 0, 0]
    assert await world.counts(pools, *asked) == [1, 1, 1]


async def test_check_of_exactly_twelve_months_ago_still_verifies(pools: Database) -> None:
    world = World()
    world.ledger.check(world.unit("甲厂"), "2025-06-30")
    world.ledger.check(world.unit("乙厂"), "2025-06-29")
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "UNITS", "F06_VERIFIED", "BLIND_UNVERIFIED") == [2, 1, 1]


async def test_zombie_without_evidence_counts_and_is_listed(pools: Database) -> None:
    world = World()
    world.ledger.check(world.unit("空厂"), "2020-01-01", OperatingFinding.ZOMBIE, None)
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "UNITS", "BLIND_NO_EVIDENCE") == [0, 1]


async def test_terms_and_caps_are_warned_of(pools: Database) -> None:
    world = World()
    units = [world.unit(f"厂{number}") for number in range(6)]
    joint = world.ledger.branch(
        "片区联合党支部",
        founded="2023-08-01",
        formation=Formation.AREA,
        kind=BranchKind.JOINT_BRANCH,
        hosts=(units[0],),
    )
    for unit in units:
        world.ledger.counted(unit, 9)
        world.ledger.link(unit, joint, Formation.AREA, "2023-08-01")
    world.ledger.term(joint, "2023-08-01", "2026-08-01")
    await save(pools, world.ledger, today=AS_OF)

    asked = ("WARN_CAP", "WARN_SIZE", "WARN_COMMITTEE", "WARN_TERM_ENDING", "WARN_TERM_ENDED")
    assert await world.counts(pools, *asked) == [1, 1, 1, 1, 0]
    assert await world.counts(pools, *asked, on=date(2026, 8, 1)) == [1, 1, 1, 0, 1]


async def test_general_branch_is_not_told_to_set_up_the_committee_of_a_branch(
    pools: Database,
) -> None:
    world = World()
    for name, kind in (("甲厂", BranchKind.GENERAL_BRANCH), ("乙厂", BranchKind.BRANCH)):
        unit = world.unit(name)
        branch = world.ledger.branch(
            f"{name}党组织",
            founded="2025-01-15",
            formation=Formation.SOLE,
            kind=kind,
            hosts=(unit,),
        )
        world.ledger.counted(unit, 7)
        world.ledger.link(unit, branch, Formation.SOLE, "2025-01-15")
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "F01", "WARN_COMMITTEE") == [2, 1]


async def test_reported_count_that_differs_from_the_roster_is_listed(pools: Database) -> None:
    world = World()
    firm = world.unit("某厂")
    world.ledger.reported(firm, "2026-01-01", 4)
    world.ledger.counted(firm, 3, since="2026-02-01")
    world.ledger.counted(firm, 4, until="2026-02-01", computed=False)
    await save(pools, world.ledger, today=AS_OF)

    on_reports = await values(pools, world.ledger.actor, date(2026, 1, 31))

    assert await world.counts(pools, "BLIND_COUNTS_DIFFER") == [1]
    assert on_reports["F06", "ENTERPRISE"]["reported_denominator"] == 1
    assert on_reports["BLIND_COUNTS_DIFFER", "ALL"]["numerator"] == 0


async def test_roster_is_due_six_months_after_the_founding_or_the_last_confirmation(
    pools: Database,
) -> None:
    world = World()
    branch = world.sole(world.unit("甲厂"), "2025-01-15")
    world.ledger.roster(branch, "2025-07-31")
    await save(pools, world.ledger, today=AS_OF)

    async def due_on(*days: date) -> list[int]:
        return [(await world.counts(pools, "WARN_ROSTER", on=one))[0] for one in days]

    assert await due_on(date(2025, 7, 15), date(2025, 7, 16), date(2025, 7, 30)) == [0, 1, 1]
    assert await due_on(date(2025, 7, 31), date(2026, 1, 31), date(2026, 2, 1)) == [0, 0, 1]


async def test_roster_of_a_branch_of_unknown_founding_is_due_until_it_is_confirmed(
    pools: Database,
) -> None:
    world = World()
    branch = world.ledger.branch("某村党支部", founded=None, formation=None)
    world.ledger.branch("某厂党委", founded=None, formation=None, kind=BranchKind.PARTY_COMMITTEE)
    world.ledger.roster(branch, "2026-01-01")
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "WARN_ROSTER", on=date(2025, 12, 31)) == [1]
    assert await world.counts(pools, "WARN_ROSTER", on=AS_OF) == [0]


async def test_roster_is_due_by_the_months_that_were_set(pools: Database) -> None:
    world = World()
    world.ledger.rules(date(2025, 1, 1), roster_months=12)
    branch = world.sole(world.unit("甲厂"), "2024-01-01")
    world.ledger.roster(branch, "2025-03-31")
    await save(pools, world.ledger, today=AS_OF)

    assert await world.counts(pools, "WARN_ROSTER", on=date(2026, 3, 31)) == [0]
    assert await world.counts(pools, "WARN_ROSTER", on=date(2026, 4, 1)) == [1]
