"""What people do to set up disciplines, rounds and criteria, until a round is opened."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.changes import delete, insert, keep_no_operation, load, save, update
from backend.accounts.refusals import StillUsedError
from backend.contests.closing import resume_round
from backend.contests.drawing import panels_of, without_panel
from backend.contests.errors import (
    CriterionError,
    NothingToScoreError,
    RoundRulesError,
    RoundStateError,
    TheoryShareError,
)
from backend.contests.forms import (
    AddCriterion,
    AddDiscipline,
    AddRound,
    CriterionDetails,
    DisciplineDetails,
    EditCriterion,
    EditDiscipline,
    EditRound,
    OpenRound,
    RemoveCriterion,
    RemoveDiscipline,
    RemoveRound,
    RoundDetails,
)
from backend.contests.reading import (
    Row,
    contest_of,
    hold_round,
    next_position,
    owned_row,
    round_in_set_up,
    round_of,
    row_of,
)
from backend.contests.results import as_program, refresh_results
from backend.contests.rules import AppealState, ContestState, RoundState, TieRule
from backend.contests.score_tables import ScoreRecord
from backend.contests.set_up_rules import (
    TIE_RULES,
    Opening,
    advance_fault,
    criterion_faults,
    missing_for_opening,
    round_faults,
    sum_fault,
)
from backend.contests.texts import paragraph_of
from backend.database.actor import Actor
from backend.kit.clock import now, today
from backend.kit.errors import LedgerError, Problems
from backend.places.commands import name_of
from backend.places.rule_versions import settings_on

_PERCENT = 100


async def add_discipline(session: AsyncSession, actor: Actor, form: AddDiscipline) -> UUID:
    """Add a discipline.

    Raises: NOT_FOUND, CONTEST_STATE, NAME, SET_UP_TAKEN.
    """
    contest = await contest_of(session, actor, form.contest_id)
    position = await next_position(session, actor, "disciplines", contest_id=contest["id"])
    change = insert(
        "disciplines", contest_id=contest["id"], **_discipline(form.discipline, position)
    )
    await save(session, actor, action="discipline.add", changes=[change])
    return change.id


async def edit_discipline(session: AsyncSession, actor: Actor, form: EditDiscipline) -> UUID:
    """Edit a discipline.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, NAME, SET_UP_TAKEN.
    """
    before = await _discipline_of(session, actor, form)
    change = update("disciplines", before, **_discipline(form.discipline, before["position"]))
    await save(session, actor, action="discipline.edit", changes=[change])
    return form.id


async def _discipline_of(
    session: AsyncSession, actor: Actor, form: EditDiscipline | RemoveDiscipline
) -> Row:
    return await owned_row(
        session, actor, "disciplines", form.id, noun="赛项", revision=form.revision
    )


def _discipline(details: DisciplineDetails, position: int) -> dict[str, Any]:
    return {
        "name": name_of(details.name, path=("discipline", "name")),
        "position": details.position or position,
        "is_team": details.is_team,
    }


async def remove_discipline(session: AsyncSession, actor: Actor, form: RemoveDiscipline) -> UUID:
    """Remove a discipline that nobody has entered; give its contest.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, ROUND_STATE, STILL_USED.
    """
    before = await _discipline_of(session, actor, form)
    for row in await load(session, actor, "rounds", discipline_id=form.id):
        hold_round(row, RoundState.SET_UP)
    if await load(session, actor, "entries", discipline_id=form.id):
        raise StillUsedError(path=("id",))
    keep_no_operation(session)
    await save(session, actor, action="discipline.remove", changes=[delete("disciplines", before)])
    contest: UUID = before["contest_id"]
    return contest


async def add_round(session: AsyncSession, actor: Actor, form: AddRound) -> UUID:
    """Add a round to a discipline.

    Raises: NOT_FOUND, CONTEST_STATE, NAME, ROUND_RULES, THEORY_SHARE, SET_UP_TAKEN.
    """
    path = ("discipline_id",)
    discipline = await row_of(
        session, actor, "disciplines", form.discipline_id, None, "赛项", path=path
    )
    await contest_of(session, actor, discipline["contest_id"], path=path)
    position = await next_position(session, actor, "rounds", discipline_id=discipline["id"])
    change = insert(
        "rounds",
        contest_id=discipline["contest_id"],
        discipline_id=discipline["id"],
        **await _round(session, actor, form.round, position),
    )
    keep_no_operation(session)
    await save(session, actor, action="round.add", changes=[change])
    return change.id


async def edit_round(session: AsyncSession, actor: Actor, form: EditRound) -> UUID:
    """Edit a round that is not open yet.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ROUND_STATE and what adding refuses.
    """
    before = await round_in_set_up(session, actor, form.id, revision=form.revision, path=("id",))
    row = await _round(session, actor, form.round, before["position"])
    keep_no_operation(session)
    await save(session, actor, action="round.edit", changes=[update("rounds", before, **row)])
    return form.id


async def _round(
    session: AsyncSession, actor: Actor, details: RoundDetails, position: int
) -> dict[str, Any]:
    rules = TIE_RULES if details.tie_rules is None else tuple(details.tie_rules)
    faults = round_faults(
        theory_share=details.theory_share,
        judges_rule=details.judges_rule,
        drops=details.drops,
        attempts=details.attempts,
        decimals=details.decimals,
        tie_rules=rules,
        outlier_spread=details.outlier_spread,
    )
    further = (
        advance_fault(details.advance_rule, details.advance_value),
        sum_fault(
            details.theory_share,
            details.judges_rule,
            details.attempts,
            details.attempts_rule,
            details.ranking,
        ),
    )
    faults += filter(None, further)
    Problems.raise_if_any(RoundRulesError(fault=one, path=("round",)) for one in faults)
    await _hold_to_ceiling(session, actor, details.theory_share)
    return {
        "name": name_of(details.name, path=("round", "name")),
        "position": details.position or position,
        "theory_share": details.theory_share,
        "judges_rule": details.judges_rule,
        "drops": details.drops,
        "attempts": details.attempts,
        "attempts_rule": details.attempts_rule,
        "ranking": details.ranking,
        "decimals": details.decimals,
        "tie_rules": [rule.value for rule in rules],
        "advance_rule": details.advance_rule,
        "advance_value": details.advance_value,
        "is_blind": details.is_blind,
        "needs_check": details.needs_check,
        "outlier_spread": details.outlier_spread,
    }


async def _hold_to_ceiling(session: AsyncSession, actor: Actor, share: Decimal) -> None:
    ceiling = (await settings_on(session, actor, today())).settings.theory_share_percent
    if share * _PERCENT > ceiling:
        raise TheoryShareError(
            share=(share * _PERCENT).normalize(), ceiling=ceiling, path=("round", "theory_share")
        )


async def remove_round(session: AsyncSession, actor: Actor, form: RemoveRound) -> UUID:
    """Remove a round that is not open yet and has nothing in its log; give its discipline.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ROUND_STATE, CONTEST_STATE, STILL_USED.
    """
    before = await round_in_set_up(session, actor, form.id, revision=form.revision, path=("id",))
    if await _has_records(session, actor, form.id):
        raise StillUsedError(path=("id",))
    keep_no_operation(session)
    await save(session, actor, action="round.remove", changes=[delete("rounds", before)])
    discipline: UUID = before["discipline_id"]
    return discipline


async def _has_records(session: AsyncSession, actor: Actor, round_id: UUID) -> bool:
    found = await session.scalar(
        select(col(ScoreRecord.id))
        .where(
            col(ScoreRecord.district_id) == actor.district_id,
            col(ScoreRecord.round_id) == round_id,
        )
        .limit(1)
    )
    return found is not None


async def open_round(session: AsyncSession, actor: Actor, form: OpenRound) -> UUID:
    """Open a round for scoring; a closed one again with a reason.

    A released one goes on only to correct what an appeal was upheld about; what its judges saw of
    each other is hidden again.
    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, ROUND_STATE, ROUND_INCOMPLETE,
    NO_JUDGE_LEFT.
    """
    before = await round_of(session, actor, form.id, ContestState.OPEN, revision=form.revision)
    hold_round(before, RoundState.SET_UP, RoundState.CLOSED, RoundState.PUBLISHED)
    reason = paragraph_of(form.reason)
    is_again = before["state"] is not RoundState.SET_UP
    if before["state"] is RoundState.PUBLISHED:
        await _hold_to_upheld(session, actor, before)
    if is_again and reason is None:
        raise RoundStateError(name=before["name"], state=before["state"].label, path=("reason",))
    if not is_again:
        await _hold_to_complete(session, actor, before)
    opened_at = before["opened_at"] or now()
    change = update(
        "rounds",
        before,
        state=RoundState.OPEN,
        opened_at=opened_at,
        closed_at=None,
        published_at=None,
    )
    action = "round.reopen" if is_again else "round.open"
    keep_no_operation(session)
    await save(session, actor, action=action, changes=[change], reason=reason)
    if is_again:
        await resume_round(session, actor, before)
    else:
        await _count_earlier(session, actor, before)
    return form.id


async def _count_earlier(session: AsyncSession, actor: Actor, before: Row) -> None:
    """Make the results of scores that a venue took in before the round was opened here."""
    async with as_program(session, actor) as program:
        scores = await load(session, program, "scores", round_id=before["id"])
        if scores:
            entries = {one["entry_id"] for one in scores}
            opened = {**before, "state": RoundState.OPEN}
            await refresh_results(session, program, opened, entries, is_told=True)


async def _hold_to_upheld(session: AsyncSession, actor: Actor, row: Row) -> None:
    """Refuse a released round that no appeal was upheld against since it was closed."""
    upheld = await load(
        session, actor, "appeals", round_id=row["id"], state=AppealState.UPHELD.value
    )
    if all(one["decided_at"] <= row["closed_at"] for one in upheld):
        raise RoundStateError(name=row["name"], state=row["state"].label, path=("id",))


async def _hold_to_complete(session: AsyncSession, actor: Actor, row: Row) -> None:
    """Refuse a round that cannot be scored, with everything that it lacks at once.

    Raises: ROUND_INCOMPLETE, NO_JUDGE_LEFT.
    """
    criteria = await load(session, actor, "criteria", round_id=row["id"])
    judges, panels = await panels_of(session, actor, row)
    names = ("theory_share", "judges_rule", "attempts", "attempts_rule", "ranking")
    missing = missing_for_opening(
        Opening(
            **{name: row[name] for name in names},
            tie_rules=[TieRule(one) for one in row["tie_rules"]],
            criteria=[(one["part"], one["kind"]) for one in criteria],
            judges=judges,
            panels=list(panels.values()),
        )
    )
    faults: list[LedgerError] = [] if judges == 0 else list(without_panel(panels))
    if missing:
        words = "、".join(missing)
        faults.insert(0, NothingToScoreError(name=row["name"], missing=words, path=("id",)))
    Problems.raise_if_any(faults)


async def add_criterion(session: AsyncSession, actor: Actor, form: AddCriterion) -> UUID:
    """Add a criterion to a round that is not open yet.

    Raises: NOT_FOUND, ROUND_STATE, CONTEST_STATE, NAME, CRITERION, SET_UP_TAKEN.
    """
    owner = await round_in_set_up(session, actor, form.round_id)
    position = await next_position(session, actor, "criteria", round_id=owner["id"])
    change = insert(
        "criteria",
        contest_id=owner["contest_id"],
        round_id=owner["id"],
        **_criterion(form.criterion, position),
    )
    keep_no_operation(session)
    await save(session, actor, action="criterion.add", changes=[change])
    return change.id


async def edit_criterion(session: AsyncSession, actor: Actor, form: EditCriterion) -> UUID:
    """Edit a criterion of a round that is not open yet.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ROUND_STATE, CONTEST_STATE, NAME, CRITERION, SET_UP_TAKEN.
    """
    before = await _criterion_in_set_up(session, actor, form)
    change = update("criteria", before, **_criterion(form.criterion, before["position"]))
    keep_no_operation(session)
    await save(session, actor, action="criterion.edit", changes=[change])
    return form.id


async def _criterion_in_set_up(
    session: AsyncSession, actor: Actor, form: EditCriterion | RemoveCriterion
) -> Row:
    """Read a criterion once its contest is held, of a round that is not open yet."""
    before = await owned_row(
        session, actor, "criteria", form.id, noun="评分项", revision=form.revision
    )
    await round_in_set_up(session, actor, before["round_id"], path=("id",))
    return before


def _criterion(details: CriterionDetails, position: int) -> dict[str, Any]:
    faults: Sequence[str] = criterion_faults(
        details.kind, details.maximum, details.weight, details.step
    )
    Problems.raise_if_any(CriterionError(fault=one, path=("criterion",)) for one in faults)
    return {
        "name": name_of(details.name, path=("criterion", "name")),
        "position": details.position or position,
        "part": details.part,
        "kind": details.kind,
        "maximum": details.maximum,
        "weight": details.weight,
        "step": details.step,
        "unit": name_of(details.unit, path=("criterion", "unit")),
    }


async def remove_criterion(session: AsyncSession, actor: Actor, form: RemoveCriterion) -> UUID:
    """Remove a criterion of a round that is not open yet; give its round.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ROUND_STATE, CONTEST_STATE.
    """
    before = await _criterion_in_set_up(session, actor, form)
    keep_no_operation(session)
    await save(session, actor, action="criterion.remove", changes=[delete("criteria", before)])
    owner: UUID = before["round_id"]
    return owner
