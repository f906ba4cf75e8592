"""GraphQL mutations of the places: declarations only, the commands do the work."""

from backend.compiler.catalog import Mutation, Part, Value
from backend.places import commands, drawing, rule_versions

PART = Part(
    mutations=(
        Mutation(
            command=commands.add_department,
            returns={"department": "Department"},
            description="新增部门；add a line",
        ),
        Mutation(
            command=commands.edit_department,
            returns={"department": "Department"},
            description="修改部门；edit a line",
        ),
        Mutation(
            command=commands.add_town, returns={"town": "Town"}, description="新增镇街；add a town"
        ),
        Mutation(
            command=commands.edit_town,
            returns={"town": "Town"},
            description="修改镇街；edit a town",
        ),
        Mutation(
            command=commands.add_village,
            returns={"village": "Village"},
            description="新增村(社区)；add a village",
        ),
        Mutation(
            command=commands.edit_village,
            returns={"village": "Village"},
            description="修改村(社区)；edit a village",
        ),
        Mutation(
            command=commands.draw_area,
            returns={"area": "Area"},
            description="划定片区；draw an area",
        ),
        Mutation(
            command=commands.edit_area,
            returns={"area": "Area"},
            description="修改片区；edit an area",
        ),
        Mutation(
            command=commands.add_building,
            returns={"building": "Building"},
            description="新增楼宇；add a building",
        ),
        Mutation(
            command=commands.edit_building,
            returns={"building": "Building"},
            description="修改楼宇；edit a building",
        ),
        Mutation(
            command=commands.group_buildings,
            returns={"buildingGroup": "BuildingGroup"},
            description="组成楼宇组；let buildings count as one place",
        ),
        Mutation(
            command=drawing.regroup_buildings,
            returns={"buildingGroup": "BuildingGroup"},
            description="调整楼宇组；say anew which buildings count as one place",
        ),
        Mutation(
            command=drawing.ungroup_buildings,
            returns={"town": "Town"},
            lists={"buildings": "Building"},
            description="解散楼宇组；let its buildings count one by one again",
        ),
        Mutation(
            command=drawing.draw_town,
            returns={"town": "Town"},
            description="划定镇街边界；draw the boundary of a town",
        ),
        Mutation(
            command=drawing.place_building,
            returns={"building": "Building"},
            description="标注楼宇的位置和轮廓；place a building by its point or footprint",
        ),
        Mutation(
            command=rule_versions.change_settings,
            returns={},
            values={
                "version": Value(
                    name="version", type=int, description="版本号；number of the new version"
                )
            },
            description="修改规则设置，生成新版本；make a new version of the rules' settings",
        ),
    ),
)
