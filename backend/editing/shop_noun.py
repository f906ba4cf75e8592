"""Changing shops: the form, and that a shop is closed."""

from typing import Annotated

from sqlalchemy.ext.asyncio import AsyncSession

from backend.commerce.commands import CloseShop, EditShop, close_shop, edit_shop
from backend.commerce.errors import ShopClosedError
from backend.commerce.rules import ShopState
from backend.database.actor import Actor
from backend.editing.partial import Changes, changes_class
from backend.editing.rows import Noun, Row, Shelf
from backend.editing.steps import EFFECTIVE_ON, LEFT_OUT, Warnings, day_of


async def _edit_shop(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if changes.touches(EditShop):
        await edit_shop(session, actor, changes.over(EditShop, row))
    return []


async def _close_shop(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if changes.has("state") and changes.state is not row["state"]:
        if changes.state is not ShopState.CLOSED:
            raise ShopClosedError(shop=row["name"], on=row["closed_on"], path=("state",))
        await close_shop(session, actor, CloseShop(id=row["id"], on=day_of(changes)))
    return []


SHOP = Noun(
    type_name="Shop",
    table="shops",
    label="店铺",
    many="shops",
    changes=changes_class(
        "ShopChanges",
        f"店铺的修改：{LEFT_OUT}.",
        (EditShop,),
        {"state": Annotated[ShopState, "状态，只能关闭；a shop is closed"], **EFFECTIVE_ON},
    ),
    steps=(_edit_shop, _close_shop),
    shelves=(Shelf("disclosures", "shop_id"),),
)
