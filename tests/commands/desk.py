"""A desk in an empty district: people of every role, and short words for what they enter."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.branches.commands import form_branch
from backend.branches.forms import Anchors, EstablishBranch, FormBranch
from backend.branches.organs import establish_branch
from backend.branches.rules import BranchKind, Formation
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.ids import new_id
from backend.members.commands import register_member
from backend.members.forms import Employment, RegisterMember
from backend.members.rules import MemberKind, citizen_check_sign
from backend.organizations.commands import register_organization, report_member_counts
from backend.organizations.credit_codes import complete_credit_code
from backend.organizations.forms import (
    OrganizationDetails,
    PlaceOfOrganization,
    RegisterOrganization,
    ReportMemberCounts,
)
from backend.places.commands import add_town
from backend.places.districts import FoundDistrict, found_district
from backend.places.forms import AddTown, TownDetails
from backend.places.rules import TownKind

Form = TypeVar("Form")
Answer = TypeVar("Answer")
Command = Callable[[AsyncSession, Actor, Form], Awaitable[Answer]]

LONG_AGO = date(2020, 1, 1)
_codes = count(100_000)
_people = count(1)


@dataclass(slots=True)
class Desk:
    """Where commands are given in one district; `officer` may do everything in it."""

    database: Database
    officer: Actor
    towns: dict[str, UUID] = field(default_factory=dict)

    async def act(
        self, command: Command[Form, Answer], form: Form, *, as_: Actor | None = None
    ) -> Answer:
        """Carry out a command in a transaction of its own."""
        actor = as_ or self.officer
        async with writing(self.database, actor) as session:
            return await command(session, actor, form)

    async def rows(self, table: str, **equals: Any) -> list[dict[str, Any]]:
        """Read rows as the district officer sees them."""
        async with writing(self.database, self.officer) as session:
            return await load(session, self.officer, table, **equals)

    async def row(self, table: str, row_id: UUID) -> dict[str, Any]:
        """Read one row."""
        [found] = await self.rows(table, id=row_id)
        return found

    async def state(self) -> dict[str, list[dict[str, Any]]]:
        """Read everything that a command could change, to see that a refusal changed nothing."""
        return {table: await self.rows(table) for table in WATCHED}

    def person(self, role: Role, **scope: UUID) -> Actor:
        """Give somebody of another role."""
        return Actor(
            district_id=self.officer.district_id, role=role, user_id=new_id(), **cast("Any", scope)
        )

    def person_of_town(self, town: UUID) -> Actor:
        """Give an officer of a town."""
        return self.person(Role.TOWN_OFFICER, town_id=town)

    async def town(self, name: str = "东镇") -> UUID:
        """Give a town, made on first use."""
        if name not in self.towns:
            form = AddTown(town=TownDetails(name=name, kind=TownKind.TOWN))
            self.towns[name] = await self.act(add_town, form)
        return self.towns[name]

    async def organization(
        self,
        name: str,
        *,
        full_members: int | None = None,
        town: str = "东镇",
        prefix: str = "91",
        place: dict[str, UUID] | None = None,
        **details: Any,
    ) -> UUID:
        """Enter an organization, with a reported number of full members."""
        where = PlaceOfOrganization(town_id=await self.town(town), **(place or {}))
        form = RegisterOrganization(
            credit_code=credit_code(prefix),
            organization=OrganizationDetails(name=name, **details),
            place=where,
        )
        organization: UUID = (await self.act(register_organization, form))["organization"]
        if full_members is not None:
            report = ReportMemberCounts(
                organization_id=organization, reported_on=LONG_AGO, full_members=full_members
            )
            await self.act(report_member_counts, report)
        return organization

    async def branch(
        self,
        name: str,
        *organizations: UUID,
        formation: Formation = Formation.SOLE,
        on: date = LONG_AGO,
        **more: Any,
    ) -> UUID:
        """Form a branch."""
        form = FormBranch(
            name=name,
            formation=formation,
            organization_ids=list(organizations),
            on=on,
            **more,
        )
        branch: UUID = (await self.act(form_branch, form))["branch"]
        return branch

    async def building_branch(self, building: UUID, *tenants: UUID) -> UUID:
        """Form a joint branch of the tenants of a building."""
        return await self.branch(
            "楼宇联合支部",
            *tenants,
            formation=Formation.BUILDING,
            anchors=Anchors(building_id=building),
        )

    async def villages_own_branch(self, name: str, village: UUID) -> UUID:
        """Establish the branch of a village, which covers by agreement and is never counted."""
        form = EstablishBranch(name=name, kind=BranchKind.BRANCH, village_id=village, on=LONG_AGO)
        return await self.act(establish_branch, form)

    async def member(
        self,
        branch: UUID,
        *,
        works_in: UUID | None = None,
        kind: MemberKind = MemberKind.FULL,
        on: date = LONG_AGO,
        as_: Actor | None = None,
        **more: Any,
    ) -> UUID:
        """Register an invented person."""
        employment = None if works_in is None else Employment(organization_id=works_in)
        form = RegisterMember(
            name="赵试例",
            id_number=citizen_number(),
            branch_id=branch,
            kind=kind,
            employment=employment,
            on=on,
        )
        found = await self.act(register_member, replace(form, **more), as_=as_)
        member: UUID = found["member"]
        return member


WATCHED = (
    "organizations",
    "placements",
    "operating_checks",
    "branches",
    "approvals",
    "hosts",
    "coverage_links",
    "terms",
    "persons",
    "members",
    "registrations",
    "workplaces",
    "standing_periods",
    "post_holdings",
    "member_counts",
    "shops",
    "disclosures",
    "audit_events",
)


def credit_code(prefix: str = "91") -> str:
    """Invent a credit code in the unassigned area 990199."""
    return complete_credit_code(f"{prefix}990199MA{next(_codes):06d}")


def citizen_number() -> str:
    """Invent a citizen number in the unassigned area 990199."""
    number = next(_people)
    first = f"990199{1950 + number // 999:04d}0101{number % 999:03d}"
    return first + citizen_check_sign(first)


async def open_desk(database: Database) -> Desk:
    """Found a district and sit down in it as its officer."""
    code = f"{next(_codes):06d}"
    form = FoundDistrict(
        name="试验区",
        division_code=code,
        committee_name="试验区两新组织党委",
        default_department="综合部",
    )
    async with database.writers() as session, session.begin():
        program = await found_district(session, form, request_id="test")
    officer = Actor(district_id=program.district_id, role=Role.DISTRICT_OFFICER, user_id=new_id())
    return Desk(database=database, officer=officer)
