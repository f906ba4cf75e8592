"""Of random logs: what was computed on the way is what the log gives, and what the oracle says.

`CONTEST_LOGS=1000` asks for more of them than the quick run does, `CONTEST_LOGS_FROM=500` for later
ones, so that several processes can share them.
"""

import os
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from backend.accounts.changes import insert, save
from backend.contests.checking import check_scores, resolve_conflict
from backend.contests.receiving import ScoreKind, ScoreState
from backend.contests.results import criterion_of, rules_of, start_of
from backend.contests.rules import (
    AdvanceRule,
    AttemptsRule,
    JudgesRule,
    RoundRanking,
    StartStatus,
    TieRule,
)
from backend.contests.score_forms import CheckScores, ResolveConflict, ScoreCheck, ScoreRecordInput
from backend.contests.sheets import Penalty, Score
from backend.contests.verifying import verify_contest
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.ids import new_id
from tests.contests.judging import Device, Venue, open_venue
from tests.contests.organizing import Organizing
from tests.contests.ranking_oracle import ranking

LOGS = int(os.environ.get("CONTEST_LOGS", "8"))
FIRST = int(os.environ.get("CONTEST_LOGS_FROM", "0"))
JUDGES = 3


async def new_round(venue: Venue, random: Random, position: int) -> None:
    """Open one more round of the same contest, with rules and criteria by chance."""
    desk = venue.office.desk
    round_id = new_id()
    rules = {
        "theory_share": random.choice([Decimal(0), Decimal("0.3")]),
        "judges_rule": random.choice(list(JudgesRule)),
        "drops": random.choice([0, 1]),
        "attempts": 2,
        "attempts_rule": random.choice(list(AttemptsRule)),
        "ranking": random.choice(list(RoundRanking)),
        "decimals": random.choice([0, 2]),
        "tie_rules": random.sample([one.value for one in TieRule], 3),
        "needs_check": random.random() < 0.3,
        "advance_rule": AdvanceRule.TOP_COUNT,
        "advance_value": Decimal(1),
    }
    parts = [("THEORY", "JUDGED"), ("PRACTICAL", "JUDGED"), ("PRACTICAL", "TIME")]
    criteria = [
        insert(
            "criteria",
            contest_id=venue.contest,
            round_id=round_id,
            name=f"项目{number}",
            position=number,
            part=part,
            kind=kind,
            maximum=Decimal(10),
            step=Decimal("0.5"),
        )
        for number, (part, kind) in enumerate(random.sample(parts, random.randint(1, 3)), start=1)
    ]
    made = insert(
        "rounds",
        id=round_id,
        contest_id=venue.contest,
        discipline_id=venue.discipline,
        name=f"第{position}轮",
        position=position,
        state="OPEN",
        opened_at=now(),
        **rules,
    )
    starts = [
        insert(
            "starts", contest_id=venue.contest, round_id=round_id, entry_id=entry, position=place
        )
        for place, entry in enumerate(venue.entries, start=1)
    ]
    judges = await desk.rows("judges", contest_id=venue.contest)
    assigned = [
        insert(
            "judge_rounds",
            contest_id=venue.contest,
            round_id=round_id,
            judge_id=one["id"],
            judge_user_id=one["user_id"],
        )
        for one in judges
    ]
    async with writing(desk.database, desk.officer) as session:
        changes = [made, *criteria, *starts, *assigned]
        await save(session, desk.officer, action="test", changes=changes)
    venue.round_id, venue.criteria = round_id, [one.id for one in criteria]


