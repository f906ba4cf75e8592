"""The hard drill of a contest: what a judge's device has called saved arrives, and counts once.

Judges type in real browsers while the server is killed before, inside and after its writes, the
browsers are killed and started again, and the network is dropped or lies. Everything that chance
decides is drawn from one seed, which is told.
"""

import asyncio
import os
import subprocess
from collections import Counter, deque
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from playwright.sync_api import BrowserType, sync_playwright

from backend.kit.ids import decode_node_id
from tests.browser.line import Line, line_to
from tests.browser.venue import Venue, set_up
from tests.commands.desk import credit_code
from tests.drills.contest_faults import CUT, KILLS, Fault, Moment, Trouble, Victim
from tests.drills.contest_judges import Judge, drawn
from tests.drills.stage import LIANGXIN, Program
from tests.house.launching import open_folder

_TOWN = 'mutation { addTown(input: {town: {name: "示例镇", kind: TOWN}}) { town { id } } }'
_ORGANIZATION = """
mutation ($code: String!, $town: ID!) {
  registerOrganization(
    input: {creditCode: $code, organization: {name: "示例焊接厂"}, place: {townId: $town}}
  ) { problems { code message } }
}
"""
_LOG = """
select judge.name, entry.bib, record.value::text as value, record.operation_key, record.code
from score_records as record
join entries as entry on entry.id = record.entry_id
join judges as judge on judge.user_id = record.judge_user_id
where record.round_id = $1 and record.kind = 'SCORE'
order by record.sequence
"""
_CONFLICTS = "select count(*) from score_conflicts where round_id = $1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How hard a drill is."""

    judges: int
    entries: int
    faults: tuple[Fault, ...]
    apart: tuple[int, int]
    deaths: int
    """Of each browser."""
    spells: int
    """Times without a network, or with one that lies, for each judge."""


