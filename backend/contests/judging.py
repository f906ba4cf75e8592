"""Who judges: judges are appointed and assigned, and recused from those whom they may not judge."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import delete, insert, keep_no_operation, load, load_one, save
from backend.accounts.judges import add_judge_user
from backend.accounts.refusals import NotFoundError
from backend.contests.errors import (
    JudgeNameError,
    RecusalNeededError,
    RecusalReasonError,
    RecusalSubjectError,
)
from backend.contests.panels import hold_to_equal_panels, recused_entries
from backend.contests.people_forms import (
    AppointJudge,
    AssignJudge,
    DeclareRecusal,
    UnassignJudge,
    WithdrawRecusal,
)
from backend.contests.reading import (
    Row,
    contest_of,
    hold_round,
    owned_row,
    round_in_set_up,
    round_of,
    row_of,
)
from backend.contests.rules import EntryState, RoundState
from backend.contests.texts import paragraph_of
from backend.database.actor import Actor
from backend.organizations.commands import organization_of
from backend.places.commands import name_of


async def appoint_judge(session: AsyncSession, actor: Actor, form: AppointJudge) -> UUID:
    """Appoint a judge, who gets an account that only passes open.

    Raises: NOT_FOUND, CONTEST_STATE, NAME, JUDGE_TAKEN.
    """
    contest = await contest_of(session, actor, form.contest_id)
    name = name_of(form.judge.name, path=("judge", "name"))
    if await load(session, actor, "judges", contest_id=contest["id"], name=name):
        raise JudgeNameError(path=("judge", "name"))
    organization = form.judge.organization_id
    if organization is not None:
        path = ("judge", "organization_id")
        await organization_of(session, actor, organization, path=path)
    user_id = await add_judge_user(session, actor, contest_id=contest["id"], name=name)
    change = insert(
        "judges",
        contest_id=contest["id"],
        user_id=user_id,
        name=name,
        organization_id=organization,
        is_head=form.judge.is_head,
    )
    await save(session, actor, action="judge.appoint", changes=[change])
    return change.id


async def assign_judge(session: AsyncSession, actor: Actor, form: AssignJudge) -> UUID:
    """Let a judge judge a round; those from whom the judge is recused are left out there.

    Raises: NOT_FOUND, CONTEST_STATE, ROUND_STATE, JUDGE_RECUSED_ROUND where nobody would be left,
        UNEQUAL_PANELS.
    """
    judge = await row_of(session, actor, "judges", form.judge_id, None, "评委", path=("judge_id",))
    owner = await round_of(session, actor, form.round_id, path=("round_id",))
    _hold_to_contest(owner, judge, noun="轮次", path=("round_id",))
    hold_round(owner, RoundState.SET_UP, RoundState.OPEN, path=("round_id",))
    entries = await entries_of_round(session, actor, owner)
    recused = (await recused_judges(session, actor, [judge], entries)).get(judge["id"], set())
    if entries and len(recused) == len(entries):
        raise RecusalNeededError(judge=judge["name"], path=("judge_id",))
    known = await load(session, actor, "judge_rounds", round_id=owner["id"], judge_id=judge["id"])
    if not known:
        if not form.accepts_unequal_panels:
            await _hold_sums(session, actor, [owner], joining=judge)
        change = insert(
            "judge_rounds",
            contest_id=owner["contest_id"],
            round_id=owner["id"],
            judge_id=judge["id"],
            judge_user_id=judge["user_id"],
        )
        keep_no_operation(session)
        await save(session, actor, action="judge.assign", changes=[change])
    judge_id: UUID = judge["id"]
    return judge_id


async def unassign_judge(session: AsyncSession, actor: Actor, form: UnassignJudge) -> UUID:
    """Take a judge out of a round that is not open yet.

    Raises: NOT_FOUND, CONTEST_STATE, ROUND_STATE.
    """
    owner = await round_in_set_up(session, actor, form.round_id)
    rows = await load(session, actor, "judge_rounds", round_id=owner["id"], judge_id=form.judge_id)
    if not rows:
        raise NotFoundError(noun="指派", path=("judge_id",))
    changes = [delete("judge_rounds", row) for row in rows]
    keep_no_operation(session)
    await save(session, actor, action="judge.unassign", changes=changes)
    return form.judge_id


async def declare_recusal(session: AsyncSession, actor: Actor, form: DeclareRecusal) -> UUID:
    """Declare that a judge does not judge an entry or an organization; give the judge.

    Raises: NOT_FOUND, CONTEST_STATE, RECUSAL_SUBJECT, UNEQUAL_PANELS.
    """
    judge = await row_of(session, actor, "judges", form.judge_id, None, "评委", path=("judge_id",))
    await contest_of(session, actor, judge["contest_id"], path=("judge_id",))
    if (form.entry_id is None) is (form.organization_id is None):
        raise RecusalSubjectError(path=("entry_id",))
    if form.entry_id is not None:
        path = ("entry_id",)
        entry = await load_one(session, actor, "entries", form.entry_id, noun="参赛者", path=path)
        _hold_to_contest(entry, judge, noun="参赛者", path=path)
    if form.organization_id is not None:
        await organization_of(session, actor, form.organization_id)
    said = {
        "judge_id": judge["id"],
        "entry_id": form.entry_id,
        "organization_id": form.organization_id,
        "reason": form.reason,
    }
    if not form.accepts_unequal_panels:
        assigned = await load(session, actor, "judge_rounds", judge_id=judge["id"])
        rounds = await load(session, actor, "rounds", id=[one["round_id"] for one in assigned])
        await _hold_sums(session, actor, rounds, declared=said)
    change = insert(
        "recusals", contest_id=judge["contest_id"], judge_user_id=judge["user_id"], **said
    )
    await save(session, actor, action="judge.recuse", changes=[change])
    return form.judge_id


async def withdraw_recusal(session: AsyncSession, actor: Actor, form: WithdrawRecusal) -> UUID:
    """Take back a recusal that was declared by mistake; give the judge.

    Raises: NOT_FOUND, CONTEST_STATE, ROUND_STATE while the judge judges, RECUSAL_REASON.
    """
    before = await owned_row(session, actor, "recusals", form.id, noun="回避")
    reason = paragraph_of(form.reason)
    if reason is None:
        raise RecusalReasonError(path=("reason",))
    assigned = await load(session, actor, "judge_rounds", judge_id=before["judge_id"])
    for row in await load(session, actor, "rounds", id=[one["round_id"] for one in assigned]):
        if row["state"] is RoundState.OPEN:
            hold_round(row, RoundState.SET_UP, RoundState.CLOSED, RoundState.PUBLISHED)
    keep_no_operation(session)
    changes = [delete("recusals", before)]
    await save(session, actor, action="judge.withdraw_recusal", changes=changes, reason=reason)
    judge_id: UUID = before["judge_id"]
    return judge_id


async def _hold_sums(
    session: AsyncSession,
    actor: Actor,
    rounds: Iterable[Row],
    *,
    joining: Row | None = None,
    declared: Row | None = None,
) -> None:
    """Hold the open rounds that add judges up to equal panels, with what is about to be so."""
    for owner in rounds:
        assigned = await load(session, actor, "judge_rounds", round_id=owner["id"])
        judges = await load(session, actor, "judges", id=[one["judge_id"] for one in assigned])
        judges = [*judges, *([] if joining is None else [joining])]
        recusals = await load(session, actor, "recusals", judge_id=[one["id"] for one in judges])
        entries = await entries_of_round(session, actor, owner)
        hold_to_equal_panels(
            owner,
            judges,
            [*recusals, *([] if declared is None else [declared])],
            [entry for entry in entries if entry["state"] is EntryState.ENTERED],
        )


def _hold_to_contest(row: Row, judge: Row, *, noun: str, path: tuple[str, ...]) -> None:
    if row["contest_id"] != judge["contest_id"]:
        raise NotFoundError(noun=noun, path=path)


async def entries_of_round(session: AsyncSession, actor: Actor, owner: Row) -> list[Row]:
    """Give the entries that start in a round; before the draw, all of its discipline."""
    starts = await load(session, actor, "starts", round_id=owner["id"])
    if starts:
        return await load(session, actor, "entries", id=[row["entry_id"] for row in starts])
    return await load(session, actor, "entries", discipline_id=owner["discipline_id"])


async def panels_for(
    session: AsyncSession, actor: Actor, owner: Row, entries: Iterable[Row]
) -> tuple[int, Mapping[UUID, int]]:
    """Give how many judges a round has, and how many of them may judge each of some entries."""
    those = list(entries)
    assigned = await load(session, actor, "judge_rounds", round_id=owner["id"])
    judges = await load(session, actor, "judges", id=[row["judge_id"] for row in assigned])
    recused = await recused_judges(session, actor, judges, those)
    panels = {
        entry["id"]: sum(entry["id"] not in recused[judge["id"]] for judge in judges)
        for entry in those
    }
    return len(judges), panels


async def recused_judges(
    session: AsyncSession, actor: Actor, judges: Iterable[Row], entries: Iterable[Row]
) -> Mapping[UUID, set[UUID]]:
    """Give for each judge the entries that the judge must not judge."""
    given, those = list(judges), list(entries)
    declared = await load(session, actor, "recusals", judge_id=[one["id"] for one in given])
    return {judge["id"]: recused_entries(judge, declared, those) for judge in given}
