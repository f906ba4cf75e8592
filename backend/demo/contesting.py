"""The contests of the demo: two of last year with their results, and one that is being set up.

They are held by the very commands that people give, each at its moment; the judges' values go
through the log, so that the results can be computed anew.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import plain
from backend.accounts.changes import keep_no_operation, load, load_one
from backend.contests.awarding import give_award
from backend.contests.closing import close_round
from backend.contests.contest_commands import change_contest_state, create_contest
from backend.contests.drawing import draw_start_order
from backend.contests.entering import enter_contestant
from backend.contests.forms import (
    AddCriterion,
    AddDiscipline,
    AddRound,
    ChangeContestState,
    ContestDetails,
    CreateContest,
    CriterionDetails,
    DisciplineDetails,
    OpenRound,
    RoundDetails,
)
from backend.contests.judging import appoint_judge, assign_judge
from backend.contests.outcome_forms import GiveAward, PublishContest
from backend.contests.people_forms import (
    AppointJudge,
    AssignJudge,
    DrawStartOrder,
    EnterContestant,
    EntryDetails,
    JudgeDetails,
)
from backend.contests.publishing import publish_contest
from backend.contests.recording import record_scores
from backend.contests.round_commands import add_criterion, add_discipline, add_round, open_round
from backend.contests.rules import (
    AwardRank,
    ContestLevel,
    ContestState,
    CriterionKind,
    CriterionPart,
)
from backend.contests.score_forms import CloseRound, RecordScores, ScoreRecordInput
from backend.database.actor import Actor, Role
from backend.database.session import act_as
from backend.demo.world import World
from backend.kit.clock import SHANGHAI, now, stopped_at

_ENTRIES = 8
_JUDGES = 2
_AWARDS = (AwardRank.FIRST, AwardRank.SECOND, AwardRank.THIRD)
_SEED = 20_260_117
_LAST_YEAR = timedelta(days=364)
_NEXT_WEEK = timedelta(days=7)
_HALF = Decimal("0.5")
_SHARE_THAT_AGREES = 0.7


@dataclass(frozen=True, slots=True)
class _Plan:
    """A contest to be held: what it is called, in what, and how many weeks after the other."""

    name: str
    discipline: str
    trade: str
    criteria: tuple[tuple[str, CriterionPart, CriterionKind, int], ...]
    weeks: int = 0


_JUDGED, _MEASURED = CriterionKind.JUDGED, CriterionKind.MEASURED
_WELDING = _Plan(
    "焊工技术大比武",
    "手工电弧焊",
    "焊工",
    (
        ("理论笔试", CriterionPart.THEORY, _MEASURED, 100),
        ("焊缝外观", CriterionPart.PRACTICAL, _JUDGED, 40),
        ("内部质量", CriterionPart.PRACTICAL, _JUDGED, 60),
    ),
)
_TURNING = _Plan(
    "数控车工技术大比武",
    "数控车床",
    "数控车工",
    (
        ("编程", CriterionPart.THEORY, _MEASURED, 50),
        ("尺寸精度", CriterionPart.PRACTICAL, _MEASURED, 70),
        ("安全文明", CriterionPart.PRACTICAL, _JUDGED, 30),
    ),
    weeks=3,
)


async def hold_contests(session: AsyncSession, officer: Actor, world: World) -> None:
    """Hold the contests as the district's officer; nothing of it can be undone as an operation."""
    keep_no_operation(session)
    await act_as(session, officer)
    hall = _Hall(session, officer, world, Random(_SEED))  # noqa: S311 - invented values
    for plan in (_WELDING, _TURNING):
        await hall.hold(plan, world.today - _LAST_YEAR + timedelta(weeks=plan.weeks))
    await hall.prepare(_WELDING, world.today + _NEXT_WEEK, set_up_on=world.today)


