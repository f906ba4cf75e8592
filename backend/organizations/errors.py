"""What the organizations refuse."""

from collections.abc import Iterable

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


class DuplicateCreditCodeError(LedgerError):
    """An organization with this credit code exists, perhaps out of the caller's sight."""

    code = "DUPLICATE_CREDIT_CODE"
    message = "该统一社会信用代码已经登记。"
    remedy = "请先按代码查询；查不到时，该单位可能属于其他镇街，请联系区级人员。"
    constraints = ("organizations_credit_code_key",)

    def __init__(self, *, path: Iterable[str] = ("credit_code",)) -> None:
        super().__init__(path=path)


class NotInTownError(LedgerError):
    """A village, building or area lies in another town than the organization."""

    code = "NOT_IN_TOWN"
    message = "{noun}“{place}”不在“{town}”。"
    remedy = "请选择同一镇街内的{noun}，或改选镇街。"


class NoDefaultDepartmentError(LedgerError):
    """No line was named and the district has no default one."""

    code = "NO_DEFAULT_DEPARTMENT"
    message = "没有选择主管部门，也没有设置默认部门。"
    remedy = "请选择主管部门，或先由区级设置默认部门。"


class MoveBetweenTownsError(LedgerError):
    """A town officer may not hand an organization to another town."""

    code = "MOVE_BETWEEN_TOWNS"
    message = "迁往其他镇街须由区级办理。"
    remedy = "请联系区级人员变更所在镇街。"


class AlreadyEndedError(LedgerError):
    """The organization is no longer registered."""

    code = "ORGANIZATION_ENDED"
    message = "“{name}”自 {on} 起已不在册（{state}）。"
    remedy = "请核对单位；如登记有误，请先更正登记状态。"


class StillActiveError(LedgerError):
    """Deregistering needs a state other than active."""

    code = "STILL_ACTIVE"
    message = "登记状态“存续”不是注销。"
    remedy = "请选择注销、吊销或迁出。"


class CountsDisagreeError(LedgerError):
    """Full and probationary members together are more than all members."""

    code = "COUNTS_DISAGREE"
    message = "正式党员 {full} 名、预备党员 {probationary} 名，合计超过党员数 {members} 名。"
    remedy = "请核对三个数。"


class PhoneError(LedgerError):
    """The text is no phone number."""

    code = "PHONE"
    message = "电话号码 {masked} 不正确。"
    remedy = "请填写 7 至 15 位数字，可含区号。"
