"""Lines in workbooks: boundaries of towns and footprints of buildings, as commands take them."""

import pytest

from backend.workbooks.tables import ImportMode
from tests.workbooks.conftest import OTHER_TOWN, TOWN, Office, only, outcomes

GROUND = "POLYGON((82.2 38.7, 82.4 38.7, 82.4 38.9, 82.2 38.9, 82.2 38.7))"
FOOTPRINT = (
    "POLYGON((82.3000 38.8000, 82.3010 38.8000, 82.3010 38.8010, 82.3000 38.8010, 82.3000 38.8000))"
)
BESIDE = (
    "POLYGON((82.3020 38.8000, 82.3030 38.8000, 82.3030 38.8010, 82.3020 38.8010, 82.3020 38.8000))"
)
CROSSED = "POLYGON((82.30 38.80, 82.31 38.81, 82.31 38.80, 82.30 38.81, 82.30 38.80))"
POINT = {"经度": 82.3004, "纬度": 38.8003, "坐标系": "WGS-84"}


def _building(**cells: object) -> dict[str, object]:
    return {"名称": "示例大厦", "所在镇街": TOWN} | cells


async def _row(office: Office) -> tuple[object, ...]:
    [row] = await office.rows(
        "select longitude, latitude, coordinate_system, footprint is not null as has_footprint"
        " from buildings where district_id = $1"
    )
    return tuple(row)


async def test_town_is_drawn_and_wiped_with_its_box(office: Office) -> None:
    drawn = await office.take({"镇街": [{"名称": TOWN, "边界": GROUND}]})

    assert outcomes(drawn) == ["CHANGED"]
    query = "select west, south, east, north from towns where district_id = $1 and name = $2"
    [box] = await office.rows(query, TOWN)
    assert tuple(box) == (82.2, 38.7, 82.4, 38.9)
    assert outcomes(await office.take({"镇街": [{"名称": TOWN, "边界": GROUND}]})) == ["SAME"]
    assert outcomes(await office.take({"镇街": [{"名称": TOWN}]})) == ["SAME"]
    await office.take({"镇街": [{"名称": TOWN, "边界": "清空"}]})
    [box] = await office.rows(query, TOWN)
    assert tuple(box) == (None, None, None, None)


@pytest.mark.parametrize(
    ("ledger", "row", "column"),
    [
        ("镇街", {"名称": OTHER_TOWN, "边界": CROSSED}, "边界"),
        ("片区", {"名称": "北片", "所在镇街": TOWN, "边界": CROSSED}, "边界"),
        ("楼宇", _building(轮廓=CROSSED), "轮廓"),
    ],
)
async def test_line_that_crosses_itself_is_refused_in_every_ledger(
    office: Office, ledger: str, row: dict[str, object], column: str
) -> None:
    imported = await office.take({ledger: [row]}, mode=ImportMode.GOOD_ROWS)

    [finding] = only(imported).findings
    assert (finding.code, finding.column, finding.is_warning) == ("BOUNDARY", column, False)
    drawn = await office.rows("select boundary from towns where district_id = $1")
    assert [row["boundary"] for row in drawn] == [None, None]
    assert (await office.count("areas"), await office.count("buildings")) == (0, 0)


async def test_building_with_a_footprint_alone_gets_a_point_inside(office: Office) -> None:
    imported = await office.take({"楼宇": [_building(轮廓=FOOTPRINT)]})

    assert outcomes(imported) == ["NEW"]
    assert await _row(office) == (82.3005, 38.8005, "WGS84", True)


async def test_point_inside_a_new_footprint_stays_and_one_outside_gives_way(
    office: Office,
) -> None:
    await office.take({"楼宇": [_building(**POINT)]})

    await office.take({"楼宇": [_building(轮廓=FOOTPRINT)]})
    kept = await _row(office)
    await office.take({"楼宇": [_building(轮廓=BESIDE)]})

    assert kept == (82.3004, 38.8003, "WGS84", True)
    assert await _row(office) == (82.3025, 38.8005, "WGS84", True)


@pytest.mark.parametrize("cells", [{}, {"轮廓": BESIDE}])
async def test_stated_point_outside_the_footprint_is_refused(
    office: Office, cells: dict[str, object]
) -> None:
    await office.take({"楼宇": [_building(**POINT, 轮廓=FOOTPRINT)]})
    before = await _row(office)
    row = _building(**(POINT | {"经度": 82.35}), **cells)

    imported = await office.take({"楼宇": [row]})

    [finding] = only(imported).findings
    assert (finding.code, finding.column) == ("OUTSIDE_FOOTPRINT", "经度")
    assert await _row(office) == before


async def test_point_that_is_wiped_lies_inside_while_there_is_a_footprint(office: Office) -> None:
    await office.take({"楼宇": [_building(**POINT, 轮廓=FOOTPRINT)]})
    wiped = {"经度": "清空", "纬度": "清空"}

    await office.take({"楼宇": [_building(**wiped)]})
    inside = await _row(office)
    await office.take({"楼宇": [_building(**wiped, 轮廓="清空")]})

    assert inside == (82.3005, 38.8005, "WGS84", True)
    assert await _row(office) == (None, None, None, False)


async def test_footprint_outside_its_town_is_kept_with_a_warning(office: Office) -> None:
    sheets = {
        "镇街": [{"名称": TOWN, "边界": GROUND}],
        "楼宇": [_building(轮廓=FOOTPRINT.replace("82.30", "82.50"))],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    [finding] = imported.checked.drafts[1].findings
    assert (finding.code, finding.column, finding.is_warning) == ("OUTSIDE_TOWN", "轮廓", True)
