"""The map: whole views over 500 drawn areas, in milliseconds and bytes.

What PostGraphile can be asked too, the organizations in each building, is among the reads; what a
view tells beyond it is measured against the time that a person may wait.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import asyncpg

from backend.database.actor import Role
from bench import questions
from bench.processes import wait_until_quiet
from bench.report import Line
from bench.runs import answered, median_of
from bench.sides import Side, request_body
from bench.stage import BUILDINGS, ORGANIZATIONS, Stage

DRAWN = Path(__file__).with_name("maps.sql")
AREAS = 500
BOX = questions.BOX


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
    lines: list[Line] = []
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
