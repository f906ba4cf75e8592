"""What the import of geometry refuses, in a file as a whole or in a feature."""

from backend.kit.errors import LedgerError


class GeometryFileError(LedgerError):
    """The file cannot be read as GeoJSON or a zipped Shapefile."""

    code = "GEOMETRY_FILE"
    message = "图形文件无法使用：{fault}。"
    remedy = "请上传 GeoJSON 文件，或把 .shp、.shx、.dbf、.prj 打包成一个 zip。"


class GeometrySystemError(LedgerError):
    """The file names a coordinate system that cannot be read, or another one than was chosen."""

    code = "GEOMETRY_SYSTEM"
    message = "文件写明的坐标系是 {stated}，{fault}。"
    remedy = "请在 GIS 软件中转换为 CGCS2000 经纬度后再导入，或改选正确的坐标系。"


class NameColumnError(LedgerError):
    """No attribute of the features holds their names."""

    code = "NAME_COLUMN"
    message = "没有找到名称字段{asked}。文件中的字段：{known}。"
    remedy = "请选择存放名称的字段（nameColumn），或把它改名为“名称”。"


class MayNotImportGeometryError(LedgerError):
    """The role draws no such places."""

    code = "MAY_NOT_IMPORT_GEOMETRY"
    message = "您的角色不能导入{layer}图形。"
    remedy = "镇街边界由区级人员导入，片区和楼宇由区级或所属镇街的人员导入。"


class GeometryNotFoundError(LedgerError):
    """There is no such import, or the caller may not see it."""

    code = "GEOMETRY_NOT_FOUND"
    message = "没有找到这次图形导入。"
    remedy = "请从图形导入记录中重新选择。"


class GeometryStateError(LedgerError):
    """The import stands where this cannot be done."""

    code = "GEOMETRY_STATE"
    message = "这次图形导入{state}，不能{action}。"
    remedy = "请刷新页面核对。"


class GeometryHasRefusedError(LedgerError):
    """All or nothing was asked for, and some features cannot be taken."""

    code = "GEOMETRY_HAS_REFUSED"
    message = "有 {refused} 个图形被拒绝或对应不明，未写入任何一个。"
    remedy = "请改正文件后重新上传，或选择只写入其余的图形。"


class GeometryOutdatedError(LedgerError):
    """Something that the features are about was changed since the check."""

    code = "GEOMETRY_OUTDATED"
    message = "检查之后“{name}”已被修改。"
    remedy = "请重新上传文件，核对后再写入。"


class GeometryTouchedSinceError(LedgerError):
    """Something newer touches what the import wrote."""

    code = "GEOMETRY_TOUCHED_SINCE"
    message = "写入之后“{name}”{others}又被修改，不能整体撤销。"
    remedy = "请逐个核对并修改这些图形。"


class FeatureShapeError(LedgerError):
    """The feature has no shape, or one of the wrong kind."""

    code = "FEATURE_SHAPE"
    message = "图形不能用作{layer}：{fault}。"
    remedy = "镇街和片区应为面，楼宇应为点或面。"


class FeatureNameError(LedgerError):
    """The feature has no name, or one that cannot be used."""

    code = "FEATURE_NAME"
    message = "名称无法使用：{fault}。"
    remedy = "请在名称字段中填写 1 至 {most} 个字的全称。"


class FeatureTwiceError(LedgerError):
    """Two features of the file are about one object."""

    code = "FEATURE_TWICE"
    message = "与第 {position} 个图形同名同镇街。"
    remedy = "几块组成一个对象时，请先在 GIS 软件中合并为一个多部件图形。"


class FeatureAmbiguousError(LedgerError):
    """Several objects have the name of the feature."""

    code = "FEATURE_AMBIGUOUS"
    message = "“{name}”在几个镇街都有：{towns}。"
    remedy = "请在文件中增加“所在镇街”字段。"


class FeatureTownError(LedgerError):
    """It is not known in which town the feature lies."""

    code = "FEATURE_TOWN"
    message = "不知道它在哪个镇街{fault}。"
    remedy = "请在文件中增加“所在镇街”字段，或先导入镇街边界。"


class FeatureKindError(LedgerError):
    """The name of a new town does not say of which kind it is."""

    code = "FEATURE_KIND"
    message = "从名称“{name}”看不出是镇、街道、乡还是园区。"
    remedy = "请先新增这个镇街，再导入它的边界。"


class FeatureRightsError(LedgerError):
    """The object lies outside what the role may change."""

    code = "FEATURE_RIGHTS"
    message = "“{town}”不归您管理。"
    remedy = "请由其所属镇街或区级人员导入。"


class ManyVerticesError(LedgerError):
    """The shapes of the file have too many points together."""

    code = "MANY_VERTICES"
    message = "全部图形共有 {count} 个点，超过 {most} 个。"
    remedy = "请在 GIS 软件中简化边线（容差 1 米足够），或分几次导入。"
