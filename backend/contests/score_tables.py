"""Tables of the scores: passes of judges, the log of what was recorded, and what follows from it.

The log is appended to and never changed; scores and results are made from it and can be made anew
(`liangxin contest verify`). Blindness is row security: a judge reads the own scores, and results
only when the round has been released (docs/adr/0030).
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Numeric
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from backend.contests.receiving import ScoreKind, ScoreState, Verdict
from backend.contests.rows import ContestRow, contest_rules, number, of_contest
from backend.contests.rules import StartStatus
from backend.database.actor import Role
from backend.database.columns import (
    Row,
    check,
    indexed,
    moment,
    one_of,
    refers,
    sealed,
    unique,
    words,
)
from backend.database.scope import EVERY_DISTRICT, ActorKey, Reach, Scope, equals

_OWN = Reach((equals("judge_user_id", ActorKey.USER),))


def _of_judge(*, append_only: bool = False) -> Scope:
    """Rows of one judge's scoring: the organizer's, and the judge's own."""
    organizer = of_contest(None)
    own = {Role.JUDGE: _OWN}
    return replace(
        organizer,
        read={**organizer.read, **own},
        write={**organizer.write, **own},
        append_only=append_only,
    )


def _at_the_gate() -> Scope:
    """Let the sign-in gate find a pass before the district is known."""
    organizer = of_contest(None)
    gate = {Role.SYSTEM: EVERY_DISTRICT}
    return replace(organizer, read={**organizer.read, **gate}, write={**organizer.write, **gate})


class JudgePass(ContestRow, table=True):
    """评委通行码；Lets a judge sign in for one contest from one day on; shown once as a QR code."""

    __tablename__ = "judge_passes"
    __table_args__ = contest_rules(
        refers("judge_id", "judges", cascade=True), refers("judge_user_id", "users")
    )
    __scope__: ClassVar[Scope] = _at_the_gate()

    judge_id: UUID = Field(description="评委；judge")
    judge_user_id: UUID = Field(description="评委用户；the judge's user")
    secret_hash: bytes = sealed("通行码散列 (SHA-256)；hash of the secret", unique=True)
    works_on: date = Field(description="启用日期；first day on which it works")
    ends_at: datetime = moment("失效时间；when it ends")
    revoked_at: datetime | None = moment("作废时间；when it was revoked", default=None)
    used_at: datetime | None = moment("最近登录时间；last sign-in by it", default=None)


class _ScoreRow(Row):
    """A row of the scoring, made by the program from what a judge recorded; nobody edits it."""

    contest_id: UUID = Field(description="竞赛；the contest")
    organizer_town_id: UUID | None = Field(
        default=None, description="主办镇街；town that organizes the contest, for scope"
    )
    organizer_department_id: UUID | None = Field(
        default=None, description="主办部门；line that organizes the contest, for scope"
    )
    round_id: UUID = Field(description="轮次；round")
    entry_id: UUID = Field(description="参赛；entry")


def _score_rules(*items: SchemaItem | tuple[SchemaItem, ...]) -> tuple[SchemaItem, ...]:
    """Give a table's rules with those that every row of the scoring has."""
    return contest_rules(
        refers("round_id", "rounds", cascade=True),
        refers("entry_id", "entries", cascade=True),
        *items,
    )


class ScoreRecord(_ScoreRow, table=True):
    """评分记录；What somebody recorded on a device, as it was received; never changed."""

    __tablename__ = "score_records"
    __table_args__ = _score_rules(
        refers("criterion_id", "criteria"),
        refers("judge_user_id", "users"),
        unique("operation_key"),
        unique("round_id", "sequence"),
        indexed("entry_id", "sequence"),
    )
    __scope__: ClassVar[Scope] = _of_judge(append_only=True)

    sequence: int | None = Field(
        default=None,
        sa_type=BigInteger,
        nullable=False,
        sa_column_args=[Identity(always=True)],
        description="序号；order in which it was received",
    )
    operation_key: str = words("操作键；key that the device chose, unique")
    kind: ScoreKind = one_of(ScoreKind, "kind", "种类；kind")
    criterion_id: UUID | None = Field(default=None, description="评分项；criterion of a score")
    judge_user_id: UUID = Field(description="评委用户；judge whose score it is")
    recorded_by: UUID | None = Field(
        default=None, description="记录人；user who recorded it, null = the program"
    )
    attempt: int = Field(default=1, description="第几次试做；attempt, from 1")
    value: Decimal | None = number("数值；value", default=None)
    status: StartStatus | None = one_of(
        StartStatus, "status", "出场状态；status", default=None, nullable=True
    )
    reason: str | None = words("理由；reason of a correction or a status", default=None)
    base_version: int = Field(description="依据的版本；version that the device knew, 0 = none")
    version: int = Field(description="得到的版本；version that it became, or that stood then")
    verdict: Verdict = one_of(Verdict, "verdict", "处理结果；what was done with it")
    code: str | None = words("处理代码；code of why", default=None)
    device: str = words("设备；device")
    device_sequence: int = Field(sa_type=BigInteger, description="设备内序号；order on the device")
    recorded_at: datetime = moment("记录时间；when, by the device's clock")
    received_at: datetime = moment("收到时间；when, by the server's clock")
    is_confirmed: bool = Field(default=False, description="已确认；confirmed although unlikely")
    subject_id: UUID | None = Field(
        default=None, description="所复核或裁定的记录；record that is checked or chosen"
    )


