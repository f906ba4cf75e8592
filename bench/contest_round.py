"""A round in full swing for the benchmark: 1,000 entries, five criteria, five judges' phones."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx2

from backend.contests.passes import issue_judge_pass
from backend.contests.results import as_program, refresh_results
from backend.contests.rules import ContestState
from backend.contests.score_forms import IssueJudgePass
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.clock import today
from backend.kit.ids import encode_node_id
from bench.stage import Stage
from tests.commands.desk import open_desk
from tests.contests.organizing import Organizing
from tests.events.serving import Proofs, enter

HERE = Path(__file__).parent
CRITERIA = JUDGES = 5
DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Round:
    """An open round, and how its officer and its judges are known to the server."""

    office: Organizing
    id: UUID
    criterion: str
    entries: list[UUID]
    judges: list[UUID]
    organizer: Proofs

    @property
    def node(self) -> str:
        """The id as the API has it."""
        return encode_node_id("Round", self.id)


async def in_full_swing(stage: Stage, database: Database) -> Round:
    """Set the round up as an office would, and let all judges have scored everybody."""
    office = Organizing(await open_desk(database))
    contest = await office.contest("基准比武")
    discipline = await office.discipline(contest)
    round_id = await office.round(discipline, decimals=DECIMALS)
    step = Decimal("0.001")
    criteria = [
        await office.criterion(round_id, f"项目{one}", step=step) for one in range(CRITERIA)
    ]
    organization = await office.desk.organization("基准厂")
    judges = [await office.judge(contest, of_round=round_id) for _ in range(JUDGES)]
    await office.entry(discipline, organization, bib="0000")
    await office.draw(round_id)
    await office.to_state(contest, ContestState.OPEN)
    await office.open_round(round_id)
    await _fill(stage, office.desk.officer, round_id, organization)
    rows = await office.desk.rows("entries", discipline_id=discipline)
    rows.sort(key=lambda row: str(row["bib"]))
    return Round(
        office=office,
        id=round_id,
        criterion=encode_node_id("Criterion", criteria[0]),
        entries=[row["id"] for row in rows if row["bib"] != "0000"],
        judges=judges,
        organizer=await enter(office.desk, Role.DISTRICT_OFFICER),
    )


async def _fill(stage: Stage, officer: Actor, round_id: UUID, organization: UUID) -> None:
    owner = await asyncpg.connect(
        stage.server.site.url(), server_settings={"app.role": Role.SYSTEM.value, "jit": "off"}
    )
    settings = {
        "app.district_id": officer.district_id,
        "bench.round": round_id,
        "bench.organization": organization,
    }
    try:
        for name, value in settings.items():
            await owner.execute("select set_config($1, $2, false)", name, str(value))
        async with owner.transaction():
            await owner.execute((HERE / "contest_scores.sql").read_text(encoding="utf-8"))
        await owner.execute("vacuum analyze")
    finally:
        await owner.close()


async def recomputed(given: Round, entries: set[UUID] | None) -> None:
    """Compute results of the round anew in a transaction of its own, all unless some are given."""
    desk = given.office.desk
    a_round = await desk.row("rounds", given.id)
    async with (
        writing(desk.database, desk.officer) as session,
        as_program(session, desk.officer) as program,
    ):
        await refresh_results(session, program, a_round, entries)


async def signed_in(given: Round, judge: UUID, client: httpx2.AsyncClient) -> Mapping[str, str]:
    """Sign a judge in by a pass, as a phone does; give the headers of its requests."""
    form = IssueJudgePass(judge_id=judge, works_on=today())
    told: Mapping[str, Any] = await given.office.desk.act(issue_judge_pass, form)
    headers = {"x-liangxin-request": "1"}
    answer = await client.post("/session/pass", json={"secret": told["secret"]}, headers=headers)
    answer.raise_for_status()
    client.cookies.clear()  # the next judge is on another phone
    return headers | {"cookie": answer.headers["set-cookie"].partition(";")[0]}
