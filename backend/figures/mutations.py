"""GraphQL mutations of the figures: declarations only, the commands do the work."""

from backend.compiler.catalog import Mutation, Part
from backend.figures import publishing

PART = Part(
    mutations=(
        Mutation(
            command=publishing.publish_figures,
            returns={"publication": "Publication"},
            description=(
                "公布数字（区级）：值、规则和定义从此不变，更正另出一版；publish the figures of a"
                " day and scope, by officers of the district; a correction is the next edition"
            ),
        ),
        Mutation(
            command=publishing.withdraw_publication,
            returns={"publication": "Publication"},
            description=(
                "撤回公布（区级）：仍列出并写明原因，不再公开其数字；withdraw a publication, which"
                " stays in the list with the reason"
            ),
        ),
    ),
)