@dataclass(slots=True)
class _Hall:
    """Where contests are held, one after the other."""

    session: AsyncSession
    officer: Actor
    world: World
    random: Random

    async def prepare(self, plan: _Plan, day: date, *, set_up_on: date) -> tuple[UUID, UUID]:
        """Set a contest up: its round with the criteria, entries, judges, the draw."""
        with stopped_at(_morning(set_up_on)):
            details = ContestDetails(
                name=f"{day.year} 年{plan.name}", starts_on=day, ends_on=day, trade=plan.trade
            )
            form = CreateContest(level=ContestLevel.DISTRICT, contest=details)
            contest = await create_contest(self.session, self.officer, form)
            discipline = await add_discipline(
                self.session,
                self.officer,
                AddDiscipline(
                    contest_id=contest, discipline=DisciplineDetails(name=plan.discipline)
                ),
            )
            in_round = await add_round(
                self.session,
                self.officer,
                AddRound(
                    discipline_id=discipline,
                    round=RoundDetails(name="决赛", theory_share=Decimal("0.3")),
                ),
            )
            await self._criteria(plan, in_round)
            await self._people(contest, discipline, in_round)
            draw = DrawStartOrder(round_id=in_round, seed=f"{day:%Y%m%d}")
            await draw_start_order(self.session, self.officer, draw)
        return contest, in_round

    async def _criteria(self, plan: _Plan, in_round: UUID) -> None:
        for name, part, kind, most in plan.criteria:
            details = CriterionDetails(name=name, part=part, kind=kind, maximum=Decimal(most))
            form = AddCriterion(round_id=in_round, criterion=details)
            await add_criterion(self.session, self.officer, form)

    async def _people(self, contest: UUID, discipline: UUID, in_round: UUID) -> None:
        firms = [one for one in self.world.organizations if one.ended_on is None]
        for firm in firms[:_ENTRIES]:
            details = EntryDetails(
                name=self.world.names.person(),
                organization_id=firm.id,
                shows_name=self.random.random() < _SHARE_THAT_AGREES,
            )
            form = EnterContestant(discipline_id=discipline, entry=details)
            await enter_contestant(self.session, self.officer, form)
        for number in range(_JUDGES):
            name = self.world.names.person()
            judge = JudgeDetails(name=f"{name}（裁判 {number + 1}）", is_head=number == 0)
            appointed = await appoint_judge(
                self.session, self.officer, AppointJudge(contest_id=contest, judge=judge)
            )
            form_of_round = AssignJudge(judge_id=appointed, round_id=in_round)
            await assign_judge(self.session, self.officer, form_of_round)

    async def hold(self, plan: _Plan, day: date) -> None:
        """Hold a contest on a day: score it, close it, give the awards, publish."""
        contest, in_round = await self.prepare(plan, day, set_up_on=day - _NEXT_WEEK)
        with stopped_at(_morning(day)):
            await self._to_state(contest, ContestState.OPEN)
            form = OpenRound(id=in_round, revision=await self._revision("rounds", in_round))
            await open_round(self.session, self.officer, form)
        with stopped_at(_morning(day) + timedelta(hours=4)):
            await self._score(contest, in_round)
            await close_round(self.session, self.officer, CloseRound(id=in_round))
        with stopped_at(_morning(day) + timedelta(days=2)):
            await self._to_state(contest, ContestState.CLOSED)
            await self._award(contest, in_round)
            revision = await self._revision("contests", contest)
            await publish_contest(
                self.session, self.officer, PublishContest(id=contest, revision=revision)
            )

    async def _score(self, contest: UUID, in_round: UUID) -> None:
        criteria = await load(self.session, self.officer, "criteria", round_id=in_round)
        starts = await load(self.session, self.officer, "starts", round_id=in_round)
        for judge in await load(self.session, self.officer, "judges", contest_id=contest):
            actor = Actor(
                district_id=self.officer.district_id,
                role=Role.JUDGE,
                user_id=plain(judge["user_id"]),
                contest_id=contest,
                request_id=self.officer.request_id,
            )
            records = [
                ScoreRecordInput(
                    key=f"demo-{judge['id']}-{number}",
                    device="演示平板",
                    sequence=number,
                    round_id=in_round,
                    entry_id=start["entry_id"],
                    criterion_id=criterion["id"],
                    value=self._value(criterion["maximum"]),
                    base_version=0,
                    recorded_at=now(),
                    is_confirmed=True,
                )
                for number, (start, criterion) in enumerate(
                    ((start, criterion) for start in starts for criterion in criteria), start=1
                )
            ]
            await act_as(self.session, actor)
            await record_scores(self.session, actor, RecordScores(records=records))
            await act_as(self.session, self.officer)

    def _value(self, maximum: Decimal) -> Decimal:
        """Give a value of two thirds of the maximum or more, in half points."""
        halves = int(maximum / _HALF)
        return _HALF * self.random.randint(halves * 2 // 3, halves)

    async def _award(self, contest: UUID, in_round: UUID) -> None:
        results = await load(self.session, self.officer, "results", round_id=in_round)
        first = sorted(results, key=lambda row: row["place"] or len(results) + 1)
        for rank, row in zip(_AWARDS, first, strict=False):
            form = GiveAward(contest_id=contest, rank=rank, entry_id=row["entry_id"])
            await give_award(self.session, self.officer, form)

    async def _to_state(self, contest: UUID, state: ContestState) -> None:
        revision = await self._revision("contests", contest)
        form = ChangeContestState(id=contest, revision=revision, state=state)
        await change_contest_state(self.session, self.officer, form)

    async def _revision(self, table: str, row_id: UUID) -> int:
        row = await load_one(self.session, self.officer, table, row_id, noun="记录")
        revision: int = row["revision"]
        return revision


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=SHANGHAI)
