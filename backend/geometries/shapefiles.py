"""Reads a zipped Shapefile: nothing is unpacked to disk, and no more than a limit to memory."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

import shapefile
import shapely

from backend.geometries.errors import FeatureShapeError, GeometryFileError
from backend.geometries.features import Collection, Feature, hold_to_limits, text_of
from backend.geometries.projections import Stated, stated_by_prj
from backend.kit.boundaries import moved
from backend.kit.geo import CoordinateSystem
from backend.kit.shape_text import BoundaryError, Shape

_MOST_ENTRIES = 200
_MOST_BYTES = 100 * 1024 * 1024
_MOST_RINGS = 2_000
_HEADER_BYTES = 100
_ENCRYPTED = 0x1
_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_CODE_PAGES = {b"\x4d": "gb18030", b"\x7a": "gb18030"}
_DIGITS = re.compile(r"\d+")
_POLYGONS = frozenset({shapefile.POLYGON, shapefile.POLYGONZ, shapefile.POLYGONM})
_POINTS = frozenset({shapefile.POINT, shapefile.POINTZ, shapefile.POINTM})
_BROKEN = (
    shapefile.ShapefileException,
    shapefile.dbfFileException,
    struct.error,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    EOFError,
    AssertionError,
)


def read_shapefile(content: bytes, *, system: CoordinateSystem) -> Collection:
    """Read the features of a zipped Shapefile.

    Raises: GEOMETRY_FILE, GEOMETRY_SYSTEM, MANY_VERTICES.
    """
    parts = _parts(content)
    notices: list[str] = []
    stated: Stated | None = None
    if ".prj" in parts:
        stated = stated_by_prj(parts[".prj"].decode("utf-8", errors="replace"))
        notices += [notice for notice in (stated.notice(system),) if notice]
    else:
        notices.append(f"压缩包里没有 .prj，坐标按所选的 {system.label} 理解。")
    if ".shx" not in parts:
        notices.append("压缩包里没有 .shx，已按顺序读取。")
    try:
        columns, records = _records(parts)
        shapes = _shapes(parts)
    except _BROKEN as error:
        raise GeometryFileError(fault="Shapefile 已损坏，或不是 Shapefile") from error
    if len(records) != len(shapes):
        fault = f".shp 有 {len(shapes)} 个图形，.dbf 有 {len(records)} 行，对不上"
        raise GeometryFileError(fault=fault)
    hold_to_limits(len(shapes), sum(len(shape.points) for shape in shapes))
    features = [
        _feature(index + 1, record, shape, stated)
        for index, (record, shape) in enumerate(zip(records, shapes, strict=True))
    ]
    return Collection(columns, features, notices)


def _parts(content: bytes) -> dict[str, bytes]:
    """Give the files of the one Shapefile in the archive by their endings.

    Raises: GEOMETRY_FILE for tricks, several Shapefiles, or missing files.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = list(_entries(archive))
            layers = [name for name in found if name[1] == ".shp"]
            if len(layers) != 1:
                names = "、".join(stem for stem, _, _ in layers) or "没有 .shp"
                raise GeometryFileError(fault=f"压缩包里应恰好有一个 Shapefile（{names}）")
            own = {end: info for stem, end, info in found if stem == layers[0][0]}
            if ".dbf" not in own:
                raise GeometryFileError(fault=f"压缩包里缺少 {layers[0][0]}.dbf（属性表）")
            return _unpacked(archive, own)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise GeometryFileError(fault="压缩包已损坏") from error


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, zipfile.ZipInfo]]:
    infos = archive.infolist()
    if len(infos) > _MOST_ENTRIES:
        raise GeometryFileError(fault=f"压缩包里的文件超过 {_MOST_ENTRIES} 个")
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in info.filename:
            raise GeometryFileError(fault="压缩包里有不安全的路径")
        if info.flag_bits & _ENCRYPTED:
            raise GeometryFileError(fault="压缩包加了密码")
        if info.is_dir() or path.parts[0] == "__MACOSX" or path.name.startswith("."):
            continue
        if path.suffix.lower() in _PARTS:
            yield str(path.with_suffix("")).lower(), path.suffix.lower(), info


