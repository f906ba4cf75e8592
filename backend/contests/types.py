"""GraphQL types of how a contest is set up: rounds, criteria, entries, the start order, judges.

Judges see the set-up, bibs, and names where a round is not blind; of judges only themselves.
"""

from datetime import datetime

from backend.compiler.catalog import (
    Column,
    Count,
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
from backend.contests.rules import TieRule
from backend.database.actor import Role

_SQL = load("backend.contests", "types.sql")
ORGANIZERS = frozenset({Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER})
"""Who may know the names of entrants; row security says of which contests."""

_CONTEST = ToOne(name="contest", target="Contest", by="contest_id", description="竞赛；contest")
_MARKS: tuple[Field, ...] = (Column(name="revision"), Column(name="updated_at"))


def _one(name: str, target: str, description: str) -> ToOne:
    return ToOne(name=name, target=target, by=f"{name}_id", description=description)


CONTEST = Entity(
    table=tables.Contest,
    order=("-starts_on", "name"),
    search="search_text",
    fields=(
        Column(name="name", is_orderable=True, order="name_sort"),
        Column(name="level", is_filterable=True, is_groupable=True),
        Column(name="kind", is_filterable=True, is_groupable=True),
        Column(name="trade"),
        Column(name="cluster_name"),
        _one("host_branch", "Branch", "承办党组织；branch that hosts it"),
        _one("organizer_town", "Town", "主办镇街；town that organizes it"),
        _one("organizer_department", "Department", "主办部门；line that organizes it"),
        Column(name="starts_on", is_filterable=True, is_orderable=True),
        Column(name="ends_on", is_filterable=True, is_orderable=True),
        Column(name="standard"),
        Column(name="appeal_hours"),
        Column(name="name_days"),
        Column(name="shows_own_scores"),
        Column(name="state", is_filterable=True, is_groupable=True),
        Column(name="closed_at"),
        Column(name="away_since"),
        _one("copied_from", "Contest", "复制自；contest from which it was copied"),
        ToMany(
            name="disciplines",
            target="Discipline",
            back="contest_id",
            description="赛项，按次序；disciplines in their order",
        ),
        ToMany(
            name="entries",
            target="Entry",
            back="contest_id",
            description="参赛，按号码；entries by bib",
        ),
        Count(
            name="entry_count",
            target="Entry",
            back="contest_id",
            description="参赛数；entries, withdrawn ones included",
        ),
        ToMany(
            name="judges",
            target="Judge",
            back="contest_id",
            description="评委；judges, for a judge oneself alone",
        ),
        *_MARKS,
        ToMany(
            name="history",
            target="AuditEvent",
            matching=_SQL["contest_history"],
            description="历史，只含您可查看的操作；what was done to it, as far as you may see",
        ),
    ),
)

DISCIPLINE = Entity(
    table=tables.Discipline,
    order=("position",),
    fields=(
        _CONTEST,
        Column(name="name"),
        Column(name="position", is_orderable=True),
        Column(name="is_team"),
        ToMany(
            name="rounds",
            target="Round",
            back="discipline_id",
            description="轮次，按次序；rounds in their order",
        ),
        ToMany(
            name="entries",
            target="Entry",
            back="discipline_id",
            description="参赛，按号码；entries by bib",
        ),
        Count(
            name="entry_count",
            target="Entry",
            back="discipline_id",
            description="参赛数；entries, withdrawn ones included",
        ),
        *_MARKS,
    ),
)

TIE_STEP = ValueType(
    name="TieStep",
    description="同分处理的一步；One of the rules that decide between equal totals.",
    fields=(Value(name="rule", type=TieRule, is_nullable=False, description="规则；the rule"),),
)

ROUND = Entity(
    table=tables.Round,
    order=("position",),
    fields=(
        _CONTEST,
        _one("discipline", "Discipline", "赛项；discipline"),
        Column(name="name"),
        Column(name="position", is_orderable=True),
        Column(name="state"),
        Column(name="opened_at"),
        Column(name="closed_at"),
        Column(name="frozen_at"),
        Column(name="published_at"),
        Expression(
            name="appeals_end_at",
            type=datetime,
            sql=_SQL["appeals_end_at"],
            description="申诉截止时间；until when it can be appealed against, null before closing",
        ),
        Column(name="theory_share"),
        Column(name="judges_rule"),
        Column(name="drops"),
        Column(name="attempts"),
        Column(name="attempts_rule"),
        Column(name="ranking"),
        Column(name="decimals"),
        Rows(
            name="tie_rules",
            type="TieStep",
            sql=_SQL["tie_rules"],
            limit=len(TieRule),
            description="同分处理，按次序；what decides ties, in order",
        ),
        Column(name="advance_rule"),
        Column(name="advance_value"),
        Column(name="draw_seed", readers=ORGANIZERS),
        Column(name="is_blind"),
        Column(name="needs_check"),
        Column(name="outlier_spread"),
        ToMany(
            name="criteria",
            target="Criterion",
            back="round_id",
            description="评分项，按次序；criteria in their order",
        ),
        ToMany(
            name="starts",
            target="Start",
            back="round_id",
            description="出场，按次序；who starts, in the start order",
        ),
        Count(
            name="start_count",
            target="Start",
            back="round_id",
            description="出场数；how many start",
        ),
        ToMany(
            name="judge_rounds",
            target="JudgeRound",
            back="round_id",
            description="执裁；who judges it, for a judge oneself alone",
        ),
        *_MARKS,
    ),
)

CRITERION = Entity(
    table=tables.Criterion,
    order=("position",),
    fields=(
        _CONTEST,
        _one("round", "Round", "轮次；round"),
        Column(name="name"),
        Column(name="position", is_orderable=True),
        Column(name="part"),
        Column(name="kind"),
        Column(name="maximum"),
        Column(name="weight"),
        Column(name="step"),
        Column(name="unit"),
        *_MARKS,
    ),
)

ENTRY = Entity(
    table=tables.Entry,
    order=("bib",),
    fields=(
        _CONTEST,
        _one("discipline", "Discipline", "赛项；discipline"),
        Column(name="bib", is_orderable=True),
        Column(name="name", readers=ORGANIZERS),
        Expression(
            name="team_names",
            type=str,
            sql=_SQL["team_names"],
            readers=ORGANIZERS,
            description="队员姓名；names of the team in one line, null once they are erased",
        ),
        _one("organization", "Organization", "单位；organization that it competes for"),
        Column(name="organization_name", readers=ORGANIZERS),
        _one("branch", "Branch", "党组织；branch that it competes for"),
        Column(name="shows_name", readers=ORGANIZERS),
        Column(name="keeps_name", readers=ORGANIZERS),
        Column(name="state"),
        Column(name="withdrawal_reason", readers=ORGANIZERS),
        Column(name="withdrawn_at"),
        Column(name="name_erased_at", readers=ORGANIZERS),
        ToMany(
            name="starts",
            target="Start",
            back="entry_id",
            description="出场；rounds in which it starts",
        ),
        *_MARKS,
    ),
)

START = Entity(
    table=tables.Start,
    order=("position",),
    fields=(
        _CONTEST,
        _one("round", "Round", "轮次；round"),
        _one("entry", "Entry", "参赛；entry"),
        Column(name="position", is_orderable=True),
        Column(name="status"),
        Column(name="status_reason", readers=ORGANIZERS),
        Expression(
            name="bib", type=str, sql=_SQL["start_bib"], description="号码；bib of the entry"
        ),
        Expression(
            name="name",
            type=str,
            sql=_SQL["start_name"],
            description="姓名或队名，赛项有盲评轮次时为空；name, null where a round is blind",
        ),
        Expression(
            name="is_recused",
            type=bool,
            sql=_SQL["start_is_recused"],
            readers=frozenset({Role.JUDGE}),
            description="须回避，仅评委可见自己的；whether the judge who reads must not judge it",
        ),
        Expression(
            name="organization_name",
            type=str,
            sql=_SQL["start_organization_name"],
            description="单位名称，赛项有盲评轮次时为空；organization, null as the name",
        ),
        *_MARKS,
    ),
)

JUDGE = Entity(
    table=tables.Judge,
    order=("name",),
    fields=(
        _CONTEST,
        Column(name="name", is_orderable=True),
        _one("organization", "Organization", "所在单位；own organization"),
        Column(name="is_head"),
        ToMany(
            name="rounds",
            target="JudgeRound",
            back="judge_id",
            description="执裁的轮次；rounds assigned",
        ),
        ToMany(name="recusals", target="Recusal", back="judge_id", description="回避；recusals"),
        *_MARKS,
    ),
)

JUDGE_ROUND = Entity(
    table=tables.JudgeRound,
    fields=(
        _CONTEST,
        _one("round", "Round", "轮次；round"),
        _one("judge", "Judge", "评委；judge"),
    ),
)

RECUSAL = Entity(
    table=tables.Recusal,
    fields=(
        _CONTEST,
        _one("judge", "Judge", "评委；judge"),
        _one("entry", "Entry", "所回避的参赛；entry"),
        _one("organization", "Organization", "所回避的单位；organization"),
        Column(name="reason"),
    ),
)

PART = Part(
    entities=(
        CONTEST,
        DISCIPLINE,
        ROUND,
        CRITERION,
        ENTRY,
        START,
        JUDGE,
        JUDGE_ROUND,
        RECUSAL,
    ),
    values=(TIE_STEP,),
    roots=(
        ObjectById(name="contest", target="Contest", description="一项竞赛；one contest by its id"),
        ObjectById(name="round", target="Round", description="一个轮次；one round by its id"),
        ToMany(name="contests", target="Contest", description="竞赛；contests, the latest first"),
        Count(
            name="contest_count",
            target="Contest",
            has_filter=True,
            description="竞赛数；how many contests the filter finds, exact",
        ),
    ),
)
