"""Founding a district: the tenant itself, its first version of the rules, its default line."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.audit import record
from backend.accounts.changes import insert, save
from backend.database.actor import Actor, system_actor
from backend.database.session import act_as
from backend.kit.errors import LedgerError
from backend.kit.ids import new_id
from backend.places.rules import DepartmentKind, parse_district_code
from backend.places.settings import RuleSettings
from backend.places.tables import District, RuleVersion

SINCE_EVER = date(1900, 1, 1)
"""The first version of the rules holds for every date that is ever asked about."""


class DistrictExistsError(LedgerError):
    """A district with this division code is here already."""

    code = "DISTRICT_EXISTS"
    message = "区划代码 {division_code} 的区已经存在：{name}。"
    remedy = "请核对代码；每个区只能创建一次。"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDistrict:
    """A development zone whose committee will keep its ledger here."""

    name: str
    division_code: str
    committee_name: str
    default_department: str
    is_synthetic: bool = False


async def found_district(session: AsyncSession, form: FoundDistrict, *, request_id: str) -> Actor:
    """Make a district with the default rules and one default line; give the program acting in it.

    Raises: DIVISION_CODE, DISTRICT_EXISTS.
    """
    code = parse_district_code(form.division_code)
    program = system_actor(new_id(), request_id=request_id)
    await act_as(session, program)
    known = await session.scalar(select(col(District.name)).where(col(District.code) == code))
    if known is not None:
        raise DistrictExistsError(division_code=code, name=known)
    row: dict[str, Any] = {
        "code": code,
        "name": form.name,
        "committee_name": form.committee_name,
        "is_synthetic": form.is_synthetic,
    }
    session.add(District(id=program.district_id, **row))
    await session.flush()
    await _first_rules(session, program.district_id)
    await record(
        session,
        program,
        action="district.found",
        subject_table="districts",
        subject_id=program.district_id,
        after=row,
    )
    department = insert(
        "departments", name=form.default_department, kind=DepartmentKind.OTHER, is_default=True
    )
    await save(session, program, action="department.add", changes=[department])
    return program


async def _first_rules(session: AsyncSession, district_id: UUID) -> None:
    session.add(
        RuleVersion(
            district_id=district_id,
            version=1,
            effective_from=SINCE_EVER,
            settings=RuleSettings().to_json(),
        )
    )
    await session.flush()
