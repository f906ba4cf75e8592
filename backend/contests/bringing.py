"""Brings from a venue what came about there, where the set-up is this server's again.

After a call-back, what is here stays as it is. Who entered and judged at the venue, rounds that
were opened there, criteria that were scored there, appeals and practice come beside it; a name or
number that is another's here gets a mark, and can be changed (docs/adr/0042).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, keep_no_operation, load, save, update
from backend.contests.consents import bring_consents
from backend.contests.holding import FIRM
from backend.contests.parcel_rows import LOG
from backend.contests.taking_over import ACTION, bring_judges, find_owners, rows_of
from backend.database.actor import Actor

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

_MARK = "赛场"
_LONGEST_BIB = 12
_TRIED = 20
_ENTERED = (
    "disciplines",
    "rounds",
    "criteria",
    "entries",
    "judges",
    "judge_rounds",
    "recusals",
    "starts",
    "appeals",
    "awards",
    "practice_sessions",
    "practice_results",
)
"""What came about at a venue, each after those that it refers to."""

_PARENTS: Mapping[str, Mapping[str, str]] = {
    "rounds": {"discipline_id": "disciplines"},
    "criteria": {"round_id": "rounds"},
    "entries": {"discipline_id": "disciplines"},
    "judge_rounds": {"round_id": "rounds", "judge_id": "judges"},
    "recusals": {"judge_id": "judges", "entry_id": "entries"},
    "starts": {"round_id": "rounds", "entry_id": "entries"},
    "appeals": {"round_id": "rounds", "entry_id": "entries"},
    "awards": {"discipline_id": "disciplines", "entry_id": "entries"},
    "practice_sessions": {"discipline_id": "disciplines"},
    "practice_results": {"practice_session_id": "practice_sessions", "entry_id": "entries"},
}
_ONCE: Mapping[str, Callable[[Row], tuple[Any, ...]]] = {
    "judge_rounds": lambda one: (one["round_id"], one["judge_id"]),
    "recusals": lambda one: (one["judge_id"], one["entry_id"], one["organization_id"]),
    "starts": lambda one: (one["round_id"], one["entry_id"]),
    "awards": lambda one: (one["entry_id"] or one["organization_id"], one["rank"]),
    "practice_results": lambda one: (one["practice_session_id"], one["entry_id"]),
}
"""What stands here already under another id."""

_NAMED: Mapping[str, tuple[str, ...]] = {
    "disciplines": ("name",),
    "rounds": ("discipline_id", "name"),
    "criteria": ("round_id", "name"),
    "entries": ("bib",),
    "judges": ("name",),
    "awards": ("certificate_number",),
    "practice_sessions": ("discipline_id", "held_on", "name"),
}
"""What no two of a contest share; the last is the name, which gets a mark where it is taken."""


async def bring_entered(
    session: AsyncSession,
    program: Actor,
    contest: Row,
    content: Mapping[str, Any],
    *,
    late: Collection[UUID] = (),
) -> tuple[str, ...]:
    """Take what came about at the venue beside the set-up of here; give what could not be linked.

    Shape: `late` are the firms, as the file names them, that were held back and are taken now.
    Raises: PARCEL_ORGANIZATION.
    """
    rows = rows_of(content, _ENTERED, program)
    of_late = {
        one["id"] for kept in rows.values() for one in kept if one.get("organization_id") in late
    }
    lacking = await find_owners(session, program, content, rows)
    await bring_judges(session, program, content)
    consents = await bring_consents(session, program, rows["entries"], content)
    keep_no_operation(session)
    await save(session, program, action=ACTION, changes=consents)
    here = {
        table: await load(session, program, table, contest_id=contest["id"]) for table in _ENTERED
    }
    scored = {UUID(one["criterion_id"]) for one in content["rows"][LOG] if one["criterion_id"]}
    new = _new(here, rows, scored, of_late)
    taken = here | {"awards": await _numbered(session, program, new["awards"])}
    for table in _ENTERED:
        _name(table, taken[table], new[table])
    _place(here, new)
    await save(session, program, action=ACTION, changes=_firms_of(here, rows, of_late))
    for table in _ENTERED:
        made = [insert(table, **one) for one in new[table]]
        await save(session, program, action=ACTION, changes=made)
    return lacking


async def _numbered(session: AsyncSession, program: Actor, awards: Iterable[Row]) -> list[Row]:
    """Read the awards of the whole district that bear a number that these have, or would get."""
    numbers = {
        number for one in awards for number in islice(_numbers(one["certificate_number"]), _TRIED)
    }
    return await load(session, program, "awards", certificate_number=numbers) if numbers else []


def _new(
    here: Rows, rows: Rows, scored: Collection[UUID], of_late: Collection[UUID]
) -> dict[str, list[Row]]:
    """Give the rows that come: not here yet, wanted, and all that they belong to is here or comes.

    Of set-up without anybody's doing nothing comes: whoever has the right may have removed it here.
    """
    new: dict[str, list[Row]] = {}
    known: dict[str, set[UUID | None]] = {}
    for table in _ENTERED:
        ids = {one["id"] for one in here[table]}
        key = _ONCE.get(table, _id)
        once = {key(one) for one in here[table]}
        new[table] = [
            one
            for one in rows[table]
            if one["id"] not in ids
            and key(one) not in once
            and all(one[by] in known[of] for by, of in _PARENTS.get(table, {}).items())
            and (one["id"] in of_late or _is_wanted(table, one, rows, new, scored))
        ]
        known[table] = {None, *ids, *(one["id"] for one in new[table])}
    return new


def _id(row: Row) -> tuple[UUID]:
    return (row["id"],)


def _is_wanted(table: str, row: Row, rows: Rows, new: Rows, scored: Collection[UUID]) -> bool:
    """Tell whether something of the set-up is more than a plan."""
    match table:
        case "disciplines":
            owned = (*rows["entries"], *filter(_was_opened, rows["rounds"]))
            return any(one["discipline_id"] == row["id"] for one in owned)
        case "rounds":
            return _was_opened(row)
        case "criteria":
            added = {one["id"] for one in new["rounds"]}
            return row["round_id"] in added or row["id"] in scored
        case "recusals" | "awards":
            came = {one["id"] for one in (*new["judges"], *new["entries"])}
            firms = {one["organization_id"] for one in new["entries"]}
            is_of_firm = row["entry_id"] is None and row["organization_id"] in firms
            return is_of_firm or row["entry_id"] in came or row.get("judge_id") in came
        case _:
            return True


def _was_opened(row: Row) -> bool:
    return row["opened_at"] is not None


def _key(row: Row, columns: Iterable[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in columns)


def _name(table: str, here: Iterable[Row], new: Iterable[Row]) -> None:
    """Mark names and numbers that are another's here."""
    columns = _NAMED.get(table)
    if columns is None:
        return
    taken = {_key(one, columns) for one in here}
    for one in new:
        *owner, name = _key(one, columns)
        names = _NAMES.get(table, _names)(name)
        one[columns[-1]] = next(free for free in names if (*owner, free) not in taken)
        taken.add(_key(one, columns))


