"""GraphQL types of contests that go to a venue: how far each journey is, and what waits of it."""

from backend.compiler.catalog import (
    Column,
    Entity,
    Mutation,
    Part,
    Rows,
    ToMany,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.contests import carrying, deciding, tables
from backend.contests.rules import HeldKind, HeldState

_SQL = load("backend.contests", "carry_types.sql")

HELD_RETURN = ValueType(
    name="HeldReturn",
    description=(
        "待定内容：赛场带回而没有并入的；Something that a venue's file brought and that waits for a"
        " decision, or was decided upon."
    ),
    fields=(
        Value(name="key", type=str, is_nullable=False, description="标识；what names it"),
        Value(name="kind", type=HeldKind, is_nullable=False, description="种类；kind"),
        Value(name="label", type=str, is_nullable=False, description="名称；name"),
        Value(
            name="records",
            type=int,
            is_nullable=False,
            description="随之待定的评分记录数；records of scores that hang on it",
        ),
        Value(name="state", type=HeldState, is_nullable=False, description="状态；state"),
        Value(name="reason", type=str, description="决定的理由；why it was decided so"),
    ),
)

CONTEST_CARRY = Entity(
    table=tables.ContestCarry,
    order=("-carried_at",),
    fields=(
        Column(name="place"),
        Column(name="state"),
        Column(name="carried_at"),
        Column(name="returns"),
        Column(name="returned_at"),
        Column(name="ended_at"),
        Rows(
            name="held",
            type="HeldReturn",
            sql=_SQL["held"],
            limit=100,
            description="待定内容；what of its files waits, or was decided upon",
        ),
    ),
)

PART = Part(
    entities=(CONTEST_CARRY,),
    values=(HELD_RETURN,),
    extends={
        "Contest": (
            ToMany(
                name="carries",
                target="ContestCarry",
                back="contest_id",
                description="带出，最近的在前；journeys to venues, the latest first",
            ),
        ),
    },
    mutations=(
        Mutation(
            command=carrying.call_back_contest,
            returns={"contest": "Contest"},
            description="召回带到赛场的竞赛；call a contest back from a venue",
        ),
        Mutation(
            command=deciding.decide_returned,
            returns={"contest": "Contest"},
            description="决定带回后待定的内容；take what a file brought and waits, or leave it out",
        ),
    ),
)
