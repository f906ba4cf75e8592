"""What becomes of coverage when an organization moves or is no longer registered.

These commands are about an organization, and stand here because links end with them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, load, save, update
from backend.accounts.periods import EndBeforeStartError, ended, past
from backend.branches.errors import LinkEndedError, StillCoveredError
from backend.branches.forms import Anchors
from backend.branches.links import standing_findings
from backend.branches.rules import Formation
from backend.branches.units import anchors_of, ground_of
from backend.database.actor import Actor, Role
from backend.kit.errors import LedgerError
from backend.organizations.commands import organization_of, placement_changes
from backend.organizations.details import PLACE_COLUMNS, place_columns
from backend.organizations.errors import (
    AlreadyEndedError,
    MoveBetweenTownsError,
    StillActiveError,
)
from backend.organizations.forms import DeregisterOrganization, MoveOrganization
from backend.organizations.rules import RegistrationState
from backend.places.commands import Result
from backend.places.rule_versions import settings_on


async def move_organization(session: AsyncSession, actor: Actor, form: MoveOrganization) -> Result:
    """Let an organization lie elsewhere from a day on; leaving a building ends its link there.

    Raises: NOT_FOUND, NOT_IN_TOWN, LATER_RECORD, MOVE_BETWEEN_TOWNS, FUTURE_DATE.
    Source: domain brief 1.3, trap 4, and 0.1, answer 5.
    """
    day = past(form.on, ("on",))
    organization = await organization_of(session, actor, form.id, path=("id",))
    if actor.role is Role.TOWN_OFFICER and form.place.town_id != actor.town_id:
        raise MoveBetweenTownsError(path=("place", "town_id"))
    kept = {name: organization[name] for name in PLACE_COLUMNS}
    place = kept | await place_columns(session, actor, form.place)
    changes = [
        *await placement_changes(session, actor, organization, place, day),
        update("organizations", organization, **place),
    ]
    endings, warnings = await _left_building(session, actor, form.id, place, day)
    await save(session, actor, action="organization.move", changes=[*changes, *endings])
    return {"organization": form.id, "warnings": warnings}


async def _left_building(
    session: AsyncSession,
    actor: Actor,
    organization_id: UUID,
    place: Mapping[str, Any],
    day: date,
) -> tuple[list[Change], list[LedgerError]]:
    """End the links in buildings of which the organization is no tenant any more."""
    links = await load(
        session,
        actor,
        "coverage_links",
        organization_id=organization_id,
        formation=Formation.BUILDING,
        on=day,
    )
    settings = (await settings_on(session, actor, day)).settings
    changes: list[Change] = []
    warnings: list[LedgerError] = []
    for link in links:
        [branch] = await load(session, actor, "branches", id=link["branch_id"])
        anchors: Anchors = anchors_of(branch)
        ground = await ground_of(session, actor, anchors, [])
        if place["building_id"] in ground.buildings:
            continue
        changes.append(ended("coverage_links", link, day))
        warnings.append(LinkEndedError(branch=branch["name"], on=day, path=("place",)))
        found = await standing_findings(
            session, actor, branch, day, settings=settings, leaving=[link]
        )
        warnings += [one.error for one in found]
    return changes, warnings


async def deregister_organization(
    session: AsyncSession, actor: Actor, form: DeregisterOrganization
) -> Result:
    """Record that an organization is no longer registered; what covers it is told, not ended.

    Raises: NOT_FOUND, STILL_ACTIVE, ORGANIZATION_ENDED, FUTURE_DATE, END_BEFORE_START.
    """
    if form.state is RegistrationState.ACTIVE:
        raise StillActiveError(path=("state",))
    day = past(form.on, ("on",))
    before = await organization_of(session, actor, form.id, path=("id",))
    if before["registration_state"] is not RegistrationState.ACTIVE:
        raise AlreadyEndedError(
            name=before["name"],
            on=before["ended_on"],
            state=before["registration_state"].label,
            path=("id",),
        )
    start = before["registered_on"]
    if start is not None and day < start:
        raise EndBeforeStartError(day=day, start=start, path=("on",))
    links = await load(session, actor, "coverage_links", organization_id=form.id, on=day)
    change = update("organizations", before, registration_state=form.state, ended_on=day)
    await save(session, actor, action="organization.deregister", changes=[change])
    count = len(links)
    warnings = [StillCoveredError(name=before["name"], count=count)] if count else []
    return {"organization": form.id, "warnings": warnings}
