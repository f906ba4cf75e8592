"""The results of a contest as publishing would show them, and all that holds them back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.contests.completeness import incomplete_results
from backend.contests.deciding import waiting_faults
from backend.contests.errors import (
    AppealsPendingError,
    NothingToPublishError,
    ResultsPendingError,
)
from backend.contests.reading import Row
from backend.contests.results import as_program
from backend.contests.rules import AppealState, RoundState
from backend.contests.score_errors import ResultsIncompleteError
from backend.database.actor import Actor
from backend.kit.errors import LedgerError

_OVER = (RoundState.CLOSED.value, RoundState.PUBLISHED.value)
_COPIED = ("place", "is_shared", "theory", "practical", "total", "status")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What would be published, row by row in its order, and why it cannot be published yet.

    Shape: `rows` are rows of `published_results`; `consents` tells of each row whether the entry
    has agreed to be named; `organization_awards` {id, name} are of organizations, which have no
    result, by name.
    """

    rows: tuple[Mapping[str, Any], ...]
    organization_awards: tuple[Mapping[str, str], ...]
    consents: tuple[bool, ...]
    faults: tuple[LedgerError, ...]


@dataclass(frozen=True, slots=True)
class _SetUp:
    rounds: Mapping[UUID, Row]
    disciplines: Mapping[UUID, Row]
    entries: Mapping[UUID, Row]
    ranks: Mapping[UUID, str]


async def snapshot_of(session: AsyncSession, actor: Actor, contest: Row) -> Snapshot:
    """Take the results of the closed rounds: discipline by discipline, last round first."""
    of: dict[str, Any] = {"contest_id": contest["id"]}
    rounds = await load(session, actor, "rounds", state=_OVER, **of)
    results = await load(session, actor, "results", round_id=[row["id"] for row in rounds])
    appeals = await load(session, actor, "appeals", state=AppealState.LODGED.value, **of)
    awards = await load(session, actor, "awards", **of)
    known = _SetUp(
        rounds=_by_id(rounds),
        disciplines=_by_id(await load(session, actor, "disciplines", **of)),
        entries=_by_id(await load(session, actor, "entries", **of)),
        ranks={row["entry_id"]: row["rank"] for row in awards if row["entry_id"]},
    )
    ordered = sorted(results, key=lambda row: _order(row, known, last=len(results) + 1))
    final = last_rounds(rounds)
    incomplete = await incomplete_results(session, actor, rounds, ordered)
    waiting = await waiting_faults(session, actor, contest["id"])
    return Snapshot(
        organization_awards=await _organization_awards(session, actor, awards),
        rows=tuple(
            _published(row, known)
            | {"award": known.ranks.get(row["entry_id"]) if row["round_id"] in final else None}
            for row in ordered
        ),
        consents=tuple(known.entries[row["entry_id"]]["shows_name"] for row in ordered),
        faults=(
            *waiting,
            *_faults(contest, ordered, incomplete, appeals, known),
        ),
    )


async def _organization_awards(
    session: AsyncSession, actor: Actor, awards: Iterable[Row]
) -> tuple[Mapping[str, str], ...]:
    """Name the organizations that have an award; who organizes a contest may not see them all."""
    given = [row for row in awards if row["entry_id"] is None]
    async with as_program(session, actor) as program:
        known = _by_id(
            await load(
                session, program, "organizations", id=[row["organization_id"] for row in given]
            )
        )
    told = [
        {"id": str(row["id"]), "name": str(known[row["organization_id"]]["name"])} for row in given
    ]
    return tuple(sorted(told, key=lambda one: (one["name"], one["id"])))


def _faults(
    contest: Row, results: list[Row], incomplete: list[Row], appeals: list[Row], known: _SetUp
) -> Iterable[LedgerError]:
    if appeals:
        yield AppealsPendingError(count=len(appeals), path=("id",))
    if not results:
        yield NothingToPublishError(contest=contest["name"], path=("id",))
    pending = [row for row in results if row["is_pending"]]
    if pending:
        yield ResultsPendingError(count=len(pending), where=_where(pending, known), path=("id",))
    if incomplete:
        where = _where(incomplete, known)
        yield ResultsIncompleteError(count=len(incomplete), where=where, path=("id",))


def _where(results: list[Row], known: _SetUp) -> str:
    """Name the first few results by their bibs."""
    bibs = [known.entries[row["entry_id"]]["bib"] for row in results[:_MOST_NAMED]]
    more = "等" if len(results) > _MOST_NAMED else ""
    return f"{'、'.join(bibs)} 号{more}"


def _by_id(rows: Iterable[Row]) -> dict[UUID, Row]:
    return {row["id"]: row for row in rows}


def _order(row: Row, known: _SetUp, *, last: int) -> tuple[Any, ...]:
    owner = known.rounds[row["round_id"]]
    discipline = known.disciplines[owner["discipline_id"]]
    bib = known.entries[row["entry_id"]]["bib"]
    place = row["place"] or last
    return (discipline["position"], discipline["name"], -owner["position"], place, bib)


def last_rounds(rounds: Iterable[Row]) -> set[UUID]:
    """Give the last round of each discipline, which the awards are given for."""
    ordered = sorted(rounds, key=lambda row: row["position"])
    return set({row["discipline_id"]: row["id"] for row in ordered}.values())


def _published(row: Row, known: _SetUp) -> dict[str, Any]:
    owner, entry = known.rounds[row["round_id"]], known.entries[row["entry_id"]]
    return {name: row[name] for name in _COPIED} | {
        "discipline_name": known.disciplines[owner["discipline_id"]]["name"],
        "round_name": owner["name"],
        "round_position": owner["position"],
        "bib": entry["bib"],
        "name": entry["name"] if entry["shows_name"] else None,
        "organization_name": entry["organization_name"],
    }
