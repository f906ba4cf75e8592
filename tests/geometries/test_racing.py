"""A file of shapes written twice at once is written once."""

import asyncio

from backend.geometries.tables import GeometryLayer
from tests.geometries.files import feature, geojson, square
from tests.geometries.map_desk import MapDesk, node
from tests.geometries.test_graphql import APPLY, UNDO


async def checked(drawn: MapDesk) -> str:
    content = geojson(
        feature("北片区", square(82.31, 38.85)), feature("南片区", square(82.31, 38.81))
    )
    return node("GeometryBatch", await drawn.check(content, GeometryLayer.AREAS))


async def test_the_same_key_twice_at_once_gives_one_answer(drawn: MapDesk) -> None:
    batch = await checked(drawn)

    first, second = await asyncio.gather(
        *(drawn.ask(APPLY, id=batch, idempotencyKey="once") for _ in range(2))
    )

    assert first == second
    assert first["applyGeometry"]["problems"] == []
    assert len(await drawn.desk.rows("areas")) == 2


async def test_two_keys_at_once_write_once_and_say_so(drawn: MapDesk) -> None:
    batch = await checked(drawn)

    answers = await asyncio.gather(
        *(drawn.ask(APPLY, id=batch, idempotencyKey=key) for key in ("one", "other"))
    )

    codes = [one["code"] for answer in answers for one in answer["applyGeometry"]["problems"]]
    assert codes == ["GEOMETRY_STATE"]
    assert len(await drawn.desk.rows("areas")) == 2


async def test_two_undoings_at_once_take_it_back_once(drawn: MapDesk) -> None:
    batch = await checked(drawn)
    await drawn.ask(APPLY, id=batch)

    answers = await asyncio.gather(*(drawn.ask(UNDO, id=batch) for _ in range(2)))

    codes = [one["code"] for answer in answers for one in answer["undoGeometry"]["problems"]]
    assert codes == ["GEOMETRY_STATE"]
    assert await drawn.desk.rows("areas") == []


async def test_a_file_is_no_operation_since_the_batch_is_what_is_undone(drawn: MapDesk) -> None:
    before = {row["id"] for row in await drawn.desk.rows("operations")}
    batch = await checked(drawn)
    await drawn.ask(APPLY, id=batch)
    await drawn.ask(UNDO, id=batch)

    assert {row["id"] for row in await drawn.desk.rows("operations")} == before
    actions = [row["action"] for row in await drawn.desk.rows("audit_events")]
    assert (actions.count("geometry.apply"), actions.count("geometry.undo")) == (2, 2)
