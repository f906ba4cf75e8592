"""What people do to shops: open, close, disclose the owner's membership, withdraw that.

A disclosure is voluntary, dated and can be withdrawn. Source: domain brief, PR6.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import insert, load, load_one, save, update
from backend.accounts.periods import EndBeforeStartError, ended, past, since
from backend.commerce.errors import (
    NotDisclosedError,
    ShopClosedError,
    ShopOwnerPlaceError,
    ShopUrlError,
)
from backend.commerce.rules import ShopPlatform, ShopState
from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.organizations.commands import organization_of
from backend.places.commands import name_of, read_for_edit, text_of, town_of

_URL = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)

ShopId = Annotated[UUID, "店铺；shop", Of("Shop")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenShop:
    """登记网店；Enter an online shop."""

    name: Annotated[str, "名称，至多 80 字；name"]
    platform: Annotated[ShopPlatform, "平台；platform"]
    url: Annotated[str | None, "网址；web address"] = None
    owner_name: Annotated[str | None, "店主；name of the owner"] = None
    organization_id: Annotated[
        UUID | None, "店主单位；organization that owns it", Of("Organization")
    ] = None
    town_id: Annotated[UUID | None, "店主所在镇街；town of its owner", Of("Town")] = None
    opened_on: Annotated[date | None, "开店日期，缺省今天；opened on"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditShop:
    """编辑网店；Edit a shop; closing it and disclosing its owner have commands of their own."""

    id: ShopId
    revision: Annotated[int, "读取时的修订号；revision of the row as it was read"]
    name: Annotated[str, "名称，至多 80 字；name"]
    platform: Annotated[ShopPlatform, "平台；platform"]
    url: Annotated[str | None, "网址；web address"] = None
    owner_name: Annotated[str | None, "店主；name of the owner"] = None
    organization_id: Annotated[
        UUID | None, "店主单位；organization that owns it", Of("Organization")
    ] = None
    town_id: Annotated[UUID | None, "店主所在镇街；town of its owner", Of("Town")] = None
    opened_on: Annotated[date | None, "开店日期；opened on"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseShop:
    """登记关店；Record that a shop is closed; its disclosure ends with it."""

    id: ShopId
    on: Annotated[date | None, "关店日期，缺省今天；first day closed"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscloseShop:
    """亮明身份；Let a shop show that its owner is a member, with the owner's consent."""

    id: ShopId
    on: Annotated[date | None, "亮身份日期，缺省今天；first day"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDisclosure:
    """撤回亮明；Withdraw a disclosure from a day on."""

    id: ShopId
    on: Annotated[date | None, "撤回日期，缺省今天；first day without it"] = None


async def open_shop(session: AsyncSession, actor: Actor, form: OpenShop) -> UUID:
    """Enter a shop in the town and line of its owner.

    Raises: NAME, SHOP_URL, SHOP_TOWN, NOT_FOUND, DUPLICATE_SHOP, FUTURE_DATE.
    """
    opened_on = past(form.opened_on, ("opened_on",))
    change = insert("shops", **await _shop(session, actor, form), opened_on=opened_on)
    await save(session, actor, action="shop.open", changes=[change])
    return change.id


async def edit_shop(session: AsyncSession, actor: Actor, form: EditShop) -> UUID:
    """Edit a shop.

    Raises: CHANGED_MEANWHILE and what entering a shop refuses.
    """
    before = await read_for_edit(session, actor, "shops", form.id, form.revision, "店铺")
    opened_on = past(form.opened_on, ("opened_on",)) if form.opened_on else None
    row = await _shop(session, actor, form)
    change = update("shops", before, **row, opened_on=opened_on)
    await save(session, actor, action="shop.edit", changes=[change])
    return form.id


async def _shop(session: AsyncSession, actor: Actor, form: OpenShop | EditShop) -> dict[str, Any]:
    url = text_of(form.url, path=("url",))
    if url is not None and not _URL.fullmatch(url):
        raise ShopUrlError(url=url, path=("url",))
    return {
        "name": name_of(form.name, path=("name",)),
        "platform": form.platform,
        "url": url,
        "owner_name": text_of(form.owner_name, path=("owner_name",)),
        **await _owner_place(session, actor, form),
    }


async def _owner_place(
    session: AsyncSession, actor: Actor, form: OpenShop | EditShop
) -> dict[str, Any]:
    if form.organization_id is not None:
        owner = await organization_of(session, actor, form.organization_id)
        return {
            "organization_id": owner["id"],
            "town_id": owner["town_id"],
            "department_id": owner["department_id"],
        }
    if form.town_id is None:
        raise ShopOwnerPlaceError(path=("town_id",))
    town = await town_of(session, actor, form.town_id, path=("town_id",))
    return {"organization_id": None, "town_id": town["id"]}


async def close_shop(session: AsyncSession, actor: Actor, form: CloseShop) -> UUID:
    """Close a shop.

    Raises: NOT_FOUND, SHOP_CLOSED, END_BEFORE_START, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    shop = await _open_shop_of(session, actor, form.id)
    if shop["opened_on"] is not None and day < shop["opened_on"]:
        raise EndBeforeStartError(day=day, start=shop["opened_on"], path=("on",))
    shown = await load(session, actor, "disclosures", shop_id=form.id, on=day)
    changes = [
        update("shops", shop, state=ShopState.CLOSED, closed_on=day),
        *(ended("disclosures", row, day) for row in shown),
    ]
    await save(session, actor, action="shop.close", changes=changes)
    return form.id


async def disclose_shop(session: AsyncSession, actor: Actor, form: DiscloseShop) -> UUID:
    """Disclose from a day on.

    Raises: NOT_FOUND, SHOP_CLOSED, DISCLOSED_ALREADY, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    await _open_shop_of(session, actor, form.id)
    change = insert("disclosures", shop_id=form.id, valid=since(day))
    await save(session, actor, action="shop.disclose", changes=[change])
    return form.id


async def withdraw_disclosure(
    session: AsyncSession, actor: Actor, form: WithdrawDisclosure
) -> UUID:
    """Withdraw a disclosure.

    Raises: NOT_FOUND, NOT_DISCLOSED, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    shop = await load_one(session, actor, "shops", form.id, noun="店铺", path=("id",))
    shown = await load(session, actor, "disclosures", shop_id=form.id, on=day)
    if not shown:
        raise NotDisclosedError(shop=shop["name"], path=("id",))
    changes = [ended("disclosures", row, day) for row in shown]
    await save(session, actor, action="shop.withdraw_disclosure", changes=changes)
    return form.id


async def _open_shop_of(session: AsyncSession, actor: Actor, shop_id: UUID) -> dict[str, Any]:
    shop = await load_one(session, actor, "shops", shop_id, noun="店铺", path=("id",))
    if shop["state"] is ShopState.CLOSED:
        raise ShopClosedError(shop=shop["name"], on=shop["closed_on"], path=("id",))
    return shop