def drawn(device: Device, venue: Venue, random: Random) -> ScoreRecordInput:
    """Make a record by chance; its base version is often stale."""
    entry = random.choice(venue.entries)
    kind = random.choice([ScoreKind.SCORE] * 8 + [ScoreKind.PENALTY, ScoreKind.STATUS])
    more: dict[str, Any] = {
        "kind": kind,
        "attempt": random.choice([1, 1, 2]),
        "base_version": random.choice([0, 0, 1, 2]),
        "reason": random.choice([None, "看错刻度", "看错刻度", "看错刻度"]),
    }
    if kind is ScoreKind.STATUS:
        statuses = [StartStatus.STARTING] * 2 + [StartStatus.DID_NOT_FINISH]
        return device.record(entry, status=random.choice(statuses), **more)
    value = random.choice(["0", "5", "7.5", "8", "9", "10"])
    if kind is ScoreKind.SCORE:
        more["criterion_id"] = random.choice(venue.criteria)
    return device.record(entry, value, **more)


async def desk_work(venue: Venue, random: Random) -> None:
    """Let the desk decide some conflicts and check some scores."""
    desk = venue.office.desk
    for one in await desk.rows("score_conflicts", round_id=venue.round_id, resolved_at=None):
        if random.random() < 0.5:
            chosen = random.choice([None, one["first_record_id"], one["second_record_id"]])
            form = ResolveConflict(conflict_id=one["id"], record_id=chosen, reason="核对录像")
            await desk.act(resolve_conflict, form)
    scores = await desk.rows("scores", round_id=venue.round_id, state=ScoreState.CURRENT)
    if scores:
        some = random.sample(scores, min(2, len(scores)))
        checks = [ScoreCheck(id=one["id"], version=one["version"]) for one in some]
        second = replace(desk.officer, user_id=new_id())
        await desk.act(check_scores, CheckScores(scores=checks), as_=second)


async def expected(venue: Venue) -> dict[UUID, tuple[Decimal | None, int | None]]:
    """Ask the oracle of the scores that stand."""
    desk = venue.office.desk
    scores = await desk.rows("scores", round_id=venue.round_id)
    sheets = []
    for start in await desk.rows("starts", round_id=venue.round_id):
        rows = [one for one in scores if one["entry_id"] == start["entry_id"]]
        given = [one for one in rows if one["value"] is not None]
        sheets.append(
            (
                start_of(start, rows),
                [
                    Score(
                        criterion_id=one["criterion_id"],
                        judge_id=one["judge_user_id"],
                        value=one["value"],
                        attempt=one["attempt"],
                    )
                    for one in given
                    if one["kind"] is ScoreKind.SCORE
                ],
                [
                    Penalty(value=one["value"], attempt=one["attempt"])
                    for one in given
                    if one["kind"] is ScoreKind.PENALTY
                ],
            )
        )
    criteria = [criterion_of(one) for one in await desk.rows("criteria", round_id=venue.round_id)]
    row = await desk.row("rounds", venue.round_id)
    return ranking(rules_of(row), criteria, sheets)


async def test_results_on_the_way_are_those_of_the_log_and_of_the_oracle(
    office: Organizing,
) -> None:
    venue = await open_venue(office, entries=3, judges=JUDGES)

    for seed in range(FIRST, FIRST + LOGS):
        random = Random(seed)  # noqa: S311 - the same logs every time
        await new_round(venue, random, position=seed + 2)
        devices = [
            await venue.device(judge, name=name) for judge in range(JUDGES) for name in "甲乙"
        ]
        for _ in range(random.randint(1, 4)):
            device = random.choice(devices)
            await device.send(*(drawn(device, venue, random) for _ in range(random.randint(1, 8))))
        await desk_work(venue, random)
        if random.random() < 0.3:
            await venue.close()
            late = random.choice(devices)
            await late.send(*(drawn(late, venue, random) for _ in range(3)))

        rows = await office.desk.rows("results", round_id=venue.round_id)
        oracle = await expected(venue)
        assert {row["entry_id"]: (row["total"], row["place"]) for row in rows} == {
            row["entry_id"]: oracle[row["entry_id"]] for row in rows
        }, f"seed {seed}"
    async with writing(office.desk.database, office.desk.officer) as session:
        verified = await verify_contest(session, office.desk.officer, venue.contest)

    assert verified.differences == ()
    assert verified.rounds == LOGS + 1
    assert verified.records > 5 * LOGS
