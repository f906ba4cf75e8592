"""Lines on the map: towns, areas, buildings, groups; splitting and merging with what they hold."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from backend.accounts.actors import program_of
from backend.accounts.tables import User
from backend.branches.areas import merge_areas, split_area
from backend.branches.forms import Anchors
from backend.branches.rules import Formation
from backend.database.actor import Actor, Role
from backend.database.session import writing
from backend.kit.boundaries import Boundary
from backend.kit.clock import stopped_at
from backend.kit.geo import Point
from backend.organizations.commands import edit_organization, register_organization
from backend.organizations.forms import (
    EditOrganization,
    OrganizationDetails,
    PlaceOfOrganization,
    RegisterOrganization,
)
from backend.places.commands import (
    add_building,
    draw_area,
    edit_area,
    edit_building,
    group_buildings,
)
from backend.places.drawing import (
    draw_town,
    place_building,
    regroup_buildings,
    ungroup_buildings,
)
from backend.places.drawing_forms import (
    AreaAsRead,
    DrawTown,
    MergeAreas,
    PlaceBuilding,
    RegroupBuildings,
    SplitArea,
    UngroupBuildings,
)
from backend.places.forms import (
    AddBuilding,
    AreaDetails,
    BuildingDetails,
    DrawArea,
    EditArea,
    EditBuilding,
    GroupBuildings,
)
from backend.places.points import Location
from tests.commands.desk import credit_code
from tests.commands.refusing import refusal_codes, refused
from tests.geometries.map_desk import MapDesk, box, node

NORTH = box(82.31, 38.85, 82.33, 38.87)
DOWN = "LINESTRING (82.32 38.84, 82.32 38.88)"
MAY = date(2026, 5, 20)
CROSSED = "POLYGON ((82.31 38.81, 82.33 38.83, 82.33 38.81, 82.31 38.83, 82.31 38.81))"

EDIT_AREA = """
mutation edit($input: EditAreaInput!) {
  editArea(input: $input) {
    area { name revision }
    problems { code message changedBy changedAt currentRevision path }
    warnings { code message }
  }
}
"""


async def colleague(drawn: MapDesk, name: str) -> Actor:
    """Let a named officer of the district have an account."""
    program = program_of(drawn.desk.officer.district_id, request_id="test")
    user = User(
        district_id=program.district_id,
        login=f"officer-{program.district_id}",
        name=name,
        role=Role.DISTRICT_OFFICER,
        password_hash="x",
    )
    user_id = user.id
    async with writing(drawn.desk.database, program) as session:
        session.add(user)
    return Actor(district_id=program.district_id, role=Role.DISTRICT_OFFICER, user_id=user_id)


async def organization_at(
    drawn: MapDesk, name: str, longitude: float, area: UUID, *, members: int | None = None
) -> UUID:
    """Enter an organization at a point of the area."""
    return await drawn.desk.organization(
        name,
        full_members=members,
        place={"area_id": area},
        location=Location(longitude=longitude, latitude=38.86),
    )


async def test_an_edit_of_a_changed_row_names_who_changed_it_and_when(drawn: MapDesk) -> None:
    area = await drawn.area("北片区", NORTH)
    other = await colleague(drawn, "李区员")
    details = AreaDetails(name="北片", town_id=drawn.east, boundary=NORTH)
    with stopped_at(datetime(2026, 5, 20, 8, 30, tzinfo=UTC)):
        form = EditArea(id=area, revision=1, area=details)
        await drawn.desk.act(edit_area, form, as_=other)

    given = {"name": "北区", "townId": node("Town", drawn.east)}
    answer = await drawn.ask(EDIT_AREA, id=node("Area", area), revision=1, area=given)

    assert answer["editArea"] == {
        "area": None,
        "problems": [
            {
                "code": "CHANGED_MEANWHILE",
                "message": "这条记录在您读取之后已由李区员于 2026-05-20 16:30 修改。",
                "changedBy": "李区员",
                "changedAt": "2026-05-20T08:30:00+00:00",
                "currentRevision": 2,
                "path": ["revision"],
            }
        ],
        "warnings": [],
    }
    assert (await drawn.desk.row("areas", area))["name"] == "北片"


async def test_an_area_is_told_its_neighbors_and_the_other_town(drawn: MapDesk) -> None:
    await drawn.area("北片区", NORTH)
    details = AreaDetails(
        name="跨镇片区", town_id=drawn.east, boundary=box(82.295, 38.855, 82.32, 38.865)
    )

    answer = await drawn.desk.act(draw_area, DrawArea(area=details))

    told = {error.code: error.message for error in answer["warnings"]}
    assert told["AREA_OVER_TOWNS"] == "片区有 20% 在“西镇”内。"
    assert told["AREA_OVERLAPS"].startswith("与片区“北片区”重叠约")
    wrong = AreaDetails(name="错镇片区", town_id=drawn.west, boundary=NORTH)
    assert await refusal_codes(drawn.desk, draw_area, DrawArea(area=wrong)) == [
        "AREA_IN_OTHER_TOWN"
    ]


async def test_a_crossing_line_is_mended_only_when_that_is_accepted(drawn: MapDesk) -> None:
    details = AreaDetails(name="北片区", town_id=drawn.east, boundary=CROSSED)

    [error] = await refused(drawn.desk, draw_area, DrawArea(area=details))
    form = DrawArea(area=details, accepts_repair=True)
    area = (await drawn.desk.act(draw_area, form))["area"]

    assert error.path == ("area", "boundary")
    assert "82.32" in error.message
    assert (await drawn.desk.row("areas", area))["boundary"].startswith("MULTIPOLYGON")


async def test_a_town_over_another_is_drawn_with_a_warning(drawn: MapDesk) -> None:
    form = DrawTown(id=drawn.west, revision=2, boundary=box(82.2, 38.8, 82.35, 38.9))

    answer = await drawn.desk.act(draw_town, form)

    assert [error.code for error in answer["warnings"]] == ["TOWN_OVERLAPS"]
    cleared = DrawTown(id=drawn.west, revision=3)
    await drawn.desk.act(draw_town, cleared)
    row = await drawn.desk.row("towns", drawn.west)
    assert (row["boundary"], row["west"], row["north"]) == (None, None, None)
    assert await refusal_codes(drawn.desk, draw_town, cleared) == ["CHANGED_MEANWHILE"]


async def test_a_town_officer_draws_no_town(drawn: MapDesk) -> None:
    form = DrawTown(id=drawn.west, revision=2, boundary=NORTH)
    officer = drawn.desk.person_of_town(drawn.west)

    assert await refusal_codes(drawn.desk, draw_town, form, as_=officer) == ["NOT_ALLOWED"]


async def test_a_building_is_placed_inside_its_footprint(drawn: MapDesk) -> None:
    details = BuildingDetails(name="甲座", town_id=drawn.east)
    building = (await drawn.desk.act(add_building, AddBuilding(building=details)))["building"]
    footprint = box(82.35, 38.85, 82.352, 38.852)

    await drawn.desk.act(
        place_building, PlaceBuilding(id=building, revision=1, footprint=footprint)
    )

    row = await drawn.desk.row("buildings", building)
    assert Point(row["longitude"], row["latitude"]) in Boundary.parse(footprint)
    outside = Location(longitude=82.36, latitude=38.85)
    form = PlaceBuilding(id=building, revision=2, footprint=footprint, location=outside)
    assert await refusal_codes(drawn.desk, place_building, form) == ["OUTSIDE_FOOTPRINT"]
    moved = BuildingDetails(name="甲座", town_id=drawn.east, location=outside)
    edit = EditBuilding(id=building, revision=2, building=moved)
    assert await refusal_codes(drawn.desk, edit_building, edit) == ["OUTSIDE_FOOTPRINT"]
    emptied = EditBuilding(id=building, revision=2, building=details)
    await drawn.desk.act(edit_building, emptied)
    assert (await drawn.desk.row("buildings", building))["footprint"] == row["footprint"]


async def test_two_buildings_at_one_point_are_fine_and_said(drawn: MapDesk) -> None:
    location = Location(longitude=82.35, latitude=38.85)
    first = BuildingDetails(name="甲座", town_id=drawn.east, location=location)
    second = BuildingDetails(name="乙座", town_id=drawn.east, location=location)

    await drawn.desk.act(add_building, AddBuilding(building=first))
    answer = await drawn.desk.act(add_building, AddBuilding(building=second))

    [warning] = answer["warnings"]
    assert (warning.code, warning.message) == ("SAME_POINT", "该点上已有“甲座”。")


async def test_a_group_is_formed_anew_and_dissolved(drawn: MapDesk) -> None:
    ids = [
        (
            await drawn.desk.act(
                add_building,
                AddBuilding(building=BuildingDetails(name=name, town_id=drawn.east)),
            )
        )["building"]
        for name in ("甲座", "乙座", "丙座")
    ]
    form = GroupBuildings(name="双子楼", town_id=drawn.east, building_ids=ids[:2])
    group = await drawn.desk.act(group_buildings, form)

    anew = RegroupBuildings(id=group, revision=1, name="新双子楼", building_ids=ids[1:])
    await drawn.desk.act(regroup_buildings, anew)

    rows = {row["name"]: row["building_group_id"] for row in await drawn.desk.rows("buildings")}
    assert rows == {"甲座": None, "乙座": group, "丙座": group}
    assert await refusal_codes(drawn.desk, regroup_buildings, anew) == ["CHANGED_MEANWHILE"]
    await drawn.desk.act(ungroup_buildings, UngroupBuildings(id=group, revision=2))
    assert await drawn.desk.rows("building_groups") == []
    assert {row["building_group_id"] for row in await drawn.desk.rows("buildings")} == {None}


async def test_a_group_on_which_a_branch_rests_is_not_dissolved(drawn: MapDesk) -> None:
    details = BuildingDetails(name="甲座", town_id=drawn.east)
    building = (await drawn.desk.act(add_building, AddBuilding(building=details)))["building"]
    form = GroupBuildings(name="双子楼", town_id=drawn.east, building_ids=[building])
    group = await drawn.desk.act(group_buildings, form)
    units = [
        await drawn.desk.organization(name, full_members=2, place={"building_id": building})
        for name in ("甲店", "乙店")
    ]
    anchors = Anchors(building_group_id=group)
    await drawn.desk.branch("双子楼支部", *units, formation=Formation.BUILDING, anchors=anchors)

    undo = UngroupBuildings(id=group, revision=1)

    assert await refusal_codes(drawn.desk, ungroup_buildings, undo) == ["STILL_USED"]


async def test_a_split_area_hands_its_organizations_and_branches_to_the_parts(
    drawn: MapDesk,
) -> None:
    area = await drawn.area("北片区", NORTH)
    west = [await organization_at(drawn, f"西{n}厂", 82.315, area, members=2) for n in (1, 2)]
    east = await organization_at(drawn, "东厂", 82.325, area, members=2)
    nowhere = await drawn.desk.organization("无点厂", place={"area_id": area})
    branch = await drawn.desk.branch(
        "北片区联合支部", *west, east, formation=Formation.AREA, anchors=Anchors(area_id=area)
    )
    form = SplitArea(id=area, revision=1, line=DOWN, names=["北片区", "东片区"], on=MAY)

    answer = await drawn.desk.act(split_area, form)

    left, right = answer["areas"]
    rows = {row["id"]: row for row in await drawn.desk.rows("areas")}
    assert (rows[area]["ended_on"], rows[area]["boundary"] is None) == (MAY, False)
    assert (rows[left]["name"], rows[left]["drawn_on"], rows[left]["east"]) == (
        "北片区",
        MAY,
        82.32,
    )
    assert (rows[right]["name"], rows[right]["west"]) == ("东片区", 82.32)
    places = {
        unit: (await drawn.desk.row("organizations", unit))["area_id"]
        for unit in (*west, east, nowhere)
    }
    assert places == {west[0]: left, west[1]: left, east: right, nowhere: None}
    before, after = sorted(
        await drawn.desk.rows("placements", organization_id=east),
        key=lambda row: row["valid"].upper is None,
    )
    assert (before["area_id"], before["valid"].upper) == (area, MAY)
    assert (after["area_id"], after["valid"].lower) == (right, MAY)
    assert (await drawn.desk.row("branches", branch))["area_id"] == left
    assert [error.code for error in answer["warnings"]] == [
        "ORGANIZATIONS_UNPLACED",
        "BRANCH_OVER_PARTS",
    ]


@pytest.mark.parametrize(
    ("line", "names", "code"),
    [
        ("LINESTRING (82.4 38.84, 82.4 38.88)", ["甲", "乙"], "CUT_LINE"),
        ("LINESTRING (82.32 38.84, 82.32 38.86)", ["甲", "乙"], "CUT_LINE"),
        ("POINT (82.32 38.86)", ["甲", "乙"], "BOUNDARY"),
        (DOWN, ["甲"], "PART_NAMES"),
        (DOWN, ["甲", "甲"], "PART_NAMES"),
        (DOWN, ["甲", "乙", "丙"], "PART_NAMES"),
        (DOWN, ["甲", " "], "NAME"),
        (DOWN, ["甲", "南片区"], "NAME_TAKEN"),
    ],
)
async def test_a_split_that_cannot_be_is_refused(
    drawn: MapDesk, line: str, names: list[str], code: str
) -> None:
    await drawn.area("南片区", box(82.31, 38.81, 82.33, 38.83))
    area = await drawn.area("北片区", NORTH)
    before = await drawn.state()

    form = SplitArea(id=area, revision=1, line=line, names=names)

    assert await refusal_codes(drawn.desk, split_area, form) == [code]
    assert await drawn.state() == before


async def test_an_ended_area_is_neither_split_edited_nor_merged_again(drawn: MapDesk) -> None:
    area = await drawn.area("北片区", NORTH)
    form = SplitArea(id=area, revision=1, line=DOWN, names=["西", "东"], on=MAY)
    await drawn.desk.act(split_area, form)
    again = SplitArea(id=area, revision=2, line=DOWN, names=["甲", "乙"])
    details = AreaDetails(name="北片区", town_id=drawn.east)
    edit = EditArea(id=area, revision=2, area=details)

    assert await refusal_codes(drawn.desk, split_area, form) == ["CHANGED_MEANWHILE"]
    assert await refusal_codes(drawn.desk, split_area, again) == ["AREA_ENDED"]
    assert await refusal_codes(drawn.desk, edit_area, edit) == ["AREA_ENDED"]


async def test_merged_areas_hand_everything_to_the_new_one(drawn: MapDesk) -> None:
    north = await drawn.area("北片区", NORTH)
    south = await drawn.area("南片区", box(82.31, 38.83, 82.33, 38.85))
    unit = await organization_at(drawn, "甲厂", 82.315, north)
    other = await drawn.desk.organization("无点厂", place={"area_id": south})
    form = MergeAreas(
        areas=[AreaAsRead(id=one, revision=1) for one in (north, south)], name="北片区", on=MAY
    )

    answer = await drawn.desk.act(merge_areas, form)

    merged = await drawn.desk.row("areas", answer["area"])
    assert (merged["name"], merged["south"], merged["north"]) == ("北片区", 38.83, 38.87)
    assert not merged["boundary"].startswith("MULTI")
    for one in (unit, other):
        assert (await drawn.desk.row("organizations", one))["area_id"] == merged["id"]
    ends = [(await drawn.desk.row("areas", one))["ended_on"] for one in (north, south)]
    assert ends == [MAY, MAY]
    assert answer["warnings"] == []


async def test_areas_are_split_and_merged_on_one_day(drawn: MapDesk) -> None:
    area = await drawn.area("北片区", NORTH)
    unit = await organization_at(drawn, "甲厂", 82.315, area)
    first = SplitArea(id=area, revision=1, line=DOWN, names=["北片区", "东片区"], on=MAY)
    parts = (await drawn.desk.act(split_area, first))["areas"]

    form = MergeAreas(
        areas=[AreaAsRead(id=one, revision=1) for one in parts], name="北片区", on=MAY
    )
    merged = (await drawn.desk.act(merge_areas, form))["area"]

    assert (await drawn.desk.row("organizations", unit))["area_id"] == merged
    living = await drawn.desk.rows("areas", ended_on=None)
    assert [row["name"] for row in living] == ["北片区"]


async def test_merging_takes_two_areas_of_one_town(drawn: MapDesk) -> None:
    north = await drawn.area("北片区", NORTH)
    west = await drawn.area("西片区", box(82.21, 38.81, 82.22, 38.82), drawn.west)
    far = await drawn.area("远片区", box(82.37, 38.81, 82.38, 38.82))

    def form(*areas: UUID) -> MergeAreas:
        return MergeAreas(areas=[AreaAsRead(id=one, revision=1) for one in areas], name="新片区")

    assert await refusal_codes(drawn.desk, merge_areas, form(north)) == ["TOO_FEW_AREAS"]
    assert await refusal_codes(drawn.desk, merge_areas, form(north, north)) == ["TOO_FEW_AREAS"]
    assert await refusal_codes(drawn.desk, merge_areas, form(north, west)) == ["OTHER_TOWN"]
    answer = await drawn.desk.act(merge_areas, form(north, far))
    assert [error.code for error in answer["warnings"]] == ["AREAS_APART"]


async def test_a_merge_on_a_stale_revision_names_the_present_one(drawn: MapDesk) -> None:
    north = await drawn.area("北片区", NORTH)
    south = await drawn.area("南片区", box(82.31, 38.83, 82.33, 38.85))
    stale = AreaAsRead(id=south, revision=7)
    form = MergeAreas(areas=[AreaAsRead(id=north, revision=1), stale], name="新片区")

    [error] = await refused(drawn.desk, merge_areas, form)

    assert error.code == "CHANGED_MEANWHILE"
    assert getattr(error, "current_revision", None) == 1


async def test_split_and_merge_answer_over_the_api(drawn: MapDesk) -> None:
    area = await drawn.area("北片区", NORTH)

    answer = await drawn.ask(
        """
        mutation split($input: SplitAreaInput!) {
          splitArea(input: $input) {
            town { name } areas { name drawnOn revision west } problems { code }
          }
        }
        """,
        id=node("Area", area),
        revision=1,
        line=DOWN,
        names=["西", "东"],
        on="2026-05-20",
    )

    split = answer["splitArea"]
    assert (split["town"], split["problems"]) == ({"name": "东镇"}, [])
    areas = [(one["west"], one["name"], one["drawnOn"]) for one in split["areas"]]
    assert sorted(areas) == [(82.31, "西", "2026-05-20"), (82.32, "东", "2026-05-20")]


async def test_two_organizations_at_one_point_are_fine_and_said_once(drawn: MapDesk) -> None:
    await organization_at(drawn, "甲厂", 82.315, await drawn.area("北片区", NORTH))
    details = OrganizationDetails(name="乙厂", location=Location(longitude=82.315, latitude=38.86))
    place = PlaceOfOrganization(town_id=drawn.east)
    form = RegisterOrganization(
        credit_code=credit_code(), organization=details, place=place, kind=None
    )

    answer = await drawn.desk.act(register_organization, form)
    edit = EditOrganization(id=answer["organization"], revision=1, organization=details)
    again = await drawn.desk.act(edit_organization, edit)

    assert [(error.code, error.message) for error in answer["warnings"]] == [
        ("SAME_POINT", "该点上已有“甲厂”。")
    ]
    assert again["warnings"] == []


async def test_nothing_is_placed_in_an_area_that_has_ended(drawn: MapDesk) -> None:
    area = await drawn.area("北片区", NORTH)
    split = SplitArea(id=area, revision=1, line=DOWN, names=["西", "东"], on=MAY)
    await drawn.desk.act(split_area, split)
    form = RegisterOrganization(
        credit_code=credit_code(),
        organization=OrganizationDetails(name="甲厂"),
        place=PlaceOfOrganization(town_id=drawn.east, area_id=area),
    )

    assert await refusal_codes(drawn.desk, register_organization, form) == ["AREA_ENDED"]


async def test_a_point_is_held_against_the_boundary_of_its_town(drawn: MapDesk) -> None:
    outside = Location(longitude=82.6, latitude=38.85)
    details = BuildingDetails(name="甲座", town_id=drawn.east, location=outside)

    answer = await drawn.desk.act(add_building, AddBuilding(building=details))

    assert [error.code for error in answer["warnings"]] == ["OUTSIDE_TOWN"]
