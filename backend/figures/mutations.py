"""GraphQL mutations of the figures: declarations only, the commands do the work."""

from dataclasses import replace

from backend.compiler.catalog import Mutation, Part, Value
from backend.figures import publishing
from backend.figures.publications import PUBLISHED_FIGURE

_OF_A_PUBLICATION = frozenset({"publication_id", "as_of", "scope_name", "edition"})

PREVIEWED_FIGURE = replace(
    PUBLISHED_FIGURE,
    name="PreviewedFigure",
    description="预览的数字：现在公布即为此；A figure as it would be published now.",
    fields=tuple(
        one
        for one in PUBLISHED_FIGURE.fields
        if isinstance(one, Value) and one.name not in _OF_A_PUBLICATION
    ),
    token_scopes=frozenset(),
)

PART = Part(
    values=(PREVIEWED_FIGURE,),
    mutations=(
        Mutation(
            command=publishing.preview_publication,
            returns={"latest": "Publication"},
            values={
                "scopeName": Value(
                    name="scopeName",
                    type=str,
                    description="范围：区或镇街的名称；name of the district or town",
                )
            },
            rows={"figures": "PreviewedFigure"},
            is_remembered=False,
            description=(
                "预览公布（区级）：与公布所得完全一致，什么也不写入；what publishing would make"
                " public now, small groups kept back; latest: the edition that it would correct"
            ),
        ),
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