class Score(_ScoreRow, table=True):
    """现分；The present value of one judge for one criterion and attempt of an entry."""

    __tablename__ = "scores"
    __table_args__ = _score_rules(
        refers("criterion_id", "criteria"),
        refers("judge_user_id", "users"),
        refers("record_id", "score_records"),
        unique(
            "round_id",
            "entry_id",
            "kind",
            "criterion_id",
            "judge_user_id",
            "attempt",
            name="scores_subject_key",
            postgresql_nulls_not_distinct=True,
        ),
        check("checked", "(checked_by is null) = (checked_at is null)"),
    )
    __scope__: ClassVar[Scope] = _of_judge()

    kind: ScoreKind = one_of(ScoreKind, "kind", "种类；kind")
    criterion_id: UUID | None = Field(default=None, description="评分项；criterion of a score")
    judge_user_id: UUID = Field(description="评委用户；judge whose score it is")
    attempt: int = Field(default=1, description="第几次试做；attempt, from 1")
    value: Decimal | None = number("数值；value", default=None)
    status: StartStatus | None = one_of(
        StartStatus, "status", "出场状态；status", default=None, nullable=True
    )
    version: int = Field(default=0, description="版本，从 1 起，0 = 尚无；version, 0 = none yet")
    record_id: UUID | None = Field(default=None, description="所据记录；record that it comes from")
    state: ScoreState = one_of(ScoreState, "state", "状态；state", default=ScoreState.CURRENT)
    checked_by: UUID | None = Field(default=None, description="复核人；user who checked it")
    checked_at: datetime | None = moment("复核时间；when it was checked", default=None)


class ScoreConflict(_ScoreRow, table=True):
    """待裁定；A record that was kept beside the present score, for the head judge to decide."""

    __tablename__ = "score_conflicts"
    __table_args__ = _score_rules(
        refers("score_id", "scores"),
        refers("first_record_id", "score_records"),
        refers("second_record_id", "score_records"),
        refers("resolved_record_id", "score_records"),
        indexed("round_id", "resolved_at"),
    )
    __scope__: ClassVar[Scope] = of_contest(None)

    score_id: UUID = Field(description="现分；the score")
    first_record_id: UUID | None = Field(default=None, description="先到的记录；present record")
    second_record_id: UUID = Field(description="后到的记录；record beside it")
    code: str = words("原因代码；code of why it waits")
    made_at: datetime = moment("产生时间；when it came")
    resolved_at: datetime | None = moment("裁定时间；when it was decided", default=None)
    resolved_record_id: UUID | None = Field(
        default=None, description="所取的记录；record that was chosen"
    )


class Result(_ScoreRow, table=True):
    """成绩；What an entry has reached in a round, made from the log in the write's transaction."""

    __tablename__ = "results"
    # No index has the place: one score may move a thousand, and what no index holds is written
    # beside the row, on the half of each page that is kept free for it (docs/adr/0031).
    __table_args__ = (
        *_score_rules(unique("round_id", "entry_id")),
        {"postgresql_with": {"fillfactor": 50}},
    )
    __scope__: ClassVar[Scope] = of_contest(equals("released_contest_id", ActorKey.CONTEST))

    theory: Decimal | None = number("理论成绩 0–100；theory", default=None)
    practical: Decimal | None = number("实操成绩；practice", default=None)
    seconds: Decimal | None = number("用时（秒）；time in seconds", default=None)
    penalties: Decimal = number("扣分或罚时；penalties", default=Decimal(0))
    total: Decimal | None = number("总分；total, null = no place", default=None)
    rank_key: list[Decimal] | None = Field(
        default=None,
        sa_type=ARRAY(Numeric),
        description="排序键；numbers that order results, the greater the better",
    )
    place: int | None = Field(default=None, description="名次；place")
    is_shared: bool = Field(default=False, description="是否并列；shares its place")
    status: StartStatus = one_of(
        StartStatus, "status", "出场状态；status", default=StartStatus.STARTING
    )
    missing: int = Field(default=0, description="尚缺的评分数；values that are still missing")
    is_pending: bool = Field(
        default=False, description="待核：有冲突、待定或未复核的分；something waits for a decision"
    )
    has_few_judges: bool = Field(
        default=False, description="评委过少，未去掉高低分；too few judges to drop any"
    )
    advances: bool = Field(default=False, description="是否晋级；goes on to the next round")
    log_version: int = Field(
        default=0, sa_type=BigInteger, description="所据记录的序号；last record that it is made of"
    )
    released_contest_id: UUID | None = Field(
        default=None, description="已对评委公开的竞赛；contest whose judges may see it"
    )


class FrozenResult(_ScoreRow, table=True):
    """停榜成绩；The ranking of a round as it was when its screen was frozen, until it goes on."""

    __tablename__ = "frozen_results"
    __table_args__ = _score_rules(
        unique("round_id", "entry_id"),
        indexed("round_id", "place", "id"),
    )
    __scope__: ClassVar[Scope] = of_contest(None)

    theory: Decimal | None = number("理论成绩 0–100；theory", default=None)
    practical: Decimal | None = number("实操成绩；practice", default=None)
    seconds: Decimal | None = number("用时（秒）；time in seconds", default=None)
    penalties: Decimal = number("扣分或罚时；penalties", default=Decimal(0))
    total: Decimal | None = number("总分；total, null = no place", default=None)
    place: int | None = Field(default=None, description="名次；place")
    is_shared: bool = Field(default=False, description="是否并列；shares its place")
    status: StartStatus = one_of(
        StartStatus, "status", "出场状态；status", default=StartStatus.STARTING
    )
    is_pending: bool = Field(default=False, description="待核；something waited for a decision")
    advances: bool = Field(default=False, description="是否晋级；went on to the next round")
    log_version: int = Field(
        default=0, sa_type=BigInteger, description="所据记录的序号；last record that it is made of"
    )
