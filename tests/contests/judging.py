"""A round that is open for scoring, and judges' devices that record in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

from backend.accounts.changes import save, update
from backend.contests.closing import close_round
from backend.contests.recording import record_scores
from backend.contests.rules import ContestState, CriterionKind
from backend.contests.score_forms import CloseRound, RecordScores, ScoreRecordInput
from backend.database.actor import Actor, Role
from backend.database.session import writing
from backend.kit.clock import now
from tests.contests.organizing import Organizing

_numbers = count(1)


@dataclass(slots=True)
class Device:
    """A device of a judge: what it records, and what it is told."""

    office: Organizing
    actor: Actor
    round_id: UUID
    name: str = "平板一"
    offset: timedelta = timedelta(0)

    def record(self, entry: UUID, value: object = None, **more: Any) -> ScoreRecordInput:
        """Make a record as the device keeps it."""
        number = next(_numbers)
        given: dict[str, Any] = {
            "key": f"{self.name}-{number}",
            "device": self.name,
            "sequence": number,
            "round_id": self.round_id,
            "entry_id": entry,
            "value": None if value is None else Decimal(str(value)),
            "base_version": 0,
            "recorded_at": now() + self.offset,
        }
        return ScoreRecordInput(**(given | more))

    async def send(self, *records: ScoreRecordInput) -> Sequence[Mapping[str, Any]]:
        """Send records, and give the receipts."""
        form = RecordScores(records=list(records))
        return (await self.office.desk.act(record_scores, form, as_=self.actor))["receipts"]


@dataclass(slots=True)
class Venue:
    """A contest of one round with entries of one organization and judges of none."""

    office: Organizing
    contest: UUID
    discipline: UUID
    round_id: UUID
    criteria: list[UUID]
    entries: list[UUID]
    judges: list[UUID] = field(default_factory=list)

    async def device(self, judge: int = 0, **more: Any) -> Device:
        """Give a device of a judge."""
        row = await self.office.desk.row("judges", self.judges[judge])
        actor = Actor(
            district_id=self.office.desk.officer.district_id,
            role=Role.JUDGE,
            user_id=UUID(int=row["user_id"].int),
            contest_id=UUID(int=self.contest.int),
            request_id="venue",
        )
        return Device(self.office, actor, self.round_id, **more)

    async def close(self) -> None:
        """Close the round."""
        await self.office.desk.act(close_round, CloseRound(id=self.round_id))

    async def results(self) -> list[tuple[Any, ...]]:
        """Give total, place and whether something waits, in the order of the entries."""
        rows = await self.office.desk.rows("results", round_id=self.round_id)
        found = {row["entry_id"]: (row["total"], row["place"], row["is_pending"]) for row in rows}
        return [found.get(entry, (None, None, False)) for entry in self.entries]

    async def scores(self) -> list[tuple[Any, ...]]:
        """Give value, version and state of every present score, in the order of their making."""
        rows = await self.office.desk.rows("scores", round_id=self.round_id)
        return [(row["value"], row["version"], row["state"].value) for row in rows]

    async def measure_time(self) -> None:
        """Let the first criterion be a time, which has no maximum."""
        await self.change_criterion(kind=CriterionKind.TIME, maximum=None)

    async def change_criterion(self, **values: Any) -> None:
        """Set of the first criterion what no command sets once its round is open."""
        desk = self.office.desk
        row = await desk.row("criteria", self.criteria[0])
        async with writing(desk.database, desk.officer) as session:
            change = update("criteria", row, **values)
            await save(session, desk.officer, action="test", changes=[change])

    async def change_contest(self, **values: Any) -> None:
        """Set what no command of the tests' moment sets."""
        desk = self.office.desk
        row = await desk.row("contests", self.contest)
        async with writing(desk.database, desk.officer) as session:
            change = update("contests", row, **values)
            await save(session, desk.officer, action="test", changes=[change])

    async def change_round(self, **values: Any) -> None:
        """Set what no command of the tests' moment sets."""
        desk = self.office.desk
        row = await desk.row("rounds", self.round_id)
        async with writing(desk.database, desk.officer) as session:
            change = update("rounds", row, **values)
            await save(session, desk.officer, action="test", changes=[change])


async def open_venue(
    office: Organizing, *, entries: int = 2, judges: int = 1, criteria: int = 1, **rules: Any
) -> Venue:
    """Open a round for scoring."""
    contest = await office.contest(f"比武{next(_numbers)}")
    discipline = await office.discipline(contest)
    a_round = await office.round(discipline, **rules)
    measured = [await office.criterion(a_round, f"项目{one}") for one in range(criteria)]
    organization = await office.desk.organization(f"第{next(_numbers)}厂")
    entered = [await office.entry(discipline, organization) for _ in range(entries)]
    appointed = [await office.judge(contest, of_round=a_round) for _ in range(judges)]
    await office.draw(a_round)
    await office.to_state(contest, ContestState.OPEN)
    await office.open_round(a_round)
    return Venue(office, contest, discipline, a_round, measured, entered, appointed)


def long_ago(days: int) -> datetime:
    """Give a moment some days ago."""
    return now() - timedelta(days=days)
