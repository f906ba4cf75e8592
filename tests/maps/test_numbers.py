"""Every number of a place on the map is the number of the rows that it leads to, on any day."""

import pytest

from backend.database.engine import Database
from backend.kit.ids import decode_node_id
from tests.figures.asking import ask
from tests.maps.asking import CITY
from tests.maps.district import BEFORE_MOVE, TODAY, MappedDistrict

PLACES = """
query Places($bbox: BoundingBox!, $asOf: Date) {
  mapView(bbox: $bbox, zoom: 12, asOf: $asOf) {
    buildings { ids operating covered }
    areas { ids operating covered }
  }
}"""
LEDGER = """
query Rows(
  $code: FigureCode!, $part: Part, $asOf: Date, $buildingId: ID, $areaId: ID
) {
  figureOrganizations(
    code: $code, population: ALL, part: $part, asOf: $asOf,
    buildingId: $buildingId, areaId: $areaId, first: 50
  ) { nodes { name } totalCount { value } }
}"""
OPERATING = {"code": "F06", "part": "DENOMINATOR"}
COVERED = {"code": "F06", "part": "NUMERATOR"}
UNCOVERED = {"code": "BLIND_UNCOVERED", "part": "NUMERATOR"}


@pytest.mark.parametrize("day", ["2025-06-01", "2025-12-31", BEFORE_MOVE, TODAY])
@pytest.mark.parametrize(("layer", "argument"), [("buildings", "buildingId"), ("areas", "areaId")])
async def test_numbers_of_a_place_are_those_of_its_ledgers(
    pools: Database, mapped: MappedDistrict, layer: str, argument: str, day: str
) -> None:
    officer = mapped.officer()
    view = (await ask(pools, officer, PLACES, {"bbox": CITY, "asOf": day}))["mapView"]

    async def number(figure: dict[str, str], place: str) -> int:
        variables = {**figure, "asOf": day, argument: place}
        found = (await ask(pools, officer, LEDGER, variables))["figureOrganizations"]
        assert len(found["nodes"]) == found["totalCount"]["value"]
        return len(found["nodes"])

    columns = (view[layer][name] for name in ("ids", "operating", "covered"))
    shown = {place: counts for place, *counts in zip(*columns, strict=True)}
    led_to = {
        place: [await number(OPERATING, place), await number(COVERED, place)] for place in shown
    }
    uncovered = {place: await number(UNCOVERED, place) for place in shown}

    assert led_to == shown
    assert uncovered == {
        place: operating - covered for place, (operating, covered) in shown.items()
    }
    assert any(operating for operating, _ in shown.values())


async def test_a_tenant_that_moved_is_a_row_of_the_building_of_the_day(
    pools: Database, mapped: MappedDistrict
) -> None:
    view = (await ask(pools, mapped.officer(), PLACES, {"bbox": CITY, "asOf": TODAY}))["mapView"]
    ids = view["buildings"]["ids"]
    known = mapped.names([decode_node_id(one).id for one in ids])
    opaque = dict(zip(known, ids, strict=True))

    async def names(place: str, day: str) -> set[str]:
        variables = {**OPERATING, "asOf": day, "buildingId": opaque[place]}
        found = (await ask(pools, mapped.officer(), LEDGER, variables))["figureOrganizations"]
        return {node["name"] for node in found["nodes"]}

    before, after = await names("B1", BEFORE_MOVE), await names("B1", TODAY)
    assert len(before - after) == 1
    assert before - after == await names("B2", TODAY) - await names("B2", BEFORE_MOVE)
