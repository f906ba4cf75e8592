"""What comes of a contest: appeals and practice sessions."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, load, save, update
from backend.accounts.refusals import NotFoundError
from backend.contests.errors import (
    AppealDecidedError,
    AppealFormError,
    AppealWindowError,
    PracticeError,
)
from backend.contests.outcome_forms import (
    DecideAppeal,
    HoldPractice,
    LodgeAppeal,
    PracticeMark,
    RecordPractice,
)
from backend.contests.reading import CHANGING, Row, contest_of, owned_row, row_of
from backend.contests.rules import (
    AppealState,
    ContestKind,
    ContestState,
    EntryState,
    RoundState,
    is_in_bounds,
)
from backend.contests.texts import paragraph_of
from backend.database.actor import Actor
from backend.kit.clock import SHANGHAI, now
from backend.places.commands import name_of

_DECIDED = frozenset({AppealState.UPHELD, AppealState.REJECTED})
_HELD = (*CHANGING, ContestState.CLOSED, ContestState.PUBLISHED)


async def lodge_appeal(session: AsyncSession, actor: Actor, form: LodgeAppeal) -> UUID:
    """Lodge an appeal.

    Raises: NOT_FOUND, APPEAL_WINDOW, APPEAL.
    """
    path = ("round_id",)
    owner = await row_of(session, actor, "rounds", form.round_id, None, "轮次", path=path)
    contest = await contest_of(session, actor, owner["contest_id"], *_HELD, path=path)
    _hold_to_window(owner, contest)
    if not await load(session, actor, "starts", round_id=owner["id"], entry_id=form.entry_id):
        raise NotFoundError(noun="参赛者", path=("entry_id",))
    grounds = paragraph_of(form.grounds, path=("grounds",))
    if grounds is None:
        raise AppealFormError(fault="没有填写理由", path=("grounds",))
    change = insert(
        "appeals",
        contest_id=owner["contest_id"],
        round_id=owner["id"],
        entry_id=form.entry_id,
        grounds=grounds,
        lodged_at=now(),
    )
    await save(session, actor, action="appeal.lodge", changes=[change])
    return change.id


def _hold_to_window(owner: Row, contest: Row) -> None:
    is_closed = owner["state"] in {RoundState.CLOSED, RoundState.PUBLISHED}
    if not is_closed or owner["closed_at"] is None:
        raise AppealWindowError(reason="本轮还没有封榜", path=("round_id",))
    ends_at = owner["closed_at"] + timedelta(hours=contest["appeal_hours"])
    if now() > ends_at:
        shown = ends_at.astimezone(SHANGHAI)
        raise AppealWindowError(reason=f"申诉已于 {shown:%Y-%m-%d %H:%M} 截止", path=("round_id",))


async def decide_appeal(session: AsyncSession, actor: Actor, form: DecideAppeal) -> UUID:
    """Decide an appeal, or note that it was withdrawn.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_AWAY, APPEAL_DECIDED, APPEAL.
    """
    before = await owned_row(
        session, actor, "appeals", form.id, *ContestState, noun="申诉", revision=form.revision
    )
    if before["state"] is not AppealState.LODGED:
        raise AppealDecidedError(state=before["state"].label, path=("id",))
    decision = paragraph_of(form.decision, path=("decision",))
    if form.state is AppealState.LODGED or (form.state in _DECIDED) is (decision is None):
        raise AppealFormError(fault="结论与状态不符", path=("decision",))
    change = update(
        "appeals",
        before,
        state=form.state,
        decision=decision,
        decided_at=now(),
        decided_by=actor.user_id,
    )
    await save(session, actor, action="appeal.decide", changes=[change])
    return form.id


async def hold_practice(session: AsyncSession, actor: Actor, form: HoldPractice) -> UUID:
    """Add a session to a practice camp.

    Raises: NOT_FOUND, CONTEST_STATE, NAME, PRACTICE, SET_UP_TAKEN.
    """
    path = ("discipline_id",)
    discipline = await row_of(
        session, actor, "disciplines", form.discipline_id, None, "赛项", path=path
    )
    contest = await contest_of(session, actor, discipline["contest_id"], path=path)
    if contest["kind"] is not ContestKind.PRACTICE:
        raise PracticeError(fault="只有岗位大练兵设练兵场次", path=path)
    change = insert(
        "practice_sessions",
        contest_id=contest["id"],
        discipline_id=discipline["id"],
        name=name_of(form.name, path=("name",)),
        held_on=form.held_on,
        unit=name_of(form.unit, path=("unit",)),
        ranking=form.ranking,
    )
    await save(session, actor, action="practice.hold", changes=[change])
    return change.id


async def record_practice(session: AsyncSession, actor: Actor, form: RecordPractice) -> UUID:
    """Record who came to a session and what each reached.

    Raises: NOT_FOUND, CONTEST_STATE, PRACTICE.
    """
    path = ("practice_session_id",)
    held = await row_of(
        session, actor, "practice_sessions", form.practice_session_id, None, "场次", path=path
    )
    await contest_of(session, actor, held["contest_id"], path=path)
    entered = await load(
        session,
        actor,
        "entries",
        discipline_id=held["discipline_id"],
        state=EntryState.ENTERED.value,
    )
    known = {
        row["entry_id"]: row
        for row in await load(session, actor, "practice_results", practice_session_id=held["id"])
    }
    if len({mark.entry_id for mark in form.marks}) < len(form.marks):
        raise PracticeError(fault="同一参赛者出现多次", path=("marks",))
    here = {row["id"] for row in entered}
    changes = [_marked(held, mark, known, here) for mark in form.marks]
    await save(session, actor, action="practice.record", changes=changes)
    return form.practice_session_id


def _marked(held: Row, mark: PracticeMark, known: Mapping[UUID, Row], here: set[UUID]) -> Change:
    if mark.entry_id not in here:
        raise NotFoundError(noun="参赛者", path=("marks", "entry_id"))
    if mark.value is not None and not mark.is_present:
        raise PracticeError(fault="没有到场而有成绩", path=("marks", "value"))
    if mark.value is not None and not (is_in_bounds(mark.value) and mark.value >= 0):
        raise PracticeError(fault="成绩应为不小于 0、不到十亿的数", path=("marks", "value"))
    values = {"is_present": mark.is_present, "value": mark.value}
    before = known.get(mark.entry_id)
    if before is not None:
        return update("practice_results", before, **values)
    return insert(
        "practice_results",
        contest_id=held["contest_id"],
        practice_session_id=held["id"],
        entry_id=mark.entry_id,
        **values,
    )
