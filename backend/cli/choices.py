"""What a person names on the command line: a district by its code, a scope by its name."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import plain
from backend.branches.tables import Branch
from backend.kit.errors import LedgerError
from backend.places.tables import Department, District, Town


class DistrictUnknownError(LedgerError):
    """No district has this code, or there is none at all."""

    code = "DISTRICT_UNKNOWN"
    message = "没有区划代码为“{division_code}”的区。已有：{known}。"
    remedy = "请核对 --district；还没有区时，先用 liangxin district create 创建。"


class DistrictNeededError(LedgerError):
    """There are several districts, and none was named."""

    code = "DISTRICT_NEEDED"
    message = "这里有多个区：{known}。"
    remedy = "请用 --district 区划代码 指明其中一个。"


class NameUnknownError(LedgerError):
    """The district has no such town, department or branch."""

    code = "NAME_UNKNOWN"
    message = "本区没有名为“{name}”的{noun}。"
    remedy = "请核对名称，或先把它录入台账。"


class NameAmbiguousError(LedgerError):
    """Several branches have the same name."""

    code = "NAME_AMBIGUOUS"
    message = "本区有 {count} 个{noun}名为“{name}”。"
    remedy = "请先在台账中改成可以区分的全称。"


async def district_of(session: AsyncSession, division_code: str | None) -> UUID:
    """Find the district that is meant: the one with the code, else the only one.

    Raises: DISTRICT_UNKNOWN, DISTRICT_NEEDED.
    """
    rows = (await session.execute(select(District).order_by(col(District.code)))).scalars().all()
    known = "、".join(f"{row.code} {row.name}" for row in rows) or "（无）"
    found = [row for row in rows if division_code in {None, row.code}]
    if not found:
        raise DistrictUnknownError(division_code=division_code or "", known=known)
    if len(found) > 1:
        raise DistrictNeededError(known=known)
    return plain(found[0].id)


async def town_of(session: AsyncSession, district_id: UUID, name: str) -> UUID:
    """Find a town by its name.

    Raises: NAME_UNKNOWN.
    """
    query = select(col(Town.id)).where(
        col(Town.district_id) == district_id, col(Town.name) == name.strip()
    )
    return _only((await session.scalars(query)).all(), name, "镇街")


async def department_of(session: AsyncSession, district_id: UUID, name: str) -> UUID:
    """Find a department by its name or its short name.

    Raises: NAME_UNKNOWN, NAME_AMBIGUOUS.
    """
    query = select(col(Department.id)).where(
        col(Department.district_id) == district_id,
        or_(col(Department.name) == name.strip(), col(Department.short_name) == name.strip()),
    )
    return _only((await session.scalars(query)).all(), name, "部门")


async def branch_of(session: AsyncSession, district_id: UUID, name: str) -> UUID:
    """Find a branch that still exists by its full name.

    Raises: NAME_UNKNOWN, NAME_AMBIGUOUS.
    """
    query = select(col(Branch.id)).where(
        col(Branch.district_id) == district_id,
        col(Branch.name) == name.strip(),
        col(Branch.dissolved_on).is_(None),
    )
    return _only((await session.scalars(query)).all(), name, "党组织")


def _only(found: Sequence[UUID], name: str, noun: str) -> UUID:
    if not found:
        raise NameUnknownError(name=name, noun=noun)
    if len(found) > 1:
        raise NameAmbiguousError(name=name, noun=noun, count=len(found))
    return plain(found[0])
