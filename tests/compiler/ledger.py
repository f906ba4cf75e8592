"""A small invented district for the compiler's tests, and the machinery that asks it questions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range
from sqlmodel import SQLModel

from backend.api.schema import make_schema
from backend.compiler.assembly import table_name
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.compiler.execute import execute
from backend.compiler.plan import Compiler, Plan, compiler
from backend.compiler.slots import Environment, Fingerprint
from backend.compiler.splice import spliced
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import reading, writing
from backend.kit.ids import encode_node_id
from backend.kit.text import search_text, sort_key
from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    RegistrationState,
    WorkCoverageKind,
)
from backend.organizations.tables import (
    MemberCount,
    OperatingCheck,
    Organization,
    OrganizationYear,
    Placement,
    WorkCoverage,
)
from backend.places.rules import DepartmentKind, Settlement, TownKind
from backend.places.tables import Building, Department, District, Town, Village
from tests.compiler.oracle import World, tested_catalog

TODAY = date(2026, 6, 30)
SIGNER = CursorSigner(b"k" * 32)


def fixed_id(group: int, number: int) -> UUID:
    """Give an id that every run of the tests has."""
    return UUID(f"0197{group:04x}-0000-7000-8000-{number:012x}")


DISTRICT, OTHER_DISTRICT = fixed_id(0, 1), fixed_id(0, 2)
TOWNS = [fixed_id(1, number) for number in range(3)]
DEPARTMENTS = [fixed_id(2, number) for number in range(2)]
BUILDINGS = [fixed_id(3, number) for number in range(2)]
VILLAGES = [fixed_id(4, number) for number in range(1)]
ORGANIZATIONS = [fixed_id(5, number) for number in range(12)]
FOREIGN_ORGANIZATION = fixed_id(5, 99)
_NAMES = (
    "长安机械厂",
    "重庆小面馆",
    "白云软件有限公司",
    '安平物流"引号"公司',
    "百业商会",
    "阿房宫纺织",
    "朝阳律师事务所",
    "北辰\\反斜杠",
    "长青园艺协会",
    "ABC电子",
    "9号仓储",
    "10号仓储",
)


def named(name: str) -> dict[str, Any]:
    """Give the columns that a name fills."""
    return {"name": name, "name_sort": sort_key(name), "search_text": search_text(name)}


def rows() -> list[SQLModel]:
    """Give every row of the district, parents first."""
    return [*_places(), *_organizations(), *_facts(), *_foreign()]


def _places() -> list[SQLModel]:
    own: dict[str, Any] = {"district_id": DISTRICT}
    return [
        District(id=DISTRICT, code="990100", name="试验区", committee_name="试验区两新组织党委"),
        District(id=OTHER_DISTRICT, code="990200", name="他区", committee_name="他区两新组织党委"),
        Department(
            **own,
            id=DEPARTMENTS[0],
            kind=DepartmentKind.INDUSTRY,
            is_default=True,
            **named("工信局"),
        ),
        Department(
            **own,
            id=DEPARTMENTS[1],
            kind=DepartmentKind.CIVIL_AFFAIRS,
            short_name="民政",
            **named("民政局"),
        ),
        Town(
            **own,
            id=TOWNS[0],
            kind=TownKind.TOWN,
            settlement=Settlement.CONCENTRATED,
            **named("东镇"),
        ),
        Town(
            **own, id=TOWNS[1], kind=TownKind.STREET, division_code="990100002", **named("西街道")
        ),
        Town(**own, id=TOWNS[2], kind=TownKind.TOWN, **named("北镇")),
        Building(**own, id=BUILDINGS[0], town_id=TOWNS[0], floors=12, **named("创业大厦")),
        Building(
            **own,
            id=BUILDINGS[1],
            town_id=TOWNS[1],
            longitude=116.25,
            latitude=39.5,
            **named("科技楼"),
        ),
        Village(**own, id=VILLAGES[0], town_id=TOWNS[0], is_willing=True, **named("东村")),
    ]


def _organizations() -> list[SQLModel]:
    kinds = list(OrganizationKind)
    return [
        Organization(
            district_id=DISTRICT,
            id=ORGANIZATIONS[number],
            credit_code=f"9199019900000000{number:02d}",
            kind=kinds[number % 3],
            registration_state=RegistrationState.ACTIVE,
            registered_on=None if number % 4 == 0 else date(2020, 1 + number, 5),
            ended_on=date(2026, 5, 1) if number == 11 else None,
            town_id=TOWNS[number % 2],
            department_id=DEPARTMENTS[number % 2],
            building_id=BUILDINGS[0] if number in (0, 2) else None,
            village_id=VILLAGES[0] if number == 4 else None,
            longitude=116.0 + number / 8 if number % 2 else None,
            latitude=39.0 if number % 2 else None,
            is_department_confirmed=number % 2 == 0,
            **named(name),
        )
        for number, name in enumerate(_NAMES)
    ]


def about(number: int) -> dict[str, Any]:
    """Give the columns that a row about an organization repeats."""
    return {
        "district_id": DISTRICT,
        "organization_id": ORGANIZATIONS[number],
        "scope_town_id": TOWNS[number % 2],
        "scope_department_id": DEPARTMENTS[number % 2],
    }


def _facts() -> list[SQLModel]:
    return [
        OperatingCheck(
            **about(0),
            id=fixed_id(6, 1),
            checked_on=date(2024, 1, 10),
            finding=OperatingFinding.ZOMBIE,
        ),
        OperatingCheck(
            **about(0),
            id=fixed_id(6, 2),
            checked_on=date(2026, 3, 1),
            finding=OperatingFinding.OPERATING,
            evidence="现场照片",
        ),
        OperatingCheck(
            **about(1),
            id=fixed_id(6, 3),
            checked_on=date(2026, 2, 1),
            finding=OperatingFinding.SHELL,
        ),
        OrganizationYear(
            **about(0), id=fixed_id(7, 1), year=2024, employees=30, revenue=Decimal("1234567.80")
        ),
        OrganizationYear(**about(0), id=fixed_id(7, 2), year=2025, employees=35),
        WorkCoverage(
            **about(2),
            id=fixed_id(8, 1),
            kind=WorkCoverageKind.INSTRUCTOR,
            name="甲",
            valid=Range(date(2026, 1, 1), None),
        ),
        WorkCoverage(
            **about(2),
            id=fixed_id(8, 2),
            kind=WorkCoverageKind.CONTACT,
            name="乙",
            valid=Range(None, date(2026, 6, 30)),
        ),
        MemberCount(
            **about(0),
            id=fixed_id(9, 1),
            is_computed=True,
            full_members=2,
            probationary_members=0,
            untransferred_members=0,
            valid=Range(None, None),
        ),
        MemberCount(
            **about(2),
            id=fixed_id(9, 2),
            is_computed=False,
            full_members=8,
            probationary_members=4,
            untransferred_members=3,
            valid=Range(date(2026, 1, 1), None),
        ),
        Placement(
            **about(0),
            id=fixed_id(10, 1),
            town_id=TOWNS[2],
            department_id=DEPARTMENTS[0],
            valid=Range(None, date(2025, 1, 1)),
        ),
        Placement(
            **about(0),
            id=fixed_id(10, 2),
            town_id=TOWNS[0],
            department_id=DEPARTMENTS[0],
            building_id=BUILDINGS[0],
            valid=Range(date(2025, 1, 1), None),
        ),
    ]


def _foreign() -> list[SQLModel]:
    own: dict[str, Any] = {"district_id": OTHER_DISTRICT}
    return [
        Department(**own, id=fixed_id(2, 99), kind=DepartmentKind.OTHER, **named("他区工信局")),
        Town(**own, id=fixed_id(1, 99), kind=TownKind.TOWN, **named("他镇")),
        Organization(
            **own,
            id=FOREIGN_ORGANIZATION,
            credit_code="919902990000000099",
            kind=OrganizationKind.ENTERPRISE,
            town_id=fixed_id(1, 99),
            department_id=fixed_id(2, 99),
            **named("他区企业"),
        ),
    ]


async def fill(database: Database) -> None:
    """Write every row, acting as the program in the district of each."""
    for district in (DISTRICT, OTHER_DISTRICT):
        actor = Actor(district_id=district, role=Role.SYSTEM, request_id="test")
        async with writing(database, actor) as session:
            for row in rows():
                owner = getattr(row, "district_id", None) or getattr(row, "id", None)
                if owner == district:
                    session.add(row)
                    await session.flush()


def officer(role: Role = Role.DISTRICT_OFFICER, **keys: Any) -> Actor:
    """Give somebody of the district."""
    return Actor(
        district_id=DISTRICT, role=role, user_id=fixed_id(11, 1), request_id="test", **keys
    )


def node(type_name: str, row_id: UUID) -> str:
    """Give the opaque id of a row."""
    return encode_node_id(type_name, row_id)


@cache
def ledger_compiler() -> Compiler:
    """Give the compiler of the places and the organizations."""
    catalog = tested_catalog()
    return compiler(make_schema(catalog), catalog, Limits())


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave, and the plan that gave it."""

    data: dict[str, Any]
    body: bytes
    plan: Plan
    statements: Sequence[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A compiled query and what its first page binds cursors to."""

    plan: Plan
    page_fingerprint: str


def prepared(document: str) -> Prepared:
    """Compile a query without running it."""
    made = ledger_compiler()
    chosen = made.read(document, has_suggestions=True).operation(None)
    request = made.request(chosen, {}, officer())
    plan = made.query(request)
    environment = Environment(officer(), request.values, TODAY, SIGNER)
    prints = (slot for slot in plan.statement.slots if isinstance(slot, Fingerprint))
    return Prepared(plan, next(prints).bind(environment))


async def ask(
    database: Database,
    document: str,
    variables: Mapping[str, Any] | None = None,
    *,
    actor: Actor | None = None,
    operation: str | None = None,
) -> Answer:
    """Compile and run a query; every statement between BEGIN and COMMIT is recorded."""
    asking = actor or officer()
    made = ledger_compiler()
    chosen = made.read(document, has_suggestions=True).operation(operation)
    request = made.request(chosen, variables or {}, asking)
    plan = made.query(request)
    environment = Environment(asking, request.values, TODAY, SIGNER)
    recorded: list[str] = []
    async with reading(database, asking) as connection:
        with connection.query_logger(lambda query: recorded.append(query.query)):
            (data,) = await execute(connection, plan.statement, environment)
    body = spliced(data)
    return Answer(json.loads(body)["data"], body, plan, recorded)


def _tables() -> set[str]:
    """Name the tables behind the tested types, and the one that only a template reads."""
    kinds = tested_catalog().types.values()
    return {table_name(kind.entity) for kind in kinds if kind.entity} | {"member_counts"}


async def world(database: Database, actor: Actor | None = None) -> World:
    """Fetch every row that somebody sees, plainly, table by table; the officer of the district."""
    asking = actor or officer()
    async with reading(database, asking) as connection:
        tables = {
            name: [dict(row) for row in await connection.fetch(f'select * from "{name}"')]
            for name in _tables()
        }
    knows_persons = asking.role is not Role.DEPARTMENT_OFFICER
    return World(tables, DISTRICT, TODAY, knows_persons)
