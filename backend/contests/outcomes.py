"""Tables of what comes of contests: appeals, awards, practice, and what is published."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlmodel import Field

from backend.contests.rows import NOT_AUDITED, ContestRow, contest_rules, number, of_contest
from backend.contests.rules import AppealState, AwardRank, RoundRanking, StartStatus
from backend.database.actor import Role
from backend.database.columns import (
    check,
    document,
    indexed,
    latest,
    moment,
    one_of,
    refers,
    unique,
    words,
)
from backend.database.scope import EVERY_ROW, Scope


class Appeal(ContestRow, table=True):
    """申诉；An objection to the result of an entry in a round, within the time for appeals."""

    __tablename__ = "appeals"
    __table_args__ = contest_rules(
        refers("round_id", "rounds", cascade=True),
        refers("entry_id", "entries", cascade=True),
        indexed("contest_id", "lodged_at"),
        check("decision", "(state in ('UPHELD', 'REJECTED')) = (decision is not null)"),
    )
    __scope__: ClassVar[Scope] = of_contest(None)

    round_id: UUID = Field(description="轮次；round")
    entry_id: UUID = Field(description="申诉的参赛；entry that appeals")
    grounds: str = words("理由；grounds")
    lodged_at: datetime = moment("提出时间；when it was lodged")
    state: AppealState = one_of(AppealState, "state", "状态；state", default=AppealState.LODGED)
    decision: str | None = words("复议结论；decision with its reasons", default=None)
    decided_at: datetime | None = moment("复议时间；when it was decided", default=None)
    decided_by: UUID | None = Field(default=None, description="复议人；user who decided it")


class Award(ContestRow, table=True):
    """奖项；An award to an entry, or to an organization for its part."""

    __tablename__ = "awards"
    __table_args__ = contest_rules(
        refers("discipline_id", "disciplines", cascade=True),
        refers("entry_id", "entries", cascade=True),
        refers("organization_id", "organizations"),
        unique("entry_id", "rank"),
        unique("certificate_number"),
        latest("awards", "given_on"),
        indexed("given_on"),
        check("subject", "(rank = 'ORGANIZER') = (entry_id is null)"),
    )
    __scope__: ClassVar[Scope] = of_contest(None)

    discipline_id: UUID | None = Field(default=None, description="赛项；discipline")
    entry_id: UUID | None = Field(default=None, description="获奖的参赛；entry")
    organization_id: UUID = Field(description="获奖单位；organization")
    rank: AwardRank = one_of(AwardRank, "rank", "等次；rank")
    given_on: date = Field(description="颁发日期；day on which it was given")
    certificate_number: str = words("证书编号；number of the certificate")


class PracticeSession(ContestRow, table=True):
    """练兵场次；One of the repeated sessions of a practice camp."""

    __tablename__ = "practice_sessions"
    __table_args__ = contest_rules(
        refers("discipline_id", "disciplines", cascade=True),
        unique("discipline_id", "held_on", "name"),
        indexed("contest_id", "held_on", "id"),
    )
    __scope__: ClassVar[Scope] = of_contest(None)

    discipline_id: UUID = Field(description="赛项；discipline")
    name: str = words("名称；name")
    held_on: date = Field(description="日期；day")
    unit: str = words("成绩单位；unit of its values", default="分")
    ranking: RoundRanking = one_of(
        RoundRanking, "ranking", "成绩方向；which value is better", default=RoundRanking.HIGHEST
    )


class PracticeResult(ContestRow, table=True):
    """练兵成绩；Whether an entry came to a session, and what it reached."""

    __tablename__ = "practice_results"
    __table_args__ = contest_rules(
        refers("practice_session_id", "practice_sessions", cascade=True),
        refers("entry_id", "entries", cascade=True),
        unique("practice_session_id", "entry_id"),
        check("value", "is_present or value is null"),
    )
    __scope__: ClassVar[Scope] = of_contest(None)

    practice_session_id: UUID = Field(description="场次；session")
    entry_id: UUID = Field(description="参赛；entry")
    is_present: bool = Field(description="是否到场；came")
    value: Decimal | None = number("成绩；value reached", default=None)


def _published() -> Scope:
    """Let everybody of the district and the public read what is published."""
    organizer = of_contest(None)
    everybody = (
        Role.DISTRICT_OFFICER,
        Role.TOWN_OFFICER,
        Role.DEPARTMENT_OFFICER,
        Role.BRANCH_SECRETARY,
        Role.PUBLIC,
        Role.SYSTEM,
    )
    return Scope(read=dict.fromkeys(everybody, EVERY_ROW), write=organizer.write)


class ContestPublication(ContestRow, table=True):
    """竞赛公布；That the results of a contest were made public; a correction is a new edition."""

    __tablename__ = "contest_publications"
    __table_args__ = contest_rules(
        unique("contest_id", "edition"),
        indexed("published_at"),
        latest("contest_publications", "published_at"),
        check("edition", "edition >= 1"),
        check("withdrawal", "(withdrawn_at is null) = (withdrawal_reason is null)"),
    )
    __scope__: ClassVar[Scope] = _published()

    edition: int = Field(description="版次，从 1 起；edition, 1 = the first")
    contest_name: str = words("竞赛名称；name of the contest as it was then")
    starts_on: date = Field(description="开始日期；first day")
    ends_on: date = Field(description="结束日期；last day")
    standard: str | None = words("技术标准；standard", default=None)
    note: str | None = words("说明；what the publisher says of it", default=None)
    organizer_name: str | None = words("主办单位名称；who organizes the contest", default=None)
    contact: str | None = words("联系方式；how to reach the organizer", default=None)
    appeals_end_at: datetime | None = moment(
        "申诉截止时间；until when results can be appealed against", default=None
    )
    changed_results: int | None = Field(
        default=None,
        description="与上一版不同的成绩数；results that differ from the edition before, "
        "null = none was out",
    )
    added_results: int | None = Field(
        default=None, description="比上一版增加的成绩数；results that the one before did not have"
    )
    removed_results: int | None = Field(
        default=None, description="比上一版减少的成绩数；results that only the one before had"
    )
    organization_awards: list[dict[str, Any]] | None = document(
        "颁给单位的奖项，撤下后为空；awards to organizations, none once it is taken down",
        default=None,
        nullable=True,
    )
    published_at: datetime = moment("公布时间；when it was published")
    published_by: UUID | None = Field(default=None, description="公布人；user who published it")
    withdrawn_at: datetime | None = moment(
        "撤下时间；when it was taken down or replaced", default=None
    )
    withdrawal_reason: str | None = words(
        "撤下原因；why it was taken down, shown to everybody", default=None
    )


class PublishedResult(ContestRow, table=True):
    """公布的成绩；A result as it was published: the bib always, the name by consent."""

    __tablename__ = "published_results"
    __table_args__ = contest_rules(
        refers("publication_id", "contest_publications", cascade=True),
        unique("publication_id", "sequence"),
    )
    __scope__: ClassVar[Scope] = _published()

    publication_id: UUID = Field(description="所属公布；the publication")
    sequence: int = Field(description="次序；place among the results of the publication")
    discipline_name: str = words("赛项；discipline")
    round_name: str = words("轮次；round")
    round_position: int = Field(description="轮次次序；place of the round in its discipline")
    place: int | None = Field(default=None, description="名次；place")
    is_shared: bool = Field(default=False, description="是否并列；shares its place")
    bib: str = words("号码；bib")
    name: str | None = words(
        "姓名，经同意；name, by consent", default=None, sa_column_kwargs=NOT_AUDITED
    )
    organization_name: str = words("单位；organization")
    theory: Decimal | None = number("理论成绩；theory", default=None)
    practical: Decimal | None = number("实操成绩；practice", default=None)
    total: Decimal | None = number("总分；total", default=None)
    status: StartStatus = one_of(
        StartStatus, "status", "出场状态；status", default=StartStatus.STARTING
    )
    award: AwardRank | None = one_of(AwardRank, "award", "奖项；award", default=None, nullable=True)
