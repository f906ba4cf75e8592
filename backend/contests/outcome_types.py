"""GraphQL types of what comes of contests: appeals, awards, practice, and what is published.

What is published is for everybody; the rest is for those who organize the contest.
"""

from backend.compiler.catalog import (
    Column,
    Entity,
    Expression,
    Field,
    ObjectById,
    Part,
    ToMany,
    ToOne,
)
from backend.compiler.templates import load
from backend.contests import tables

_SQL = load("backend.contests", "types.sql")
_TOKENS = frozenset({"published"})

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
        Column(name="edition"),
        Column(name="contest_name"),
        Column(name="starts_on"),
        Column(name="ends_on"),
        Column(name="standard"),
        Column(name="note"),
        Column(name="published_at", is_orderable=True),
        Column(name="withdrawn_at"),
        Column(name="withdrawal_reason"),
        ToMany(
            name="results",
            target="PublishedResult",
            back="publication_id",
            description="成绩；results as they were published, none once they are taken down",
        ),
    ),
)


def _of_contest(name: str, target: str, description: str) -> ToMany:
    return ToMany(name=name, target=target, back="contest_id", description=description)


PART = Part(
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
