"""GraphQL types of the head judge's desk: how far each judge is, where judges differ, what is left.

They are counted in the database, since a round of a thousand entries has scores by the ten
thousand. Row security keeps them to the organizer: a judge is told of the own scores alone.
"""

from decimal import Decimal
from uuid import UUID

from backend.compiler.catalog import Part, Row, Rows, ToMany, Value, ValueType
from backend.compiler.templates import load

_SQL = load("backend.contests", "desk_types.sql")
_MOST_JUDGES = 100
_WIDEST = 8

JUDGE_PROGRESS = ValueType(
    name="JudgeProgress",
    description="评委进度；How many of the scores that are a judge's to give were given.",
    fields=(
        Value(name="judge_id", type=UUID, of="Judge", is_nullable=False, description="评委；judge"),
        Value(name="name", type=str, is_nullable=False, description="姓名；name"),
        Value(name="done", type=int, is_nullable=False, description="已记；scores given"),
        Value(
            name="expected",
            type=int,
            is_nullable=False,
            description="应记：出场且不须回避的参赛×评分项×试做次数，理论只计一次；starting entries"
            " from whom the judge is not recused × criteria × attempts, of theory one",
        ),
    ),
)

JUDGE_SPREAD = ValueType(
    name="JudgeSpread",
    description="评委差距；How far judges differ for one criterion and attempt of an entry.",
    fields=(
        Value(name="entry_id", type=UUID, of="Entry", is_nullable=False, description="参赛；entry"),
        Value(name="bib", type=str, is_nullable=False, description="号码；bib"),
        Value(
            name="criterion_id",
            type=UUID,
            of="Criterion",
            is_nullable=False,
            description="评分项；criterion",
        ),
        Value(name="criterion", type=str, is_nullable=False, description="评分项名称；its name"),
        Value(name="attempt", type=int, is_nullable=False, description="第几次试做；attempt"),
        Value(name="lowest", type=Decimal, is_nullable=False, description="最低分；lowest value"),
        Value(name="highest", type=Decimal, is_nullable=False, description="最高分；highest value"),
    ),
)

PANEL_SIZES = ValueType(
    name="PanelSizes",
    description="每名参赛可评的评委数；How many judges may judge an entry that starts in a round.",
    fields=(
        Value(name="fewest", type=int, is_nullable=False, description="最少；fewest"),
        Value(name="most", type=int, is_nullable=False, description="最多；most"),
    ),
)

PART = Part(
    values=(JUDGE_PROGRESS, JUDGE_SPREAD, PANEL_SIZES),
    extends={
        "Round": (
            Rows(
                name="progress",
                type="JudgeProgress",
                sql=_SQL["progress"],
                limit=_MOST_JUDGES,
                description="各评委进度；how far each of its judges is",
            ),
            Row(
                name="panels",
                type="PanelSizes",
                sql=_SQL["panels"],
                description="每名参赛可评的评委数，没有出场的为空；judges that an entry has, null"
                " while nobody starts",
            ),
            Rows(
                name="spreads",
                type="JudgeSpread",
                sql=_SQL["spreads"],
                limit=_WIDEST,
                description="评委差距最大的几处；where its judges differ most, the widest first",
            ),
            ToMany(
                name="unchecked_scores",
                target="Score",
                matching=_SQL["unchecked_scores"],
                description="待第二人复核的分数；scores that only their judge has looked at",
            ),
        ),
    },
)
