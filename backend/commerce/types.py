"""GraphQL types of e-commerce: shops, and that their owner has shown to be a member."""

from backend.commerce import tables
from backend.compiler.catalog import (
    Aggregate,
    Column,
    Count,
    Entity,
    ObjectById,
    Part,
    Period,
    ToMany,
    ToOne,
)

_TOKENS = frozenset({"shops"})

SHOP = Entity(
    table=tables.Shop,
    order=("name",),
    search="search_text",
    token_scopes=_TOKENS,
    fields=(
        Column(name="name", is_filterable=True, is_orderable=True, order="name_sort"),
        Column(name="platform", is_filterable=True, is_groupable=True),
        Column(name="url"),
        ToOne(
            name="organization",
            target="Organization",
            by="organization_id",
            is_filterable=True,
            is_groupable=True,
            orders=("name",),
            description="店主单位；organization that owns it",
        ),
        ToOne(
            name="town",
            target="Town",
            by="town_id",
            is_filterable=True,
            is_groupable=True,
            orders=("name",),
            description="所在镇街；town of its owner",
        ),
        ToOne(
            name="department",
            target="Department",
            by="department_id",
            is_filterable=True,
            is_groupable=True,
            orders=("name",),
            description="主管部门；department line of its owner",
        ),
        Column(name="opened_on", is_filterable=True, is_orderable=True, is_measured=True),
        Column(name="closed_on", is_filterable=True, is_orderable=True),
        Column(name="state", is_filterable=True, is_groupable=True),
        Column(name="owner_name"),
        ToMany(
            name="disclosures",
            target="Disclosure",
            back="shop_id",
            description="亮身份；when its owner showed to be a member, the newest first",
        ),
    ),
)

DISCLOSURE = Entity(
    table=tables.Disclosure,
    order=("-valid_from",),
    fields=(
        ToOne(name="shop", target="Shop", by="shop_id", description="店铺；the shop"),
        Period(is_orderable=True),
    ),
)

PART = Part(
    entities=(SHOP, DISCLOSURE),
    extends={
        "Organization": (
            ToMany(
                name="shops",
                target="Shop",
                back="organization_id",
                is_filterable=True,
                description="店铺；online shops of the organization",
            ),
        ),
    },
    roots=(
        ObjectById(name="shop", target="Shop", description="一家店铺；one shop by its id"),
        ToMany(name="shops", target="Shop", description="店铺台账；the ledger of shops"),
        Count(
            name="shop_count",
            target="Shop",
            has_filter=True,
            description="店铺数，准确；how many shops the filter finds, exact",
        ),
        Aggregate(name="shops_aggregate", target="Shop", description="店铺汇总；shops in groups"),
    ),
)
