"""GraphQL mutations of the shops: declarations only, the commands do the work."""

from backend.commerce import commands
from backend.compiler.catalog import Mutation, Part

PART = Part(
    mutations=(
        Mutation(
            command=commands.open_shop,
            returns={"shop": "Shop"},
            description="登记店铺；enter a shop",
        ),
        Mutation(
            command=commands.edit_shop,
            returns={"shop": "Shop"},
            description="修改店铺；edit a shop",
        ),
        Mutation(
            command=commands.close_shop,
            returns={"shop": "Shop"},
            description="店铺关闭；close a shop",
        ),
        Mutation(
            command=commands.disclose_shop,
            returns={"shop": "Shop"},
            description="亮身份；disclose the owner's membership",
        ),
        Mutation(
            command=commands.withdraw_disclosure,
            returns={"shop": "Shop"},
            description="撤回亮身份；withdraw a disclosure",
        ),
    ),
)
