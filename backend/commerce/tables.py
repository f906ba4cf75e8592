"""Tables of e-commerce: the shops (base records; courses, pledges and sales come later)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from backend.commerce.rules import ShopPlatform, ShopState
from backend.database.actor import Role
from backend.database.columns import (
    DateRange,
    Noun,
    apart,
    check,
    indexed,
    latest,
    one_of,
    pinyin_key,
    refers,
    rules,
    unique,
    valid_range,
    words,
)
from backend.database.scope import EVERY_ROW, ActorKey, Reach, Scope, equals


def _of_shop(*, closed_to_tokens: bool = False) -> Scope:
    town = Reach((equals("town_id", ActorKey.TOWN),))
    return Scope(
        read={
            Role.DISTRICT_OFFICER: EVERY_ROW,
            Role.SYSTEM: EVERY_ROW,
            Role.TOWN_OFFICER: town,
            Role.DEPARTMENT_OFFICER: Reach((equals("department_id", ActorKey.DEPARTMENT),)),
        },
        write={
            Role.DISTRICT_OFFICER: EVERY_ROW,
            Role.SYSTEM: EVERY_ROW,
            Role.TOWN_OFFICER: town,
        },
        closed_to_tokens=closed_to_tokens,
    )


class Shop(Noun, table=True):
    """店铺；An online shop of a member, a trainee or an organization."""

    __tablename__ = "shops"
    __table_args__ = rules(
        refers("organization_id", "organizations"),
        refers("town_id", "towns", has_index=False),
        refers("department_id", "departments"),
        unique("platform", "name"),
        indexed("opened_on"),
        latest("shops", "opened_on"),
        indexed("closed_on"),
        indexed("name_sort", "id"),
        indexed("town_id", "name_sort", "id"),
        indexed("state"),
        check("lifetime", "closed_on is null or opened_on is null or closed_on >= opened_on"),
    )
    __scope__: ClassVar[Scope] = _of_shop()

    name: str = words("名称；name")
    platform: ShopPlatform = one_of(ShopPlatform, "platform", "平台；platform")
    url: str | None = words("网址；address of the shop", default=None)
    organization_id: UUID | None = Field(
        default=None, description="店主单位；organization that owns it"
    )
    town_id: UUID | None = Field(default=None, description="所在镇街；town of its owner")
    department_id: UUID | None = Field(default=None, description="主管部门；line of its owner")
    opened_on: date | None = Field(default=None, description="开店日期；opened on")
    closed_on: date | None = Field(default=None, description="关店日期；first day closed")
    state: ShopState = one_of(ShopState, "state", "状态；state", default=ShopState.OPEN)
    owner_name: str | None = words("店主；name of the owner", default=None)
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class Disclosure(Noun, table=True):
    """亮身份；A shop shows that its owner is a member: voluntary, dated, can be withdrawn."""

    __tablename__ = "disclosures"
    __table_args__ = rules(
        refers("shop_id", "shops", cascade=True),
        refers("town_id", "towns"),
        refers("department_id", "departments"),
        apart("shop_id", name="disclosures_overlap_excl"),
    )
    __scope__: ClassVar[Scope] = _of_shop(closed_to_tokens=True)

    shop_id: UUID = Field(description="店铺；shop")
    town_id: UUID | None = Field(default=None, description="镇街；town, for scope only")
    department_id: UUID | None = Field(default=None, description="部门；line, for scope only")
    valid: DateRange = valid_range()
