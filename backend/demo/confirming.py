"""Confirmations of rosters in the demo: most branches twice a year, some late, some with notes.

They are entered last, since each keeps the digest of the roster as it stood on its day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Date, Uuid, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change
from backend.branches.rules import BranchKind
from backend.demo.history import History, Step, at_work
from backend.demo.world import Branch, Member, World
from backend.kit.dates import add_months
from backend.kit.ids import new_id
from backend.members.rules import BranchPost

_PLAIN = {BranchKind.BRANCH, BranchKind.JOINT_BRANCH}
_EVERY = (150, 178)
_LATE_SINCE = (190, 420)
_LATE, _DOUBTED = 0.09, 0.12
_SECRETARY_LAST = timedelta(days=198)
_DOUBTS = ("已到外地工作，关系未转", "已转到所在单位党组织", "近半年联系不上，待核实")
_MISSING = "少一人：新入职的党员关系未转来"


@dataclass(frozen=True, slots=True)
class _Roster:
    """Who stood in a branch on the day on which that was confirmed."""

    branch: Branch
    day: date
    members: Sequence[Member]
    notes: Sequence[tuple[Member | None, str]]


async def rosters_confirmed(
    session: AsyncSession, history: History, district_id: UUID
) -> list[Step]:
    """Give the steps in which rosters are confirmed; their members must have been entered."""
    rosters = list(_rosters(history.world))
    digests = await _digests(session, rosters, district_id)
    by_day: dict[date, list[Change]] = defaultdict(list)
    for roster, digest in zip(rosters, digests, strict=True):
        by_day[_entered(roster.day, history.world.today)] += _changes(roster, digest)
    return [Step(at_work(day), "roster.confirm", changes=by_day[day]) for day in sorted(by_day)]


def _entered(day: date, today: date) -> date:
    """Enter what was confirmed on paper in a month on the first of the next one."""
    return min(add_months(day.replace(day=1), 1), today - timedelta(days=1))


async def _digests(
    session: AsyncSession, rosters: Sequence[_Roster], district_id: UUID
) -> list[str]:
    """Ask what each roster was on its day, all in one question."""
    asked = (
        func.unnest(
            cast([roster.branch.id for roster in rosters], ARRAY(Uuid)),
            cast([roster.day for roster in rosters], ARRAY(Date)),
        )
        .table_valued("branch_id", "day", with_ordinality="place")
        .render_derived()
    )
    digest = func.roster_digest(district_id, asked.c.branch_id, asked.c.day)
    return list(await session.scalars(select(digest).order_by(asked.c.place)))


def _rosters(world: World) -> Iterator[_Roster]:
    belonging = _belonging(world)
    for branch in world.branches:
        if branch.approvals[-1].kind not in _PLAIN:
            continue
        for day in _days(world, branch):
            members = [each for each in belonging[branch.id] if _stands_in(each, branch, day)]
            if members:
                yield _Roster(branch, day, members, _notes(world, members))


def _days(world: World, branch: Branch) -> list[date]:
    """Confirm about twice a year; some have stopped, and the known secretary is a little late."""
    last = (branch.dissolved_on or world.today) - timedelta(days=1)
    if branch is world.of_the_secretary:
        last = world.today - _SECRETARY_LAST
    elif world.chance(_LATE):
        last = min(last, world.day(_LATE_SINCE[1], _LATE_SINCE[0]))
    first = max(branch.founded_on or world.began_on, world.began_on)
    day = first + timedelta(days=world.random.randint(20, _EVERY[1]))
    days: list[date] = []
    while day <= last:
        days.append(day)
        day += timedelta(days=world.random.randint(*_EVERY))
    if branch is world.of_the_secretary and last > first and (not days or days[-1] < last):
        days.append(last)
    return days


def _belonging(world: World) -> dict[UUID, list[Member]]:
    """Give the members who ever belonged to each branch, those for its activities too."""
    found: dict[UUID, list[Member]] = defaultdict(list)
    for member in world.members:
        for branch_id in dict.fromkeys(relation.branch.id for relation in member.relations):
            found[branch_id].append(member)
    return found


def _stands_in(member: Member, branch: Branch, day: date) -> bool:
    return any(
        relation.branch is branch
        and relation.start <= day
        and (relation.end is None or day < relation.end)
        for relation in member.relations
    )


def _notes(world: World, members: Sequence[Member]) -> list[tuple[Member | None, str]]:
    if not world.chance(_DOUBTED):
        return []
    if world.chance(1 / 3):
        return [(None, _MISSING)]
    return [(world.random.choice(members), world.random.choice(_DOUBTS))]


def _changes(roster: _Roster, digest: str) -> Iterator[Change]:
    confirmation = new_id()
    row = {
        "branch_id": roster.branch.id,
        "confirmed_on": roster.day,
        "confirmed_by": _secretary_on(roster.branch, roster.day),
        "roster_digest": digest,
        "member_count": len(roster.members),
        "note_count": len(roster.notes),
    }
    yield Change("roster_confirmations", confirmation, None, row)
    for member, text in roster.notes:
        note = {
            "confirmation_id": confirmation,
            "branch_id": roster.branch.id,
            "member_id": member.id if member else None,
            "text": text,
        }
        yield Change("roster_notes", new_id(), None, note)


def _secretary_on(branch: Branch, day: date) -> str | None:
    holders = (
        post.member.name
        for post in branch.posts
        if post.post is BranchPost.SECRETARY
        and post.start <= day
        and (post.end is None or day < post.end)
    )
    return next(holders, None)
