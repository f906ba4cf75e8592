"""What the members refuse."""

from backend.kit.errors import LedgerError


class CitizenNumberError(LedgerError):
    """The text is no citizen number; the message never repeats it whole."""

    code = "CITIZEN_NUMBER"
    message = "身份证号 {masked} 不正确：{fault}。"
    remedy = "请与身份证核对后重新填写。"


class MembershipDatesError(LedgerError):
    """The date of full membership lies before the date of admission."""

    code = "MEMBERSHIP_DATES"
    message = "转正日期 {full_on} 早于入党日期 {joined_on}。"
    remedy = "请核对两个日期。"
