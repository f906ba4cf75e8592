"""Tables of how contests are set up: the contest, its rounds, who enters and who judges.

Every row names its contest and repeats the contest's organizer, so that a policy compares columns
of one row. A contest without a town and a department is the district's.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Field

from backend.contests.carry_tables import ContestCarry
from backend.contests.outcomes import (
    Appeal,
    Award,
    ContestPublication,
    PracticeResult,
    PracticeSession,
    PublishedResult,
)
from backend.contests.rows import NOT_AUDITED, ContestRow, contest_rules, number, of_contest
from backend.contests.rules import (
    AdvanceRule,
    AttemptsRule,
    ContestKind,
    ContestLevel,
    ContestState,
    CriterionKind,
    CriterionPart,
    EntryState,
    JudgesRule,
    RecusalReason,
    RoundRanking,
    RoundState,
    StartStatus,
)
from backend.contests.score_tables import (
    FrozenResult,
    JudgePass,
    Result,
    Score,
    ScoreConflict,
    ScoreRecord,
)
from backend.contests.slip_tables import EntrySlip
from backend.database.columns import (
    Noun,
    check,
    document,
    indexed,
    latest,
    moment,
    one_of,
    pinyin_key,
    refers,
    rules,
    sealed,
    unique,
    words,
)
from backend.database.scope import ActorKey, Scope, equals

__all__ = [
    "Appeal",
    "Award",
    "Contest",
    "ContestCarry",
    "ContestPublication",
    "Criterion",
    "Discipline",
    "Entry",
    "EntrySlip",
    "FrozenResult",
    "Judge",
    "JudgePass",
    "JudgeRound",
    "PracticeResult",
    "PracticeSession",
    "PublishedResult",
    "Recusal",
    "Result",
    "Round",
    "Score",
    "ScoreConflict",
    "ScoreRecord",
    "Start",
    "contest_rules",
    "number",
    "of_contest",
]


class Contest(Noun, table=True):
    """竞赛；A skills contest or a practice camp across organizations."""

    __tablename__ = "contests"
    __table_args__ = rules(
        refers("host_branch_id", "branches"),
        refers("organizer_town_id", "towns"),
        refers("organizer_department_id", "departments"),
        refers("copied_from_id", "contests"),
        unique("name", "starts_on"),
        indexed("name_sort", "id"),
        indexed("starts_on"),
        latest("contests", "starts_on"),
        indexed("ends_on"),
        indexed("state"),
        indexed("level"),
        indexed("kind"),
        check("lifetime", "ends_on >= starts_on"),
        check("organizer", "organizer_town_id is null or organizer_department_id is null"),
        check("appeal_hours", "appeal_hours between 1 and 720"),
        check("name_days", "name_days between 0 and 3650"),
    )
    __scope__: ClassVar[Scope] = of_contest(equals("id", ActorKey.CONTEST))

    name: str = words("名称；name")
    level: ContestLevel = one_of(ContestLevel, "level", "级别；level")
    kind: ContestKind = one_of(
        ContestKind, "kind", "类别；contest or practice camp", default=ContestKind.CONTEST
    )
    trade: str | None = words("工种；trade", default=None)
    cluster_name: str | None = words("产业集群；industrial cluster", default=None)
    host_branch_id: UUID | None = Field(
        default=None, description="承办党组织；branch that hosts it"
    )
    organizer_town_id: UUID | None = Field(
        default=None, description="主办镇街；town that organizes it"
    )
    organizer_department_id: UUID | None = Field(
        default=None, description="主办部门；line that organizes it"
    )
    starts_on: date = Field(description="开始日期；first day")
    ends_on: date = Field(description="结束日期；last day")
    standard: str | None = words("技术标准；standard that it is judged by", default=None)
    appeal_hours: int = Field(
        description="申诉时限（小时）；hours to appeal after a round is closed"
    )
    name_days: int = Field(
        description="姓名留存天数；days for which names are kept after the time for appeals"
    )
    shows_own_scores: bool = Field(
        default=False,
        sa_column_kwargs={"server_default": text("false")},
        description="本人凭参赛证可看各评分项得分；contestants see their own values by criterion",
    )
    state: ContestState = one_of(ContestState, "state", "状态；state", default=ContestState.DRAFT)
    closed_at: datetime | None = moment("结束时间；when it was closed or cancelled", default=None)
    copied_from_id: UUID | None = Field(
        default=None, description="复制自；contest from which it was copied"
    )
    away_since: datetime | None = moment(
        "带出时间，此间另一台服务器管设置；since when another server has its set-up",
        default=None,
    )
    name_sort: str = pinyin_key()
    search_text: str = words("检索文本；name, pinyin and initials")


class Discipline(ContestRow, table=True):
    """赛项；A discipline of a contest, for persons or for teams."""

    __tablename__ = "disciplines"
    __table_args__ = contest_rules(
        unique("contest_id", "name"), indexed("contest_id", "position", "id")
    )
    __scope__: ClassVar[Scope] = of_contest()

    name: str = words("名称；name")
    position: int = Field(description="次序，从 1 起；place among the disciplines, from 1")
    is_team: bool = Field(default=False, description="是否团体赛；entered by teams")


class Round(ContestRow, table=True):
    """轮次；A round of a discipline with the rules by which it is scored and ranked."""

    __tablename__ = "rounds"
    __table_args__ = contest_rules(
        refers("discipline_id", "disciplines", cascade=True),
        unique("discipline_id", "name"),
        unique("discipline_id", "position"),
        check("theory_share", "theory_share between 0 and 1"),
        check("drops", "drops between 0 and 5"),
        check("attempts", "attempts between 1 and 20"),
        check("decimals", "decimals between 0 and 4"),
        check("advance_value", "(advance_rule = 'NONE') = (advance_value is null)"),
        check("position", "position >= 1"),
    )
    __scope__: ClassVar[Scope] = of_contest()

    discipline_id: UUID = Field(description="赛项；discipline")
    name: str = words("名称；name")
    position: int = Field(description="次序，从 1 起；place among the rounds, from 1")
    state: RoundState = one_of(RoundState, "state", "状态；state", default=RoundState.SET_UP)
    opened_at: datetime | None = moment("开始评分时间；when scoring began", default=None)
    closed_at: datetime | None = moment("封榜时间；when scoring ended", default=None)
    frozen_at: datetime | None = moment("停止大屏更新的时间；when the screen froze", default=None)
    published_at: datetime | None = moment("公布时间；when results were released", default=None)
    theory_share: Decimal = number("理论占比 0–1；share of theory in the total", default=Decimal(0))
    judges_rule: JudgesRule = one_of(
        JudgesRule,
        "judges_rule",
        "评委合成；how judges' values become one",
        default=JudgesRule.MEAN,
    )
    drops: int = Field(default=0, description="两端各去掉的个数；values dropped at each end")
    attempts: int = Field(default=1, description="试做次数；attempts that an entry has")
    attempts_rule: AttemptsRule = one_of(
        AttemptsRule,
        "attempts_rule",
        "试做合成；which attempt counts",
        default=AttemptsRule.BEST,
    )
    ranking: RoundRanking = one_of(
        RoundRanking, "ranking", "名次方向；which total is first", default=RoundRanking.HIGHEST
    )
    decimals: int = Field(default=2, description="总分小数位 0–4；decimals of the total")
    tie_rules: list[str] = document("同分处理的次序；what decides ties, in order (TieRule)")
    advance_rule: AdvanceRule = one_of(
        AdvanceRule, "advance_rule", "晋级办法；who goes on", default=AdvanceRule.NONE
    )
    advance_value: Decimal | None = number(
        "晋级数值：名额、比例 0–1 或分数线；count, share or score of advancement", default=None
    )
    draw_seed: str | None = words("抽签种子；seed of the drawn start order", default=None)
    is_blind: bool = Field(
        default=False, description="是否盲评；judges see bibs only, no name and no organization"
    )
    needs_check: bool = Field(
        default=False, description="是否须复核；every score is checked by a second person"
    )
    outlier_spread: Decimal | None = number(
        "离群提醒幅度；difference to the middle value that is asked about once", default=None
    )


class Criterion(ContestRow, table=True):
    """评分项；What is measured or judged in a round, up to a maximum, in steps."""

    __tablename__ = "criteria"
    __table_args__ = contest_rules(
        refers("round_id", "rounds", cascade=True),
        unique("round_id", "name"),
        unique("round_id", "position"),
        check("maximum", "maximum > 0"),
        check("weight", "weight > 0"),
        check("step", "step > 0"),
        check("scale", "(kind = 'TIME') or maximum is not null"),
        check("position", "position >= 1"),
    )
    __scope__: ClassVar[Scope] = of_contest()

    round_id: UUID = Field(description="轮次；round")
    name: str = words("名称；name")
    position: int = Field(description="次序，从 1 起；place among the criteria, from 1")
    part: CriterionPart = one_of(
        CriterionPart, "part", "理论或实操；theory or practice", default=CriterionPart.PRACTICAL
    )
    kind: CriterionKind = one_of(
        CriterionKind, "kind", "类别；measured, judged or timed", default=CriterionKind.JUDGED
    )
    maximum: Decimal | None = number("最高分，计时可空；greatest value", default=None)
    weight: Decimal = number("权重；weight within its part", default=Decimal(1))
    step: Decimal = number("最小刻度；smallest step of a value", default=Decimal("0.5"))
    unit: str = words("单位；unit of the value", default="分")


class Entry(ContestRow, table=True):
    """参赛；A person or a team in a discipline; it does not know who is a member."""

    __tablename__ = "entries"
    __table_args__ = contest_rules(
        refers("discipline_id", "disciplines", cascade=True),
        refers("organization_id", "organizations"),
        refers("branch_id", "branches"),
        unique("contest_id", "bib"),
        indexed("discipline_id", "bib"),
        indexed("contestant_hash"),
    )
    __scope__: ClassVar[Scope] = of_contest()

    discipline_id: UUID = Field(description="赛项；discipline")
    bib: str = words("号码；number worn, unique in the contest")
    name: str | None = words(
        "姓名或队名，到期清除；name of the person or team, erased in time",
        default=None,
        sa_column_kwargs=NOT_AUDITED,
    )
    team_names: list[str] | None = document(
        "队员姓名，到期清除；names of the team, erased in time",
        default=None,
        nullable=True,
        sa_column_kwargs=NOT_AUDITED,
    )
    organization_id: UUID = Field(description="单位；organization that it competes for")
    organization_name: str = words("单位名称；name of the organization when it entered")
    branch_id: UUID | None = Field(default=None, description="党组织；branch that it competes for")
    contestant_hash: bytes | None = sealed(
        "身份证号的键控散列；keyed hash of the identity number, joins one person's entries",
        default=None,
    )
    shows_name: bool = Field(
        default=False, description="同意公布姓名；consents to the name in publications"
    )
    keeps_name: bool = Field(
        default=False, description="同意留存姓名；consents to the name being kept afterwards"
    )
    state: EntryState = one_of(EntryState, "state", "状态；state", default=EntryState.ENTERED)
    withdrawal_reason: str | None = words("退赛原因；why it withdrew", default=None)
    withdrawn_at: datetime | None = moment("退赛时间；when it withdrew", default=None)
    name_erased_at: datetime | None = moment("姓名清除时间；when names were erased", default=None)


class Start(ContestRow, table=True):
    """出场；An entry in a round: its place in the start order and what became of it."""

    __tablename__ = "starts"
    __table_args__ = contest_rules(
        refers("round_id", "rounds", cascade=True),
        refers("entry_id", "entries", cascade=True),
        unique("round_id", "entry_id"),
        indexed("round_id", "position", "id"),
        check("position", "position >= 1"),
    )
    __scope__: ClassVar[Scope] = of_contest()

    round_id: UUID = Field(description="轮次；round")
    entry_id: UUID = Field(description="参赛；entry")
    position: int = Field(description="出场次序，从 1 起；place in the start order, from 1")
    status: StartStatus = one_of(
        StartStatus, "status", "出场状态；status", default=StartStatus.STARTING
    )
    status_reason: str | None = words("状态说明；reason of the status", default=None)


class Judge(ContestRow, table=True):
    """评委；A person who judges in one contest, signed in by passes."""

    __tablename__ = "judges"
    __table_args__ = contest_rules(
        refers("user_id", "users"),
        refers("organization_id", "organizations"),
        unique("user_id"),
        unique("contest_id", "name"),
    )
    __scope__: ClassVar[Scope] = of_contest(equals("user_id", ActorKey.USER))

    user_id: UUID = Field(description="用户；the judge's identity in scores")
    name: str = words("姓名；name")
    organization_id: UUID | None = Field(
        default=None, description="所在单位；own organization, whose entries the judge never judges"
    )
    is_head: bool = Field(default=False, description="是否裁判长；head judge")


_OWN_JUDGE = equals("judge_user_id", ActorKey.USER)


class JudgeRound(ContestRow, table=True):
    """执裁；That a judge judges a round."""

    __tablename__ = "judge_rounds"
    __table_args__ = contest_rules(
        refers("round_id", "rounds", cascade=True),
        refers("judge_id", "judges", cascade=True),
        refers("judge_user_id", "users"),
        unique("round_id", "judge_id"),
    )
    __scope__: ClassVar[Scope] = of_contest(_OWN_JUDGE)

    round_id: UUID = Field(description="轮次；round")
    judge_id: UUID = Field(description="评委；judge")
    judge_user_id: UUID = Field(description="评委用户；the judge's user")


class Recusal(ContestRow, table=True):
    """回避；That a judge does not judge an entry, or any of an organization."""

    __tablename__ = "recusals"
    __table_args__ = contest_rules(
        refers("judge_id", "judges", cascade=True),
        refers("judge_user_id", "users"),
        refers("entry_id", "entries", cascade=True),
        refers("organization_id", "organizations"),
        unique("judge_id", "entry_id", "organization_id", postgresql_nulls_not_distinct=True),
        check("subject", "(entry_id is null) <> (organization_id is null)"),
    )
    __scope__: ClassVar[Scope] = of_contest(_OWN_JUDGE)

    judge_id: UUID = Field(description="评委；judge")
    judge_user_id: UUID = Field(description="评委用户；the judge's user")
    entry_id: UUID | None = Field(default=None, description="所回避的参赛；entry")
    organization_id: UUID | None = Field(default=None, description="所回避的单位；organization")
    reason: RecusalReason = one_of(RecusalReason, "reason", "原因；reason")
