"""What a view of the map refuses, each with its code."""

from backend.compiler.errors import OperationError


class BoundingBoxError(OperationError):
    """The box is turned round, empty of meaning, or reaches beyond the globe."""

    code = "BOUNDING_BOX"
    message = "地图范围无法使用：{fault}。"
    remedy = "请给出西、南、东、北四界的经纬度（WGS-84，以度为单位），西界小于东界，南界小于北界。"


class ZoomError(OperationError):
    """The zoom is none that a map has."""

    code = "ZOOM"
    message = "地图级别 {zoom} 无法使用。"
    remedy = "请给出 {least} 至 {most} 之间的数。"
