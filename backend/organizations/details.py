"""From what people fill in to the columns of an organization: cleaned, checked, computed."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load, load_one
from backend.accounts.ciphers import cipher_of
from backend.database.actor import Actor
from backend.kit.errors import LedgerError, ProblemCollector
from backend.kit.masking import mask_phone
from backend.kit.partial import UNSET
from backend.kit.text import half_width
from backend.organizations.errors import NoDefaultDepartmentError, NotInTownError, PhoneError
from backend.organizations.forms import OrganizationDetails, PlaceOfOrganization
from backend.organizations.industries import industry_code_of_name, parse_industry_code
from backend.organizations.rules import OrganizationKind, SizeClass
from backend.organizations.sizes import size_of
from backend.places.commands import hold_to_living, name_of, text_of, town_of
from backend.places.points import place_point

_PHONE = re.compile(r"\d{7,15}")
_GAPS = re.compile(r"[\s()（）\-—]+")

PLACE_COLUMNS = (
    "town_id",
    "department_id",
    "is_department_confirmed",
    "village_id",
    "building_id",
    "area_id",
)


_TEXTS = (
    "industry",
    "address",
    "legal_representative",
    "contact_name",
    "registration_authority",
    "supervising_unit",
)


async def organization_columns(
    session: AsyncSession,
    actor: Actor,
    details: OrganizationDetails,
    *,
    town_id: UUID,
    own_id: UUID | None = None,
) -> tuple[dict[str, Any], list[LedgerError]]:
    """Give the columns of what was filled in, and warnings about the point.

    Raises: `Problems` with every fault at once.
    """
    problems = ProblemCollector()
    row: dict[str, Any] = {
        "social_category": details.social_category,
        "registered_on": details.registered_on,
    }
    warnings: list[LedgerError] = []
    for column in _TEXTS:
        with problems.catching("organization"):
            row[column] = text_of(getattr(details, column), path=(column,))
    with problems.catching("organization"):
        row["name"] = name_of(details.name, path=("name",))
    with problems.catching("organization", "industry_code"):
        row["industry_code"] = _industry_code(details)
    with problems.catching("organization"):
        town = await town_of(session, actor, town_id, path=("town_id",))
        point, warnings = await place_point(
            session, actor, details.location, town=town, beside=("organizations", own_id)
        )
        row |= point
    problems.raise_if_any()
    return row, warnings


def _industry_code(details: OrganizationDetails) -> str | None:
    if details.industry_code:
        return parse_industry_code(details.industry_code)
    return industry_code_of_name(details.industry) if details.industry else None


def phone_columns(
    session: AsyncSession, text: str | None, *, column: str = "contact_phone"
) -> dict[str, Any]:
    """Give the sealed and the masked form of a phone number, both empty where it is emptied.

    A number that was left out (UNSET) gives nothing: it stays as it is.
    Raises: PHONE, with the number masked.
    """
    if text is UNSET:
        return {}
    number = _GAPS.sub("", half_width(text or "")).removeprefix("+86")
    if not number:
        return {f"{column}_sealed": None, f"{column}_masked": None}
    if not _PHONE.fullmatch(number):
        raise PhoneError(masked=mask_phone(number), path=(column,))
    sealed = cipher_of(session).seal(number)
    return {f"{column}_sealed": sealed, f"{column}_masked": mask_phone(number)}


async def place_columns(
    session: AsyncSession, actor: Actor, place: PlaceOfOrganization
) -> dict[str, Any]:
    """Give the columns of a place; without a named line the default one leads, unconfirmed.

    A line that was left out (UNSET) is not among them.
    Raises: `Problems` of NOT_FOUND, NOT_IN_TOWN, NO_DEFAULT_DEPARTMENT.
    """
    problems = ProblemCollector()
    row: dict[str, Any] = {"town_id": place.town_id}
    with problems.catching("place"):
        row |= await _line(session, actor, place.department_id)
    with problems.catching("place"):
        town = await town_of(session, actor, place.town_id, path=("town_id",))
        for table, noun, row_id in (
            ("villages", "村(社区)", place.village_id),
            ("buildings", "楼宇", place.building_id),
            ("areas", "片区", place.area_id),
        ):
            column = f"{table[:-1]}_id"
            with problems.catching("place"):
                await _hold_to_town(session, actor, table, noun, row_id, town)
            row[column] = row_id
    problems.raise_if_any()
    return row


async def _line(session: AsyncSession, actor: Actor, department_id: UUID | None) -> dict[str, Any]:
    if department_id is UNSET:
        return {}
    if department_id is not None:
        path = ("department_id",)
        await load_one(session, actor, "departments", department_id, noun="部门", path=path)
        return {"department_id": department_id, "is_department_confirmed": True}
    defaults = await load(session, actor, "departments", is_default=True)
    if not defaults:
        raise NoDefaultDepartmentError(path=("department_id",))
    return {"department_id": defaults[0]["id"], "is_department_confirmed": False}


async def _hold_to_town(
    session: AsyncSession,
    actor: Actor,
    table: str,
    noun: str,
    row_id: UUID | None,
    town: Mapping[str, Any],
) -> None:
    if row_id is None:
        return
    path = (f"{table[:-1]}_id",)
    found = await load_one(session, actor, table, row_id, noun=noun, path=path)
    if found["town_id"] != town["id"]:
        raise NotInTownError(noun=noun, place=found["name"], town=town["name"], path=path)
    if table == "areas":
        hold_to_living(found, path=path)


async def size_class_of(
    session: AsyncSession,
    actor: Actor,
    organization: Mapping[str, Any],
    *,
    newest: Mapping[str, Any] | None = None,
) -> SizeClass:
    """Compute the size of an enterprise from its latest year, `newest` being written just now."""
    if organization["kind"] is not OrganizationKind.ENTERPRISE:
        return SizeClass.UNDETERMINED
    years = await load(session, actor, "organization_years", organization_id=organization["id"])
    known = {row["year"]: row for row in years}
    if newest is not None:
        known[newest["year"]] = {**newest}
    if not known:
        return SizeClass.UNDETERMINED
    latest = known[max(known)]
    return size_of(
        organization["industry_code"],
        employees=latest["employees"],
        revenue=latest["revenue"],
        total_assets=latest["total_assets"],
    )
