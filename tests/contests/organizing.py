"""An office that organizes contests: short words for what it enters."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

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
from backend.contests.people_forms import (
    AppointJudge,
    AssignJudge,
    DrawStartOrder,
    EnterContestant,
    EntryDetails,
    JudgeDetails,
)
from backend.contests.round_commands import add_criterion, add_discipline, add_round, open_round
from backend.contests.rules import ContestLevel, ContestState
from backend.database.actor import Actor
from tests.commands.desk import Desk

FIRST_DAY = date(2026, 10, 12)
LAST_DAY = date(2026, 10, 13)
HUNDRED = Decimal(100)

_names = count(1)


@dataclass(slots=True)
class Organizing:
    """Where contests are set up in one district."""

    desk: Desk

    async def contest(
        self, name: str = "焊工比武", *, as_: Actor | None = None, **more: Any
    ) -> UUID:
        """Set up a contest."""
        details = ContestDetails(name=name, starts_on=FIRST_DAY, ends_on=LAST_DAY)
        form = CreateContest(
            level=more.pop("level", ContestLevel.DISTRICT), contest=details, **more
        )
        return await self.desk.act(create_contest, form, as_=as_)

    async def discipline(self, contest: UUID, name: str = "手工焊", **more: Any) -> UUID:
        """Add a discipline."""
        form = AddDiscipline(contest_id=contest, discipline=DisciplineDetails(name=name, **more))
        return await self.desk.act(add_discipline, form)

    async def round(self, discipline: UUID, name: str = "决赛", **more: Any) -> UUID:
        """Add a round."""
        form = AddRound(discipline_id=discipline, round=RoundDetails(name=name, **more))
        return await self.desk.act(add_round, form)

    async def criterion(self, of_round: UUID, name: str = "焊缝", **more: Any) -> UUID:
        """Add a criterion, up to a hundred points unless said."""
        details = CriterionDetails(name=name, **({"maximum": HUNDRED} | more))
        form = AddCriterion(round_id=of_round, criterion=details)
        return await self.desk.act(add_criterion, form)

    async def entry(self, discipline: UUID, organization: UUID, **more: Any) -> UUID:
        """Enter an invented person."""
        id_number = more.pop("id_number", None)
        name = more.pop("name", f"选手{next(_names)}")
        details = EntryDetails(name=name, organization_id=organization, **more)
        form = EnterContestant(discipline_id=discipline, entry=details, id_number=id_number)
        return await self.desk.act(enter_contestant, form)

    async def judge(
        self, contest: UUID, organization: UUID | None = None, *, of_round: UUID | None = None
    ) -> UUID:
        """Appoint an invented judge, and assign it where a round is given."""
        details = JudgeDetails(name=f"评委{next(_names)}", organization_id=organization)
        judge = await self.desk.act(appoint_judge, AppointJudge(contest_id=contest, judge=details))
        if of_round is not None:
            await self.desk.act(assign_judge, AssignJudge(judge_id=judge, round_id=of_round))
        return judge

    async def draw(self, of_round: UUID, seed: str = "2026", **more: Any) -> dict[str, Any]:
        """Draw the start order."""
        form = DrawStartOrder(round_id=of_round, seed=seed, **more)
        return await self.desk.act(draw_start_order, form)

    async def to_state(self, contest: UUID, state: ContestState) -> None:
        """Set a contest to another state."""
        row = await self.desk.row("contests", contest)
        form = ChangeContestState(id=contest, revision=row["revision"], state=state)
        await self.desk.act(change_contest_state, form)

    async def open_round(self, of_round: UUID, reason: str | None = None) -> None:
        """Open a round."""
        row = await self.desk.row("rounds", of_round)
        form = OpenRound(id=of_round, revision=row["revision"], reason=reason)
        await self.desk.act(open_round, form)

    async def bibs_in_order(self, of_round: UUID) -> list[str]:
        """Give the bibs of a round as they start."""
        starts = await self.desk.rows("starts", round_id=of_round)
        entries = await self.desk.rows("entries", id=[row["entry_id"] for row in starts])
        bibs = {row["id"]: row["bib"] for row in entries}
        return [bibs[row["entry_id"]] for row in sorted(starts, key=lambda row: row["position"])]
