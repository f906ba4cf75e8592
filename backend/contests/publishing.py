"""Publishes the results of a contest: a snapshot, names by consent, one edition out at a time."""

from collections.abc import Mapping
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
from backend.contests.errors import (
    AppealsPendingError,
    NothingToPublishError,
    PublicationWithdrawnError,
    ResultsPendingError,
)
from backend.contests.outcome_forms import PublishContest, WithdrawContestPublication
from backend.contests.reading import Row, contest_of, owned_row
from backend.contests.rules import AppealState, ContestState, RoundState, StartStatus
from backend.contests.score_errors import ResultsIncompleteError
from backend.database.actor import Actor
from backend.kit.clock import now
from backend.places.commands import text_of

_OVER = (RoundState.CLOSED.value, RoundState.PUBLISHED.value)
_COPIED = ("place", "is_shared", "theory", "practical", "total", "status")


async def publish_contest(
    session: AsyncSession, actor: Actor, form: PublishContest
) -> dict[str, UUID]:
    """Publish the results of a closed contest; once more replaces the edition before.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, APPEALS_PENDING, RESULTS_PENDING,
    RESULTS_INCOMPLETE, NOTHING_TO_PUBLISH.
    """
    states = (ContestState.CLOSED, ContestState.PUBLISHED)
    contest = await contest_of(session, actor, form.id, *states, path=("id",))
    await demand_revision(session, actor, contest, form.revision)
    waiting = await load(
        session, actor, "appeals", contest_id=form.id, state=AppealState.LODGED.value
    )
    if waiting:
        raise AppealsPendingError(count=len(waiting), path=("id",))
    editions = await load(session, actor, "contest_publications", contest_id=form.id)
    publication = insert(
        "contest_publications",
        contest_id=form.id,
        edition=1 + len(editions),
        contest_name=contest["name"],
        starts_on=contest["starts_on"],
        ends_on=contest["ends_on"],
        standard=contest["standard"],
        note=text_of(form.note),
        published_at=now(),
        published_by=actor.user_id,
    )
    rows = [
        insert(
            "published_results",
            contest_id=form.id,
            publication_id=publication.id,
            sequence=sequence,
            **row,
        )
        for sequence, row in enumerate(await _results(session, actor, contest), start=1)
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


async def _results(session: AsyncSession, actor: Actor, contest: Row) -> list[dict[str, Any]]:
    """Give the rows of the snapshot: discipline by discipline, the last round first, by place."""
    of: dict[str, Any] = {"contest_id": contest["id"]}
    rounds = await load(session, actor, "rounds", state=_OVER, **of)
    results = await load(session, actor, "results", round_id=[row["id"] for row in rounds])
    if not results:
        raise NothingToPublishError(contest=contest["name"], path=("id",))
    pending = sum(row["is_pending"] for row in results)
    if pending:
        raise ResultsPendingError(count=pending, path=("id",))
    incomplete = sum(
        row["missing"] > 0 and row["status"] is StartStatus.STARTING for row in results
    )
    if incomplete:
        raise ResultsIncompleteError(count=incomplete, path=("id",))
    disciplines = {row["id"]: row for row in await load(session, actor, "disciplines", **of)}
    entries = {row["id"]: row for row in await load(session, actor, "entries", **of)}
    awards = await load(session, actor, "awards", **of)
    ranks = {row["entry_id"]: row["rank"] for row in awards if row["entry_id"]}
    by_round = {row["id"]: row for row in rounds}
    last = _last_rounds(rounds)

    def order(row: Row) -> tuple[Any, ...]:
        owner = by_round[row["round_id"]]
        discipline = disciplines[owner["discipline_id"]]
        place = row["place"] or len(results) + 1
        bib = entries[row["entry_id"]]["bib"]
        return (discipline["position"], discipline["name"], -owner["position"], place, bib)

    return [
        _published(row, by_round, disciplines, entries)
        | {"award": ranks.get(row["entry_id"]) if row["round_id"] in last else None}
        for row in sorted(results, key=order)
    ]


def _last_rounds(rounds: list[Row]) -> set[UUID]:
    """Give the last round of each discipline, which the awards are given for."""
    ordered = sorted(rounds, key=lambda row: row["position"])
    return set({row["discipline_id"]: row["id"] for row in ordered}.values())


def _published(
    row: Row,
    rounds: Mapping[UUID, Row],
    disciplines: Mapping[UUID, Row],
    entries: Mapping[UUID, Row],
) -> dict[str, Any]:
    owner, entry = rounds[row["round_id"]], entries[row["entry_id"]]
    return {name: row[name] for name in _COPIED} | {
        "discipline_name": disciplines[owner["discipline_id"]]["name"],
        "round_name": owner["name"],
        "round_position": owner["position"],
        "bib": entry["bib"],
        "name": entry["name"] if entry["shows_name"] else None,
        "organization_name": entry["organization_name"],
    }


async def withdraw_contest_publication(
    session: AsyncSession, actor: Actor, form: WithdrawContestPublication
) -> dict[str, UUID]:
    """Take published results down.

    Raises: NOT_FOUND, PUBLICATION_WITHDRAWN.
    """
    before = await owned_row(
        session, actor, "contest_publications", form.id, *ContestState, noun="竞赛公布"
    )
    reason = text_of(form.reason)
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
        "contest_publications", publication, withdrawn_at=now(), withdrawal_reason=reason
    )
    return [header, *(delete("published_results", row) for row in rows)]
