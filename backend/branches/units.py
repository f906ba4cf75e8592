"""The facts that the rules of formation judge: organizations on a day, and what a way rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load, load_one
from backend.accounts.refusals import NotFoundError
from backend.branches.errors import (
    AlreadyCoveredError,
    BranchDissolvedError,
    BranchNotFoundedError,
    OrganizationEndedError,
)
from backend.branches.formation import Finding, Severity, Unit
from backend.branches.forms import Anchors
from backend.branches.ways import Ground, Site, VillageSide
from backend.database.actor import Actor
from backend.kit.boundaries import Boundary
from backend.kit.geo import Point
from backend.places.commands import hold_to_living
from backend.places.rules import Settlement
from backend.places.settings import RuleSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An organization on a day. Units: persons; `members` are full and probationary."""

    row: Mapping[str, Any]
    unit: Unit
    site: Site
    members: int
    untransferred: int

    @property
    def id(self) -> UUID:
        """Give the organization's id."""
        found: UUID = self.row["id"]
        return found


async def participants(
    session: AsyncSession,
    actor: Actor,
    organization_ids: Sequence[UUID],
    day: date,
    *,
    settings: RuleSettings,
    path: tuple[str, ...] = ("organization_ids",),
) -> list[Participant]:
    """Read organizations as they were on a day, in the given order, each once.

    Raises: NOT_FOUND where one is missing or hidden.
    """
    ids = list(dict.fromkeys(organization_ids))
    rows = {row["id"]: row for row in await load(session, actor, "organizations", id=ids)}
    if len(rows) < len(ids):
        raise NotFoundError(noun="单位", path=path)
    counts = await _on_day(session, actor, "member_counts", ids, day)
    placements = await _on_day(session, actor, "placements", ids, day)
    return [
        _participant(rows[one], placements.get(one, rows[one]), counts.get(one), settings)
        for one in ids
    ]


async def _on_day(
    session: AsyncSession, actor: Actor, table: str, ids: Sequence[UUID], day: date
) -> dict[UUID, dict[str, Any]]:
    rows = await load(session, actor, table, organization_id=ids, on=day)
    return {row["organization_id"]: row for row in rows}


def _participant(
    row: Mapping[str, Any],
    place: Mapping[str, Any],
    count: Mapping[str, Any] | None,
    settings: RuleSettings,
) -> Participant:
    full = count["full_members"] if count else 0
    untransferred = count["untransferred_members"] if count else 0
    counted = full if settings.count_untransferred else full - untransferred
    return Participant(
        row=row,
        unit=Unit(name=row["name"], full_members=counted, size=row["size_class"]),
        site=Site(
            name=row["name"],
            town_id=place["town_id"],
            area_id=place["area_id"],
            building_id=place["building_id"],
            industry_code=row["industry_code"],
            point=point_of(row),
        ),
        members=full + (count["probationary_members"] if count else 0),
        untransferred=untransferred,
    )


def point_of(row: Mapping[str, Any]) -> Point | None:
    """Give the point of a row on WGS-84, where it is known."""
    return None if row["longitude"] is None else Point(row["longitude"], row["latitude"])


async def ground_of(
    session: AsyncSession, actor: Actor, anchors: Anchors, units: Sequence[Participant]
) -> Ground:
    """Read what a joint way rests on.

    Raises: NOT_FOUND for an anchor that is missing.
    """
    settlement = Settlement.CONCENTRATED
    if units:
        towns = await load(session, actor, "towns", id=units[0].site.town_id)
        settlement = (towns[0]["settlement"] if towns else None) or settlement
    area, area_sites = await _area(session, actor, anchors.area_id, units)
    building, buildings = await _building(session, actor, anchors)
    return Ground(
        settlement=settlement,
        area=area,
        area_sites=area_sites,
        association=anchors.association,
        village=await _village(session, actor, anchors.village_id),
        building=building,
        buildings=buildings,
    )


async def _area(
    session: AsyncSession, actor: Actor, area_id: UUID | None, units: Iterable[Participant]
) -> tuple[str | None, frozenset[str]]:
    if area_id is None:
        return None, frozenset()
    path = ("anchors", "area_id")
    area = await load_one(session, actor, "areas", area_id, noun="片区", path=path)
    hold_to_living(area, path=path)
    boundary = Boundary.parse(area["boundary"]) if area["boundary"] else None
    inside = {
        unit.site.name
        for unit in units
        if unit.site.area_id == area_id
        or (boundary is not None and unit.site.point is not None and unit.site.point in boundary)
    }
    return area["name"], frozenset(inside)


