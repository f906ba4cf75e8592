"""The people of the demo district: who enters its rows, and with whom a visitor signs in."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import refresh_district, save
from backend.accounts.passwords import make_password
from backend.accounts.users import AddUser, add_user
from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.session import act_as
from backend.demo.history import Step
from backend.demo.names import DEPARTMENTS
from backend.demo.world import World
from backend.kit.clock import stopped_at

SIGN_INS = "demo-sign-ins.txt"
DISTRICT_OFFICER = "区两新党委"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A freshly made sign-in of the demo."""

    login: str
    password: str
    words: str

    def __repr__(self) -> str:
        """Keep the password out of logs and tracebacks."""
        return f"SignIn({self.login})"


@dataclass(slots=True)
class Office:
    """The officers of the demo district, writing in one transaction."""

    session: AsyncSession
    program: Actor
    district: UUID | None = None
    towns: dict[UUID, UUID] = field(default_factory=dict)
    made: list[SignIn] = field(default_factory=list)

    async def open(self) -> None:
        """Add the district's officer, who enters the quarterly ledgers."""
        words = "全区 / the whole district"
        self.district = await self._add(
            "district", Role.DISTRICT_OFFICER, DISTRICT_OFFICER, words=words
        )

    async def staff(self, world: World, departments: dict[str | None, UUID]) -> None:
        """Add an officer of each town, of whom the first signs in, and one of a department."""
        await act_as(self.session, self.program)
        for number, town in enumerate(world.towns):
            login, words = (f"town{number + 1}", "") if number else ("town", town.name)
            name = f"{town.name}党总支"
            self.towns[town.id] = await self._add(
                login, Role.TOWN_OFFICER, name, words=words, town_id=town.id
            )
        name, short, _ = DEPARTMENTS[0]
        line = departments[short]
        await self._add("department", Role.DEPARTMENT_OFFICER, name, words=name, department_id=line)

    async def take(self, step: Step, *, of_ground: bool) -> None:
        """Enter one half of what a step changes, at its moment and as its person."""
        changes = step.part(of_ground=of_ground)
        if not changes:
            return
        actor = self._actor_of(step)
        await act_as(self.session, actor)
        with stopped_at(step.moment):
            await save(
                self.session,
                actor,
                action=step.action,
                changes=changes,
                reason=step.reason,
                source="demo",
                is_loading=True,
            )

    async def bring_up_to_date(self) -> None:
        """Bring what follows from the rows up to date, as of today."""
        await act_as(self.session, self.program)
        await refresh_district(self.session, self.program)

    async def sign_ins(self, world: World) -> list[SignIn]:
        """Add the secretary of the known branch; give everyone whom a visitor may sign in as."""
        branch = world.of_the_secretary
        if branch is None:
            raise LookupError("The demo district has no branch with a secretary to sign in as.")
        await self._add(
            "secretary", Role.BRANCH_SECRETARY, "支部书记", words=branch.name, branch_id=branch.id
        )
        return self.made

    def _actor_of(self, step: Step) -> Actor:
        if step.town is None:
            return replace(self.program, role=Role.DISTRICT_OFFICER, user_id=self.district)
        user_id, town_id = self.towns[step.town.id], step.town.id
        return replace(self.program, role=Role.TOWN_OFFICER, user_id=user_id, town_id=town_id)

    async def _add(self, login: str, role: Role, name: str, *, words: str, **scope: UUID) -> UUID:
        """Add a user with a password of their own, which is told only with words."""
        password = make_password()
        form = AddUser(login=login, name=name, role=role, password=password, **scope)
        user_id = await add_user(self.session, self.program, form)
        if words:
            self.made.append(SignIn(login, password, words))
        return user_id


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
