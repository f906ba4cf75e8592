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