async def _village(
    session: AsyncSession, actor: Actor, village_id: UUID | None
) -> VillageSide | None:
    if village_id is None:
        return None
    path = ("anchors", "village_id")
    row = await load_one(session, actor, "villages", village_id, noun="村(社区)", path=path)
    return VillageSide(
        name=row["name"],
        town_id=row["town_id"],
        urban_rural=row["urban_rural_class"],
        is_willing=row["is_willing"],
    )


async def _building(
    session: AsyncSession, actor: Actor, anchors: Anchors
) -> tuple[str | None, frozenset[UUID]]:
    if anchors.building_group_id is not None:
        path = ("anchors", "building_group_id")
        group = await load_one(
            session, actor, "building_groups", anchors.building_group_id, noun="楼宇组", path=path
        )
        rows = await load(session, actor, "buildings", building_group_id=group["id"])
        return group["name"], frozenset(row["id"] for row in rows)
    if anchors.building_id is not None:
        path = ("anchors", "building_id")
        building = await load_one(
            session, actor, "buildings", anchors.building_id, noun="楼宇", path=path
        )
        return building["name"], frozenset({building["id"]})
    return None, frozenset()


def anchors_of(branch: Mapping[str, Any]) -> Anchors:
    """Give what an existing branch rests on."""
    return Anchors(
        area_id=branch["area_id"],
        association=branch["association"],
        village_id=branch["village_id"],
        village_full_members=branch["village_full_members"],
        building_id=branch["building_id"],
        building_group_id=branch["building_group_id"],
    )


def check_registered(units: Iterable[Participant], day: date) -> list[Finding]:
    """Refuse organizations that are no longer registered on the day."""
    return [
        Finding(
            Severity.REFUSAL,
            OrganizationEndedError(organization=unit.row["name"], on=unit.row["ended_on"]),
        )
        for unit in units
        if unit.row["ended_on"] is not None and unit.row["ended_on"] <= day
    ]


async def check_uncovered(
    session: AsyncSession,
    actor: Actor,
    units: Sequence[Participant],
    day: date,
    *,
    apart_from: UUID | None = None,
) -> list[Finding]:
    """Warn about organizations that other branches cover already."""
    names = {unit.id: unit.row["name"] for unit in units}
    links = await load(session, actor, "coverage_links", organization_id=list(names), on=day)
    others = [link for link in links if link["branch_id"] != apart_from]
    branches = await load(session, actor, "branches", id={link["branch_id"] for link in others})
    branch_names = {branch["id"]: branch["name"] for branch in branches}
    return [
        Finding(
            Severity.WARNING,
            AlreadyCoveredError(
                organization=names[link["organization_id"]],
                branch=branch_names.get(link["branch_id"], "其他党组织"),
            ),
        )
        for link in others
    ]


async def living_branch(
    session: AsyncSession,
    actor: Actor,
    branch_id: UUID,
    day: date,
    *,
    noun: str = "党组织",
    path: tuple[str, ...] = ("branch_id",),
    is_locked: bool = True,
) -> dict[str, Any]:
    """Read a branch that exists on a day; locked, it stays so until the transaction ends.

    Raises: NOT_FOUND, BRANCH_DISSOLVED, BRANCH_NOT_FOUNDED.
    """
    branch = await load_one(
        session, actor, "branches", branch_id, noun=noun, path=path, is_locked=is_locked
    )
    dissolved, founded = branch["dissolved_on"], branch["founded_on"]
    if dissolved is not None and dissolved <= day:
        raise BranchDissolvedError(branch=branch["name"], on=dissolved, path=path)
    if founded is not None and founded > day:
        raise BranchNotFoundedError(branch=branch["name"], on=founded, path=path)
    return branch


async def superior_of(
    session: AsyncSession, actor: Actor, parent_id: UUID | None, day: date
) -> None:
    """See that the superior branch, where one is named, exists on a day.

    Raises: NOT_FOUND, BRANCH_DISSOLVED, BRANCH_NOT_FOUNDED.
    """
    if parent_id is not None:
        path = ("parent_id",)
        await living_branch(
            session, actor, parent_id, day, noun="上级党组织", path=path, is_locked=False
        )
