"""GraphQL types of the scores: what judges recorded, what stands, what waits, the results."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from backend.compiler.catalog import (
    Argument,
    Column,
    Entity,
    Expression,
    Mutation,
    ObjectById,
    Part,
    Rows,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.errors import PageSizeError
from backend.compiler.templates import load
from backend.contests import checking, closing, recording, score_files, tables
from backend.contests.receiving import ReceiptState, Verdict
from backend.contests.rules import StartStatus
from backend.contests.types import ORGANIZERS

_SQL = load("backend.contests", "score_types.sql")

_CONTEST = ToOne(name="contest", target="Contest", by="contest_id", description="竞赛；contest")
_ROUND = ToOne(name="round", target="Round", by="round_id", description="轮次；round")
_ENTRY = ToOne(name="entry", target="Entry", by="entry_id", description="参赛；entry")
_CRITERION = ToOne(
    name="criterion",
    target="Criterion",
    by="criterion_id",
    description="评分项，扣分与状态为空；criterion, null of penalties and statuses",
)
_JUDGE = ToOne(
    name="judge",
    target="Judge",
    matching=_SQL["judge_of_score"],
    description="评委；judge whose score it is",
)

SCORE_RECORD = Entity(
    table=tables.ScoreRecord,
    fields=(
        _CONTEST,
        _ROUND,
        _ENTRY,
        _CRITERION,
        _JUDGE,
        Column(name="operation_key"),
        Column(name="kind"),
        Column(name="attempt"),
        Column(name="value"),
        Column(name="status"),
        Column(name="reason"),
        Column(name="base_version"),
        Column(name="version"),
        Column(name="verdict"),
        Column(name="code"),
        Column(name="device"),
        Column(name="recorded_at"),
        Column(name="received_at"),
        Column(name="is_confirmed"),
    ),
)

SCORE = Entity(
    table=tables.Score,
    fields=(
        _CONTEST,
        _ROUND,
        _ENTRY,
        _CRITERION,
        _JUDGE,
        Column(name="kind"),
        Column(name="attempt"),
        Column(name="value"),
        Column(name="status"),
        Column(name="version"),
        Column(name="state"),
        Column(name="checked_at", readers=ORGANIZERS),
    ),
)

SCORE_CONFLICT = Entity(
    table=tables.ScoreConflict,
    order=("made_at",),
    fields=(
        _CONTEST,
        _ROUND,
        _ENTRY,
        ToOne(name="score", target="Score", by="score_id", description="现分；the score"),
        ToOne(
            name="first_record",
            target="ScoreRecord",
            by="first_record_id",
            description="先到的记录；record that stands",
        ),
        ToOne(
            name="second_record",
            target="ScoreRecord",
            by="second_record_id",
            description="后到的记录；record beside it",
        ),
        Column(name="code"),
        Column(name="made_at"),
        Column(name="resolved_at"),
    ),
)

RESULT = Entity(
    table=tables.Result,
    order=("place",),
    fields=(
        _CONTEST,
        _ROUND,
        _ENTRY,
        Expression(name="bib", type=str, sql=_SQL["result_bib"], description="号码；bib"),
        Column(name="theory"),
        Column(name="practical"),
        Column(name="seconds"),
        Column(name="penalties"),
        Column(name="total"),
        Column(name="place", is_orderable=True),
        Column(name="is_shared"),
        Column(name="status"),
        Column(name="missing"),
        Column(name="is_pending"),
        Column(name="has_few_judges"),
        Column(name="advances"),
    ),
)

_MOST_SHOWN = 100


def _hold_to_shown(first: int) -> None:
    if not 1 <= first <= _MOST_SHOWN:
        raise PageSizeError(limit=_MOST_SHOWN)


BOARD_ROW = ValueType(
    name="BoardRow",
    description="榜单的一行；A place as the screen shows it.",
    fields=(
        Value(
            name="result_id",
            type=UUID,
            of="Result",
            is_nullable=False,
            description="成绩的标识；id of the result, also while the screen is frozen",
        ),
        _ENTRY,
        Value(name="bib", type=str, is_nullable=False, description="号码；bib"),
        Value(name="place", type=int, is_nullable=False, description="名次；place"),
        Value(name="is_shared", type=bool, is_nullable=False, description="是否并列；shared"),
        Value(name="theory", type=Decimal, description="理论成绩；theory"),
        Value(name="practical", type=Decimal, description="实操成绩；practice"),
        Value(name="seconds", type=Decimal, description="用时（秒）；time in seconds"),
        Value(name="penalties", type=Decimal, is_nullable=False, description="扣分；penalties"),
        Value(name="total", type=Decimal, description="总分；total"),
        Value(name="status", type=StartStatus, is_nullable=False, description="状态；status"),
        Value(name="is_pending", type=bool, is_nullable=False, description="待核；pending"),
        Value(name="advances", type=bool, is_nullable=False, description="是否晋级；advances"),
    ),
)

SCORE_RECEIPT = ValueType(
    name="ScoreReceipt",
    description="回执；What became of a record; the device lets go of a key that is echoed.",
    fields=(
        Value(name="key", type=str, is_nullable=False, description="操作键；key of the record"),
        Value(name="state", type=ReceiptState, is_nullable=False, description="结果；what is told"),
        Value(
            name="verdict",
            type=Verdict,
            description="处理结果，未留存时为空；what was done with it, null when it was not kept",
        ),
        Value(name="version", type=int, description="现在的版本；version that stands"),
        Value(name="code", type=str, description="代码；code of why"),
        Value(name="message", type=str, description="说明；what happened"),
        Value(name="remedy", type=str, description="怎样办；what to do"),
        Value(
            name="server_time",
            type=datetime,
            is_nullable=False,
            description="服务器时间；the server's clock",
        ),
    ),
)

_SCORES = "现分，评委只见自己的；present scores, for a judge the own ones"

PART = Part(
    entities=(SCORE_RECORD, SCORE, SCORE_CONFLICT, RESULT),
    values=(BOARD_ROW, SCORE_RECEIPT),
    extends={
        "Round": (
            ToMany(name="scores", target="Score", back="round_id", description=_SCORES),
            ToMany(
                name="results",
                target="Result",
                back="round_id",
                description="成绩，按名次；results by place, for judges once they are released",
            ),
            Rows(
                name="board",
                type="BoardRow",
                sql=_SQL["board"],
                limit=_MOST_SHOWN,
                arguments=(
                    Argument(
                        name="first",
                        type=int,
                        default=_MOST_SHOWN,
                        description="至多若干行，1–100；at most so many, 1 to 100",
                        check=_hold_to_shown,
                    ),
                ),
                description="榜单，有名次的在列，封住时是封住那一刻的；first places as the screen"
                " shows them, while it is frozen those of the freeze",
            ),
            ToMany(
                name="score_records",
                target="ScoreRecord",
                back="round_id",
                description="评分记录，按收到的次序；the log, in the order of receiving",
            ),
            ToMany(
                name="open_conflicts",
                target="ScoreConflict",
                matching=_SQL["open_conflicts"],
                description="待裁定的记录；records that wait for the head judge",
            ),
        ),
    },
    roots=(
        ObjectById(name="result", target="Result", description="一项成绩；one result by its id"),
    ),
    mutations=(
        Mutation(
            command=recording.record_scores,
            returns={},
            rows={"receipts": "ScoreReceipt"},
            is_remembered=False,
            description="记录评分，逐条给回执；take in what a judge's device has recorded",
        ),
        Mutation(
            command=score_files.bring_scores,
            returns={},
            rows={"receipts": "ScoreReceipt"},
            is_remembered=False,
            description="导入评委文件，逐条给回执；take in the file of a judge's console",
        ),
        Mutation(
            command=checking.check_scores,
            returns={},
            lists={"scores": "Score"},
            description="复核；note that a second person has found scores right",
        ),
        Mutation(
            command=checking.resolve_conflict,
            returns={"conflict": "ScoreConflict"},
            description="裁定；decide between two records, with a reason",
        ),
        Mutation(
            command=closing.close_round,
            returns={"round": "Round"},
            description="封榜；end the scoring of a round",
        ),
        Mutation(
            command=closing.freeze_round,
            returns={"round": "Round"},
            description="停止或恢复大屏更新；stop the screen, or let it go on",
        ),
        Mutation(
            command=closing.release_round,
            returns={"round": "Round"},
            description="公布成绩；release the results of a closed round",
        ),
    ),
)
