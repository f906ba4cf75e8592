"""Coordinates, distances and polygons on WGS-84, converted from the systems that ledgers use."""

from backend.kit.labels import LabeledEnum


class CoordinateSystem(LabeledEnum):
    """The system in which a source states its coordinates."""

    WGS84 = "WGS84", "WGS-84"
    CGCS2000 = "CGCS2000", "CGCS2000"
    GCJ02 = "GCJ02", "GCJ-02"
    BD09 = "BD09", "BD-09"
