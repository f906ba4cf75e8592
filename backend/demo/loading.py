"""The demo district loaded into an empty installation, with freshly made sign-ins."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import gate_actor
from backend.accounts.passwords import make_password
from backend.accounts.users import AddUser, add_user
from backend.branches.tables import Branch
from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.demo.names import COMMITTEE, DEPARTMENTS, DISTRICT, DISTRICT_CODE
from backend.demo.sheets import build_world, sheets, write_workbook
from backend.demo.world import Size
from backend.kit.clock import today
from backend.kit.errors import LedgerError
from backend.members.rules import BranchPost
from backend.members.tables import PostHolding
from backend.places.districts import FoundDistrict, found_district
from backend.places.tables import Department, District, Town
from backend.workbooks.inline import run_import
from backend.workbooks.tables import ImportMode

REQUEST = "demo"
SIGN_INS = "demo-sign-ins.txt"


class DemoNotEmptyError(LedgerError):
    """The installation keeps a district already, which the demo must not mix with."""

    code = "DEMO_NOT_EMPTY"
    message = "这里已经有区，演示区没有装入。"
    remedy = "请另用一个空的数据目录：DATA_DIR=… make run。"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A freshly made sign-in of the demo."""

    login: str
    password: str
    words: str

    def __repr__(self) -> str:
        """Keep the password out of logs and tracebacks."""
        return f"SignIn({self.login})"


async def is_empty(database: Database) -> bool:
    """Tell whether the installation keeps no district yet."""
    async with writing(database, gate_actor(REQUEST)) as session:
        return await session.scalar(select(col(District.id)).limit(1)) is None


async def load_demo(database: Database) -> list[SignIn]:
    """Found the demo district, import its ledgers, add a user of each role.

    Raises: DEMO_NOT_EMPTY, and what an import refuses.
    """
    if not await is_empty(database):
        raise DemoNotEmptyError
    default = next(name for name, _, _, is_default in DEPARTMENTS if is_default)
    form = FoundDistrict(
        name=DISTRICT,
        division_code=DISTRICT_CODE,
        committee_name=COMMITTEE,
        default_department=default,
        is_synthetic=True,
    )
    async with writing(database, gate_actor(REQUEST)) as session:
        actor = await found_district(session, form, request_id=REQUEST)
    await _import(database, actor)
    async with writing(database, actor) as session:
        return await _add_users(session, actor)


async def _import(database: Database, actor: Actor) -> None:
    size = Size()
    ledgers = sheets(build_world(today=today(), size=size), shops=size.shops * size.towns)
    with tempfile.TemporaryDirectory(dir=database.settings.data_dir) as folder:
        path = Path(folder) / "演示区台账.xlsx"
        write_workbook(path, ledgers)
        imported = await run_import(database, actor, path, mode=ImportMode.ALL_OR_NOTHING)
    if imported.refusal is not None:
        raise imported.refusal


async def _add_users(session: AsyncSession, actor: Actor) -> list[SignIn]:
    """Add one user of each role; nobody's password is ever the same twice."""
    town = (await session.scalars(select(Town).order_by(col(Town.name_sort)))).first()
    line = (
        await session.scalars(select(Department).where(col(Department.kind) == "INDUSTRY"))
    ).first()
    branch = await _branch_with_secretary(session)
    if town is None or line is None or branch is None:
        raise LookupError("The demo district has no town, line or branch to sign in for.")
    people: tuple[tuple[str, Role, str, str, dict[str, UUID]], ...] = (
        ("district", Role.DISTRICT_OFFICER, "区两新党委", "全区 / the whole district", {}),
        ("town", Role.TOWN_OFFICER, f"{town.name}党总支", town.name, {"town_id": town.id}),
        ("department", Role.DEPARTMENT_OFFICER, line.name, line.name, {"department_id": line.id}),
        ("secretary", Role.BRANCH_SECRETARY, "支部书记", branch.name, {"branch_id": branch.id}),
    )
    made: list[SignIn] = []
    for login, role, name, words, scope in people:
        password = make_password()
        user = AddUser(login=login, name=name, role=role, password=password, **scope)
        await add_user(session, actor, user)
        made.append(SignIn(login, password, words))
    return made


async def _branch_with_secretary(session: AsyncSession) -> Branch | None:
    """Choose a joint branch whose secretary stands in the roster."""
    held = select(col(PostHolding.branch_id)).where(col(PostHolding.post) == BranchPost.SECRETARY)
    wanted = (
        select(Branch)
        .where(col(Branch.formation) == "BUILDING", col(Branch.id).in_(held))
        .order_by(col(Branch.name_sort))
    )
    return (await session.scalars(wanted)).first()


def sign_ins_file(settings: Settings) -> Path:
    """Say where the sign-ins of the demo are kept."""
    return settings.data_dir / SIGN_INS


def keep_sign_ins(settings: Settings, made: list[SignIn]) -> Path:
    """Write the sign-ins where only the owner of the data folder reads them."""
    path = sign_ins_file(settings)
    lines = ["演示登录（随机生成，仅限本机演示） / sign-ins of the demo"]
    lines += [f"{each.login:<12}{each.password:<26}{each.words}" for each in made]
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return path