FULL = Size(judges=3, entries=100, faults=(*KILLS, CUT) * 3, apart=(3, 8), deaths=9, spells=6)
SMALL = Size(
    judges=2,
    entries=10,
    faults=((Moment.INSIDE, Victim.DATABASE), (Moment.AFTER, Victim.WORKERS), CUT),
    apart=(2, 3),
    deaths=1,
    spells=1,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a drill has counted."""

    seed: int
    saved: int
    arrived: int
    lost: list[tuple[str, str, str]]
    """Judge, bib and value of what never came, or was not the last that came."""
    doubled: int
    conflicts: int
    clocks_off: int
    kills: Mapping[Fault, int]
    deaths: int
    passes: int
    verified: str

    @property
    def is_whole(self) -> bool:
        """Nothing was lost, nothing came twice, nothing is disputed."""
        return not (self.lost or self.doubled or self.conflicts)

    def __str__(self) -> str:
        """Tell it in one line."""
        return (
            f"{self.saved} saved on devices, {self.arrived} arrived, {len(self.lost)} lost,"
            f" {self.doubled} doubled, {self.conflicts} conflicts; {self._killed()};"
            f" browsers killed {self.deaths}, passes scanned {self.passes};"
            f" {self.clocks_off} by a clock a day off; verify: {self.verified}; seed {self.seed}"
        )

    def _killed(self) -> str:
        """Tell what was killed, before, inside and after a write."""
        return ", ".join(
            f"{victim.value} "
            + "/".join(str(self.kills.get((moment, victim), 0)) for moment in Moment)
            for victim in Victim
        )


def judged(program: Program, size: Size, seed: int) -> Count:
    """Let the judges judge a round of their own to its end, and count what has become of it."""
    random = Random(seed)  # noqa: S311 - the same drill for the same seed
    with ExitStack() as stack:
        folder = stack.enter_context(open_folder())
        lines = [stack.enter_context(line_to(program.address)) for _ in range(size.judges)]
        desk = _desk(program)
        _furnish(desk)
        venue = set_up(desk, lines[0], entries=size.entries)
        trouble = _trouble(program, lines, size, random)
        judges = _judges(venue, lines, folder, size, random)
        browsers = stack.enter_context(sync_playwright()).chromium
        try:
            _judge_all(judges, browsers, trouble, random)
        finally:
            for judge in judges:
                judge.leave()
    return _counted(program, venue, judges, trouble, seed)


def _desk(program: Program) -> Any:
    """Ask as the officer until it is answered, as a page does."""
    person = asyncio.run(program.person())

    def desk(query: str, variables: Mapping[str, object]) -> dict[str, Any]:
        data: dict[str, Any] = asyncio.run(person.insist(query, variables))
        return data

    return desk


def _furnish(desk: Any) -> None:
    """Enter the organization whose people compete, where there is none yet."""
    if desk("{ organizations(first: 1) { nodes { id } } }", {})["organizations"]["nodes"]:
        return
    town = desk(_TOWN, {})["addTown"]["town"]["id"]
    said = desk(_ORGANIZATION, {"code": credit_code(), "town": town})
    assert said["registerOrganization"]["problems"] == [], said


def _trouble(program: Program, lines: list[Line], size: Size, random: Random) -> Trouble:
    plan = list(size.faults)
    random.shuffle(plan)
    trouble = Trouble(program, lines, deque(plan), Random(random.random()), size.apart)  # noqa: S311 - drawn
    for line in lines:
        line.between = trouble.between
    return trouble


def _judges(
    venue: Venue, lines: list[Line], folder: Path, size: Size, random: Random
) -> list[Judge]:
    bibs = [f"{place:03}" for place in range(1, size.entries + 1)]
    return [
        Judge(
            name=name,
            address=replace(venue, line=line).pass_for(venue.appoint(name)),
            line=line,
            script=drawn(random, bibs, place=place, deaths=size.deaths, spells=size.spells),
            profile=folder / f"device{place}",
        )
        for place, line in enumerate(lines)
        for name in (f"评委{place + 1}",)
    ]


def _judge_all(
    judges: list[Judge], browsers: BrowserType, trouble: Trouble, random: Random
) -> None:
    """Let each judge act when chance says so, until everything is scored and has arrived."""
    for judge in judges:
        judge.begin(browsers)
    busy = list(judges)
    while busy:
        judge = random.choice(busy)
        if not judge.act():
            busy.remove(judge)
    trouble.settle()
    for judge in judges:
        judge.finish()


def _counted(
    program: Program, venue: Venue, judges: list[Judge], trouble: Trouble, seed: int
) -> Count:
    log, conflicts = asyncio.run(_log(program, decode_node_id(venue.round).id))
    said = Counter((judge.name, *one) for judge in judges for one in judge.said)
    arrived = Counter((row["name"], row["bib"], _plain(row["value"])) for row in log)
    acts = Counter((judge.name, bib) for judge in judges for bib, _ in judge.said)
    records = Counter((row["name"], row["bib"]) for row in log)
    last = {(row["name"], row["bib"]): _plain(row["value"]) for row in log}
    meant = {(judge.name, bib): value for judge in judges for bib, value in judge.said}
    stale = {(*key, value) for key, value in meant.items() if last.get(key) != value}
    return Count(
        seed=seed,
        saved=said.total(),
        arrived=len(log),
        lost=sorted(stale.union(said - arrived)),
        # What was saved while the battery ended counts as one act too.
        doubled=sum(max(0, count - max(1, acts[key])) for key, count in records.items()),
        conflicts=conflicts,
        clocks_off=sum(row["code"] == "CLOCK_OFF" for row in log),
        kills=dict(trouble.befallen),
        deaths=sum(judge.deaths for judge in judges),
        passes=sum(judge.passes for judge in judges),
        verified=_verified(program, venue.contest),
    )


async def _log(program: Program, round_id: UUID) -> tuple[list[Any], int]:
    connection = await program.superuser()
    try:
        log = await connection.fetch(_LOG, round_id)
        return log, int(await connection.fetchval(_CONFLICTS, round_id))
    finally:
        await connection.close()


def _plain(value: str) -> str:
    """Write a number as the page does."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _verified(program: Program, contest: str) -> str:
    """Recompute the contest from its log, as a doubter would."""
    done = subprocess.run(
        [str(LIANGXIN), "contest", "verify", contest],
        env=os.environ | {"DATA_DIR": str(program.data_dir), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()
