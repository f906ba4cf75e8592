"""Geometry imports over GraphQL: the batch, its features and what they are, written and undone."""

from backend.database.actor import Role
from backend.geometries.tables import GeometryLayer
from tests.figures.asking import ask
from tests.geometries.files import feature, geojson, square
from tests.geometries.map_desk import MapDesk, box, node

CROSSED = [[82.31, 38.81], [82.33, 38.83], [82.33, 38.81], [82.31, 38.83], [82.31, 38.81]]
REPORT = """
query Report($id: ID!) {
  geometryBatch(id: $id) {
    layer system state total nameColumn fileName
    counts { new changed same ambiguous refused }
    notices { message }
    rows(first: 50) {
      nodes {
        position label outcome geometry longitude latitude
        town { name } matchedTown { name } matchedArea { name boundary revision }
        matchedBuilding { name }
        findings { code isWarning longitude latitude remedy }
      }
    }
  }
}
"""
LIST = "query { geometryBatches(first: 20) { nodes { fileName state } } }"
APPLY = """
mutation apply($input: ApplyGeometryInput!) {
  applyGeometry(input: $input) {
    geometryBatch { state mode rows(first: 5) { nodes { matchedArea { name revision } } } }
    problems { code path }
  }
}
"""
UNDO = """
mutation undo($input: UndoGeometryInput!) {
  undoGeometry(input: $input) { geometryBatch { state } problems { code } }
}
"""


async def test_a_batch_shows_what_each_feature_is_and_where_it_fails(drawn: MapDesk) -> None:
    await drawn.area("北片区", box(82.31, 38.85, 82.32, 38.855))
    content = geojson(feature("北片区", square(82.31, 38.85)), feature("乙片区", CROSSED))
    batch = await drawn.check(content, GeometryLayer.AREAS)

    answer = await ask(
        drawn.desk.database, drawn.desk.officer, REPORT, {"id": node("GeometryBatch", batch)}
    )

    report = answer["geometryBatch"]
    assert (report["layer"], report["system"], report["state"]) == ("AREAS", "WGS84", "CHECKED")
    assert (report["total"], report["nameColumn"]) == (2, "名称")
    assert report["counts"] == {"new": 0, "changed": 1, "same": 0, "ambiguous": 0, "refused": 1}
    known, crossed = report["rows"]["nodes"]
    assert known["matchedArea"] == {
        "name": "北片区",
        "boundary": box(82.31, 38.85, 82.32, 38.855),
        "revision": 1,
    }
    assert (known["town"], known["matchedTown"], known["matchedBuilding"]) == (
        {"name": "东镇"},
        None,
        None,
    )
    assert known["geometry"].startswith("POLYGON ((82.31 38.85")
    assert (crossed["geometry"], crossed["matchedArea"]) == (None, None)
    [finding] = crossed["findings"]
    assert (finding["code"], finding["isWarning"]) == ("BOUNDARY", False)
    assert (round(finding["longitude"], 3), round(finding["latitude"], 3)) == (82.32, 38.82)


async def test_a_batch_is_written_and_undone_by_mutation(drawn: MapDesk) -> None:
    batch = await drawn.check(geojson(feature("北片区", square(82.31, 38.85))), GeometryLayer.AREAS)
    given = {"id": node("GeometryBatch", batch), "idempotencyKey": "once"}

    applied = await drawn.ask(APPLY, **given)
    again = await drawn.ask(APPLY, **given)
    undone = await drawn.ask(UNDO, id=node("GeometryBatch", batch))
    refused = await drawn.ask(UNDO, id=node("GeometryBatch", batch))

    assert applied["applyGeometry"] == {
        "geometryBatch": {
            "state": "APPLIED",
            "mode": "ALL_OR_NOTHING",
            "rows": {"nodes": [{"matchedArea": {"name": "北片区", "revision": 1}}]},
        },
        "problems": [],
    }
    assert again == applied
    assert undone["undoGeometry"] == {"geometryBatch": {"state": "UNDONE"}, "problems": []}
    assert refused["undoGeometry"]["problems"] == [{"code": "GEOMETRY_STATE"}]
    assert await drawn.desk.rows("areas") == []


async def test_others_do_not_see_the_batches_of_a_colleague(drawn: MapDesk) -> None:
    officer = drawn.desk.person_of_town(drawn.west)
    colleague = drawn.desk.person_of_town(drawn.west)
    secretary = drawn.desk.person(Role.BRANCH_SECRETARY, branch_id=drawn.west)
    content = geojson(feature("西片区", square(82.21, 38.81)))
    batch = await drawn.check(content, GeometryLayer.AREAS, as_=officer)

    for actor, seen in ((officer, 1), (drawn.desk.officer, 1), (colleague, 0), (secretary, 0)):
        answer = await ask(drawn.desk.database, actor, LIST)
        assert len(answer["geometryBatches"]["nodes"]) == seen
        one = await ask(drawn.desk.database, actor, REPORT, {"id": node("GeometryBatch", batch)})
        assert (one["geometryBatch"] is not None) is bool(seen)
