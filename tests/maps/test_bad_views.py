"""A view that is none is refused with its code and the place of the fault, before any reading."""

import json
from typing import Any

import pytest

from backend.compiler.errors import IdTypeError, TooCostlyError
from backend.compiler.plan import InvalidVariablesError
from backend.database.engine import Database
from backend.kit.ids import encode_node_id
from backend.maps.errors import BoundingBoxError, ZoomError
from tests.figures.asking import ask
from tests.maps.asking import CITY, EVERYTHING, view
from tests.maps.district import MappedDistrict


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"west": 84.0, "east": 81.0}, "西界不小于东界"),
        ({"west": 82.0, "east": 82.0}, "西界不小于东界"),
        ({"south": 40.0, "north": 37.0}, "南界不小于北界"),
        ({"east": 180.1}, "经度超出 -180 至 180"),
        ({"west": -999.0}, "经度超出 -180 至 180"),
        ({"north": 90.5}, "纬度超出 -90 至 90"),
        ({"south": -91.0}, "纬度超出 -90 至 90"),
    ],
)
async def test_a_box_that_is_none_is_refused(
    pools: Database, mapped: MappedDistrict, change: dict[str, float], fault: str
) -> None:
    with pytest.raises(BoundingBoxError) as refused:
        await view(pools, mapped.officer(), "towns { ids }", bbox=CITY | change)

    assert refused.value.code == "BOUNDING_BOX"
    assert refused.value.message == f"地图范围无法使用：{fault}。"
    assert refused.value.path == ("mapView", "bbox")


async def test_a_box_written_into_the_document_is_refused_as_well(
    pools: Database, mapped: MappedDistrict
) -> None:
    document = (
        "{ here: mapView(bbox: {west: 1, south: 1, east: 0, north: 2}, zoom: 3) { towns { ids } } }"
    )

    with pytest.raises(BoundingBoxError) as refused:
        await ask(pools, mapped.officer(), document)

    assert refused.value.path == ("here", "bbox")


@pytest.mark.parametrize("zoom", [-0.1, 24.5, 1e300])
async def test_a_zoom_that_no_map_has_is_refused(
    pools: Database, mapped: MappedDistrict, zoom: float
) -> None:
    with pytest.raises(ZoomError) as refused:
        await view(pools, mapped.officer(), "towns { ids }", zoom=zoom)

    assert (refused.value.code, refused.value.path) == ("ZOOM", ("mapView", "zoom"))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-1e999", '"82"', "null", "true"])
async def test_what_is_no_number_is_refused(
    pools: Database, mapped: MappedDistrict, text: str
) -> None:
    bbox: Any = CITY | {"west": json.loads(text)}

    with pytest.raises(InvalidVariablesError):
        await view(pools, mapped.officer(), "towns { ids }", bbox=bbox)


async def test_a_box_without_a_bound_is_refused(pools: Database, mapped: MappedDistrict) -> None:
    bbox = {name: value for name, value in CITY.items() if name != "north"}

    with pytest.raises(InvalidVariablesError):
        await view(pools, mapped.officer(), "towns { ids }", bbox=bbox)


async def test_the_id_of_something_else_is_refused(pools: Database, mapped: MappedDistrict) -> None:
    building = encode_node_id("Building", mapped.ids["B1"])

    with pytest.raises(IdTypeError):
        await view(pools, mapped.officer(), "towns { ids }", townId=building)


async def test_two_whole_views_fit_into_one_operation_and_three_do_not(
    pools: Database, mapped: MappedDistrict
) -> None:
    def views(number: int) -> str:
        box = "{west: 81, south: 37, east: 84, north: 40}"
        several = (
            f"v{one}: mapView(bbox: {box}, zoom: 9) {{ {EVERYTHING} }}" for one in range(number)
        )
        return f"{{ {' '.join(several)} }}"

    found = await ask(pools, mapped.officer(), views(2))

    assert found["v0"] == found["v1"]
    with pytest.raises(TooCostlyError):
        await ask(pools, mapped.officer(), views(3))
