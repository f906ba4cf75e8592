"""GraphQL mutations of the branches: declarations only, the commands do the work."""

from backend.branches import areas, commands, committee, leaving, links, organs
from backend.compiler.catalog import Mutation, Part

PART = Part(
    mutations=(
        Mutation(
            command=commands.form_branch,
            returns={"branch": "Branch"},
            description="组建党组织；form a branch",
        ),
        Mutation(
            command=organs.establish_branch,
            returns={"branch": "Branch"},
            description="建立六种方式以外的党组织；establish a branch outside the six ways",
        ),
        Mutation(
            command=organs.edit_branch,
            returns={"branch": "Branch"},
            description="修改隶属和上报党员数；edit superior and reported members",
        ),
        Mutation(
            command=commands.reapprove_branch,
            returns={"branch": "Branch"},
            description="重新批复；approve a branch in another way or kind",
        ),
        Mutation(
            command=commands.rename_branch,
            returns={"branch": "Branch"},
            description="党组织更名；give a branch another name",
        ),
        Mutation(
            command=links.cover_organization,
            returns={
                "coverageLink": "CoverageLink",
                "organization": "Organization",
                "branch": "Branch",
            },
            description="登记覆盖关系；let a branch cover an organization",
        ),
        Mutation(
            command=links.end_coverage,
            returns={"organization": "Organization", "branch": "Branch"},
            description="终止覆盖关系；end a coverage",
        ),
        Mutation(
            command=leaving.move_organization,
            returns={"organization": "Organization"},
            description="单位迁移；move an organization from a day on",
        ),
        Mutation(
            command=areas.split_area,
            returns={"town": "Town"},
            lists={"areas": "Area"},
            description="分割片区，单位按点位归入各块；split an area along a line",
        ),
        Mutation(
            command=areas.merge_areas,
            returns={"area": "Area"},
            description="合并片区，单位和党组织随之转入；merge areas into a new one",
        ),
        Mutation(
            command=leaving.deregister_organization,
            returns={"organization": "Organization"},
            description="单位注销；record that it is no longer registered",
        ),
        Mutation(
            command=committee.set_term,
            returns={"branch": "Branch", "term": "Term"},
            description="登记任期；record a term",
        ),
        Mutation(
            command=committee.record_host,
            returns={"branch": "Branch", "host": "Host"},
            description="登记所在单位；record where a branch is built",
        ),
        Mutation(
            command=committee.end_host,
            returns={"branch": "Branch"},
            description="终止所在单位；a branch is no longer built there",
        ),
        Mutation(
            command=committee.send_official,
            returns={"branch": "Branch", "sentOfficial": "SentOfficial"},
            description="选派干部；send an official",
        ),
        Mutation(
            command=committee.recall_official,
            returns={"branch": "Branch"},
            description="终止选派；end an official's post",
        ),
    ),
)
