"""What the organizations refuse."""

from backend.kit.errors import LedgerError


class CreditCodeError(LedgerError):
    """The text is no unified social credit code."""

    code = "CREDIT_CODE"
    message = "统一社会信用代码“{text}”不正确：{fault}。"
    remedy = "{advice}"


class NotTwoNewError(LedgerError):
    """The credit code belongs to neither an enterprise nor a social organization."""

    code = "NOT_TWO_NEW"
    message = "统一社会信用代码“{text}”以“{prefix}”开头，不是企业或社会组织。"
    remedy = "请核对代码；确属两新组织的，请在“单位类型”中写明。"


class IndustryCodeError(LedgerError):
    """The text is no code of the national industry list."""

    code = "INDUSTRY_CODE"
    message = "行业代码“{text}”不正确：{fault}。"
    remedy = "请按 GB/T 4754-2017 填写门类字母或 2 至 4 位代码，例如 C、13、1311。"
