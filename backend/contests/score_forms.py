"""What people and devices say of scores: the inputs of the commands."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.contests.receiving import ScoreKind
from backend.contests.rules import StartStatus

MOST_RECORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRecordInput:
    """一条评分记录；A record as a device keeps it until a receipt echoes its key."""

    key: Annotated[str, "操作键，1–100 字；key that the device chose, unique"]
    device: Annotated[str, "设备；device, 1 to 100 characters"]
    sequence: Annotated[int, "设备内序号；order on the device"]
    round_id: Annotated[UUID, "轮次；round", Of("Round")]
    entry_id: Annotated[UUID, "参赛；entry", Of("Entry")]
    criterion_id: Annotated[UUID | None, "评分项；criterion of a score", Of("Criterion")] = None
    attempt: Annotated[int, "第几次试做；attempt, from 1"] = 1
    kind: Annotated[ScoreKind, "种类；kind: SCORE, PENALTY or STATUS"] = ScoreKind.SCORE
    value: Annotated[Decimal | None, "数值；value of a score or a penalty"] = None
    status: Annotated[StartStatus | None, "出场状态；status"] = None
    reason: Annotated[str | None, "理由；reason of a correction or a status"] = None
    base_version: Annotated[int, "依据的版本，0 = 尚无；version that the device knew, 0 = none"]
    recorded_at: Annotated[datetime, "记录时间；when, by the device's clock"]
    is_confirmed: Annotated[bool, "已确认；confirmed although unlikely"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordScores:
    """记录评分；Records that a judge's device has kept."""

    records: Annotated[list[ScoreRecordInput], f"记录，1–{MOST_RECORDS}；the records, in order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtScore:
    """文件中的一条记录；A record as the file of a judge's console has it."""

    said: Annotated[str, "记录原文，JSON；the record's very text"]
    seal: Annotated[str | None, "设备的签章，十六进制；HMAC-SHA256 by the device"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BringScores:
    """导入评委文件；Unsent records that a judge's console has written to a file."""

    contest_id: Annotated[UUID, "竞赛；the contest", Of("Contest")]
    records: Annotated[list[BroughtScore], f"记录，1–{MOST_RECORDS}；the records, in order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCheck:
    """复核的一项；A score as it was looked at."""

    id: Annotated[UUID, "现分；the score", Of("Score")]
    version: Annotated[int, "看到的版本；version that was looked at"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckScores:
    """复核；Scores that a second person has found right."""

    scores: Annotated[list[ScoreCheck], f"现分，1–{MOST_RECORDS}；the scores"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveConflict:
    """裁定；The head judge's decision between two records."""

    conflict_id: Annotated[UUID, "待裁定；the conflict", Of("ScoreConflict")]
    record_id: Annotated[
        UUID | None,
        "所取的记录，空 = 维持现分；record chosen, null = as it stands",
        Of("ScoreRecord"),
    ] = None
    reason: Annotated[str, "理由；reason, kept in the log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRound:
    """封榜；End the scoring of a round."""

    id: Annotated[UUID, "轮次；the round", Of("Round")]
    revision: Annotated[int | None, "读取时的修订号；revision as it was read"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeRound:
    """停止或恢复大屏更新；Stop the screen at what it shows, or let it go on."""

    id: Annotated[UUID, "轮次；the round", Of("Round")]
    is_frozen: Annotated[bool, "是否停止更新；stop, or go on"] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRound:
    """公布成绩；Release the results of a closed round."""

    id: Annotated[UUID, "轮次；the round", Of("Round")]
    revision: Annotated[int | None, "读取时的修订号；revision as it was read"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueJudgePass:
    """发给评委通行码；Give a judge a pass."""

    judge_id: Annotated[UUID, "评委；the judge", Of("Judge")]
    works_on: Annotated[date, "启用日期；first day on which it works"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeJudgePass:
    """作废评委通行码；Revoke a pass, and end what it opened."""

    id: Annotated[UUID, "通行码；the pass", Of("JudgePass")]
