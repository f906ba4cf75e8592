"""A file of shapes as it was read: features with attributes, before anything is compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backend.geometries.errors import GeometryFileError, ManyVerticesError, NameColumnError
from backend.kit.errors import LedgerError
from backend.kit.shape_text import Shape
from backend.kit.text import match_key

MOST_FEATURES = 2_000
MOST_VERTICES = 200_000
_NAMES = ("名称", "name", "全称", "mc", "title", "标题")
_NAME_ENDINGS = ("名称", "_name", "name", "_mc", "mc", "名")
_TOWNS = ("所在镇街", "镇街", "所属镇街", "乡镇", "所属乡镇", "街道", "town", "townname", "xzmc")


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its place in the file, its attributes, its shape or why there is none."""

    position: int
    attributes: Mapping[str, str]
    shape: Shape | None
    fault: LedgerError | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """All features of a file, in degrees of the system that was chosen."""

    columns: Sequence[str]
    features: Sequence[Feature]
    notices: Sequence[str] = ()

    def name_column(self, asked: str | None) -> str:
        """Find the attribute that holds the names: the one that was asked for, else by its heading.

        Raises: NAME_COLUMN.
        """
        wanted = (asked,) if asked else _NAMES
        found = _first(self.columns, wanted)
        if found is None and not asked:
            found = next(
                (
                    column
                    for ending in _NAME_ENDINGS
                    for column in self.columns
                    if match_key(column).endswith(ending) and column not in self._of_towns()
                ),
                None,
            )
        if found is None:
            shown = f"“{asked}”" if asked else ""
            raise NameColumnError(asked=shown, known="、".join(self.columns) or "（无）")
        return found

    def town_column(self) -> str | None:
        """Find the attribute that holds the towns."""
        return _first(self.columns, _TOWNS)

    def _of_towns(self) -> frozenset[str]:
        column = self.town_column()
        return frozenset(() if column is None else (column,))


def hold_to_limits(features: int, vertices: int) -> None:
    """Refuse a file of too many features or points.

    Raises: GEOMETRY_FILE, MANY_VERTICES.
    """
    if features == 0:
        raise GeometryFileError(fault="没有任何图形")
    if features > MOST_FEATURES:
        raise GeometryFileError(fault=f"有 {features} 个图形，超过 {MOST_FEATURES} 个")
    if vertices > MOST_VERTICES:
        raise ManyVerticesError(count=vertices, most=MOST_VERTICES)


def text_of(value: object) -> str:
    """Write an attribute as text; whole numbers without a fraction, nothing for an absence."""
    if value is None or isinstance(value, bool | list | dict):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().strip("\x00")


def _first(columns: Sequence[str], wanted: Sequence[str]) -> str | None:
    known = {match_key(column): column for column in reversed(columns)}
    return next((known[match_key(name)] for name in wanted if match_key(name) in known), None)
