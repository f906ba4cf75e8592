"""A small district built row by row: what the tests of figures fill a database with.

Dates are written as ISO text, and `None` is an open end, as in the ledgers themselves.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.postgresql import Range
from sqlmodel import SQLModel

from backend.branches.rules import ApprovalAction, BranchKind, Formation
from backend.branches.tables import Approval, Branch, CoverageLink, Host, Term
from backend.database.actor import Actor, system_actor
from backend.database.engine import Database
from backend.database.registry import all_tables, metadata, table_of
from backend.database.session import writing
from backend.kit.geo import CoordinateSystem
from backend.kit.ids import new_id
from backend.members.rules import MemberKind, RegistrationRole
from backend.members.tables import (
    Member,
    Person,
    Registration,
    RosterConfirmation,
    Workplace,
)
from backend.organizations.rules import OperatingFinding, OrganizationKind, WorkCoverageKind
from backend.organizations.tables import (
    MemberCount,
    OperatingCheck,
    Organization,
    Placement,
    ReportedCount,
    WorkCoverage,
)
from backend.places.rules import DepartmentKind, TownKind
from backend.places.tables import Department, District, RuleVersion, Town

Day = str | date | None


def day(given: Day) -> date | None:
    """Read an ISO date."""
    return date.fromisoformat(given) if isinstance(given, str) else given


def period(since: Day = None, until: Day = None) -> Range[date]:
    """Give a half-open validity."""
    return Range(day(since), day(until), bounds="[)")


@dataclass(slots=True)
class Ledger:
    """The rows of one district, to be written by `save`."""

    district_id: UUID = field(default_factory=new_id)
    rows: list[SQLModel] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        """Begin with the district itself."""
        number = int(self.district_id) % 1_000_000
        self.rows.append(
            District(
                id=self.district_id,
                code=f"{number:06}",
                name="示范区",
                committee_name="示范区两新组织党委",
                is_synthetic=True,
            )
        )

    @property
    def actor(self) -> Actor:
        """The program acting in this district."""
        return system_actor(self.district_id, request_id="tests")

    def add(self, row: SQLModel) -> UUID:
        """Take a row."""
        self.rows.append(row)
        found: UUID = row.id  # type: ignore[attr-defined]
        return found

    def rules(self, effective_from: date, version: int = 1, **settings: Any) -> None:
        """Set rules from a day on."""
        self.add(
            RuleVersion(
                district_id=self.district_id,
                version=version,
                effective_from=effective_from,
                settings=settings,
            )
        )

    def town(self, name: str) -> UUID:
        """Add a town."""
        return self.add(
            Town(
                district_id=self.district_id,
                name=name,
                kind=TownKind.TOWN,
                name_sort=name,
                search_text=name,
            )
        )

    def department(self, name: str, *, is_default: bool = False) -> UUID:
        """Add a department."""
        return self.add(
            Department(
                district_id=self.district_id,
                name=name,
                kind=DepartmentKind.OTHER,
                is_default=is_default,
                name_sort=name,
                search_text=name,
            )
        )

    def organization(
        self,
        name: str,
        *,
        town: UUID,
        department: UUID,
        kind: OrganizationKind = OrganizationKind.ENTERPRISE,
        registered: Day = None,
        ended: Day = None,
        confirmed: bool = True,
        is_on_map: bool = False,
    ) -> UUID:
        """Add an organization that has lain in its town since ever."""
        number = next(self._numbers)
        organization = Organization(
            district_id=self.district_id,
            credit_code=f"91990199MA{number:08}",
            name=name,
            kind=kind,
            registered_on=day(registered),
            ended_on=day(ended),
            town_id=town,
            department_id=department,
            is_department_confirmed=confirmed,
            longitude=82.3 if is_on_map else None,
            latitude=38.8 if is_on_map else None,
            coordinate_system=CoordinateSystem.WGS84 if is_on_map else None,
            name_sort=name,
            search_text=name,
        )
        self.add(organization)
        self.placement(organization.id, town=town, department=department, confirmed=confirmed)
        return organization.id

    def placement(
        self,
        organization: UUID,
        *,
        town: UUID,
        department: UUID,
        since: Day = None,
        until: Day = None,
        confirmed: bool = True,
    ) -> None:
        """Say where an organization lay in a period; an open one before it ends where it begins."""
        for row in self.rows:
            if isinstance(row, Placement) and row.organization_id == organization:
                row.valid = period(row.valid.lower, since)
            if isinstance(row, Organization) and row.id == organization:
                row.town_id, row.department_id = town, department
        self._about(
            Placement,
            organization,
            town_id=town,
            department_id=department,
            is_department_confirmed=confirmed,
            valid=period(since, until),
        )

    def check(
        self,
        organization: UUID,
        on: Day,
        finding: OperatingFinding = OperatingFinding.OPERATING,
        evidence: str | None = "现场照片",
    ) -> None:
        """Check an organization."""
        self._about(
            OperatingCheck, organization, checked_on=day(on), finding=finding, evidence=evidence
        )

    def reported(self, organization: UUID, on: Day, full_members: int) -> None:
        """Report a count in a ledger."""
        self._about(ReportedCount, organization, reported_on=day(on), full_members=full_members)

    def counted(
        self,
        organization: UUID,
        full: int,
        *,
        since: Day = None,
        until: Day = None,
        probationary: int = 0,
        untransferred: int = 0,
        computed: bool = True,
    ) -> None:
        """Give an organization members without naming them."""
        self._about(
            MemberCount,
            organization,
            is_computed=computed,
            full_members=full,
            probationary_members=probationary,
            untransferred_members=untransferred,
            valid=period(since, until),
        )

    def worked(
        self,
        organization: UUID,
        kind: WorkCoverageKind = WorkCoverageKind.INSTRUCTOR,
        since: Day = None,
        until: Day = None,
    ) -> None:
        """Send an instructor, or another who brings work coverage."""
        self._about(WorkCoverage, organization, kind=kind, name="", valid=period(since, until))

    def branch(
        self,
        name: str,
        *,
        founded: Day,
        formation: Formation | None,
        kind: BranchKind = BranchKind.BRANCH,
        dissolved: Day = None,
        hosts: tuple[UUID, ...] = (),
        **facts: Any,
    ) -> UUID:
        """Found a branch in its hosts."""
        branch = Branch(
            district_id=self.district_id,
            name=name,
            kind=kind,
            formation=formation,
            founded_on=day(founded),
            dissolved_on=day(dissolved),
            name_sort=name,
            search_text=name,
            **facts,
        )
        self.add(branch)
        self.approved(
            branch.id, founded, kind, formation, action=ApprovalAction.FOUNDING, until=dissolved
        )
        for host in hosts:
            self.host(branch.id, host, founded, dissolved)
        return branch.id

    def approved(
        self,
        branch: UUID,
        since: Day,
        kind: BranchKind,
        formation: Formation | None,
        *,
        action: ApprovalAction = ApprovalAction.REAPPROVAL,
        until: Day = None,
    ) -> None:
        """Approve a branch; the approval before ends that day."""
        for row in self.rows:
            if isinstance(row, Approval) and row.branch_id == branch and row.valid.upper is None:
                row.valid = period(row.valid.lower, since)
        self._about_branch(
            Approval,
            branch,
            action=action,
            kind=kind,
            formation=formation,
            valid=period(since, until),
        )

    def host(self, branch: UUID, organization: UUID, since: Day = None, until: Day = None) -> None:
        """Build a branch in an organization."""
        self._about_branch(Host, branch, organization_id=organization, valid=period(since, until))

    def link(
        self,
        organization: UUID,
        branch: UUID,
        formation: Formation,
        since: Day = None,
        until: Day = None,
    ) -> None:
        """Cover an organization."""
        self._about_branch(
            CoverageLink,
            branch,
            organization_id=organization,
            formation=formation,
            valid=period(since, until),
        )

    def roster(self, branch: UUID, on: Day) -> None:
        """Confirm the roster of a branch."""
        self._about_branch(
            RosterConfirmation, branch, confirmed_on=day(on), roster_digest="", member_count=0
        )

    def term(self, branch: UUID, since: Day, until: Day) -> None:
        """Elect a committee or a secretary."""
        self._about_branch(Term, branch, valid=period(since, until))

    def member(
        self,
        organization: UUID,
        *stays: tuple[UUID, Day, Day],
        full_on: Day = "2015-07-01",
    ) -> UUID:
        """Add a member who works in an organization and stands formally in branches in turn."""
        number = next(self._numbers)
        name = f"党员{number}"
        person = Person(district_id=self.district_id, name=name)
        member = Member(
            district_id=self.district_id,
            person_id=person.id,
            name=name,
            kind=MemberKind.FULL,
            full_on=day(full_on),
            name_sort=name,
            search_text=name,
        )
        self.rows += [person, member]
        self.add(
            Workplace(
                district_id=self.district_id,
                member_id=member.id,
                organization_id=organization,
                valid=period(),
            )
        )
        for branch, since, until in stays:
            self.registered(member.id, branch, since, until)
        return member.id

    def registered(
        self,
        member: UUID,
        branch: UUID,
        since: Day = None,
        until: Day = None,
        role: RegistrationRole = RegistrationRole.FORMAL,
    ) -> None:
        """Register a member in a branch."""
        self.add(
            Registration(
                district_id=self.district_id,
                member_id=member,
                branch_id=branch,
                role=role,
                valid=period(since, until),
            )
        )

    def ids(self, kind: type[SQLModel]) -> list[UUID]:
        """Give the ids of the rows of a table."""
        return [row.id for row in self.rows if isinstance(row, kind)]  # type: ignore[attr-defined]

    def _about(self, table: type[SQLModel], organization: UUID, **facts: Any) -> None:
        unit = next(r for r in self.rows if isinstance(r, Organization) and r.id == organization)
        self.add(
            table(
                district_id=self.district_id,
                organization_id=organization,
                scope_town_id=unit.town_id,
                scope_department_id=unit.department_id,
                **facts,
            )
        )

    def _about_branch(self, table: type[SQLModel], branch: UUID, **facts: Any) -> None:
        self.add(table(district_id=self.district_id, branch_id=branch, **facts))


def columns_of(row: SQLModel) -> dict[str, Any]:
    """Give a row as a mapping; `model_dump` would turn a range into one too."""
    return {name: getattr(row, name) for name in type(row).model_fields}


async def save(database: Database, ledger: Ledger, *, today: Day) -> None:
    """Write every row and what follows from them (present scopes, counts of members)."""
    all_tables()
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in ledger.rows:
        by_table[table_of(type(row)).name].append(columns_of(row))
    async with writing(database, ledger.actor) as session:
        for table in metadata.sorted_tables:
            if rows := by_table.get(table.name):
                await session.execute(insert(table), rows)
        staffed = [row.organization_id for row in ledger.rows if isinstance(row, Workplace)]
        await session.execute(
            select(
                func.refresh_projections(
                    ledger.district_id,
                    ledger.ids(Organization),
                    ledger.ids(Branch),
                    ledger.ids(Member),
                    staffed,
                    day(today),
                )
            )
        )
