"""Tables of the geometry imports: the batch, and what it makes of every feature."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlmodel import Field

from backend.database.actor import Role
from backend.database.columns import (
    Row,
    document,
    indexed,
    moment,
    one_of,
    refers,
    rules,
    sealed,
    words,
)
from backend.database.scope import EVERY_ROW, ActorKey, Reach, Scope, equals
from backend.kit.clock import now
from backend.kit.geo import CoordinateSystem
from backend.kit.labels import LabeledEnum


class GeometryLayer(LabeledEnum):
    """图形图层；What the features of a file are."""

    TOWNS = "TOWNS", "镇街"
    AREAS = "AREAS", "片区"
    BUILDINGS = "BUILDINGS", "楼宇"


class GeometryState(LabeledEnum):
    """图形导入状态；Where a geometry import stands."""

    CHECKED = "CHECKED", "已检查"
    APPLIED = "APPLIED", "已办理"
    UNDONE = "UNDONE", "已撤销"


class GeometryMode(LabeledEnum):
    """有图形被拒时怎样办理；What happens to the good features when others are refused."""

    ALL_OR_NOTHING = "ALL_OR_NOTHING", "有一个被拒就都不办"
    GOOD_ROWS = "GOOD_ROWS", "只办通过的图形"


class FeatureOutcome(LabeledEnum):
    """逐个图形的结果；What an import makes of a feature; AMBIGUOUS fits several by its name."""

    NEW = "NEW", "新增"
    CHANGED = "CHANGED", "有改动"
    SAME = "SAME", "无改动"
    AMBIGUOUS = "AMBIGUOUS", "名称对应多个对象"
    REFUSED = "REFUSED", "被拒"


def _of_starter() -> Scope:
    own = Reach((equals("started_by", ActorKey.USER),))
    rights = {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.TOWN_OFFICER: own,
        Role.SYSTEM: EVERY_ROW,
    }
    return Scope(read=rights, write=rights, closed_to_tokens=True)


class GeometryBatch(Row, table=True):
    """图形导入；A file of shapes that was uploaded, checked, perhaps applied, perhaps undone."""

    __tablename__ = "geometry_batches"
    __table_args__ = rules(indexed("created_at", "id"), indexed("started_by"))
    __scope__: ClassVar[Scope] = _of_starter()

    created_at: datetime = moment("上传时间；when it was uploaded", default_factory=now)
    started_by: UUID | None = Field(default=None, description="上传人；user, null = command line")
    file_name: str = words("文件名；name of the file")
    file_digest: bytes = sealed("文件摘要 (SHA-256)；digest of the file")
    layer: GeometryLayer = one_of(GeometryLayer, "layer", "图层；what the features are")
    system: CoordinateSystem = one_of(
        CoordinateSystem, "system", "来源坐标系；system in which the file states its coordinates"
    )
    name_column: str | None = words("名称字段；attribute that was read as the name", default=None)
    state: GeometryState = one_of(GeometryState, "state", "状态；where it stands")
    mode: GeometryMode | None = one_of(
        GeometryMode, "mode", "方式；all or nothing, or the good rows", default=None, nullable=True
    )
    total: int = Field(default=0, description="要素数；features in all")
    counts: dict[str, Any] = document("各结果要素数；features by outcome", default_factory=dict)
    notices: list[Any] = document("提示；what is said of the file", default_factory=list)
    applied_at: datetime | None = moment("写入时间；when it was applied", default=None)
    undone_at: datetime | None = moment("撤销时间；when it was undone", default=None)


class GeometryRow(Row, table=True):
    """图形要素；What a geometry import makes of one feature, with its shape on WGS-84."""

    __tablename__ = "geometry_rows"
    __table_args__ = rules(
        refers("batch_id", "geometry_batches", cascade=True, has_index=False),
        indexed("batch_id", "position"),
        indexed("batch_id", "outcome", "position"),
    )
    __scope__: ClassVar[Scope] = _of_starter()

    batch_id: UUID = Field(description="图形导入；import")
    started_by: UUID | None = Field(default=None, description="上传人；user, for scope only")
    position: int = Field(description="序号；order in the file, from 1")
    label: str = words("名称；name in the file")
    outcome: FeatureOutcome = one_of(FeatureOutcome, "outcome", "结果；outcome")
    town_id: UUID | None = Field(default=None, description="所在镇街；town, null = not known")
    object_id: UUID | None = Field(
        default=None, description="对象；town, area or building that it is or becomes"
    )
    object_revision: int | None = Field(
        default=None, description="修订号；revision of the object as checked, then as applied"
    )
    geometry: str | None = words("图形 (WKT, WGS-84)；shape", default=None)
    longitude: float | None = Field(default=None, description="经度 (WGS-84)；point, degrees")
    latitude: float | None = Field(default=None, description="纬度 (WGS-84)；point, degrees")
    findings: list[Any] = document(
        "说明；code, message, remedy, is_warning, longitude, latitude", default_factory=list
    )
    before: dict[str, Any] | None = document(
        "改前；columns of the object before, null = not applied or new",
        default=None,
        nullable=True,
    )
