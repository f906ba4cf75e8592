"""The map: 2,000 buildings with counts beside PostGraphile and pgbench, and whole views in time.

What PostGraphile can be asked is how many organizations the ledger has in each building; that is
compared. What a view tells beyond it (who operates and is covered on a day) is measured in
milliseconds and bytes against the time that a person may wait.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import asyncpg

from backend.database.actor import Role
from bench.limit import arguments_sql, compiled, script
from bench.processes import wait_until_quiet
from bench.reads import Runners, interleaved, limited, lines_of
from bench.report import Line
from bench.runs import answered, median_of
from bench.sides import Side, postgraphile, request_body
from bench.stage import ORGANIZATIONS, Stage

DRAWN = Path(__file__).with_name("maps.sql")
BUILDINGS, AREAS = 2_000, 500
BOX = {"west": 80.0, "south": 36.0, "east": 86.0, "north": 42.0}
OVER_PEER, OVER_LIMIT = 4.0, 0.8

WHAT = "2,000 buildings of a map view with organization counts"
OURS = """
query ($bbox: BoundingBox!) {
  mapView(bbox: $bbox, zoom: 12) { buildings { names longitudes latitudes registered } }
}"""
PEERS = """
query ($district: UUID!) {
  allBuildings(first: 2000, condition: { districtId: $district }, orderBy: NAME_SORT_ASC) {
    nodes {
      name longitude latitude
      organizationsByDistrictIdAndBuildingId { totalCount }
    }
  }
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A view as the screen asks for it, and how long a person may wait for it."""

    what: str
    layers: str
    milliseconds: float

    def body(self) -> bytes:
        """Write the request."""
        query = f"""
query ($bbox: BoundingBox!, $zoom: Float!) {{
  mapView(bbox: $bbox, zoom: $zoom) {{ {self.layers} }}
}}"""
        return request_body(query, {"bbox": BOX, "zoom": 11})


PLACES = """
towns { ids names boundaries longitudes latitudes operating covered verified }
areas { ids names townIds boundaries longitudes latitudes operating covered verified branchIds }
"""
SCREENS = (
    Screen(
        what="2,000 buildings, operating and covered on the day",
        layers="buildings { ids names longitudes latitudes operating covered verified }",
        milliseconds=150,
    ),
    Screen(
        what="20,000 organizations as points, covered how and why not",
        layers="organizations { isClustered total ids names longitudes latitudes coverages reasons"
        " verified buildingIds areaIds }",
        milliseconds=400,
    ),
    Screen(
        what="the first map: towns, 500 areas, 2,000 buildings, 4,000 joint branches",
        layers=f"{PLACES} buildings {{ ids names townIds longitudes latitudes floors operating"
        " covered verified branchIds } branches { ids names formations buildingIds areaIds"
        " longitudes latitudes organizationIds }",
        milliseconds=1_000,
    ),
)


def measure(stage: Stage, we: Side, *, rounds: int, seconds: int) -> list[Line]:
    """Draw the areas and measure."""
    draw(stage)
    with postgraphile(stage) as peer:
        answers_are_equal(stage, we, peer)
        runs = interleaved(WHAT, _runners(stage, we, peer), rounds=rounds, seconds=seconds)
        lines = lines_of(WHAT, runs, (None, OVER_PEER, OVER_LIMIT, None))
    for screen in SCREENS:
        lines += _lines_of_screen(stage, we, screen, rounds=rounds, seconds=seconds)
    return lines


def draw(stage: Stage) -> None:
    """Draw the areas on the stage."""
    asyncio.run(_draw(stage))


async def _draw(stage: Stage) -> None:
    settings = {
        "app.role": Role.SYSTEM.value,
        "app.district_id": str(stage.actor.district_id),
        "jit": "off",
    }
    owner = await asyncpg.connect(stage.server.site.url(), server_settings=settings)
    try:
        async with owner.transaction():
            await owner.execute(DRAWN.read_text(encoding="utf-8"))
        await owner.execute("vacuum analyze")
    finally:
        await owner.close()


def answers_are_equal(stage: Stage, we: Side, peer: Side) -> None:
    """Ask both sides for all buildings.

    Raises: AssertionError when the answers differ, or buildings or organizations are missing.
    """
    columns = we.ask(request_body(OURS, {"bbox": BOX}))["mapView"]["buildings"]
    names = ("names", "longitudes", "latitudes", "registered")
    ours = sorted(zip(*(columns[name] for name in names), strict=True))
    theirs = sorted(
        (
            node["name"],
            node["longitude"],
            node["latitude"],
            node["organizationsByDistrictIdAndBuildingId"]["totalCount"],
        )
        for node in peer.ask(_peers_body(stage))["allBuildings"]["nodes"]
    )
    assert ours == theirs, (ours[:3], theirs[:3])
    assert len(ours) == BUILDINGS
    assert sum(number for *_, number in ours) == ORGANIZATIONS


def _peers_body(stage: Stage) -> bytes:
    return request_body(PEERS, {"district": str(stage.actor.district_id)})


def _runners(stage: Stage, we: Side, peer: Side) -> Runners:
    ours, theirs = [request_body(OURS, {"bbox": BOX})], [_peers_body(stage)]
    statement, values = compiled(stage, OURS, {"bbox": BOX})
    arguments = arguments_sql(values, UUID(int=0), 0)
    within, alone = (
        script(stage, statement, arguments, rows=1, is_bare=is_bare) for is_bare in (False, True)
    )
    return {
        we.name: lambda lasting: answered(stage, we, ours, lasting),
        peer.name: lambda lasting: answered(stage, peer, theirs, lasting),
        "pgbench, same transaction": lambda lasting: limited(stage, within, lasting),
        "pgbench, statement alone": lambda lasting: limited(stage, alone, lasting),
    }


def _lines_of_screen(
    stage: Stage, we: Side, screen: Screen, *, rounds: int, seconds: int
) -> list[Line]:
    """Measure a view with one reader who waits for the answer."""
    body = screen.body()
    wait_until_quiet()
    size = _seen(we.ask(body))
    runs = [answered(stage, we, [body], seconds, connections=1) for _ in range(rounds)]
    per_second = median(run.per_second for run in runs)
    wanted = 1_000 / screen.milliseconds
    what = f"map: {screen.what}, {size / 1_000:,.0f} kB"
    return [
        Line(
            what=what,
            who=we.name,
            per_second=per_second,
            p50=median_of([run.p50 for run in runs]),
            p99=median_of([run.p99 for run in runs]),
            server_ms=median_of([run.server_ms for run in runs]),
            database_ms=median_of([run.database_ms for run in runs]),
            raw={"bytes": size, "runs": [asdict(run) for run in runs]},
        ),
        Line(
            what=what,
            who=f"one in {screen.milliseconds:,.0f} ms",
            per_second=wanted,
            ratio=per_second / wanted,
            goal=1,
        ),
    ]


def _seen(answer: Mapping[str, Any]) -> int:
    """See that no layer is empty, and give the bytes of the answer.

    Raises: AssertionError when a layer is empty or a number is not that of the seed.
    """
    numbers = {"buildings": BUILDINGS, "areas": AREAS, "organizations": ORGANIZATIONS}
    for name, layer in answer["mapView"].items():
        assert len(layer["ids"]) == numbers.get(name, len(layer["ids"])) > 0, name
    text = json.dumps({"data": answer}, ensure_ascii=False, separators=(",", ":"))
    return len(text.encode())
