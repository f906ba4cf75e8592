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
    """The point lies outside the drawn areas of its town."""

    code = "OUTSIDE_TOWN"
    message = "该点不在“{town}”已划定的片区内。"
    remedy = "请核对经纬度和所在镇街。"


class EmptyNameError(LedgerError):
    """A name is missing or too long."""

    code = "NAME"
    message = "名称应为 1 至 {most} 个字。"
    remedy = "请填写全称。"


class NameTakenError(LedgerError):
    """Another place of the same kind has this name in the same town."""

    code = "NAME_TAKEN"
    message = "同一范围内已有同名的记录。"
    remedy = "请改用已有的记录，或换一个名称。"


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