def _unpacked(archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    """Read no more than the limit, whatever the directory of the archive claims."""
    left = _MOST_BYTES
    parts = {}
    for ending, info in infos.items():
        with archive.open(info) as file:
            parts[ending] = file.read(left + 1)
        left -= len(parts[ending])
        if left < 0:
            limit = _MOST_BYTES // 1024 // 1024
            raise GeometryFileError(fault=f"解压后超过 {limit} MB")
    return parts


def _records(parts: Mapping[str, bytes]) -> tuple[list[str], list[dict[str, str]]]:
    """Read the attributes, in the encoding that is stated or that fits."""
    encodings = list(dict.fromkeys(_encodings(parts)))
    for encoding in encodings:
        try:
            return _records_in(parts[".dbf"], encoding, errors="strict")
        except (UnicodeError, LookupError, shapefile.dbfFileException):
            continue
    return _records_in(parts[".dbf"], "gb18030", errors="replace")


def _records_in(
    content: bytes, encoding: str, *, errors: str
) -> tuple[list[str], list[dict[str, str]]]:
    with shapefile.Reader(
        dbf=io.BytesIO(content), shp=None, encoding=encoding, encodingErrors=errors
    ) as reader:
        columns = [field[0] for field in reader.fields if field[0] != "DeletionFlag"]
        records = [
            {name: text_of(value) for name, value in zip(columns, record, strict=True)}
            for record in reader.iterRecords()
        ]
    return columns, records


def _encodings(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Name the encodings to try: the .cpg, the mark in the .dbf, then those in use."""
    stated = parts.get(".cpg", b"").decode("ascii", errors="ignore").strip().lower()
    number = _DIGITS.search(stated)
    if "utf" in stated or (number and number[0] == "65001"):
        yield "utf-8"
    elif "gb" in stated or (number and number[0] in {"936", "54936", "2312", "18030"}):
        yield "gb18030"
    mark = _CODE_PAGES.get(parts[".dbf"][29:30])
    if mark:
        yield mark
    yield from ("utf-8", "gb18030")


def _shapes(parts: Mapping[str, bytes]) -> Sequence[Any]:
    [words] = struct.unpack(">i", parts[".shp"][24:28])  # the length that the header claims
    whole = parts[".shp"][: max(words, 0) * 2]
    if len(whole) < max(words * 2, _HEADER_BYTES):
        raise EOFError
    with shapefile.Reader(
        shp=io.BytesIO(whole),
        shx=io.BytesIO(parts[".shx"]) if ".shx" in parts else None,
    ) as reader:
        return list(reader.iterShapes())


def _feature(
    position: int,
    attributes: Mapping[str, str],
    drawn: Any,  # noqa: ANN401 - a shape of the reader
    stated: Stated | None,
) -> Feature:
    try:
        shape = _shape(drawn)
        if stated is not None and stated.plane is not None:
            shape = moved(shape, stated.plane.to_degrees)
    except BoundaryError as error:
        return Feature(position, attributes, None, error)
    if shape is None:
        fault = FeatureShapeError(layer="地图上的对象", fault="没有图形，或是线")
        return Feature(position, attributes, None, fault)
    return Feature(position, attributes, shape)


def _shape(drawn: Any) -> Shape | None:  # noqa: ANN401 - a shape of the reader
    if drawn.shapeType in _POINTS:
        return _finite(shapely.Point(*drawn.points[0][:2]))
    if drawn.shapeType not in _POLYGONS or not drawn.points:
        return None
    starts = [*drawn.parts, len(drawn.points)]
    rings = [[point[:2] for point in drawn.points[first:last]] for first, last in pairwise(starts)]
    if len(rings) > _MOST_RINGS:
        raise BoundaryError(fault=f"超过 {_MOST_RINGS} 个环")
    return _finite(_polygons(rings))


def _finite(shape: Shape) -> Shape:
    if any(value - value != 0 for row in shapely.get_coordinates(shape).tolist() for value in row):
        raise BoundaryError(fault="坐标不是数字")
    return shape


def _polygons(rings: Sequence[Sequence[Any]]) -> Shape:
    """Put rings together: one inside an odd number of others is a hole of the nearest one.

    The winding that the format asks for is often wrong, so nesting alone decides.
    """
    try:
        return _nested([shapely.Polygon(ring) for ring in rings])
    except (ValueError, IndexError, shapely.GEOSException) as error:
        raise BoundaryError(fault="点太少或坐标有误，围不成面") from error


def _nested(plates: list[Shape]) -> Shape:
    plates.sort(key=shapely.area, reverse=True)
    shells: list[tuple[Shape, list[Shape]]] = []
    for index, plate in enumerate(plates):
        inside = shapely.Point(plate.exterior.coords[0])
        around = [other for other in plates[:index] if shapely.covers(other, inside)]
        own = [shell for shell in shells if shell[0] in around]
        if len(around) % 2 and own:
            own[-1][1].append(plate)
        else:
            shells.append((plate, []))
    made = [
        shapely.Polygon(shell.exterior, [hole.exterior for hole in holes])
        for shell, holes in shells
    ]
    return made[0] if len(made) == 1 else shapely.MultiPolygon(made)
