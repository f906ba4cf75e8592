"""GraphQL types of the geometry imports: the batch with its counts, the result of every feature."""

from backend.compiler.catalog import (
    Column,
    Entity,
    Mutation,
    ObjectById,
    Part,
    Row,
    Rows,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.geometries import commands, tables

_SQL = load("backend.geometries", "types.sql")

GEOMETRY_BATCH = Entity(
    table=tables.GeometryBatch,
    order=("-created_at",),
    fields=(
        Column(name="created_at", is_orderable=True),
        ToOne(
            name="starter", target="User", by="started_by", description="上传人；who uploaded it"
        ),
        Column(name="file_name"),
        Column(name="layer"),
        Column(name="system"),
        Column(name="name_column"),
        Column(name="state"),
        Column(name="mode"),
        Column(name="total"),
        Column(name="applied_at"),
        Column(name="undone_at"),
        Row(
            name="counts",
            type="GeometryCounts",
            sql=_SQL["counts"],
            is_nullable=False,
            description="各结果要素数；features by outcome",
        ),
        Rows(
            name="notices",
            type="GeometryNotice",
            sql=_SQL["notices"],
            description="提示；what is said of the file, such as its coordinate system",
        ),
        ToMany(
            name="rows",
            target="GeometryRow",
            back="batch_id",
            description="各图形结果；results of the features in the order of the file",
        ),
    ),
)

GEOMETRY_ROW = Entity(
    table=tables.GeometryRow,
    order=("position",),
    fields=(
        Column(name="position", is_orderable=True),
        Column(name="label"),
        Column(name="outcome", is_filterable=True),
        Column(name="geometry"),
        Column(name="longitude"),
        Column(name="latitude"),
        ToOne(
            name="town",
            target="Town",
            by="town_id",
            description="所在镇街；the town it lies in, null for a town itself",
        ),
        ToOne(
            name="matched_town",
            target="Town",
            by="object_id",
            description="对应的镇街；the town that it is, null when new or of another layer",
        ),
        ToOne(
            name="matched_area",
            target="Area",
            by="object_id",
            description="对应的片区；the area that it is, null when new or of another layer",
        ),
        ToOne(
            name="matched_building",
            target="Building",
            by="object_id",
            description="对应的楼宇；the building that it is, null when new or of another layer",
        ),
        Rows(
            name="findings",
            type="GeometryFinding",
            sql=_SQL["findings"],
            limit=50,
            description="说明；reasons and warnings, reasons first",
        ),
    ),
)

_COUNTS = ValueType(
    name="GeometryCounts",
    description="各结果要素数；Features of an import by outcome.",
    fields=tuple(
        Value(name=name, type=int, is_nullable=False, description=description)
        for name, description in (
            ("new", "新增；features that are not here yet"),
            ("changed", "变更；features that change a line or a point"),
            ("same", "相同；features that change nothing"),
            ("ambiguous", "对应不明；features whose name several objects have"),
            ("refused", "拒绝；features that cannot be taken"),
        )
    ),
)

_NOTICE = ValueType(
    name="GeometryNotice",
    description="图形文件提示；What is said of a file of shapes as a whole.",
    fields=(Value(name="message", type=str, is_nullable=False, description="内容；the words"),),
)

_FINDING = ValueType(
    name="GeometryFinding",
    description="图形说明；What is said of a feature.",
    fields=(
        Value(name="code", type=str, is_nullable=False, description="代码；code of the finding"),
        Value(name="message", type=str, is_nullable=False, description="原因；what is wrong"),
        Value(name="remedy", type=str, is_nullable=False, description="办法；what to do"),
        Value(
            name="is_warning",
            type=bool,
            is_nullable=False,
            description="是否只是提示；true when the feature is taken all the same",
        ),
        Value(name="longitude", type=float, description="出错处经度；where the fault is, degrees"),
        Value(name="latitude", type=float, description="出错处纬度；where the fault is, degrees"),
    ),
)

PART = Part(
    entities=(GEOMETRY_BATCH, GEOMETRY_ROW),
    values=(_COUNTS, _NOTICE, _FINDING),
    roots=(
        ObjectById(
            name="geometry_batch",
            target="GeometryBatch",
            description="一次图形导入；one geometry import by its id",
        ),
        ToMany(
            name="geometry_batches",
            target="GeometryBatch",
            description="图形导入记录；geometry imports, the newest first",
        ),
    ),
    mutations=(
        Mutation(
            command=commands.apply_geometry,
            returns={"geometryBatch": "GeometryBatch"},
            description="写入一次已检查的图形导入；writes a checked file of shapes",
        ),
        Mutation(
            command=commands.undo_geometry,
            returns={"geometryBatch": "GeometryBatch"},
            description="整体撤销一次图形导入；takes a written file of shapes back as a whole",
        ),
    ),
)
