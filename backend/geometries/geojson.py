"""Reads a GeoJSON document: a collection, a feature, or a bare geometry."""

import json
from collections.abc import Mapping
from typing import Any

from backend.geometries.errors import GeometryFileError
from backend.geometries.features import Collection, Feature, hold_to_limits, text_of
from backend.geometries.projections import Stated, stated_by_crs
from backend.kit.boundaries import moved
from backend.kit.geo import CoordinateSystem
from backend.kit.shape_text import BoundaryError, Shape, from_geometry, vertices_of

_KINDS = (
    "Polygon",
    "MultiPolygon",
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
)


def read_geojson(content: bytes, *, system: CoordinateSystem) -> Collection:
    """Read the features of a document.

    Raises: GEOMETRY_FILE, GEOMETRY_SYSTEM, MANY_VERTICES.
    """
    document = _document(content)
    stated = stated_by_crs(document.get("crs"))
    notice = stated.notice(system) if stated else None
    members = _members(document)
    hold_to_limits(len(members), vertices_of([_geometry(one) for one in members]))
    features = [_feature(index + 1, one, stated) for index, one in enumerate(members)]
    columns = dict.fromkeys(name for feature in features for name in feature.attributes)
    return Collection(list(columns), features, [notice] if notice else [])


def _document(content: bytes) -> Mapping[str, Any]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        fault = f"第 {error.lineno} 行第 {error.colno} 列有语法错误"
        raise GeometryFileError(fault=fault) from error
    except RecursionError as error:
        raise GeometryFileError(fault="嵌套太深") from error
    if not isinstance(document, dict):
        raise GeometryFileError(fault="不是 GeoJSON 对象")
    return document


def _members(document: Mapping[str, Any]) -> list[Any]:
    match document.get("type"):
        case "FeatureCollection":
            features = document.get("features")
            if not isinstance(features, list):
                raise GeometryFileError(fault="FeatureCollection 里没有 features")
            return features
        case "Feature":
            return [document]
        case kind if kind in _KINDS:
            return [{"type": "Feature", "geometry": document, "properties": {}}]
        case kind:
            raise GeometryFileError(fault=f"type 是“{kind}”，不是 GeoJSON 的图形")


def _geometry(member: object) -> object:
    return member.get("geometry") if isinstance(member, dict) else None


def _feature(position: int, member: object, stated: Stated | None) -> Feature:
    properties = member.get("properties") if isinstance(member, dict) else None
    attributes = (
        {str(name): text_of(value) for name, value in properties.items()}
        if isinstance(properties, dict)
        else {}
    )
    try:
        shape: Shape = from_geometry(_geometry(member), kinds=_KINDS)
        if stated is not None and stated.plane is not None:
            shape = moved(shape, stated.plane.to_degrees)
    except BoundaryError as error:
        return Feature(position, attributes, None, error)
    return Feature(position, attributes, shape)
