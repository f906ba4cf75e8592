"""Publishes the results of a contest: a snapshot, names by consent, one edition out at a time."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import (
    Change,
    delete,
    insert,
    keep_no_operation,
    load,
    load_one,
    save,
    update,
)
from backend.accounts.meanwhile import demand_revision
from backend.accounts.refusals import NotAllowedError
from backend.compiler.assembly import camel
from backend.contests.editions import appeals_end_at, changes_between
from backend.contests.errors import (
    ContestStateError,
    PublicationWithdrawnError,
    RoundStateError,
)
from backend.contests.outcome_forms import (
    PreviewContestPublication,
    PublishContest,
    WithdrawContestPublication,
)
from backend.contests.paper import issuer_of
from backend.contests.reading import Row, contest_of, owned_row
from backend.contests.rules import ContestState, RoundState
from backend.contests.snapshots import Snapshot, snapshot_of
from backend.contests.texts import paragraph_of
from backend.database.actor import Actor, Role
from backend.kit.clock import now
from backend.kit.errors import LedgerError, Problems

_PUBLISHABLE = (ContestState.CLOSED, ContestState.PUBLISHED)


async def publish_contest(
    session: AsyncSession, actor: Actor, form: PublishContest
) -> dict[str, UUID]:
    """Publish the results of a closed contest; once more replaces the edition before.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, APPEALS_PENDING, RESULTS_PENDING,
    RESULTS_INCOMPLETE, NOTHING_TO_PUBLISH.
    """
    contest = await contest_of(session, actor, form.id, *_PUBLISHABLE, path=("id",))
    await demand_revision(session, actor, contest, form.revision)
    snapshot = await snapshot_of(session, actor, contest)
    Problems.raise_if_any(snapshot.faults)
    editions = await load(session, actor, "contest_publications", contest_id=form.id)
    publication = insert(
        "contest_publications",
        contest_id=form.id,
        edition=1 + len(editions),
        contest_name=contest["name"],
        starts_on=contest["starts_on"],
        ends_on=contest["ends_on"],
        standard=contest["standard"],
        note=paragraph_of(form.note, path=("note",)),
        published_at=now(),
        published_by=actor.user_id,
        organization_awards=list(snapshot.organization_awards),
        **await _beside(session, actor, form, contest, snapshot, editions),
    )
    rows = [
        insert(
            "published_results",
            contest_id=form.id,
            publication_id=publication.id,
            sequence=sequence,
            **row,
        )
        for sequence, row in enumerate(snapshot.rows, start=1)
    ]
    taken = [
        change
        for row in editions
        if row["withdrawn_at"] is None
        for change in await _taken_down(session, actor, row, f"已由第 {1 + len(editions)} 版替代")
    ]
    state = update("contests", contest, state=ContestState.PUBLISHED)
    changes = [state, publication, *rows, *taken]
    keep_no_operation(session)
    await save(session, actor, action="contest.publish", changes=changes)
    return {"contest": form.id, "publication": publication.id}


async def _beside(
    session: AsyncSession,
    actor: Actor,
    form: PublishContest,
    contest: Row,
    snapshot: Snapshot,
    editions: Sequence[Row],
) -> dict[str, Any]:
    """Give what an edition says beside its results; the contact of the one before unless given."""
    over = [state.value for state in (RoundState.CLOSED, RoundState.PUBLISHED)]
    rounds = await load(session, actor, "rounds", contest_id=contest["id"], state=over)
    latest = max(editions, key=lambda row: row["edition"], default=None)
    contact = paragraph_of(form.contact, path=("contact",)) or (latest and latest["contact"])
    said = {
        "organizer_name": await issuer_of(session, actor, contest),
        "contact": contact,
        "appeals_end_at": appeals_end_at(contest, rounds),
    }
    if latest is None or latest["withdrawn_at"] is not None:
        return said
    before = await load(session, actor, "published_results", publication_id=latest["id"])
    return said | _changes(latest, before, snapshot)


async def preview_contest_publication(
    session: AsyncSession, actor: Actor, form: PreviewContestPublication
) -> dict[str, Any]:
    """Tell what publishing would make public now and what holds it back; nothing is written.

    Raises: NOT_FOUND, NOT_ALLOWED.
    """
    if actor.role is Role.JUDGE:
        raise NotAllowedError
    contest = await load_one(session, actor, "contests", form.id, noun="竞赛", path=("id",))
    snapshot = await snapshot_of(session, actor, contest)
    editions = await load(session, actor, "contest_publications", contest_id=form.id)
    return {
        "contest": form.id,
        "edition": 1 + len(editions),
        "results": [
            {camel(name): value for name, value in row.items()} | {"isNamed": has_consent}
            for row, has_consent in zip(snapshot.rows, snapshot.consents, strict=True)
        ],
        "warnings": [*await _still_open(session, actor, contest), *snapshot.faults],
        "organizationAwards": [
            {"organizationName": one["name"]} for one in snapshot.organization_awards
        ],
        **await _since(session, actor, snapshot, editions),
    }


async def _since(
    session: AsyncSession, actor: Actor, snapshot: Snapshot, editions: Sequence[Row]
) -> dict[str, int]:
    """Count what changed since the edition that is out, if one is."""
    out = next((row for row in editions if row["withdrawn_at"] is None), None)
    if out is None:
        return {}
    before = await load(session, actor, "published_results", publication_id=out["id"])
    counted = _changes(out, before, snapshot)
    return {camel(name): count for name, count in counted.items()}


def _changes(edition: Row, results: Sequence[Row], snapshot: Snapshot) -> dict[str, int]:
    return changes_between(
        results,
        snapshot.rows,
        awards_before=edition["organization_awards"],
        awards=snapshot.organization_awards,
    )


async def _still_open(session: AsyncSession, actor: Actor, contest: Row) -> list[LedgerError]:
    """Tell of the contest and its rounds what has not come to its end."""
    found: list[LedgerError] = []
    state = contest["state"]
    if state not in _PUBLISHABLE:
        found.append(ContestStateError(contest=contest["name"], state=state.label, path=("id",)))
    scored = await load(
        session, actor, "rounds", contest_id=contest["id"], state=RoundState.OPEN.value
    )
    found += [
        RoundStateError(name=row["name"], state=row["state"].label, path=("id",)) for row in scored
    ]
    return found


async def withdraw_contest_publication(
    session: AsyncSession, actor: Actor, form: WithdrawContestPublication
) -> dict[str, UUID]:
    """Take published results down.

    Raises: NOT_FOUND, PUBLICATION_WITHDRAWN.
    """
    before = await owned_row(
        session, actor, "contest_publications", form.id, *ContestState, noun="竞赛公布"
    )
    reason = paragraph_of(form.reason)
    if before["withdrawn_at"] is not None or reason is None:
        raise PublicationWithdrawnError(path=("id",) if reason else ("reason",))
    contest = await load_one(session, actor, "contests", before["contest_id"], noun="竞赛")
    changes = [
        *await _taken_down(session, actor, before, reason),
        update("contests", contest, state=ContestState.CLOSED),
    ]
    keep_no_operation(session)
    await save(session, actor, action="contest.withdraw_publication", changes=changes)
    return {"contest": contest["id"], "publication": form.id}


async def _taken_down(
    session: AsyncSession, actor: Actor, publication: Row, reason: str
) -> list[Change]:
    """Take the results of an edition out; that it was there, and why it went, stays."""
    rows = await load(session, actor, "published_results", publication_id=publication["id"])
    header = update(
        "contest_publications",
        publication,
        withdrawn_at=now(),
        withdrawal_reason=reason,
        organization_awards=None,
    )
    return [header, *(delete("published_results", row) for row in rows)]
