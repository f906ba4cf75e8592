"""What a view is, which views are refused, and the words in which the map tells coverage."""

import math
from dataclasses import dataclass
from typing import Annotated

from backend.branches.rules import Formation
from backend.kit.labels import LabeledEnum
from backend.maps.errors import BoundingBoxError, ZoomError

LEAST_ZOOM, MOST_ZOOM = 0.0, 24.0
_HALF_TURN, _QUARTER_TURN = 180.0, 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundingBox:
    """地图范围，WGS-84，单位度；The part of the map that is looked at, degrees on WGS-84."""

    west: Annotated[float, "西界经度，-180 至 180；western bound, below the eastern one"]
    south: Annotated[float, "南界纬度，-90 至 90；southern bound, below the northern one"]
    east: Annotated[float, "东界经度，-180 至 180；eastern bound"]
    north: Annotated[float, "北界纬度，-90 至 90；northern bound"]


class MapCoverage(LabeledEnum):
    """地图上的覆盖情况；How an organization is covered: the way that counts, or not at all."""

    SOLE = Formation.SOLE.value, Formation.SOLE.label
    BUILDING = Formation.BUILDING.value, Formation.BUILDING.label
    INDUSTRY = Formation.INDUSTRY.value, Formation.INDUSTRY.label
    VILLAGE = Formation.VILLAGE.value, Formation.VILLAGE.label
    AREA = Formation.AREA.value, Formation.AREA.label
    ATTACHMENT = Formation.ATTACHMENT.value, Formation.ATTACHMENT.label
    UNCOVERED = "UNCOVERED", "未覆盖"


class UncoveredReason(LabeledEnum):
    """未覆盖的原因；Why an operating organization is covered by no branch.

    Source: the year table's rows of what was not formed; domain brief, section 0, decision 2.
    """

    DUE = "DUE", "应建未建，正式党员达到单独组建人数"
    FEW_MEMBERS = "FEW_MEMBERS", "未建，仅有个别党员"
    NO_MEMBERS = "NO_MEMBERS", "未建，没有党员"
    COUNT_UNKNOWN = "COUNT_UNKNOWN", "未建，党员数未知"


def hold_to_globe(box: BoundingBox) -> None:
    """See that a box is one.

    Raises: BOUNDING_BOX.
    """
    bounds = (box.west, box.south, box.east, box.north)
    if not all(map(math.isfinite, bounds)):
        fault = "不是数字"
    elif max(abs(box.west), abs(box.east)) > _HALF_TURN:
        fault = "经度超出 -180 至 180"
    elif max(abs(box.south), abs(box.north)) > _QUARTER_TURN:
        fault = "纬度超出 -90 至 90"
    elif box.west >= box.east:
        fault = "西界不小于东界"
    elif box.south >= box.north:
        fault = "南界不小于北界"
    else:
        return
    raise BoundingBoxError(fault=fault)


def hold_to_zoom(zoom: float) -> None:
    """See that a zoom is one of a map.

    Raises: ZOOM.
    """
    if not LEAST_ZOOM <= zoom <= MOST_ZOOM:
        raise ZoomError(zoom=zoom, least=f"{LEAST_ZOOM:g}", most=f"{MOST_ZOOM:g}")
