"""The base maps of an installation: read from a TOML file, told to pages without their keys.

The file (`TILES_FILE`, by default `tiles.toml` in the data folder) lists `[[source]]` tables; an
example stands in `infra/tiles.example.toml`. No file, no base map: the map shows a plain ground.
"""

import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlencode, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from backend.config import Settings
from backend.kit.errors import LedgerError

_DEEPEST = 22
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_FILE = re.compile(r"[A-Za-z0-9][\w.-]*\.pmtiles")


class TileSettingsError(LedgerError):
    """The list of base maps cannot be read."""

    code = "TILE_SETTINGS"
    message = "底图配置 {file} 有误：{fault}。"
    remedy = "请对照 infra/tiles.example.toml 改正后重新启动。"


class TileKind(StrEnum):
    """How a source gives its tiles."""

    WMTS = "wmts"
    XYZ = "xyz"
    PMTILES = "pmtiles"


class Projection(StrEnum):
    """The grid of a source: web Mercator, or plain degrees (Tianditu's `c` sets)."""

    MERCATOR = "EPSG:3857"
    DEGREES = "EPSG:4326"


class TileSource(BaseModel):
    """One base map. `url` holds {s}, {z}, {x}, {y} and {key} for xyz, the endpoint for wmts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str = Field(min_length=1, max_length=40)
    kind: TileKind
    url: str = ""
    subdomains: str = ""
    key: SecretStr = SecretStr("")
    layer: str = ""
    matrix_set: str = "w"
    style: str = "default"
    format: str = "tiles"
    file: str = ""
    attribution: str = ""
    approval_number: str = ""
    max_zoom: Annotated[int, Field(ge=0, le=_DEEPEST)] = 18
    projection: Projection = Projection.MERCATOR

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        if not _ID.fullmatch(self.id):
            raise ValueError("id 只能用小写字母、数字和连字符")
        if self.kind is TileKind.PMTILES:
            if not _FILE.fullmatch(self.file):
                raise ValueError("pmtiles 要有 file：数据目录 maps 下的文件名")
            return self
        if urlsplit(self.url).scheme not in {"http", "https"}:
            raise ValueError("url 应以 http:// 或 https:// 开头")
        if self.kind is TileKind.WMTS and not self.layer:
            raise ValueError("wmts 要有 layer")
        if self.kind is TileKind.XYZ and not all(f"{{{one}}}" in self.url for one in "zxy"):
            raise ValueError("xyz 的 url 要有 {z}、{x}、{y}")
        return self

    def has(self, z: int, x: int, y: int) -> bool:
        """Tell whether the grid has a tile."""
        if not 0 <= z <= self.max_zoom:
            return False
        columns = 1 << z
        rows = max(columns // 2, 1) if self.projection is Projection.DEGREES else columns
        return 0 <= x < columns and 0 <= y < rows

    def address(self, z: int, x: int, y: int) -> str:
        """Give the address of a tile at the source, key included: never to be logged or shown."""
        host = self.subdomains[(x + y) % len(self.subdomains)] if self.subdomains else ""
        key = self.key.get_secret_value()
        if self.kind is TileKind.XYZ:
            values = {"s": host, "z": z, "x": x, "y": y, "key": key}
            return re.sub(r"\{(s|z|x|y|key)\}", lambda found: str(values[found[1]]), self.url)
        query = {
            "SERVICE": "WMTS",
            "REQUEST": "GetTile",
            "VERSION": "1.0.0",
            "LAYER": self.layer,
            "STYLE": self.style,
            "TILEMATRIXSET": self.matrix_set,
            "FORMAT": self.format,
            "TILEMATRIX": z,
            "TILEROW": y,
            "TILECOL": x,
        } | ({"tk": key} if key else {})
        return f"{self.url.replace('{s}', host)}?{urlencode(query)}"

    def shown(self) -> dict[str, Any]:
        """Tell a page what it needs: our own address, no key and no address of the source."""
        is_file = self.kind is TileKind.PMTILES
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind.value,
            "url": f"/tiles/{self.id}.pmtiles"
            if is_file
            else f"/tiles/{self.id}/{{z}}/{{x}}/{{y}}",
            "attribution": self.attribution,
            "approvalNumber": self.approval_number,
            "maxZoom": self.max_zoom,
            "projection": self.projection.value,
        }


def tile_sources(settings: Settings) -> tuple[TileSource, ...]:
    """Read the base maps; none without a file.

    Raises: TILE_SETTINGS.
    """
    path = settings.tiles_file or settings.data_dir / "tiles.toml"
    if not path.exists():
        if settings.tiles_file is not None:
            raise TileSettingsError(file=path.name, fault="文件不存在")
        return ()
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8")).get("source", [])
        sources = tuple(TileSource.model_validate(one) for one in listed)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TileSettingsError(file=path.name, fault=str(error)) from error
    except ValidationError as error:
        # Only the first fault and its field: the input, which may hold a key, is not repeated.
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "source"
        raise TileSettingsError(file=path.name, fault=f"{field}：{first['msg']}") from None
    if len({source.id for source in sources}) < len(sources):
        raise TileSettingsError(file=path.name, fault="有两个来源的 id 相同")
    return sources


def archive_of(source: TileSource, folder: Path) -> Path | None:
    """Give the file of a PMTiles source, below the folder of maps only."""
    path = (folder / source.file).resolve()
    is_inside = path.is_relative_to(folder.resolve())
    return path if is_inside and path.is_file() else None
