"""Lets the set-up of a contest be that of the other server; what the log here names stays.

Scores are never lost with a row: an entry, a round or a criterion that has records here stays,
though the other server has never heard of it (docs/adr/0037).
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.changes import delete, insert, load, save, update
from backend.contests.parcel_rows import SET_UP
from backend.contests.tables import ScoreRecord
from backend.contests.venue_errors import ParcelContradictsError
from backend.database.actor import Actor

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

FAR = 1_000_000
"""Positions from here on are nobody's: rows wait there while others take theirs."""

_UNIQUE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "disciplines": (("name",),),
    "rounds": (("discipline_id", "name"), ("discipline_id", "position")),
    "criteria": (("round_id", "name"), ("round_id", "position")),
    "entries": (("bib",),),
    "judges": (("name",),),
    "practice_sessions": (("discipline_id", "held_on", "name"),),
}
"""What two rows of a contest never share; the last column of each is what people exchange."""

_LOGGED = ("entry_id", "round_id", "criterion_id", "judge_user_id")


async def replace_set_up(
    session: AsyncSession, program: Actor, contest_id: UUID, rows: Rows, *, action: str
) -> None:
    """Let the rows of a contest be those given, besides those that the log here names.

    What is not among them goes first; then whatever stands in the way of others steps aside.
    Raises: PARCEL_CONTRADICTS.
    """
    here = {table: await load(session, program, table, contest_id=contest_id) for table in SET_UP}
    wanted = {table: {one["id"]: one for one in rows[table]} for table in SET_UP}
    logged = await _logged(session, program, contest_id)
    left = {
        table: [one for one in kept if one["id"] not in wanted[table]]
        for table, kept in here.items()
    }
    kept = _kept(left, wanted, logged)
    for table in reversed(SET_UP):
        stays = {one["id"] for one in kept[table]}
        gone = [delete(table, one) for one in left[table] if one["id"] not in stays]
        await save(session, program, action=action, changes=gone)
    for table in SET_UP:
        await _step_aside(session, program, table, here[table], rows[table], action=action)
        await _beside(session, program, table, kept[table], rows[table], action=action)
        present = {one["id"]: one for one in await _of(session, program, table, contest_id)}
        changes = [
            update(table, present[key], **one) if key in present else insert(table, **one)
            for key, one in wanted[table].items()
        ]
        await save(session, program, action=action, changes=changes)


async def _of(session: AsyncSession, program: Actor, table: str, contest_id: UUID) -> list[Row]:
    return await load(session, program, table, contest_id=contest_id)


async def _logged(
    session: AsyncSession, program: Actor, contest_id: UUID
) -> Mapping[str, frozenset[UUID]]:
    """Read what the records of a contest are about."""
    found = {}
    for name in _LOGGED:
        named = getattr(ScoreRecord, name)
        query = select(named).distinct()
        query = query.where(
            col(ScoreRecord.district_id) == program.district_id,
            col(ScoreRecord.contest_id) == contest_id,
        )
        ids = (await session.scalars(query)).all()
        found[name] = frozenset(UUID(int=one.int) for one in ids if one is not None)
    return found


def _kept(
    left: Rows, wanted: Mapping[str, Mapping[UUID, Row]], logged: Mapping[str, frozenset[UUID]]
) -> Rows:
    """Give the rows that stay though the other server lacks them, with those that they need."""
    named = {
        "entries": ("id", logged["entry_id"]),
        "rounds": ("id", logged["round_id"]),
        "criteria": ("id", logged["criterion_id"]),
        "judges": ("user_id", logged["judge_user_id"]),
    }
    kept: dict[str, list[Row]] = {table: [] for table in SET_UP}
    for table, (name, ids) in named.items():
        kept[table] = [one for one in left[table] if one[name] in ids]
    disciplines = {one["discipline_id"] for one in (*kept["rounds"], *kept["entries"])}
    kept["disciplines"] = [one for one in left["disciplines"] if one["id"] in disciplines]
    stays = {
        table: {*wanted[table], *(one["id"] for one in kept[table])}
        for table in ("rounds", "entries", "judges")
    }
    new = {table: {one["id"] for one in kept[table]} for table in ("rounds", "entries", "judges")}
    kept["starts"] = _joining(left["starts"], stays, new, "rounds", "entries")
    kept["judge_rounds"] = _joining(left["judge_rounds"], stays, new, "rounds", "judges")
    return kept


def _joining(
    rows: Iterable[Row],
    stays: Mapping[str, set[UUID]],
    new: Mapping[str, set[UUID]],
    *tables: str,
) -> list[Row]:
    """Give the rows that join something kept with what is there after all."""
    names = {"rounds": "round_id", "entries": "entry_id", "judges": "judge_id"}
    return [
        one
        for one in rows
        if all(one[names[table]] in stays[table] for table in tables)
        and any(one[names[table]] in new[table] for table in tables)
    ]


async def _step_aside(
    session: AsyncSession,
    program: Actor,
    table: str,
    here: Iterable[Row],
    rows: Iterable[Row],
    *,
    action: str,
) -> None:
    """Let rows whose name or place another one is to have wait under one that is nobody's.

    Two entrants may have exchanged their numbers: neither row could be written first.
    """
    wanted = {one["id"]: one for one in rows}
    changes: dict[UUID, Row] = {}
    for columns in _UNIQUE.get(table, ()):
        takes = {_key(one, columns): key for key, one in wanted.items()}
        for number, one in enumerate(here):
            taker = takes.get(_key(one, columns), one["id"])
            if one["id"] in wanted and taker != one["id"]:
                last = columns[-1]
                away = FAR + number if last == "position" else str(one["id"])
                changes.setdefault(one["id"], {})[last] = away
    before = {one["id"]: one for one in here}
    moved = [update(table, before[key], **away) for key, away in changes.items()]
    await save(session, program, action=action, changes=moved)


async def _beside(
    session: AsyncSession,
    program: Actor,
    table: str,
    kept: Iterable[Row],
    rows: Iterable[Row],
    *,
    action: str,
) -> None:
    """Let rows that stay have places of their own.

    Raises: PARCEL_CONTRADICTS where the other server has given their number or name away.
    """
    after = 1 + max((one["position"] for one in rows if "position" in one), default=0)
    changes = []
    for columns in _UNIQUE.get(table, ()):
        taken = {_key(one, columns) for one in rows}
        for one in kept:
            if _key(one, columns) not in taken:
                continue
            if columns[-1] != "position":
                shown = one[columns[-1]]
                fault = f"“{shown}”在这里有评分记录，在那边却另有所指，请在那边改用别的号码或名称"
                raise ParcelContradictsError(fault=fault)
            changes.append(update(table, one, position=after))
            after += 1
    await save(session, program, action=action, changes=changes)


def _key(row: Row, columns: Iterable[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in columns)
