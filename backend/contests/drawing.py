"""Draws the start order of a round, of all who entered or of those who went on."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import delete, insert, keep_no_operation, load, save, update
from backend.contests.advancement import Standing, advancing
from backend.contests.draw import new_seed, start_order
from backend.contests.errors import DrawnAlreadyError, NobodyStartsError, NoJudgeLeftError
from backend.contests.judging import panels_for
from backend.contests.people_forms import DrawStartOrder
from backend.contests.reading import Row, round_in_set_up
from backend.contests.rules import EntryState, RoundState
from backend.contests.texts import line_of, paragraph_of
from backend.database.actor import Actor
from backend.kit.errors import LedgerError

_OVER = frozenset({RoundState.CLOSED, RoundState.PUBLISHED})


async def draw_start_order(
    session: AsyncSession, actor: Actor, form: DrawStartOrder
) -> dict[str, Any]:
    """Draw; a second draw needs a reason, which the log keeps with the seed before.

    Raises: NOT_FOUND, CONTEST_STATE, ROUND_STATE, DRAWN_ALREADY, NOBODY_STARTS.
    """
    owner = await round_in_set_up(session, actor, form.round_id)
    seed = line_of(form.seed, path=("seed",)) or new_seed()
    reason = paragraph_of(form.reason)
    drawn = await load(session, actor, "starts", round_id=owner["id"])
    if drawn and reason is None:
        raise DrawnAlreadyError(name=owner["name"], path=("reason",))
    entries = {row["bib"]: row for row in await _who_starts(session, actor, owner)}
    if not entries:
        raise NobodyStartsError(name=owner["name"], reason="没有人报名或晋级", path=("round_id",))
    starts = [
        insert(
            "starts",
            contest_id=owner["contest_id"],
            round_id=owner["id"],
            entry_id=entries[bib]["id"],
            position=position,
        )
        for position, bib in enumerate(start_order(seed, entries), start=1)
    ]
    keep_no_operation(session)
    # Those of the draw before go first: an entry starts once in a round.
    former = [delete("starts", row) for row in drawn]
    await save(session, actor, action="round.draw", changes=former, reason=reason)
    change = update("rounds", owner, draw_seed=seed)
    await save(session, actor, action="round.draw", changes=[change, *starts], reason=reason)
    warnings = await without_judge(session, actor, owner)
    return {"round": owner["id"], "warnings": warnings}


async def _who_starts(session: AsyncSession, actor: Actor, owner: Row) -> list[Row]:
    rounds = await load(session, actor, "rounds", discipline_id=owner["discipline_id"])
    earlier = [row for row in rounds if row["position"] < owner["position"]]
    entered = await load(
        session,
        actor,
        "entries",
        discipline_id=owner["discipline_id"],
        state=EntryState.ENTERED.value,
    )
    if not earlier:
        return entered
    before = max(earlier, key=lambda row: row["position"])
    if before["state"] not in _OVER:
        raise NobodyStartsError(
            name=owner["name"], reason=f"“{before['name']}”还没有封榜", path=("round_id",)
        )
    results = await load(session, actor, "results", round_id=before["id"])
    going_on = advancing(
        before["advance_rule"],
        before["advance_value"],
        before["ranking"],
        (Standing(row["entry_id"], row["place"], row["total"]) for row in results),
    )
    return [row for row in entered if row["id"] in going_on]


async def without_judge(session: AsyncSession, actor: Actor, owner: Row) -> list[LedgerError]:
    """Tell of the entries that start in a round and that no assigned judge may judge."""
    judges, panels = await panels_of(session, actor, owner)
    return [] if judges == 0 else without_panel(panels)


async def panels_of(
    session: AsyncSession, actor: Actor, owner: Row
) -> tuple[int, Mapping[str, int]]:
    """Give how many judges a round has, and how many of them may judge each bib that starts."""
    starts = await load(session, actor, "starts", round_id=owner["id"])
    entries = await load(session, actor, "entries", id=[row["entry_id"] for row in starts])
    judges, panels = await panels_for(session, actor, owner, entries)
    return judges, {entry["bib"]: panels[entry["id"]] for entry in entries}


def without_panel(panels: Mapping[str, int]) -> list[LedgerError]:
    """Tell of the bibs that nobody may judge."""
    return [
        NoJudgeLeftError(bib=bib, path=("round_id",)) for bib, count in panels.items() if count == 0
    ]