def _names(name: str) -> Iterator[str]:
    yield name
    yield f"{name}（{_MARK}）"
    for number in count(2):
        yield f"{name}（{_MARK}{number}）"


def _bibs(bib: str) -> Iterator[str]:
    yield bib
    for number in count(2):
        end = f"-{number}"
        yield bib[: _LONGEST_BIB - len(end)] + end


def _numbers(number: str) -> Iterator[str]:
    yield number
    for another in count(2):
        yield f"{number}-{another}"


_NAMES: Mapping[str, Callable[[str], Iterator[str]]] = {"entries": _bibs, "awards": _numbers}


def _place(here: Rows, new: Rows) -> None:
    """Let what comes stand after what is here: rounds of a discipline, criteria of a round."""
    for table, by in (("rounds", "discipline_id"), ("criteria", "round_id")):
        last: dict[UUID, int] = {}
        for one in here[table]:
            last[one[by]] = max(last.get(one[by], 0), one["position"])
        for one in new[table]:
            one["position"] += last.get(one[by], 0)


def _firms_of(here: Rows, rows: Rows, of_late: Collection[UUID]) -> Iterator[Change]:
    """Let who is here have the firm that was unknown here when they came, or were corrected."""
    for table, names in FIRM.items():
        there = {one["id"]: one for one in rows[table] if one["organization_id"] is not None}
        for one in here[table]:
            said = there.get(one["id"])
            if said is not None and (one["organization_id"] is None or one["id"] in of_late):
                yield update(table, one, **{name: said[name] for name in names})
