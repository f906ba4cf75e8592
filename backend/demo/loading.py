"""The demo district loaded into an empty installation: three years of entries, one transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import gate_actor, plain
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.owner import open_owner
from backend.database.session import act_as, writing
from backend.demo.building import DemoSize, build_world
from backend.demo.confirming import rosters_confirmed
from backend.demo.contesting import hold_contests
from backend.demo.ground import write_organizations, write_places
from backend.demo.history import History
from backend.demo.names import COMMITTEE, DEFAULT_DEPARTMENT, DISTRICT, DISTRICT_CODE
from backend.demo.office import Office, SignIn
from backend.demo.register import write_branches, write_members, write_shops
from backend.demo.reports import write_reports
from backend.demo.world import World
from backend.kit.cipher import PersonalCipher, load_personal_keys
from backend.kit.clock import stopped_at, today
from backend.kit.errors import LedgerError
from backend.places.districts import FoundDistrict, found_district
from backend.places.tables import Department, District

REQUEST = "demo"

Tell = Callable[[str], None]
"""Tells a person how far the loading is."""


class DemoNotEmptyError(LedgerError):
    """The installation keeps a district already, which the demo must not mix with."""

    code = "DEMO_NOT_EMPTY"
    message = "这里已经有区，演示区没有装入。"
    remedy = "请另用一个空的数据目录：DATA_DIR=… make run。"


async def is_empty(database: Database) -> bool:
    """Tell whether the installation keeps no district yet."""
    async with writing(database, gate_actor(REQUEST)) as session:
        return await session.scalar(select(col(District.id)).limit(1)) is None


async def load_demo(
    database: Database, *, size: DemoSize = DemoSize.FULL, tell: Tell = lambda _: None
) -> list[SignIn]:
    """Found the demo district, enter three years of it, add a user of each role.

    All or nothing: it is one transaction. Afterwards the planner's statistics are made, since a
    fresh table has none and the first map would be slow.

    Raises: DEMO_NOT_EMPTY.
    """
    if not await is_empty(database):
        raise DemoNotEmptyError
    world = build_world(today=today(), size=size.rows)
    tell(
        f"{len(world.organizations)} 家单位、{len(world.branches)} 个党组织、"
        f"{len(world.members)} 名党员已生成"
    )
    async with writing(database, gate_actor(REQUEST)) as session:
        made = await _enter(session, world, tell)
    await _analyze(database)
    return made


async def _enter(session: AsyncSession, world: World, tell: Tell) -> list[SignIn]:
    with stopped_at(world.began_on - timedelta(days=1)):
        program = await _found(session)
        office = Office(session, program)
        await office.open()
    history = await _history(session, program, world)
    first, *later = history.steps()
    await office.take(first, of_ground=True)
    with stopped_at(world.began_on):
        await office.staff(world, history.departments)
    for step in later:
        await office.take(step, of_ground=True)
    await office.bring_up_to_date()
    tell("镇街、单位和党组织已写入")
    for step in (first, *later):
        await office.take(step, of_ground=False)
    for step in await rosters_confirmed(session, history, program.district_id):
        await office.take(step, of_ground=False)
    await office.bring_up_to_date()
    tell("党员和历年台账已写入")
    officer = replace(program, role=Role.DISTRICT_OFFICER, user_id=office.district)
    await hold_contests(session, officer, world)
    await act_as(session, program)
    tell("技能竞赛已写入")
    return await office.sign_ins(world)


async def _found(session: AsyncSession) -> Actor:
    form = FoundDistrict(
        name=DISTRICT,
        division_code=DISTRICT_CODE,
        committee_name=COMMITTEE,
        default_department=DEFAULT_DEPARTMENT,
        is_synthetic=True,
    )
    return await found_district(session, form, request_id=REQUEST)


async def _history(session: AsyncSession, program: Actor, world: World) -> History:
    """Put every row of the district into the order in which it was entered."""
    own = col(Department.district_id) == program.district_id
    default = await session.scalar(select(col(Department.id)).where(own))
    if default is None:
        raise LookupError("A founded district has no default department.")
    history = History(world, plain(default))
    cipher = PersonalCipher(load_personal_keys(session.info["secrets_dir"]))
    write_places(history)
    write_organizations(history, cipher)
    write_branches(history)
    write_shops(history)
    write_reports(history)
    write_members(history, cipher)
    return history


async def _analyze(database: Database) -> None:
    """Let the planner know the new rows; only the owner of the tables may."""
    owner = await open_owner(database.settings)
    try:
        await owner.execute("analyze")
    finally:
        await owner.close()
