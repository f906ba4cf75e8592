"""Which results lack a score that is still due, so that neither places nor awards rest on them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.contests.judging import panels_for
from backend.contests.reading import Row
from backend.contests.receiving import ScoreKind
from backend.contests.results import start_of
from backend.contests.rules import CriterionKind, CriterionPart, JudgesRule, StartStatus
from backend.database.actor import Actor


async def incomplete_results(
    session: AsyncSession, actor: Actor, rounds: Iterable[Row], results: Sequence[Row]
) -> list[Row]:
    """Give the results of rounds that lack something, in their order.

    A mean of fewer values is still one; a sum of fewer judges is none (docs/adr/0038).
    """
    short: dict[UUID, set[UUID]] = {
        row["id"]: await _short_of_judges(session, actor, row)
        for row in rounds
        if row["judges_rule"] is JudgesRule.SUM
    }
    return [
        row
        for row in results
        if row["status"] is StartStatus.STARTING
        and (row["missing"] > 0 or row["entry_id"] in short.get(row["round_id"], ()))
    ]


async def _short_of_judges(session: AsyncSession, actor: Actor, owner: Row) -> set[UUID]:
    """Give the entries of which a judge who may judge them has not given every value."""
    of: dict[str, Any] = {"round_id": owner["id"]}
    starts = {row["entry_id"]: row for row in await load(session, actor, "starts", **of)}
    entries = await load(session, actor, "entries", id=list(starts))
    _, panels = await panels_for(session, actor, owner, entries)
    criteria = await load(session, actor, "criteria", **of)
    kinds = {row["id"]: row["kind"] for row in criteria}
    theory = {row["id"] for row in criteria if row["part"] is CriterionPart.THEORY}
    rows: dict[UUID, list[Row]] = defaultdict(list)
    for row in await load(session, actor, "scores", **of):
        rows[row["entry_id"]].append(row)
    given = {
        entry_id: _values_given(
            found,
            start_of(starts[entry_id], found).given_up,
            theory,
            tried=kinds.keys() - theory or kinds.keys(),
        )
        for entry_id, found in rows.items()
    }
    most: Counter[UUID] = Counter()
    for counts in given.values():
        for (criterion_id, _), count in counts.items():
            most[criterion_id] = max(most[criterion_id], count)

    def due(entry_id: UUID, criterion_id: UUID) -> int:
        # What is measured may be measured by one of the judges, but then of everybody.
        is_judged = kinds[criterion_id] is CriterionKind.JUDGED
        return panels[entry_id] if is_judged else min(panels[entry_id], most[criterion_id])

    return {
        entry_id
        for entry_id, counts in given.items()
        if any(count < due(entry_id, one) for (one, _), count in counts.items())
    }


def _values_given(
    rows: Iterable[Row],
    given_up: Mapping[int, object],
    theory: AbstractSet[UUID],
    *,
    tried: AbstractSet[UUID],
) -> Counter[tuple[UUID, int]]:
    """Count the judges' values for each criterion of each attempt that was not given up.

    Theory is sat once: no attempt but the one with the most of its values is due, and whoever gave
    up an attempt at practice has sat it all the same.
    """
    counts = Counter(
        (row["criterion_id"], row["attempt"])
        for row in rows
        if row["kind"] is ScoreKind.SCORE
        and row["value"] is not None
        and (row["attempt"] not in given_up or row["criterion_id"] not in tried)
    )
    most: Counter[UUID] = Counter()
    for (criterion_id, _), count in counts.items():
        most[criterion_id] = max(most[criterion_id], count)
    return Counter(
        {
            (criterion_id, attempt): count
            for (criterion_id, attempt), count in counts.items()
            if criterion_id not in theory or count == most[criterion_id]
        }
    )
