"""GraphQL types of what comes of contests: appeals, awards, practice, and what is published.

What is published is for everybody; the rest is for those who organize the contest.
"""

from decimal import Decimal
from uuid import UUID

from backend.compiler.catalog import (
    Column,
    Entity,
    Expression,
    Field,
    ObjectById,
    Part,
    Rows,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.contests import tables
from backend.contests.rules import AppealState, AwardRank, StartStatus

_SQL = load("backend.contests", "types.sql")
_TOKENS = frozenset({"published"})
_MOST_AWARDED = 100

_CONTEST = ToOne(name="contest", target="Contest", by="contest_id", description="竞赛；contest")
_ENTRY = ToOne(name="entry", target="Entry", by="entry_id", description="参赛；entry")
_MARKS: tuple[Field, ...] = (Column(name="revision"), Column(name="updated_at"))

APPEAL = Entity(
    table=tables.Appeal,
    order=("-lodged_at",),
    fields=(
        _CONTEST,
        ToOne(name="round", target="Round", by="round_id", description="轮次；round"),
        _ENTRY,
        Column(name="grounds"),
        Column(name="lodged_at", is_orderable=True),
        Column(name="state"),
        Column(name="decision"),
        Column(name="decided_at"),
        *_MARKS,
    ),
)

AWARD = Entity(
    table=tables.Award,
    order=("-given_on",),
    fields=(
        _CONTEST,
        ToOne(
            name="discipline",
            target="Discipline",
            by="discipline_id",
            description="赛项；discipline",
        ),
        _ENTRY,
        ToOne(
            name="organization",
            target="Organization",
            by="organization_id",
            description="获奖单位；organization",
        ),
        Column(name="rank"),
        Column(name="given_on", is_orderable=True),
        Column(name="certificate_number"),
        Expression(
            name="is_published",
            type=bool,
            is_nullable=False,
            sql=_SQL["award_is_published"],
            description="是否在公布中的一版里；told by the edition that is out",
        ),
        *_MARKS,
    ),
)

PRACTICE_SESSION = Entity(
    table=tables.PracticeSession,
    order=("-held_on",),
    fields=(
        _CONTEST,
        ToOne(
            name="discipline",
            target="Discipline",
            by="discipline_id",
            description="赛项；discipline",
        ),
        Column(name="name"),
        Column(name="held_on", is_orderable=True),
        Column(name="unit"),
        Column(name="ranking"),
        ToMany(
            name="results",
            target="PracticeResult",
            back="practice_session_id",
            description="成绩；who came, and what each reached",
        ),
        *_MARKS,
    ),
)

PRACTICE_RESULT = Entity(
    table=tables.PracticeResult,
    fields=(
        ToOne(
            name="session",
            target="PracticeSession",
            by="practice_session_id",
            description="场次；session",
        ),
        _ENTRY,
        Column(name="is_present"),
        Column(name="value"),
        Expression(
            name="is_personal_best",
            type=bool,
            is_nullable=False,
            sql=_SQL["is_personal_best"],
            description="是否个人最好；no other session of the same unit brought a better value",
        ),
    ),
)

PUBLISHED_RESULT = Entity(
    table=tables.PublishedResult,
    order=("sequence",),
    token_scopes=_TOKENS,
    fields=(
        Column(name="sequence", is_orderable=True),
        Column(name="discipline_name"),
        Column(name="round_name"),
        Column(name="round_position"),
        Column(name="place"),
        Column(name="is_shared"),
        Column(name="bib"),
        Column(name="name"),
        Column(name="organization_name"),
        Column(name="theory"),
        Column(name="practical"),
        Column(name="total"),
        Column(name="status"),
        Column(name="award"),
    ),
)

CONTEST_PUBLICATION = Entity(
    table=tables.ContestPublication,
    order=("-published_at",),
    token_scopes=_TOKENS,
    fields=(
        Column(name="contest_id", is_filterable=True, of="Contest"),
        Column(name="edition"),
        Column(name="contest_name"),
        Column(name="starts_on"),
        Column(name="ends_on"),
        Column(name="standard"),
        Column(name="note"),
        Column(name="organizer_name"),
        Column(name="contact"),
        Column(name="appeals_end_at"),
        Column(name="changed_results"),
        Column(name="added_results"),
        Column(name="removed_results"),
        Column(name="published_at", is_orderable=True),
        Column(name="withdrawn_at"),
        Column(name="withdrawal_reason"),
        ToMany(
            name="results",
            target="PublishedResult",
            back="publication_id",
            description="成绩；results as they were published, none once they are taken down",
        ),
        Rows(
            name="organization_awards",
            type="PublishedOrganizationAward",
            sql=_SQL["organization_awards"],
            limit=_MOST_AWARDED,
            description="颁给单位的奖项；awards to organizations as they were published, none once"
            " they are taken down",
        ),
    ),
)

PUBLISHED_ORGANIZATION_AWARD = ValueType(
    name="PublishedOrganizationAward",
    description="公布的颁给单位的奖项；An award to an organization as it was published.",
    token_scopes=_TOKENS,
    fields=(
        Value(
            name="organization_name",
            type=str,
            is_nullable=False,
            description="获奖单位；organization",
        ),
    ),
)


def _told(name: str, kind: type, description: str, *, is_nullable: bool = True) -> Value:
    return Value(name=name, type=kind, description=description, is_nullable=is_nullable)


PREVIEWED_RESULT = ValueType(
    name="PreviewedResult",
    description="预览的成绩：现在公布即为此；A result as it would be published now.",
    fields=(
        _told("discipline_name", str, "赛项；discipline", is_nullable=False),
        _told("round_name", str, "轮次；round", is_nullable=False),
        _told("place", int, "名次；place"),
        _told("is_shared", bool, "是否并列；shares its place", is_nullable=False),
        _told("bib", str, "号码；bib", is_nullable=False),
        _told("name", str, "姓名，经同意；name, by consent"),
        _told("is_named", bool, "是否同意公布姓名；consents to be named", is_nullable=False),
        _told("organization_name", str, "单位；organization", is_nullable=False),
        _told("theory", Decimal, "理论成绩；theory"),
        _told("practical", Decimal, "实操成绩；practice"),
        _told("total", Decimal, "总分；total"),
        _told("status", StartStatus, "出场状态；status", is_nullable=False),
        _told("award", AwardRank, "奖项；award"),
    ),
)

NOMINEE = ValueType(
    name="Nominee",
    description="提名：按名次应得的奖项；An entry with the rank of award that its place is for.",
    fields=(
        Value(
            name="entry_id",
            type=UUID,
            of="Entry",
            is_nullable=False,
            description="参赛；the entry",
        ),
        _told("bib", str, "号码；bib", is_nullable=False),
        _told("name", str, "姓名或队名；name"),
        _told("organization_name", str, "单位；organization", is_nullable=False),
        _told("place", int, "名次；place", is_nullable=False),
        _told("total", Decimal, "总分；total"),
        _told("rank", AwardRank, "等次；rank of the award", is_nullable=False),
        _told(
            "is_over",
            bool,
            "并列者合计超出该等次余额，由主办方决定；those who share the place are more than the"
            " rank has left: the organizer decides",
            is_nullable=False,
        ),
    ),
)


def _of_contest(name: str, target: str, description: str) -> ToMany:
    return ToMany(name=name, target=target, back="contest_id", description=description)


PART = Part(
    values=(PREVIEWED_RESULT, NOMINEE, PUBLISHED_ORGANIZATION_AWARD),
    entities=(
        APPEAL,
        AWARD,
        PRACTICE_SESSION,
        PRACTICE_RESULT,
        CONTEST_PUBLICATION,
        PUBLISHED_RESULT,
    ),
    extends={
        "Contest": (
            _of_contest("appeals", "Appeal", "申诉；appeals, the latest first"),
            _of_contest("awards", "Award", "奖项；awards"),
            _of_contest("practice_sessions", "PracticeSession", "练兵场次；practice sessions"),
            _of_contest("publications", "ContestPublication", "公布；editions that were published"),
        ),
        "Result": (
            Expression(
                name="appeal_state",
                type=AppealState,
                sql=_SQL["appeal_state"],
                description="最近一次申诉的状态，没有则为空；how the latest appeal stands",
            ),
        ),
        "Entry": (
            ToMany(name="awards", target="Award", back="entry_id", description="奖项；awards"),
            ToMany(
                name="practice_results",
                target="PracticeResult",
                back="entry_id",
                description="练兵成绩；what it reached in practice",
            ),
        ),
    },
    roots=(
        ObjectById(
            name="contest_publication",
            target="ContestPublication",
            description="一次竞赛公布，公众可见；one publication of a contest, for everybody",
        ),
        ToMany(
            name="contest_publications",
            target="ContestPublication",
            description="竞赛公布，公众可见；publications of contests, for everybody, newest first",
        ),
    ),
)
