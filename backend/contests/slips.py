"""Entry slips: printed for contestants, who have no account; each shows its holder's own results.

The secret is made here, shown to the organizer this once to be printed, and kept as a hash. See
docs/adr/0040.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, keep_no_operation, load, save, update
from backend.compiler.catalog import Of
from backend.contests.carrying import hold_issuer
from backend.contests.reading import contest_of, row_of
from backend.contests.rules import ContestState, EntryState
from backend.contests.slip_errors import NoSlipsError
from backend.database.actor import Actor
from backend.kit.clock import now
from backend.kit.ids import encode_node_id
from backend.kit.tokens import NewToken, new_token

SLIP_PREFIX = "slip"
MOST_SLIPS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntrySlips:
    """制发参赛证；Make slips for entries of a contest; each entry's slip before it ends."""

    contest_id: Annotated[UUID, "竞赛；the contest", Of("Contest")]
    discipline_id: Annotated[
        UUID | None, "只发此赛项的，空为全部；only entries of it, null = all", Of("Discipline")
    ] = None
    entry_ids: Annotated[
        tuple[UUID, ...] | None,
        "只发这些参赛的，空为全部；only these entries, null = all",
        Of("Entry"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeEntrySlip:
    """作废参赛证；End the slip of an entry, such as a lost one."""

    entry_id: Annotated[UUID, "参赛；the entry", Of("Entry")]


async def issue_entry_slips(
    session: AsyncSession, actor: Actor, form: IssueEntrySlips
) -> dict[str, Any]:
    """Make slips; their secrets are shown this once. Withdrawn and forgotten entries get none.

    Raises: NOT_FOUND, CONTEST_STATE, VENUE_PAPER, NO_SLIPS.
    """
    # Who prints holds the contest, so that two who print at once never leave an entry two slips.
    contest = await contest_of(
        session,
        actor,
        form.contest_id,
        ContestState.DRAFT,
        ContestState.OPEN,
        ContestState.CLOSED,
        ContestState.PUBLISHED,
    )
    await hold_issuer(session, actor, contest, what="参赛证")
    entries = await _wanted(session, actor, form)
    if not 0 < len(entries) <= MOST_SLIPS:
        raise NoSlipsError(count=len(entries), limit=MOST_SLIPS)
    disciplines = {
        row["id"]: row["name"]
        for row in await load(session, actor, "disciplines", contest_id=contest["id"])
    }
    made = [(entry, new_token(SLIP_PREFIX)) for entry in entries]
    ended = await _ended(session, actor, [entry["id"] for entry in entries])
    keep_no_operation(session)
    # What ends goes first: an entry never has two slips that work.
    if ended:
        await save(session, actor, action="entry_slip.revoke", changes=ended)
    await save(session, actor, action="entry_slip.issue", changes=list(_issued(made)))
    return {
        "contest": contest["id"],
        "slips": [_shown(entry, token, disciplines) for entry, token in made],
    }


async def revoke_entry_slip(session: AsyncSession, actor: Actor, form: RevokeEntrySlip) -> UUID:
    """End the slip of an entry; whoever holds it sees nothing from now on.

    Raises: NOT_FOUND.
    """
    await row_of(session, actor, "entries", form.entry_id, None, "参赛者", path=("entry_id",))
    ended = await _ended(session, actor, [form.entry_id])
    if ended:
        keep_no_operation(session)
        await save(session, actor, action="entry_slip.revoke", changes=ended)
    return form.entry_id


async def _wanted(
    session: AsyncSession, actor: Actor, form: IssueEntrySlips
) -> list[dict[str, Any]]:
    rows = await load(
        session,
        actor,
        "entries",
        contest_id=form.contest_id,
        state=EntryState.ENTERED.value,
        name_erased_at=None,
    )
    of_discipline = (row for row in rows if form.discipline_id in (None, row["discipline_id"]))
    named = None if form.entry_ids is None else frozenset(form.entry_ids)
    wanted = (row for row in of_discipline if named is None or row["id"] in named)
    return sorted(wanted, key=lambda row: (len(row["bib"]), row["bib"]))


async def _ended(session: AsyncSession, actor: Actor, entries: Collection[UUID]) -> list[Change]:
    at = now()
    working = await load(session, actor, "entry_slips", entry_id=entries, revoked_at=None)
    return [update("entry_slips", row, revoked_at=at) for row in working]


def _issued(made: Iterable[tuple[Mapping[str, Any], NewToken]]) -> Iterator[Change]:
    for entry, token in made:
        yield insert(
            "entry_slips",
            contest_id=entry["contest_id"],
            organizer_town_id=entry["organizer_town_id"],
            organizer_department_id=entry["organizer_department_id"],
            entry_id=entry["id"],
            secret_hash=token.digest,
        )


def _shown(
    entry: Mapping[str, Any], token: NewToken, disciplines: Mapping[UUID, str]
) -> dict[str, object]:
    return {
        "entryId": encode_node_id("Entry", entry["id"]),
        "bib": entry["bib"],
        "name": entry["name"],
        "organizationName": entry["organization_name"],
        "disciplineName": disciplines[entry["discipline_id"]],
        "url": f"/results#{token.text}",
    }
