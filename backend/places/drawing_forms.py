"""What people draw: the inputs of the commands about lines on the map."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from backend.compiler.catalog import Of
from backend.places.forms import AcceptsRepair, Name, Revision
from backend.places.points import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawTown:
    """划定镇街边界；Draw the boundary of a town, or take it away."""

    id: Annotated[UUID, "镇街；the town", Of("Town")]
    revision: Revision
    boundary: Annotated[str | None, "边界，WKT 或 GeoJSON，WGS-84，空表示去掉；boundary"] = None
    accepts_repair: AcceptsRepair = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBuilding:
    """标注楼宇；Place a building: by its point, by its footprint, or by both."""

    id: Annotated[UUID, "楼宇；the building", Of("Building")]
    revision: Revision
    location: Annotated[
        Location | None, "位置，缺省取轮廓内一点；point, else one inside the footprint"
    ] = None
    footprint: Annotated[str | None, "轮廓，WKT 或 GeoJSON，WGS-84；footprint"] = None
    accepts_repair: AcceptsRepair = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegroupBuildings:
    """调整楼宇组；Say anew which buildings of a group count as one place."""

    id: Annotated[UUID, "楼宇组；the group", Of("BuildingGroup")]
    revision: Revision
    name: Name
    building_ids: Annotated[
        list[UUID], "楼宇，未列出的退出；all its buildings, the others leave", Of("Building")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class UngroupBuildings:
    """解散楼宇组；Let the buildings of a group count one by one again; the group goes."""

    id: Annotated[UUID, "楼宇组；the group", Of("BuildingGroup")]
    revision: Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitArea:
    """拆分片区；Split an area along a line; its organizations go with the part where they are."""

    id: Annotated[UUID, "片区；the area", Of("Area")]
    revision: Revision
    line: Annotated[str, "分割线，WKT 或 GeoJSON 的 LineString，WGS-84；line that cuts through"]
    names: Annotated[
        list[str],
        "各块名称，自西向东、自南向北；names of the parts from west to east, then south to north",
    ]
    on: Annotated[date | None, "生效日期，缺省今天；first day of the parts"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAsRead:
    """所见片区及其修订号；An area and its revision as it was read."""

    id: Annotated[UUID, "片区；the area", Of("Area")]
    revision: Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAreas:
    """合并片区；Merge areas of one town into a new one, which takes what belongs to them."""

    areas: Annotated[list[AreaAsRead], "片区，至少两个；the areas, two or more"]
    name: Name
    on: Annotated[date | None, "生效日期，缺省今天；first day of the merged area"] = None
