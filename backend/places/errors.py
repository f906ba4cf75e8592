"""What the places and the settings of the rules refuse."""

from backend.kit.errors import LedgerError


class UnknownSettingError(LedgerError):
    """There is no setting with this name."""

    code = "UNKNOWN_SETTING"
    message = "没有名为“{name}”的设置。"
    remedy = "请从设置清单中选择。"


class SettingValueError(LedgerError):
    """The value does not fit the setting."""

    code = "SETTING_VALUE"
    message = "“{label}”不能设为“{value}”：{fault}。"
    remedy = "请改为说明中允许的值。"


class DivisionCodeError(LedgerError):
    """The division code has the wrong length, signs, or place."""

    code = "DIVISION_CODE"
    message = "区划代码“{text}”不正确：{fault}。"
    remedy = "请填写统计用区划代码：镇街 9 位，村(社区) 12 位。"


class WrongSystemError(LedgerError):
    """The point lies outside its town as stated, and inside it in another coordinate system."""

    code = "WRONG_COORDINATE_SYSTEM"
    message = "按 {stated} 坐标，该点不在“{town}”范围内；按 {likely} 则在其中。"
    remedy = "请核对坐标系，多半应选 {likely}。"


class OutsideTownError(LedgerError):
    """The point lies outside the drawn lines of its town."""

    code = "OUTSIDE_TOWN"
    message = "该点不在“{town}”已划定的范围内。"
    remedy = "请核对经纬度和所在镇街。"


class EmptyNameError(LedgerError):
    """A name is missing or too long."""

    code = "NAME"
    message = "名称应为 1 至 {most} 个字。"
    remedy = "请填写全称。"


class TextLengthError(LedgerError):
    """A text is longer than there is room where it is shown."""

    code = "TEXT_LENGTH"
    message = "文字过长：有 {length} 个字，至多 {most} 个。"
    remedy = "请缩短，详情另附材料。"


class NameTakenError(LedgerError):
    """Another place of the same kind has this name in the same town."""

    code = "NAME_TAKEN"
    message = "同一范围内已有同名的记录。"
    remedy = "请改用已有的记录，或换一个名称。"
    constraints = (
        "departments_name_key",
        "towns_name_key",
        "villages_town_id_name_key",
        "areas_town_id_name_key",
        "building_groups_town_id_name_key",
        "buildings_town_id_name_key",
    )


class OtherTownError(LedgerError):
    """The places do not lie in one town."""

    code = "OTHER_TOWN"
    message = "“{name}”不在“{town}”。"
    remedy = "请选择同一镇街内的{noun}。"


class SettingsDateError(LedgerError):
    """A version of the settings may not take effect before one that is known already."""

    code = "SETTINGS_DATE"
    message = "新的设置自 {day} 起生效，早于现行版本的 {latest}。"
    remedy = "请填写更晚的生效日期；已公布的数字按当时的版本计算。"


class DefaultDepartmentError(LedgerError):
    """A district has exactly one default line, or organizations would have none."""

    code = "DEFAULT_DEPARTMENT"
    message = "必须有且只有一个默认部门。"
    remedy = "请把另一个部门设为默认，系统会同时取消原来的默认。"


class SettingsFormError(LedgerError):
    """The settings are no JSON object."""

    code = "SETTINGS_FORM"
    message = "设置应写成一个 JSON 对象。"
    remedy = '请按 {{"名称": 值}} 的形式填写。'


class AreaInOtherTownError(LedgerError):
    """The greater part of an area lies in a town that is not its own."""

    code = "AREA_IN_OTHER_TOWN"
    message = "片区大部分在“{other}”内，不在“{own}”。"
    remedy = "请把所在镇街改为“{other}”，或重新划定边界。"


class AreaOverTownsError(LedgerError):
    """A part of an area lies in another town."""

    code = "AREA_OVER_TOWNS"
    message = "片区有 {share} 在“{other}”内。"
    remedy = "划片联建以一个镇街为限；请核对边界，必要时按镇街分成两块。"


class AreaOverlapsError(LedgerError):
    """An area lies partly on the ground of another one."""

    code = "AREA_OVERLAPS"
    message = "与片区“{other}”重叠约 {hectares} 公顷。"
    remedy = "重叠处的单位只归一个片区；请核对边界。"


class TownOverlapsError(LedgerError):
    """The boundary of a town lies partly on the ground of another one."""

    code = "TOWN_OVERLAPS"
    message = "边界有 {share} 在“{other}”内。"
    remedy = "请核对两个镇街的边界，以民政部门公布的界线为准。"


class OutsideFootprintError(LedgerError):
    """The point of a building lies outside its footprint."""

    code = "OUTSIDE_FOOTPRINT"
    message = "该点不在楼宇轮廓之内。"
    remedy = "请把点移到轮廓内，或不填点位，由系统取轮廓内一点。"


class SamePointError(LedgerError):
    """Something else stands at the very same point."""

    code = "SAME_POINT"
    message = "该点上已有“{name}”{others}。"
    remedy = "同一地址可以如此；否则请核对坐标。"


class AreaEndedError(LedgerError):
    """The area was split or merged away."""

    code = "AREA_ENDED"
    message = "片区“{name}”已于 {on} 终止（分割或合并）。"
    remedy = "请改用现有的片区。"


class PartNamesError(LedgerError):
    """A cut makes another number of parts than names were given."""

    code = "PART_NAMES"
    message = "这条线把片区切成 {parts} 块，给出了 {names} 个名称。"
    remedy = "请按自西向东、自南向北的次序给每块一个不同的名称。"


class NoBoundaryError(LedgerError):
    """An area without a boundary cannot be cut."""

    code = "NO_BOUNDARY"
    message = "片区“{name}”还没有边界。"
    remedy = "请先画出边界。"


class TooFewAreasError(LedgerError):
    """Merging takes two areas at least."""

    code = "TOO_FEW_AREAS"
    message = "合并至少要选两个不同的片区。"
    remedy = "请再选一个同镇街的片区。"


class AreasApartError(LedgerError):
    """The merged areas do not touch."""

    code = "AREAS_APART"
    message = "合并后的片区由互不相邻的几块组成。"
    remedy = "可以如此；否则请核对所选的片区。"


class UnplacedOrganizationsError(LedgerError):
    """Organizations of a split area have no point, so no part is theirs."""

    code = "ORGANIZATIONS_UNPLACED"
    message = "{count} 家单位没有点位，未归入任何一块：{names}。"
    remedy = "请补上点位，或在单位的归属中选择片区。"


class BranchOverPartsError(LedgerError):
    """The organizations of a joint branch stand in several parts of a split area."""

    code = "BRANCH_OVER_PARTS"
    message = "“{branch}”的单位分处几块，现归“{part}”。"
    remedy = "请核对这个联合支部服务的片区和覆盖的单位。"
