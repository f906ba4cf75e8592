"""What people fill in to set up a contest: the inputs of the commands.

An edit gives every field as it shall be; a field that is left out takes its default.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.contests.rules import (
    AdvanceRule,
    AttemptsRule,
    ContestKind,
    ContestLevel,
    ContestState,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundRanking,
    TieRule,
)

ContestId = Annotated[UUID, "竞赛；contest", Of("Contest")]
DisciplineId = Annotated[UUID, "赛项；discipline", Of("Discipline")]
RoundId = Annotated[UUID, "轮次；round", Of("Round")]
CriterionId = Annotated[UUID, "评分项；criterion", Of("Criterion")]
Revision = Annotated[int, "读取时的修订号；revision of the row as it was read"]
Name = Annotated[str, "名称，至多 80 字；name"]
Position = Annotated[int | None, "次序，缺省排在最后；place, the last unless given"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestDetails:
    """竞赛信息；What is kept of a contest."""

    name: Name
    starts_on: Annotated[date, "开始日期；first day"]
    ends_on: Annotated[date, "结束日期；last day"]
    trade: Annotated[str | None, "工种；trade"] = None
    cluster_name: Annotated[str | None, "产业集群；industrial cluster"] = None
    host_branch_id: Annotated[UUID | None, "承办党组织；branch that hosts it", Of("Branch")] = None
    standard: Annotated[str | None, "技术标准；standard that it is judged by"] = None
    appeal_hours: Annotated[
        int | None, "申诉时限（小时），缺省按规则设置；hours to appeal after closing"
    ] = None
    name_days: Annotated[
        int | None, "姓名留存天数，缺省按规则设置；days for which names are kept"
    ] = None
    shows_own_scores: Annotated[
        bool,
        "本人凭参赛证可看各评分项得分，末轮公布以后；contestants see their own values by criterion,"
        " once the last round is released",
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateContest:
    """筹备竞赛；Begin to set up a contest."""

    level: Annotated[ContestLevel, "级别；level"]
    contest: Annotated[ContestDetails, "竞赛；the contest"]
    kind: Annotated[ContestKind, "类别；contest or practice camp"] = ContestKind.CONTEST
    organizer_town_id: Annotated[
        UUID | None, "主办镇街，镇街人员缺省为本镇街；town that organizes it", Of("Town")
    ] = None
    organizer_department_id: Annotated[
        UUID | None, "主办部门，部门人员缺省为本部门；line that organizes it", Of("Department")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditContest:
    """编辑竞赛；Edit a contest; its level, kind and organizer stay."""

    id: ContestId
    revision: Revision
    contest: Annotated[ContestDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyContest:
    """复制竞赛；Set up a contest like an earlier one: disciplines, rounds, criteria, no people."""

    id: ContestId
    name: Name
    starts_on: Annotated[date, "开始日期；first day"]
    ends_on: Annotated[date, "结束日期；last day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeContestState:
    """变更竞赛状态；Open, close or cancel a contest; publishing has a command of its own."""

    id: ContestId
    revision: Revision
    state: Annotated[ContestState, "新状态；state"]
    reason: Annotated[str | None, "原因；why, for the log"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineDetails:
    """赛项信息；What is kept of a discipline."""

    name: Name
    position: Position = None
    is_team: Annotated[bool, "是否团体赛；entered by teams"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDiscipline:
    """增加赛项；Add a discipline."""

    contest_id: ContestId
    discipline: Annotated[DisciplineDetails, "赛项；the discipline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditDiscipline:
    """编辑赛项；Edit a discipline."""

    id: DisciplineId
    revision: Revision
    discipline: Annotated[DisciplineDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDiscipline:
    """删除赛项；Remove a discipline that nobody has entered, with its rounds."""

    id: DisciplineId
    revision: Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundDetails:
    """轮次信息；What is kept of a round: how it is scored, ranked, and who goes on."""

    name: Name
    position: Position = None
    theory_share: Annotated[Decimal, "理论占比 0–1；share of theory in the total"] = Decimal(0)
    judges_rule: Annotated[JudgesRule, "评委合成；how judges' values become one"] = JudgesRule.MEAN
    drops: Annotated[int, "两端各去掉的个数；values dropped at each end"] = 0
    attempts: Annotated[int, "试做次数；attempts that an entry has"] = 1
    attempts_rule: Annotated[AttemptsRule, "试做合成；which attempt counts"] = AttemptsRule.BEST
    ranking: Annotated[RoundRanking, "名次方向；which total is first"] = RoundRanking.HIGHEST
    decimals: Annotated[int, "总分小数位 0–4；decimals of the total"] = 2
    tie_rules: Annotated[
        list[TieRule] | None,
        "同分处理，缺省为实操、用时、并列；what decides ties, in order",
    ] = None
    advance_rule: Annotated[AdvanceRule, "晋级办法；who goes on"] = AdvanceRule.NONE
    advance_value: Annotated[
        Decimal | None, "名额、比例 0–1 或分数线；count, share or score of advancement"
    ] = None
    is_blind: Annotated[bool, "是否盲评；judges see bibs only"] = False
    needs_check: Annotated[bool, "是否须复核；a second person checks every score"] = False
    outlier_spread: Annotated[
        Decimal | None, "离群提醒幅度；difference that is asked about once"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRound:
    """增加轮次；Add a round to a discipline."""

    discipline_id: DisciplineId
    round: Annotated[RoundDetails, "轮次；the round"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRound:
    """编辑轮次；Edit a round that is not open yet."""

    id: RoundId
    revision: Revision
    round: Annotated[RoundDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRound:
    """删除轮次；Remove a round that is not open yet, with its criteria."""

    id: RoundId
    revision: Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """开始评分；Open a round for scoring; a closed one opens again with a reason."""

    id: RoundId
    revision: Revision
    reason: Annotated[str | None, "重新开放的原因；why a closed round opens again"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionDetails:
    """评分项信息；What is kept of a criterion."""

    name: Name
    position: Position = None
    part: Annotated[CriterionPart, "理论或实操；theory or practice"] = CriterionPart.PRACTICAL
    kind: Annotated[CriterionKind, "类别；measured, judged or timed"] = CriterionKind.JUDGED
    maximum: Annotated[Decimal | None, "最高分，计时可空；greatest value"] = None
    weight: Annotated[Decimal, "权重；weight within its part"] = Decimal(1)
    step: Annotated[Decimal, "最小刻度；smallest step of a value"] = Decimal("0.5")
    unit: Annotated[str, "单位；unit of the value"] = "分"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCriterion:
    """增加评分项；Add a criterion to a round that is not open yet."""

    round_id: RoundId
    criterion: Annotated[CriterionDetails, "评分项；the criterion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCriterion:
    """编辑评分项；Edit a criterion of a round that is not open yet."""

    id: CriterionId
    revision: Revision
    criterion: Annotated[CriterionDetails, "各项内容；all fields as they shall be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveCriterion:
    """删除评分项；Remove a criterion of a round that is not open yet."""

    id: CriterionId
    revision: Revision
