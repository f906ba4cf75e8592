"""What people fill in about what comes of a contest: appeals, awards, practice, publication."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.contests.forms import ContestId, DisciplineId, Name, Revision, RoundId
from backend.contests.people_forms import EntryId
from backend.contests.rules import AppealState, AwardRank, RoundRanking

AppealId = Annotated[UUID, "申诉；appeal", Of("Appeal")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeAppeal:
    """提出申诉；Lodge an appeal against the result of an entry in a closed round."""

    round_id: RoundId
    entry_id: EntryId
    grounds: Annotated[str, "理由；grounds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAppeal:
    """复议申诉；Decide an appeal, or note that it was withdrawn."""

    id: AppealId
    revision: Revision
    state: Annotated[AppealState, "成立、不成立或已撤回；upheld, rejected or withdrawn"]
    decision: Annotated[str | None, "复议结论，撤回时不填；decision with its reasons"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAward:
    """颁奖；Give an award to an entry, or to an organization for its part."""

    contest_id: ContestId
    rank: Annotated[AwardRank, "等次；rank"]
    entry_id: Annotated[UUID | None, "获奖的参赛；entry", Of("Entry")] = None
    organization_id: Annotated[
        UUID | None, "优秀组织奖的单位；organization, for its part only", Of("Organization")
    ] = None
    given_on: Annotated[date | None, "颁发日期，缺省今天；day on which it is given"] = None
    certificate_number: Annotated[
        str | None, "证书编号，缺省由系统编排；number of the certificate"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """奖项；An award to an entry, or to an organization for its part."""

    rank: Annotated[AwardRank, "等次；rank"]
    entry_id: Annotated[UUID | None, "获奖的参赛；entry", Of("Entry")] = None
    organization_id: Annotated[
        UUID | None, "优秀组织奖的单位；organization, for its part only", Of("Organization")
    ] = None
    certificate_number: Annotated[
        str | None, "证书编号，缺省由系统编排；number of the certificate"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAwards:
    """一并颁奖；Give several awards at once, all or none."""

    contest_id: ContestId
    awards: Annotated[list[Awarded], "奖项；awards"]
    given_on: Annotated[date | None, "颁发日期，缺省今天；day on which they are given"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeAwards:
    """按名次提名；Propose awards by the places of a discipline's last round; nothing is written."""

    discipline_id: DisciplineId
    first: Annotated[int, "一等奖个数；first prizes"] = 0
    second: Annotated[int, "二等奖个数；second prizes"] = 0
    third: Annotated[int, "三等奖个数；third prizes"] = 0
    excellence: Annotated[int, "优秀奖个数；prizes of excellence"] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackAward:
    """撤回奖项；Take an award back."""

    id: Annotated[UUID, "奖项；award", Of("Award")]
    revision: Revision
    reason: Annotated[str, "原因；why, for the log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPractice:
    """举办练兵；Add a session to a practice camp."""

    discipline_id: DisciplineId
    name: Name
    held_on: Annotated[date, "日期；day"]
    unit: Annotated[str, "成绩单位；unit of its values"] = "分"
    ranking: Annotated[RoundRanking, "成绩方向；which value is better"] = RoundRanking.HIGHEST


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeMark:
    """练兵成绩；Who came to a session, and what it reached."""

    entry_id: EntryId
    is_present: Annotated[bool, "是否到场；came"] = True
    value: Annotated[Decimal | None, "成绩；value reached"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPractice:
    """登记练兵成绩；Record attendance and values of a session; a second time replaces the first."""

    practice_session_id: Annotated[UUID, "练兵场次；session", Of("PracticeSession")]
    marks: Annotated[list[PracticeMark], "各人的成绩；what each reached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishContest:
    """公布竞赛成绩；Publish the results of a contest; once more makes a new edition."""

    id: ContestId
    revision: Revision
    note: Annotated[str | None, "说明，随之公开；what the publisher says of it"] = None
    contact: Annotated[
        str | None, "联系方式，随之公开，缺省同上一版；how to reach the organizer"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewContestPublication:
    """预览公布；What publishing would make public now, and what holds it back."""

    id: ContestId


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawContestPublication:
    """撤下竞赛成绩；Take published results down; that they were published stays."""

    id: Annotated[UUID, "竞赛公布；publication", Of("ContestPublication")]
    reason: Annotated[str, "原因，对公众显示；why, shown to everybody"]
