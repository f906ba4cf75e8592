"""Recomputes a contest from its log, and names whatever is stored otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load, load_one
from backend.contests.advancement import Standing as Place
from backend.contests.check_values import check_value
from backend.contests.ranking import ranked
from backend.contests.receiving import Slot
from backend.contests.replaying import Standing, replayed, slot_of
from backend.contests.results import going_on, results_of, rules_of
from backend.contests.rules import StartStatus
from backend.contests.sheets import Placed
from backend.database.actor import Actor

Row = Mapping[str, Any]

_OF_SCORE = ("value", "status", "version", "state", "record_id", "checked_by")
_OF_RESULT = (
    "theory",
    "practical",
    "seconds",
    "penalties",
    "total",
    "status",
    "missing",
    "is_pending",
    "has_few_judges",
)
_OF_PICTURE = tuple(name for name in _OF_RESULT if name not in {"missing", "has_few_judges"})
PICTURE = "frozen"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is stored otherwise than the log says; `bib` names the entry."""

    round_name: str
    bib: str
    what: str
    stored: object
    recomputed: object
    round_id: UUID


@dataclass(frozen=True, slots=True)
class RoundCheck:
    """The check value of a round, as its result sheet bears it; of the recomputed results."""

    round_name: str
    value: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was recomputed, and what differs."""

    rounds: int
    records: int
    results: int
    differences: tuple[Difference, ...]
    checks: tuple[RoundCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class _Round:
    row: Row
    entries: Mapping[UUID, Row]
    records: Sequence[Row]
    scores: Sequence[Row]
    results: Sequence[Row]
    criteria: Sequence[Row]
    starts: Sequence[Row]
    frozen: Sequence[Row]

    def bib(self, entry_id: UUID) -> str:
        """Give the bib of an entry, a dash where the contest does not have it."""
        entry = self.entries.get(entry_id)
        return "—" if entry is None else str(entry["bib"])


async def verify_contest(session: AsyncSession, actor: Actor, contest_id: UUID) -> Verified:
    """Recompute every ranking of a contest from the log; nothing is written.

    Raises: NOT_FOUND.
    """
    await load_one(session, actor, "contests", contest_id, noun="竞赛")
    entries = await load(session, actor, "entries", contest_id=contest_id)
    known = {one["id"]: one for one in entries}
    rounds = [
        await _read(session, actor, row, known)
        for row in await load(session, actor, "rounds", contest_id=contest_id)
    ]
    return Verified(
        rounds=len(rounds),
        records=sum(len(one.records) for one in rounds),
        results=sum(len(one.results) for one in rounds),
        differences=tuple(
            found for one in rounds for found in (*_differences(one), *_of_picture(one))
        ),
        checks=tuple(_check(one) for one in rounds),
    )


async def _read(
    session: AsyncSession, actor: Actor, row: Row, entries: Mapping[UUID, Row]
) -> _Round:
    async def of_round(table: str) -> list[dict[str, Any]]:
        return await load(session, actor, table, round_id=row["id"])

    return _Round(
        row=row,
        entries=entries,
        records=await of_round("score_records"),
        scores=await of_round("scores"),
        results=await of_round("results"),
        criteria=await of_round("criteria"),
        starts=await of_round("starts"),
        frozen=await of_round("frozen_results"),
    )


def _check(one: _Round) -> RoundCheck:
    rows = (
        {name: getattr(placed.result, name) for name in _OF_RESULT}
        | {
            "bib": one.bib(placed.result.entry_id),
            "place": placed.place,
            "is_shared": placed.is_shared,
        }
        for placed in _recomputed(one, replayed(one.records))
    )
    return RoundCheck(one.row["name"], check_value(one.row["id"], rows))


def _recomputed(one: _Round, standing: Mapping[Slot, Standing]) -> list[Placed]:
    """Give the results as the log says them, of entries that have any."""
    scores = [
        {
            "entry_id": slot.entry_id,
            "kind": slot.kind,
            "criterion_id": slot.criterion_id,
            "judge_user_id": slot.judge_user_id,
            "attempt": slot.attempt,
        }
        | {name: getattr(found, name) for name in _OF_SCORE}
        for slot, found in standing.items()
    ]
    computed = results_of(one.row, one.criteria, one.starts, scores)
    touched = {slot.entry_id for slot in standing} | {row["entry_id"] for row in one.results}
    known = [result for result in computed if result.entry_id in touched]
    return ranked(rules_of(one.row), known)


def _differences(one: _Round) -> Iterator[Difference]:
    standing = replayed(one.records)
    yield from _of_scores(one, standing)
    order = _recomputed(one, standing)
    stored = {row["entry_id"]: row for row in one.results}
    go_on = going_on(
        one.row, (Place(each.result.entry_id, each.place, each.result.total) for each in order)
    )
    for placed in order:
        result = placed.result
        row = stored.get(result.entry_id)
        if row is None:
            yield _difference(one, result.entry_id, "result", None, result.total)
            continue
        expected = {name: getattr(result, name) for name in _OF_RESULT}
        expected |= {"place": placed.place, "is_shared": placed.is_shared}
        expected |= {"advances": result.entry_id in go_on}
        for name, value in expected.items():
            if row[name] != value:
                yield _difference(one, result.entry_id, name, row[name], value)
    for entry_id in stored.keys() - {placed.result.entry_id for placed in order}:
        yield _difference(one, entry_id, "result", stored[entry_id]["total"], None)


def _of_picture(one: _Round) -> Iterator[Difference]:
    """Name what a frozen screen shows otherwise than the ranking was when it froze.

    The ranking of that moment follows from the records up to the last one that it was made of;
    who withdrew later had not yet, and criteria that a venue brought later were not here. Who
    advances is no part of it: the round may have been opened again.
    """
    if not one.frozen:
        return
    at = one.row["frozen_at"]
    last = max(row["log_version"] for row in one.frozen)
    then = replace(
        one,
        records=[row for row in one.records if row["sequence"] <= last],
        results=one.frozen,
        criteria=[row for row in one.criteria if row["created_at"] <= at],
        starts=[
            {**row, "status": StartStatus.STARTING}
            if row["status"] is StartStatus.WITHDRAWN
            and (one.entries[row["entry_id"]]["withdrawn_at"] or at) > at
            else row
            for row in one.starts
        ],
    )
    stored = {row["entry_id"]: row for row in one.frozen}
    for placed in _recomputed(then, replayed(then.records)):
        entry_id = placed.result.entry_id
        shown = stored.pop(entry_id, None)
        if shown is None:
            yield _difference(one, entry_id, PICTURE, None, placed.result.total)
            continue
        expected = {name: getattr(placed.result, name) for name in _OF_PICTURE}
        expected |= {"place": placed.place, "is_shared": placed.is_shared}
        for name, value in expected.items():
            if shown[name] != value:
                yield _difference(one, entry_id, f"{PICTURE}.{name}", shown[name], value)
    for entry_id, shown in stored.items():
        yield _difference(one, entry_id, PICTURE, shown["total"], None)


def _of_scores(one: _Round, standing: Mapping[Any, Standing]) -> Iterator[Difference]:
    stored = {slot_of(row): row for row in one.scores}
    for slot in standing.keys() | stored.keys():
        row, found = stored.get(slot), standing.get(slot)
        if row is None or found is None:
            yield _difference(
                one,
                slot.entry_id,
                "score",
                None if row is None else row["value"],
                None if found is None else found.value,
            )
            continue
        for name in _OF_SCORE:
            if row[name] != getattr(found, name):
                yield _difference(
                    one, slot.entry_id, f"score.{name}", row[name], getattr(found, name)
                )


def _difference(
    one: _Round, entry_id: UUID, what: str, stored: object, recomputed: object
) -> Difference:
    bib = one.bib(entry_id)
    return Difference(one.row["name"], bib, what, stored, recomputed, one.row["id"])
